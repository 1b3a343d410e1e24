# ogi-emit: the stream to CSV.
bats_require_minimum_version 1.5.0
load helper

# emits TABLE [OPTION...]: stdin is a stream in which `\t` is a tab, then a line `--`, then the
# rows that ogi-emit -t TABLE makes of it, without the head.
emits() {
	local table=$1
	shift
	cat >both
	sed '/^--$/,$d' both | lines in
	sed '1,/^--$/d' both >want
	status 0 ogi-emit -t "$table" "$@" <in
	tail -n +2 out >got
	same want got
}

# head_is TABLE COLUMNS: the head of an empty stream.
head_is() {
	status 0 ogi-emit -t "$1" </dev/null
	tr ' ' , <<<"$2" >want
	same want out
}

# --- tables and columns

@test "every table has the columns that are promised, in that order" {
	head_is reports 'doc source sha256 format charset script kind title agency agency_level region_code region year schema published period_start period_end sections disclosure requests proceedings statistics cells blanks checks_failed notes'
	head_is facts 'doc year region_code agency schema table row col value unit state raw line'
	head_is disclosure 'doc year region_code agency schema row made disclosed disclosed_total issued repealed in_force prior change decisions amount items'
	head_is requests 'doc year region_code agency schema row natural commercial research welfare legal other total'
	head_is proceedings 'doc year region_code agency schema row upheld corrected other pending total'
	head_is cells 'doc number section row col rowspan colspan text line'
	head_is sections 'doc section title text line'
	head_is mentions 'doc year region_code agency section number subject indicator value value_max unit approx part_of raw sentence line'
	head_is tasks 'doc year region_code agency chapter item no requirement responsible implementing measure deadline deadline_date line'
	head_is checks 'doc year region_code agency rule scope status left right delta severity cells other'
	head_is history 'doc year region_code agency aggregate figures digest requests_new_total requests_total_total requests_carried_in_natural requests_carried_in_commercial requests_carried_in_research requests_carried_in_welfare requests_carried_in_legal requests_carried_in_other requests_carried_in_total requests_carried_out_natural requests_carried_out_commercial requests_carried_out_research requests_carried_out_welfare requests_carried_out_legal requests_carried_out_other requests_carried_out_total disclosure_regulations_disclosed_total disclosure_regulations_issued disclosure_regulations_repealed disclosure_regulations_in_force disclosure_normative_disclosed_total disclosure_normative_issued disclosure_normative_repealed disclosure_normative_in_force disclosure_licensing_prior disclosure_licensing_change disclosure_services_prior disclosure_services_change disclosure_penalties_prior disclosure_penalties_change disclosure_coercion_prior disclosure_coercion_change disclosure_fees_prior disclosure_fees_change disclosure_licensing_decisions disclosure_services_decisions disclosure_penalties_decisions disclosure_coercion_decisions disclosure_fees_amount disclosure_procurement_amount proceedings_reconsideration_total proceedings_litigation_direct_total proceedings_litigation_after_total statistics_disclosed_count statistics_received_count statistics_answered_count'
	head_is notes 'doc stage severity code text line'
	head_is metadata 'doc key value line'
	ogi-emit -t indicators </dev/null | head -n 1 >out
	echo 'schema,table,row,col,label_zh,label_en,group,unit,first_year,last_year' >want
	same want out
}

@test "the columns of the wide tables are the forms' columns, in the forms' order" {
	for table in disclosure requests proceedings; do
		awk -F'\t' -v t="$table" '$1 == "col" && $3 == t && !seen[$5]++ { print $5 }' \
			"$ROOT/common/forms.tsv" >want
		ogi-emit -t "$table" </dev/null | tr , '\n' | tail -n +7 >got
		same want got
	done
}

@test "a fact is a row, with what is known of its document before it" {
	emits facts <<-'E'
		doc\tinbox/a.txt
		meta\tyear\t2020
		fact\t31\trequests\tnew\tnatural\t12\t件\tnumber\t１２\tv2019
		fact\t31\trequests\tnew\tcommercial\t\t件\tblank\t\tv2019
		fact\t40\tdisclosure\tlicensing\tchange\t-76\t项\tinferred\t减76\tv2019
		meta\tagency\t新乡市体育局
		meta\tregion_code\t410700
		end\tinbox/a.txt
		--
		inbox/a.txt,2020,410700,新乡市体育局,v2019,requests,new,natural,12,件,number,１２,31
		inbox/a.txt,2020,410700,新乡市体育局,v2019,requests,new,commercial,,件,blank,,31
		inbox/a.txt,2020,410700,新乡市体育局,v2019,disclosure,licensing,change,-76,项,inferred,减76,40
	E
}

@test "a wide table has a row for each row of the form, in order of first appearance" {
	cat >stream <<-'E'
		doc\ta
		fact\t5\trequests\tcarried_out\ttotal\t3\t件\tnumber\t3\tv2021
		fact\t1\trequests\tnew\tnatural\t12\t件\tnumber\t12\tv2021
		fact\t1\trequests\tnew\tother\t\t件\tna\t/\tv2021
		fact\t5\trequests\tcarried_out\tnatural\t1\t件\tinferred\t1\tv2021
		fact\t9\tdisclosure\tservices:行政检查\tprior\t0\t项\tnumber\t0\tv2019
		fact\t9\tproceedings\treconsideration\tupheld\t2\t件\tnumber\t2\tv2021
		end\ta
	E
	{ cat stream; cat <<-'E'
		--
		a,,,,v2021,carried_out,1,,,,,,3
		a,,,,v2021,new,12,,,,,,
	E
	} | emits requests
	{ cat stream; cat <<-'E'
		--
		a,,,,v2019,services:行政检查,,,,,,,0,,,,
	E
	} | emits disclosure
	{ cat stream; cat <<-'E'
		--
		a,,,,v2021,reconsideration,2,,,,
	E
	} | emits proceedings
}

@test "a wide table: a cell that stands there twice counts once, the first time" {
	emits requests <<-'E'
		doc\ta
		fact\t1\trequests\tnew\tnatural\t\t件\tblank\t\tv2021
		fact\t2\trequests\tnew\tnatural\t12\t件\tnumber\t12\tv2021
		end\ta
		--
		a,,,,v2021,new,,,,,,,
	E
}

@test "a wide table of many rows keeps each apart from the others" {
	{
		printf 'doc\ta\n'
		for i in $(seq 1 700); do
			printf 'fact\t1\tdisclosure\tx:%d\tprior\t%d\t项\tnumber\t%d\tv2019\n' $i $i $i
		done
		for i in $(seq 1 700); do
			printf 'fact\t1\tdisclosure\tx:%d\tchange\t-%d\t项\tnumber\t%d\tv2019\n' $i $i $i
		done
		printf 'end\ta\n'
	} >in
	status 0 ogi-emit -t disclosure <in
	for i in $(seq 1 700); do
		echo "a,,,,v2019,x:$i,,,,,,,$i,-$i,,,"
	done >want
	tail -n +2 out >got
	same want got
}

@test "a report: what is known of it, and counts" {
	emits reports <<-'E'
		doc\tinbox/a.txt
		meta\tsha256\t00ff
		meta\tformat\ttext
		meta\tcharset\tUTF-8
		meta\tscript\tHans
		meta\tkind\tannual_report
		meta\ttitle\t旧题
		meta\ttitle\t新乡市体育局2020年政府信息公开工作年度报告
		meta\tsource\thttp://example.org/1.html
		meta\tyear\t2020
		meta\tpublished\t2021-01-20
		meta\tperiod_start\t2020-01-01
		meta\tperiod_end\t2020-12-31
		meta\tagency\t新乡市体育局
		meta\tagency_level\tprefecture
		meta\tregion_code\t410700
		meta\tregion\t河南省新乡市
		meta\tschema\tv2019
		meta\tdisclosure\tcomplete
		meta\trequests\tpartial
		meta\tproceedings\tempty
		meta\tmissing\t3
		sect\t1\t1\t一、总体情况
		sect\t2\t3\t三、收到和处理政府信息公开申请情况
		fact\t3\trequests\tnew\tnatural\t1\t件\tnumber\t1\tv2019
		fact\t3\trequests\tnew\ttotal\t\t件\tblank\t\tv2019
		sect\t4\t2\t二、主动公开政府信息情况
		sect\t5\t3\t三、重复
		sect\t6\t9\t页脚
		check\t0\tbalance\trequests.natural\tfail\t1\t2\t-1\twarning\trequests.new.natural@3
		check\t0\tbalance\trequests.total\tpass\t2\t2\t0\twarning\t
		check\t0\tbalance\trequests.other\tunknown\t\t\t\twarning\t
		note\t0\tinfo\ttitle_joined\t两行
		end\tinbox/a.txt
		--
		inbox/a.txt,http://example.org/1.html,00ff,text,UTF-8,Hans,annual_report,新乡市体育局2020年政府信息公开工作年度报告,新乡市体育局,prefecture,410700,河南省新乡市,2020,v2019,2021-01-20,2020-01-01,2020-12-31,132,complete,partial,empty,absent,2,4,1,1
	E
}

@test "a report: numbers of sections above 9 are set apart" {
	emits reports <<-'E'
		doc\ta
		sect\t1\t8\t八
		sect\t2\t10\t十
		sect\t3\t11\t十一
		sect\t4\t7\t七
		sect\t5\t0\t前
		end\ta
		--
		a,,,,,,,,,,,,,,,,,8 10 11 7,absent,absent,absent,absent,0,0,0,0
	E
}

@test "a rejected document has its row too" {
	emits reports <<-'E'
		doc\tinbox/gone.txt
		note\t0\terror\tunreadable\tNo such file or directory
		end\tinbox/gone.txt
		--
		inbox/gone.txt,,,,,,,,,,,,,,,,,,absent,absent,absent,absent,0,0,0,1
	E
}

@test "cells: a grid, where a merged cell has a span and what it covers has no row" {
	emits cells <<-'E'
		doc\ta
		sect\t9\t2\t二、主动公开政府信息情况
		table\t10\ttab
		row\t10\t第二十条第（一）项\t\\<\t\\<
		row\t11\t规章\t1\t
		text\t12\t第二张表
		table\t13\tpipe
		row\t13\t结果\t\\<\t总计
		row\t14\t\\^\t\\<\t3
		row\t15\t\\^\t\\^\t4
		end\ta
		--
		a,1,2,1,1,1,3,第二十条第（一）项,10
		a,1,2,2,1,1,1,规章,11
		a,1,2,2,2,1,1,1,11
		a,1,2,2,3,1,1,,11
		a,2,2,1,1,3,2,结果,13
		a,2,2,1,3,1,1,总计,13
		a,2,2,2,3,1,1,3,14
		a,2,2,3,3,1,1,4,15
	E
}

@test "cells: two merged cells side by side keep their own spans" {
	emits cells <<-'E'
		doc\ta
		table\t1\ttab
		row\t1\t甲\t乙\t\\<
		row\t2\t\\^\t\\^\t\\<
		row\t3\t\\^\t丙\t丁
		end\ta
		--
		a,1,0,1,1,3,1,甲,1
		a,1,0,1,2,2,2,乙,1
		a,1,0,3,2,1,1,丙,3
		a,1,0,3,3,1,1,丁,3
	E
}

@test "cells: facts and notes between the rows of a table do not end it" {
	emits cells <<-'E'
		doc\ta
		table\t1\ttab
		row\t1\t甲
		fact\t1\trequests\tnew\tnatural\t1\t件\tnumber\t1\tv2021
		row\t2\t\\^
		end\ta
		--
		a,1,0,1,1,2,1,甲,1
	E
}

@test "cells: a mark of a merged cell that points at nothing does no harm" {
	emits cells <<-'E'
		doc\ta
		row\t1\t\\<\t甲\t\\^
		row\t2\t乙\t丙\t丁\t\\^
		end\ta
		--
		a,1,0,1,2,1,1,甲,1
		a,1,0,2,1,1,1,乙,2
		a,1,0,2,2,1,1,丙,2
		a,1,0,2,3,1,1,丁,2
	E
}

@test "cells: marks that point at nothing do not take the spans of cells behind them" {
	emits cells <<-'E'
		doc\ta
		row\t1\t\\^\t\\<\t甲
		row\t2\t乙\t\\<\t丙
		end\ta
		--
		a,1,0,1,3,1,1,甲,1
		a,1,0,2,1,1,2,乙,2
		a,1,0,2,3,1,1,丙,2
	E
}

@test "cells: a backslash is told from a mark" {
	emits cells <<-'E'
		doc\ta
		table\t1\ttab
		row\t1\t\\\\^\ta\\tb\t\\\\
		end\ta
		--
		a,1,0,1,1,1,1,\^,1
		a,1,0,1,2,1,1,a	b,1
		a,1,0,1,3,1,1,\,1
	E
}

@test "sections: their text without indents, blank lines at either end off, several of them one" {
	emits sections <<-'E'
		doc\ta
		text\t1\t
		text\t2\t新乡市体育局
		sect\t3\t1\t一、总体情况
		text\t4\t　
		text\t5\t  甲。
		text\t6\t
		text\t7\t \\t
		text\t8\t乙
		text\t9\t丙
		text\t10\t
		sect\t11\t2\t二、主动公开
		end\ta
		--
		a,0,,新乡市体育局,2
		a,1,一、总体情况,"甲。

		乙
		丙",3
		a,2,二、主动公开,,11
	E
}

@test "sections: nothing stands before the first where there are blank lines only" {
	emits sections <<-'E'
		doc\ta
		text\t1\t
		sect\t3\t1\t一、总体情况
		end\ta
		--
		a,1,一、总体情况,,3
	E
}

@test "tasks: with a date or without" {
	emits tasks <<-'E'
		doc\ta
		meta\tyear\t2020
		task\t3\t一、章\t（一）节\t1\t要求\t办公室\t信息中心\t有无差错\t年底\t2020-12-31
		task\t4\t一、章\t（一）节\t\t要求\t\t\t\t长期
		end\ta
		--
		a,2020,,,一、章,（一）节,1,要求,办公室,信息中心,有无差错,年底,2020-12-31,3
		a,2020,,,一、章,（一）节,,要求,,,,长期,,4
	E
}

@test "mentions are numbered in their document" {
	cat >stream <<-'E'
		doc\ta
		mention\t5\t1\t全市\tdisclosed\t12\t18\t条\t约\t\t约12条\t全市约12条。
		mention\t6\t1\t市级\tdisclosed\t8\t\t条\t\t1\t8条\t其中市级8条。
		end\ta
		doc\tb
		mention\t1\t1\t全区\tdisclosed\t1\t\t条\t\t\t1条\t全区1条。
		end\tb
		--
		a,,,,1,1,全市,disclosed,12,18,条,约,,约12条,全市约12条。,5
		a,,,,1,2,市级,disclosed,8,,条,,1,8条,其中市级8条。,6
		b,,,,1,1,全区,disclosed,1,,条,,,1条,全区1条。,1
	E
	emits mentions <stream
}

@test "mentions of one sentence: it stands with the first, and in the row of each" {
	emits mentions <<-'E'
		doc\ta
		mention\t5\t1\t全市\tdisclosed\t12\t\t条\t\t\t12条\t全市12条,其中"市级"8条。
		mention\t5\t1\t市级\tdisclosed\t8\t\t条\t\t1\t8条\t
		end\ta
		doc\tb
		mention\t1\t1\t全区\tdisclosed\t1\t\t条\t\t\t1条\t
		end\tb
		--
		a,,,,1,1,全市,disclosed,12,,条,,,12条,"全市12条,其中""市级""8条。",5
		a,,,,1,2,市级,disclosed,8,,条,,1,8条,"全市12条,其中""市级""8条。",5
		b,,,,1,1,全区,disclosed,1,,条,,,1条,,1
	E
}

@test "checks have no line of their own" {
	emits checks <<-'E'
		doc\ta
		meta\tyear\t2020
		check\t0\tbalance\trequests.natural\tfail\t1\t2\t-1\twarning\trequests.new.natural@3 requests.total.natural@9
		check\t0\tagain\tfigures\tpass\t1\t1\t0\tinfo\t\tb\\\\c
		end\ta
		--
		a,2020,,,balance,requests.natural,fail,1,2,-1,warning,requests.new.natural@3 requests.total.natural@9,
		a,2020,,,again,figures,pass,1,1,0,info,,b\c
	E
}

@test "history: an annual report, its key figures, and a digest that knows no order" {
	local first second
	emit_history() {
		{
			printf 'doc\ta\nmeta\tkind\tannual_report\nmeta\tyear\t2020\n'
			printf 'meta\taggregate\t全市\t3\n'
			cat
			printf 'end\ta\ndoc\tplan\nmeta\tkind\twork_plan\nend\tplan\n'
		} | ogi-emit -t history >out
		[ "$(wc -l <out)" -eq 2 ]
	}
	lines facts <<-'E'
		fact\t1\trequests\tnew\ttotal\t5\t件\tnumber\t5\tv2021
		fact\t1\trequests\tnew\ttotal\t6\t件\tnumber\t6\tv2021
		fact\t2\trequests\tgranted\ttotal\t0\t件\tnumber\t0\tv2021
		fact\t3\tdisclosure\tfees\tamount\t2.5\t万元\tinferred\t2.5\tv2021
		fact\t4\trequests\tcarried_in\ttotal\t\t件\tblank\t\tv2021
	E
	emit_history <facts
	awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		NR == 2 { print $1, $2, $5, $6, $at["requests_new_total"],
			$at["disclosure_fees_amount"], "[" $at["requests_carried_in_total"] "]" }' out >got
	same - got <<<'a 2020 全市 3 5 2.5 []'
	first=$(sed -n 2p out | cut -d, -f7)
	tac facts | emit_history
	second=$(sed -n 2p out | cut -d, -f7)
	[ "$first" = "$second" ]
	sed 's/granted/partial/' facts | emit_history
	second=$(sed -n 2p out | cut -d, -f7)
	[ "$first" != "$second" ]
}

@test "notes name the stage that wrote them" {
	emits notes <<-'E'
		doc\ta
		note\t0\terror\tno_text\tthe file is empty
		note\t7\twarning\tvalues_lost\ttable requests
		note\t8\tinfo\tfrom_the_future\twords
		end\ta
		--
		a,decode,error,no_text,the file is empty,0
		a,tables,warning,values_lost,table requests,7
		a,,info,from_the_future,words,8
	E
}

@test "metadata: each key that is no column of reports is a row, with its line if there is one" {
	emits metadata <<-'E'
		doc\tinbox/a.txt
		meta\tformat\ttext
		meta\tindex_number\t014300001/2023-00007\t4
		meta\tyear\t2022
		meta\tpage_title\t甲\\n乙
		meta\tagency\t甲市乙局
		end\tinbox/a.txt
		doc\tinbox/b.txt
		end\tinbox/b.txt
		--
		inbox/a.txt,index_number,014300001/2023-00007,4
		inbox/a.txt,page_title,甲乙,
	E
}

@test "metadata: of several records of one key the last counts, in its place" {
	emits metadata <<-'E'
		doc\ta
		meta\turl\thttp://a.example/
		meta\tissuer\t甲市乙局\t2
		meta\turl\thttp://b.example/\t9
		end\ta
		--
		a,issuer,甲市乙局,2
		a,url,http://b.example/,9
	E
}

@test "metadata: a record whose LINE is no number is left out, with a note" {
	lines in <<-'E'
		doc\ta
		meta\tissuer\t甲市乙局\tx
		end\ta
	E
	status 0 ogi-emit -t metadata <in
	echo doc,key,value,line | same - out
	echo 'ogi-emit: a: line 0: record left out: meta: LINE is no number' | same - err
}

@test "indicators: the dictionary, from the forms alone" {
	status 0 ogi-emit -t indicators </dev/null
	grep -x 'v2019,requests,denied_state_secret,natural,1.属于国家秘密 — 自然人,denied: state secret — natural persons,（三）不予公开,件,2019,2020' out
	grep -x 'v2021,disclosure,fees,amount,行政事业性收费 — 本年收费金额（单位：万元）,administrative fees — fees charged this year,第二十条第（八）项,万元,2021,' out
	# Section 3 has 23 rows of 7 columns in v2019, 25 in v2021; section 4 has 3 of 5.
	cut -d, -f1,2 out | sort | uniq -c | awk '{ print $2, $1 }' >got
	grep -x 'v2019,requests 161' got
	grep -x 'v2021,requests 175' got
	grep -x 'v2019,proceedings 15' got
	grep -x 'v2021,proceedings 15' got
}

@test "indicators and rules alone read nothing: the stream may go on for ever" {
	local table
	mkfifo pipe
	exec 9<>pipe
	for table in indicators rules; do
		status 0 timeout 10 ogi-emit -t "$table" <&9
	done
	exec 9>&-
}

# --- cells of CSV

@test "a cell is quoted only where it must be" {
	emits notes <<-'E'
		doc\ta
		note\t1\tinfo\tc\tplain 文字; 'x'
		note\t2\tinfo\tc\ta,b
		note\t3\tinfo\tc\tsay "x"
		note\t4\tinfo\tc\tone\\ntwo
		note\t6\tinfo\tc\t leading
		note\t7\tinfo\tc\ttrailing\\t
		note\t8\tinfo\tc\t"
		note\t9\tinfo\tc\t
		end\ta
		--
		a,,info,c,plain 文字; 'x',1
		a,,info,c,"a,b",2
		a,,info,c,"say ""x""",3
		a,,info,c,"one
		two",4
		a,,info,c," leading",6
		a,,info,c,"trailing	",7
		a,,info,c,"""",8
		a,,info,c,,9
	E
}

@test "a cell is quoted only where it must be, wherever in its row it stands" {
	emits tasks <<-'E'
		doc\ta
		task\t1\t甲,乙\t一 二\t3\t要求\t办公室\t中心\t有无差错\t年底\t
		task\t2\t甲乙\t一二\t3\t这一要求有 "二十" 个字以上\t办公室\t中心\t有无差错\t年底\t
		task\t3\t甲乙\t 一二\t3\t要求\t办公室\t中心\t有无差错\t年底\t
		task\t4\t甲乙\t一二 \t3\t要求\t办公室\t中心\t有无差错\t年底\t
		task\t5\t甲乙\t一二\t3\t要求\t办公室\t中心\t有\\n无\t \t2020-12-31
		task\t6\t甲乙\t一二\t3\t要求\t办公室\t中心\t\\\\\t年底\t
		end\ta
		--
		a,,,,"甲,乙",一 二,3,要求,办公室,中心,有无差错,年底,,1
		a,,,,甲乙,一二,3,"这一要求有 ""二十"" 个字以上",办公室,中心,有无差错,年底,,2
		a,,,,甲乙," 一二",3,要求,办公室,中心,有无差错,年底,,3
		a,,,,甲乙,"一二 ",3,要求,办公室,中心,有无差错,年底,,4
		a,,,,甲乙,一二,3,要求,办公室,中心,有无," ",2020-12-31,5
		a,,,,甲乙,一二,3,要求,办公室,中心,\,年底,,6
	E
}

@test "line breaks inside a cell vanish between Chinese characters and are a space otherwise" {
	emits cells <<-'E'
		doc\ta
		table\t1\ttab
		row\t1\t保护第三\\n方合法权益\t对外公开，\\r\\n总数量\tLine\\none\t2020\\n年\t年\\n2020\t甲 \\n\\n 乙\t\\n丙\\n\ta b  c
		end\ta
		--
		a,1,0,1,1,1,1,保护第三方合法权益,1
		a,1,0,1,2,1,1,对外公开，总数量,1
		a,1,0,1,3,1,1,Line one,1
		a,1,0,1,4,1,1,2020 年,1
		a,1,0,1,5,1,1,年 2020,1
		a,1,0,1,6,1,1,甲乙,1
		a,1,0,1,7,1,1,丙,1
		a,1,0,1,8,1,1,a b  c,1
	E
}

@test "line breaks stay in raw, in notes and in the text of sections" {
	emits facts <<-'E'
		doc\ta
		fact\t1\tdisclosure\tx:甲\\n乙\tprior\t\t项\ttext\t见\\n附件\tv2019
		end\ta
		--
		a,,,,v2019,disclosure,x:甲乙,prior,,项,text,"见
		附件",1
	E
}

@test "another reader of CSV finds the same cells" {
	lines in <<-'E'
		doc\ta,"b"
		note\t1\tinfo\tc\tone\\n"two",\\r\\nthree\\n
		note\t2\tinfo\tc\t ,\\\\n
		end\ta,"b"
	E
	status 0 ogi-emit -t notes <in
	sqlite3 :memory: '.mode csv' '.import out notes' '.mode list' \
		"SELECT doc, replace(replace(text, char(13), '<CR>'), char(10), '<LF>') FROM notes" >got
	cat >want <<-'E'
		a,"b"|one<LF>"two",<CR><LF>three<LF>
		a,"b"| ,\n
	E
	same want got
}

# --- options

@test "--crlf: lines end with CR LF" {
	printf 'doc\ta\nnote\t1\tinfo\tc\tx\\ny\nend\ta\n' >in
	status 0 ogi-emit -t notes --crlf <in
	printf 'doc,stage,severity,code,text,line\r\na,,info,c,"x\ny",1\r\n' >want
	same want out
}

@test "--bom: a byte order mark comes first" {
	status 0 ogi-emit -t notes --bom </dev/null
	printf '\xEF\xBB\xBFdoc,stage,severity,code,text,line\n' >want
	same want out
}

@test "--lang zh: Chinese heads" {
	status 0 ogi-emit -t notes --lang zh </dev/null
	echo '文档,环节,级别,代码,内容,行号' >want
	same want out
	status 0 ogi-emit -t notes --lang=en </dev/null
	echo 'doc,stage,severity,code,text,line' >want
	same want out
}

@test "--excel-safe: a quote stands before what a spreadsheet would run, not before numbers" {
	emits facts --excel-safe <<-'E'
		doc\t=a.txt
		fact\t1\tdisclosure\tlicensing\tchange\t-76\t项\tnumber\t-76\tv2019
		fact\t2\tdisclosure\t@x\tchange\t\t项\tna\t+\tv2019
		fact\t3\tdisclosure\tlicensing\tchange\t\t项\ttext\t=1+1,2\tv2019
		fact\t4\tdisclosure\tlicensing\tchange\t\t项\ttext\t\\tx\tv2019
		fact\t5\tdisclosure\tlicensing\tchange\t\t项\ttext\ta=b\tv2019
		end\t=a.txt
		--
		'=a.txt,,,,v2019,disclosure,licensing,change,-76,项,number,'-76,1
		'=a.txt,,,,v2019,disclosure,'@x,change,,项,na,'+,2
		'=a.txt,,,,v2019,disclosure,licensing,change,,项,text,"'=1+1,2",3
		'=a.txt,,,,v2019,disclosure,licensing,change,,项,text,'	x,4
		'=a.txt,,,,v2019,disclosure,licensing,change,,项,text,a=b,5
	E
}

@test "-d writes every table, and the same bytes as -t" {
	lines in <<-'E'
		doc\ta
		meta\tyear\t2020
		sect\t1\t1\t一、总体情况
		text\t2\t文字
		table\t3\ttab
		row\t3\t新收\t1
		fact\t3\trequests\tnew\tnatural\t1\t件\tnumber\t1\tv2021
		end\ta
	E
	status 0 ogi-emit -d csv <in
	[ ! -s out ] && [ ! -s err ]
	ls -A csv >got
	printf '%s\n' {cells,checks}.csv datapackage.json >want
	printf '%s.csv\n' disclosure facts history indicators mentions metadata notes \
		proceedings reports requests rules sections tasks >>want
	same want got
	for table in $(sed -n 's/\.csv$//p' want); do
		ogi-emit -t "$table" <in >one
		same one "csv/$table.csv"
	done
}

@test "-d -t writes the tables of the list" {
	status 0 ogi-emit -d csv -t facts,notes </dev/null
	ls -A csv >got
	printf '%s\n' datapackage.json facts.csv notes.csv >want
	same want got
}

@test "-z packs, and packs the same bytes to the same bytes" {
	{
		printf 'doc\ta\n'
		for i in $(seq 1 3000); do
			printf 'note\t%d\tinfo\tc\t%d %d\n' "$i" $((i * 7919 % 1000)) $((i * i % 997))
		done
		printf 'end\ta\n'
	} >in
	ogi-emit -t notes <in >want
	status 0 ogi-emit -d csv -t notes -z <in
	ls -A csv >got
	printf '%s\n' datapackage.json notes.csv.gz | same - got
	gzip -t csv/notes.csv.gz
	gzip -dc csv/notes.csv.gz >got
	same want got
	cp csv/notes.csv.gz first
	status 0 ogi-emit -t notes --gzip <in
	cmp first out
}

@test "files have the rights that the umask leaves" {
	umask 027
	status 0 ogi-emit -d csv -t notes </dev/null
	[ "$(stat -c %a csv/notes.csv)" = 640 ]
}

@test "-u: a document's rows are there before the next one comes" {
	mkfifo pipe
	ogi-emit -u -t notes <pipe >rows &
	exec 9>pipe
	printf 'doc\ta\nnote\t1\tinfo\tc\tx\nend\ta\n' >&9
	for _ in $(seq 100); do
		if grep -q '^a,' rows; then break; fi
		sleep 0.1
	done
	grep -q '^a,,info,c,x,1$' rows
	exec 9>&-
	wait
}

@test "wrong use: status 2, said on stderr, nothing written" {
	for options in '' '-t' '-d' '-t facts,notes' '-t nothing' '-d csv -t facts,,notes' \
		'-t facts extra' '-t facts --lang fr' '-t facts --bogus'; do
		# shellcheck disable=SC2086
		status 2 ogi-emit $options </dev/null
		[ ! -s out ]
		grep -q '^usage: ogi-emit' err
	done
	[ ! -e csv ]
}

# --- what may go wrong

@test "a malformed record is left out, with a note and a message; the others stand" {
	cat >stream <<-'E'
		doc\ta
		fact\t1\trequests\tnew\tnatural\t1\t件\tnumber\t1\tv2021
		fact\t2\trequests\tnew
		fact\tx\trequests\tnew\tnatural\t1\t件\tnumber\t1\tv2021
		fact\t4\trequests\tnew\tnatural\tten\t件\tnumber\t十\tv2021
		fact\t5\trequests\tnew\tnatural\t5\t件\tblank\t\tv2021
		fact\t6\trequests\tnew\tnatural\t5\t件\tmaybe\t5\tv2021
		fact\t7\trequests\tnew\tother\t7\t件\tnumber\t7\tv2021
		sect\t8\tone\t一、总体情况
		check\t9\tr\ts\tperhaps\t\t\t\tinfo\t
		meta\tyear
		end\ta
		--
	E
	{ cat stream; cat <<-'E'
		a,,,,v2021,requests,new,natural,1,件,number,1,1
		a,,,,v2021,requests,new,other,7,件,number,7,7
	E
	} | emits facts
	{ cat stream; cat <<-'E'
		a,emit,warning,bad_record,record left out: meta: wrong number of fields,0
		a,emit,warning,bad_record,record left out: fact: wrong number of fields,2
		a,emit,warning,bad_record,record left out: fact: LINE is no number,0
		a,emit,warning,bad_record,record left out: fact: VALUE is no number,4
		a,emit,warning,bad_record,record left out: fact: VALUE stands where STATE has none,5
		a,emit,warning,bad_record,record left out: fact: STATE is none of the grammar's,6
		a,emit,warning,bad_record,record left out: sect: SECTION is no number,8
		a,emit,warning,bad_record,record left out: check: STATUS is none of the grammar's,9
	E
	} | emits notes
	grep -x 'ogi-emit: a: line 4: record left out: fact: VALUE is no number' err
	status 0 ogi-emit -t reports <in
	grep -x 'a,.*,2,0,0,8' out
}

@test "a tag that this release does not know is no error" {
	emits notes <<-'E'
		doc\ta
		colour\t1\tred
		cell\t1\trequests\tnew\tnatural\t1\tv2021\t\tread
		end\ta
		--
	E
	[ ! -s err ]
}

@test "a document without its end gives no row; status 3" {
	lines in <<-'E'
		doc\ta
		note\t1\tinfo\tc\tx
		end\ta
		doc\tb
		note\t1\tinfo\tc\ty
	E
	status 3 ogi-emit -t notes <in
	printf 'doc,stage,severity,code,text,line\na,,info,c,x,1\n' >want
	same want out
	grep -x 'ogi-emit: b: the stream breaks off inside this document; it is left out' err
}

@test "-d: a stream that breaks off leaves the old files as they were, and nothing else" {
	printf 'doc\ta\nend\ta\n' >whole
	printf 'doc\ta\n' >broken
	status 0 ogi-emit -d csv -t notes,facts <whole
	cp -r csv before
	status 3 ogi-emit -d csv <broken
	diff -r before csv
	[ "$(find csv -mindepth 1 | wc -l)" -eq 3 ]
}

@test "-d: what a killed run left behind is no hindrance" {
	mkdir csv
	echo rubbish >csv/.notes.csv.part
	status 0 ogi-emit -d csv -t notes </dev/null
	ls -A csv >got
	printf '%s\n' datapackage.json notes.csv | same - got
	echo 'doc,stage,severity,code,text,line' | same - csv/notes.csv
}

@test "-d: a table that another run is writing is refused, other tables are not" {
	mkfifo pipe
	ogi-emit -d csv -t notes <pipe &
	exec 9>pipe
	for _ in $(seq 100); do
		if [ -e csv/.notes.csv.part ]; then break; fi
		sleep 0.1
	done
	sleep 0.2
	status 3 ogi-emit -d csv -t notes </dev/null
	grep -x 'ogi-emit: csv/notes.csv is being written by another ogi-emit' err
	status 0 ogi-emit -d csv -t facts </dev/null
	exec 9>&-
	wait
	ls -A csv >got
	printf '%s\n' datapackage.json facts.csv notes.csv >want
	same want got
}

@test "a record outside any document is left out, and said" {
	printf 'some text\nthat is no stream\n' >in
	status 0 ogi-emit -t notes <in
	echo 'doc,stage,severity,code,text,line' | same - out
	grep -x 'ogi-emit: <stdin>: a record outside any document is left out' err
	status 1 ogi-emit -s -t notes <in
}

@test "a message goes into no table, when standard error is closed" {
	echo 'no stream' >in
	ogi-emit -d csv </dev/null
	ogi-emit -d closed <in >&- 2>&-
	diff -r csv closed
}

@test "-s: status 1 when a document was rejected, and all is written" {
	printf 'doc\ta\nnote\t0\terror\tno_text\tempty\nend\ta\n' >in
	status 0 ogi-emit -d csv <in
	status 1 ogi-emit -s -d csv2 <in
	diff -r csv csv2
}

@test "a full disk: status 3, and a message" {
	[ -e /dev/full ] || skip 'no /dev/full'
	status=0
	ogi-emit -t indicators </dev/null >/dev/full 2>err || status=$?
	[ "$status" -eq 3 ]
	grep 'cannot write to standard output' err
}

@test "a folder that cannot be made: status 3" {
	echo x >file
	status 3 ogi-emit -d file/csv </dev/null
	grep '^ogi-emit: cannot make the folder file/csv: ' err
	status 3 ogi-emit -d file </dev/null
}

@test "a reader that goes away: not a word" {
	for _ in $(seq 300); do
		printf 'doc\ta\nnote\t1\tinfo\tc\t%01000d\nend\ta\n' 0
	done >in
	{ ogi-emit -t notes <in 2>err || echo "$?" >code; } | :
	[ ! -s err ]
	[ ! -e code ] || [ "$(cat code)" -eq 141 ]
}

# even FILE: by the grammar of RFC 4180, every row of it has as many cells as the head.
even() {
	tr '\0\1' '  ' <"$1" | awk -F, -v name="$1" '
		{ row = row $0 "\n" }
		gsub(/"/, "&", row) % 2 { next }
		{
			gsub(/"([^"]|"")*"/, "\001", row)
			n = split(row, cell, ",")
			if (!cells) cells = n
			if (n != cells || row ~ /"|[^,]\001|\001[^,\n]/) {
				print name ": row " NR " has " n " cells, not " cells
				exit bad = 1
			}
			row = ""
		}
		END { exit bad || row != "" || !cells }'
}

@test "even, which the next test relies on, finds what is uneven" {
	printf 'a,b\n"1,\n""",2\n' >good
	even good
	for bad in 'a,b\n1\n' 'a,b\n1,2,3\n' 'a,b\n"1,2\n' 'a,b\nx"1",2\n' 'a,b\n"1"x,2\n' ''; do
		printf "$bad" >bad
		run ! even bad
	done
}

@test "any bytes at all: no crash, and every row has as many cells as the head" {
	head -c 200000 /dev/urandom >noise
	{
		printf 'doc\ta\n'
		sed 's/^/fact\t1\t/' noise
		sed 's/^/row\t1\t/' noise
		sed 's/^/text\t1\t/' noise
		sed 's/^/sect\t1\t1\t/' noise
		tr '\n' '\t' <noise
		printf '\nend\ta\n'
	} >in
	status 0 ogi-emit -d csv <in
	for table in csv/*.csv; do even "$table"; done
	[ "$(wc -l <csv/cells.csv)" -gt 300 ]
}

@test "a document of many sections, rows and columns takes time in proportion" {
	awk 'BEGIN {
		print "doc\ta"
		for (i = 1; i < 60000; i++) {
			print "sect\t" i "\t" i % 100 "\tx"
			print "table\t" i "\ttab"
			print "row\t" i "\t\\^\t\\<\tx"
			print "fact\t" i "\tdisclosure\tx:" i "\tprior\t1\t\tnumber\t1\tv2019"
		}
		printf "table\t1\ttab\nrow\t1\tx"
		for (i = 1; i < 200000; i++) printf "\t\\<"
		printf "\nrow\t2\t\\^"
		for (i = 1; i < 200000; i++) printf "\t\\<"
		print "\nend\ta"
	}' >in
	status 0 timeout 20 ogi-emit -d csv <in
	tail -n 1 csv/cells.csv >got
	echo 'a,60000,99,1,1,2,200000,x,1' | same - got
}

# --- the index

@test "--index: how many bytes of each table are of which document, and why it was rejected" {
	lines stream <<-'E'
		doc\ta
		meta\tyear\t2016
		note\t1\twarning\tbad_bytes\tone
		from\t1
		end\ta
		doc\tb\\tc
		note\t0\twarning\tbad_bytes\ttwo\\nlines
		note\t0\terror\tno_text\tit is\\tempty
		note\t0\terror\ttoo_large\tand too large
		from\t7
		end\tb\\tc
		doc\td
		end\td
	E
	status 0 ogi-emit -d tables -t reports,notes --index <stream
	a=$(grep -c . tables/index.tsv)
	[ "$a" -eq 4 ]
	report() { grep "^\"*$1[^o]" tables/reports.csv | wc -c; }
	notes() { sed 1d tables/notes.csv | awk -v from="$1" -v to="$2" 'NR >= from && NR <= to' | wc -c; }
	lines want <<-E
		from\tdoc\tyear\tcode\ttext\treports\tnotes
		1\ta\t2016\t\t\t$(report a)\t$(notes 1 1)
		7\tb\\\\tc\t\tno_text\tit is\\\\tempty\t$(report b)\t$(notes 2 5)
		\td\t\t\t\t$(report d)\t0
	E
	same want tables/index.tsv
}

@test "--index needs a folder, and tables that are not packed" {
	status 2 ogi-emit -t notes --index </dev/null
	status 2 ogi-emit -d tables -z --index </dev/null
	[ ! -e tables ]
}

@test "without --index there is none" {
	ogi-emit -d tables </dev/null
	[ ! -e tables/index.tsv ]
}
