# The statistics tables of reports on 2008 to 2018: which figure stands where.
bats_require_minimum_version 1.5.0
load helper

# page [YEAR]: stdin is a page of a report on YEAR; it goes through ogi-tables as document `d`;
# the stream that comes out is `out`.
page() {
	awk -v year="${1:-2016}" 'BEGIN { print "doc\td\nmeta\tyear\t" year }
	/^§/ { print "sect\t" NR "\t" substr($0, 3, 1) "\t" substr($0, 5); next }
	{ gsub(/\\/, "\\\\"); gsub(/\t/, "\\t"); print "text\t" NR "\t" $0 }
	END { print "end\td" }' >in
	status 0 ogi-tables <in
}

# has_cells, has_notes: the cells of `out` as ROW=RAW [UNIT] (`_` for a blank), the notes as
# CODE: TEXT, are what stdin says.
has_cells() {
	cat >wanted
	awk -F'\t' '$1 == "cell" { print $4 "=" ($6 == "" ? "_" : $6) ($8 == "" ? "" : " " $8) }' \
		out >got
	same wanted got
}

has_notes() {
	cat >wanted
	awk -F'\t' '$1 == "note" { print $4 ": " $5 }' out >got
	same wanted got
}

form() {
	awk -F'\t' '$1 == "cell" { print $7 }' out | sort -u
}

small() {
	cat <<-'END'
	统计指标	单位	统计数
	一、主动公开情况	——	——
	（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）	条	120
	其中：主动公开规范性文件数	条	3
	三、依申请公开情况	——	
	（一）收到申请数	件	0
	1.当面申请数	件	
	2.传真申请数	件	/
	END
}

small_cells() {
	has_cells <<-'END'
	disclosed=120 条
	disclosed_normative=3 条
	received=0 件
	received_in_person=_ 件
	received_fax=/ 件
	END
}

# ------------------------------------------------------------------ shapes

@test "three columns: a figure for each label, none for heads of groups" {
	small | page
	small_cells
	has_notes </dev/null
	[ "$(form)" = v2014 ]
}

@test "the same with pipes, in Markdown, a cell a line behind a tab" {
	small | sed 's/\t/ | /g; s/$/ |/' | page
	small_cells
	small | awk -F'\t' '{ print "| " $1 " | " $2 " | " $3 " |" } NR == 1 { print "|---|---|---|" }' | page
	small_cells
	small | awk -F'\t' '{ print ""; for (i = 1; i <= 3; i++) print "\t" $i }' | page
	small_cells
}

@test "a cell a line, with pipes: a blank keeps its place" {
	small | awk -F'\t' '{ for (i = 1; i <= 3; i++) print $i " |" }' | page
	small_cells
}

@test "a cell a line, bare: a blank leaves nothing, and the next figure is not drawn up" {
	small | tr '\t' '\n' | grep . | page
	has_cells <<-'END'
	disclosed=120 条
	disclosed_normative=3 条
	received=0 件
	received_fax=/ 件
	END
}

@test "rows from markup, a head over two columns" {
	lines in <<-'END'
	doc\td
	meta\tyear\t2016
	row\t1\t统计指标\t\\<\t单位\t统计数
	row\t2\t三、\t（一）收到申请数\t件\t5
	row\t3\t\\^\t1.当面申请数\t件\t2
	row\t4\t\\^\t2.传真申请数\t件\t
	end\td
	END
	status 0 ogi-tables <in
	has_cells <<-'END'
	received=5 件
	received_in_person=2 件
	received_fax=_ 件
	END
}

@test "two tables side by side: the right one goes on where the left one ends" {
	page <<-'END'
	统计指标	单位	统计数	统计指标	单位	统计数
	四、行政复议数量	件	6	五、行政诉讼数量	件	60
	（一）维持具体行政行为数	件	1	（一）维持具体行政行为或者驳回原告诉讼请求数	件	10
	（二）被依法纠错数	件	2	（二）被依法纠错数	件	20
	（三）其他情形数	件	3	（三）其他情形数	件	30
	END
	has_cells <<-'END'
	reconsiderations=6 件
	litigations=60 件
	reconsiderations_upheld=1 件
	litigations_upheld=10 件
	reconsiderations_corrected=2 件
	litigations_corrected=20 件
	reconsiderations_other=3 件
	litigations_other=30 件
	END
}

@test "no column for units: they stand in the label" {
	page <<-'END'
	统计指标	数量
	1.政府公报公开政府信息数（条）	7
	2.收到申请数（单位：件）	8
	本地考核次数（次）	9
	END
	has_cells <<-'END'
	via_gazette=7 条
	received=8 件
	x:本地考核次数=9 次
	END
}

@test "其中 glued, and on a line of its own" {
	page <<-'END'
	统计指标	单位	统计数
	4.不同意公开答复数	件	3
	其中：
	1.涉及国家秘密	件	1
	其中：涉及商业秘密	件	2
	END
	has_cells <<-'END'
	refused=3 件
	refused_state_secret=1 件
	refused_trade_secret=2 件
	END
}

@test "a label broken over lines, before its figures and round them" {
	page <<-'END'
	统计指标
	单位
	统计数
	危及国家安全、公共安全、
	经济安全和社会稳定
	件
	4
	（一）维持具体行政行为
	件
	5
	或者驳回原告诉讼请求数
	（一）收到申请数
	件
	6
	END
	has_cells <<-'END'
	refused_security=4 件
	litigations_upheld=5 件
	received=6 件
	END
}

@test "a PDF's text, the number of the row before the label" {
	page <<-'END'
	序号   统计指标                                   单位    统计数
	1      （一）收到申请数                           件      5
	2      1.当面申请数                               件      2
	       2.传真申
	3                                                 件      3
	       请数
	END
	has_cells <<-'END'
	received=5 件
	received_in_person=2 件
	received_fax=3 件
	END
}

@test "heads that stand again on the next page are no rows" {
	{ small; echo; echo '— 2 —'; echo; small | sed -n '1p'; printf '3.网络申请数\t件\t4\n'; } | page
	grep -c '^cell' out | same <(echo 6) -
	has_notes </dev/null
}

# ------------------------------------------------------------------ columns

@test "the heads decide, not the order of the columns" {
	page <<-'END'
	序号	统计数	单位	统计指标
	1	5	件	（一）收到申请数
	2	2	件	1.当面申请数
	END
	has_cells <<-'END'
	received=5 件
	received_in_person=2 件
	END
}

@test "of several authorities, the total counts" {
	page <<-'END'
	统计指标	单位	区政府	乡镇街道	合计
	（一）收到申请数	件	1	2	3
	1.当面申请数	件	4	5	9
	END
	has_cells <<-'END'
	received=3 件
	received_in_person=9 件
	END
}

@test "of several authorities without a total, none counts, and one note says so" {
	page <<-'END'
	统计指标	单位	区政府统计数	区直单位统计数
	（一）收到申请数	件	1	2
	1.当面申请数	件	4	5
	END
	has_cells </dev/null
	has_notes <<-'END'
	table_unread: statistics: its heads do not tell which figures are the authority's of the year (区政府统计数, 区直单位统计数); none was placed
	END
}

@test "of two years, the report's counts; of two others, none" {
	years() {
		printf '统计指标\t单位\t2015年\t2016年\n（一）收到申请数\t件\t1\t2\n1.当面申请数\t件\t3\t4\n'
	}
	years | page 2016
	has_cells <<<$'received=2 件\nreceived_in_person=4 件'
	years | page 2015
	has_cells <<<$'received=1 件\nreceived_in_person=3 件'
	years | page 2017
	has_cells </dev/null
	[ "$(grep -c '^note' out)" -eq 1 ]
}

@test "the older form: this year's figures count, codes never" {
	page 2010 <<-'END'
	指标名称	计量单位	代码	本期实际	本年累计
	甲	乙	丙	1	2
	主动公开信息数	条	01	30	300
	其中：全文电子化的主动公开信息数	条	02		
	网站专栏页面访问量	人次	05	7	70
	收取费用总数	元	36	0	1250
	END
	has_cells <<-'END'
	published=300 条
	published_electronic=_ 条
	page_views=70 人次
	charges=1250 元
	END
	[ "$(form)" = v2008 ]
}

@test "the older form, a cell a line: where figures are gone, no code takes their place" {
	page 2010 <<-'END'
	指标名称
	计量单位
	代码
	本期实际
	本年累计
	主动公开信息数
	条
	01
	网站专栏页面访问量
	人次
	05
	7
	现场接待人数
	人次
	06
	8
	80
	END
	has_cells <<<'visitors=80 人次'
	has_notes <<<'values_unplaced: statistics: 网站专栏页面访问量: it is not clear which figure is its own, not placed: 05'
}

@test "the older form with figures of the period alone: only where the head says the year" {
	old() {
		printf '指标名称\t计量单位\t代码\t%s\n主动公开信息数\t条\t01\t3\n网上咨询数\t人次\t07\t4\n' "$1"
	}
	old '本期实际（全年）' | page 2010
	has_cells <<<$'published=3 条\nenquiries_online=4 人次'
	old '本期实际' | page 2010
	has_cells </dev/null
	grep -q 'note.*table_unread.*本期实际' out
}

# ------------------------------------------------------------------ labels

@test "labels in other words, renumbered, in either script" {
	page <<-'END'
	统计指标	单位	统计数
	1、主动公开信息总数	条	1
	（2）制发规范性文件件数	件	2
	3.网上申请数量	件	3
	属于国家秘密	件	4
	設置公共查閱點數	个	5
	举办新闻发布会次数	次	6
	其它方式回应事件数	次	7
	END
	has_cells <<-'END'
	disclosed=1 条
	issued_normative=2 件
	received_online=3 件
	refused_state_secret=4 件
	reading_points=5 个
	press_conferences=6 次
	responses_other=7 次
	END
}

@test "a note in brackets that makes another figure of it is no note" {
	page <<-'END'
	统计指标	单位	统计数
	收到申请数（件）	件	5
	收到申请数（其中网上）	件	3
	END
	has_cells <<-'END'
	received=5 件
	x:收到申请数（其中网上）=3 件
	END
}

disputes() {
	cat <<-'END'
	统计指标	单位	统计数
	法律法规规定的其他情形	件	9
	四、行政复议数量	件	6
	（一）维持具体行政行为数	件	1
	（二）被依法纠错数	件	2
	（三）其他情形数	件	3
	五、行政诉讼数量	件	60
	（一）维持具体行政行为数	件	10
	（二）被依法纠错数	件	20
	（三）其他情形数	件	30
	六、举报投诉数量	件	7
	END
}

@test "labels that stand there twice: the order tells them apart" {
	disputes | page
	has_cells <<-'END'
	refused_other_law=9 件
	reconsiderations=6 件
	reconsiderations_upheld=1 件
	reconsiderations_corrected=2 件
	reconsiderations_other=3 件
	litigations=60 件
	litigations_upheld=10 件
	litigations_corrected=20 件
	litigations_other=30 件
	complaints=7 件
	END
}

@test "rows gone, or moved: labels that could be either are not placed, and it is said" {
	disputes | sed '5,8d' | page
	has_cells <<<$'refused_other_law=9 件\nreconsiderations=6 件\ncomplaints=7 件'
	[ "$(grep -c 'note.*order_lost' out)" -eq 3 ]
	disputes | awk 'NR == 6 { kept = $0; next } { print } NR == 2 { print "" } NR == 7 { print kept }' | page
	run ! grep -E 'reconsiderations_other|refused_other_law.*	3	' out
}

@test "heads of authorities: whose press conferences, the order tells" {
	page <<-'END'
	统计指标	单位	统计数
	1.参加或举办新闻发布会总次数	次	5
	其中：主要负责同志参加次数	次	1
	2.政府网站在线访谈次数	次	6
	其中：主要负责同志参加次数	次	2
	3.政策解读稿件发布数	篇	7
	END
	has_cells <<-'END'
	press_conferences=5 次
	press_conferences_head=1 次
	online_interviews=6 次
	online_interviews_head=2 次
	interpretations=7 篇
	END
}

@test "rows of a local edition keep their words, and are noted" {
	page <<-'END'
	统计指标	单位	统计数
	（一）主动公开政府信息数	条	5
	主动公开行政执法信息	条	4
	END
	has_cells <<<$'disclosed=5 条\nx:主动公开行政执法信息=4 条'
	has_notes <<<'unknown_row: 主动公开行政执法信息'
}

@test "rows of a local edition with figures in full-width digits" {
	page <<-'END'
	统计指标	单位	统计数
	（一）主动公开政府信息数	条	５
	主动公开行政执法信息	条	４
	END
	has_cells <<<$'disclosed=５ 条\nx:主动公开行政执法信息=４ 条'
}

# ------------------------------------------------------------------ damage

@test "two figures after one label: neither is placed" {
	page <<-'END'
	统计指标
	统计数
	（一）收到申请数
	5
	6
	1.当面申请数
	7
	2.传真申请数
	8
	END
	has_cells <<<$'received_in_person=7\nreceived_fax=8'
	has_notes <<<'values_unplaced: statistics: （一）收到申请数: it is not clear which figure is its own, not placed: 5'
}

@test "a row that was shifted under its heads is not placed" {
	page <<-'END'
	统计指标	单位	统计数
	（一）收到申请数	5	
	1.当面申请数	件	7
		2.传真申请数	件
	件	8	
	END
	has_cells <<<'received_in_person=7 件'
	[ "$(grep -c 'note.*values_unplaced' out)" -eq 2 ]
}

@test "a figure merged over two rows belongs to neither" {
	lines in <<-'END'
	doc\td
	row\t1\t统计指标\t单位\t统计数
	row\t2\t（一）收到申请数\t件\t5
	row\t3\t1.当面申请数\t件\t\\^
	row\t4\t2.传真申请数\t件\t6
	row\t5\t3.网络申请数\t件\t7
	end\td
	END
	status 0 ogi-tables <in
	has_cells <<<$'received_fax=6 件\nreceived_online=7 件'
}

@test "where the head of a column is gone and rows have a figure too many, none is placed" {
	page <<-'END'
	统计指标
	单位
	统计数
	（一）收到申请数
	件
	5
	2
	1.当面申请数
	件
	6
	3
	2.传真申请数
	件
	7
	END
	has_cells </dev/null
	grep -q 'note.*table_unread' out
}

@test "a table whose rows are those of no form gives one note" {
	page <<-'END'
	统计指标	单位	统计数
	公路里程	公里	5
	桥梁	座	6
	END
	has_cells </dev/null
	has_notes <<<'table_unread: statistics: its rows are those of no form; none was placed'
	run ! grep '^meta.found' out
}

@test "a local table of the same head, with another form's rows, is not read as that form" {
	page <<-'END'
	指标名称	2015年	2016年	增减值
	本年新收政府信息公开申请数量	35	36	+1
	予以公开	11	14	+3
	部分公开	1	4	+3
	其他处理	1	1	-
	结转下年度继续办理	1	3	+2
	行政复议	1	2	+1
	END
	has_cells </dev/null
	has_notes <<<'table_unread: statistics: its rows are those of no form; none was placed'
}

@test "labels without a figure: the table stands there, its values are lost" {
	small | cut -f1 | page
	has_cells </dev/null
	grep -q $'^meta\tfound\tstatistics v2014$' out
	has_notes <<<'values_lost: statistics: the table stands there without a figure that could be placed'
}

@test "a table whose caption names another year is noted" {
	{ echo '2015年政府信息公开情况统计表'; small; } | page 2016
	small_cells
	has_notes <<<'other_year: statistics: the words before it name 2015, the report is on 2016'
}

@test "few labels without heads are a local table" {
	page <<-'END'
	（一）收到申请数	5
	1.当面申请数	6
	END
	has_cells </dev/null
}

@test "a table of another form beside it in one run of lines is read as that form's" {
	page <<-'END'
	信息内容	本年处理决定数量	
	行政许可	5	
	统计指标	单位	统计数
	（一）收到申请数	件	6
	1.当面申请数	件	7
	END
	has_cells <<<$'licensing=5\nreceived=6 件\nreceived_in_person=7 件'
}

# ------------------------------------------------------------------ the whole chain

chain() {
	ogi-decode "$1" | ogi-split | ogi-tables | ogi-normalize | ogi-check >out
}

@test "groups that are called as chapters are no chapters" {
	{
		printf '锦州市体育局2016年政府信息公开年度报告\n\n一、概述\n\n全年运行正常。\n\n二、存在的问题\n\n更新不够及时。\n\n附件\n\n'
		small | tr '\t' '\n' | grep .
	} >a.txt
	chain a.txt
	[ "$(grep -c '^sect' out)" -eq 2 ]
	grep -q $'^fact.*\treceived\tcount\t0\t件\tnumber\t0\tv2014$' out
	grep -q $'^meta\tschema\tv2014$' out
	grep -q $'^meta\tstatistics\tpartial$' out
}

@test "amounts are in 万元, whichever unit the table prints" {
	printf '锦州市体育局2016年政府信息公开年度报告\n一、概述\n\n统计指标\t单位\t统计数\n七、依申请公开信息收取的费用\t元\t2500\n（四）政府信息公开专项经费\t万元\t3.5\n' >a.txt
	chain a.txt
	awk -F'\t' '$1 == "fact" { print $4, $6, $7, $9 }' out >got
	same - got <<-'END'
	fees 0.25 万元 2500
	budget 3.5 万元 3.5
	END
	run ! grep 'value_odd' out
}

@test "the table's own sums are checked; unknown where a figure is not there" {
	{ printf '锦州市体育局2016年政府信息公开年度报告\n一、概述\n\n'; disputes | sed 's/\t60$/\t61/'; } >a.txt
	chain a.txt
	awk -F'\t' '$1 == "check" && $3 ~ /^(statistics|form)_/ { print $3, $5, $6, $7 }' out >got
	same - got <<-'END'
	statistics_received unknown  
	statistics_closed unknown  
	statistics_answered unknown  
	statistics_refused unknown  
	statistics_reconsiderations pass 6 6
	statistics_litigations fail 61 60
	statistics_staff unknown  
	statistics_normative unknown  
	statistics_press unknown  
	statistics_interviews unknown  
	form_year pass 2016 2016
	END
}

@test "a table whose values are lost is empty, and all of its form is missing" {
	{ printf '锦州市体育局2016年政府信息公开年度报告\n一、概述\n\n'; small | cut -f1; } >a.txt
	chain a.txt
	grep -E $'^meta\t(schema|statistics|missing)' out | same <(lines /dev/stdout <<-'END'
	meta\tschema\tv2014
	meta\tstatistics\tempty
	meta\tmissing\t58
	END
	) -
}

@test "the dictionary has both forms" {
	ogi-emit -t indicators </dev/null | grep -cE '^v2014,statistics,' | same <(echo 58) -
	ogi-emit -t indicators </dev/null | grep -cE '^v2008,statistics,' | same <(echo 56) -
}

# ------------------------------------------------------------------ the dictionary

@test "every row of both forms is found under each of its names, and no other is taken for it" {
	awk -F'\t' '
	/^#/ || $3 != "statistics" || ($1 != "row" && $1 != "group") { next }
	{
		n = ++rows[$2]
		kind[$2, n] = $1
		code[$2, n] = $5
		unit[$2, n] = $6
		names[$2, n] = $7 ($9 == "" ? "" : "|" $9)
	}
	# The whole form in its order, row `odd` under the name `as`.
	function table(form, odd, as,    i, line, name) {
		doc = form "." code[form, odd] "." as
		printf "doc\t%s\ntable\t1\tmarkup\nrow\t1\t统计指标\t单位\t统计数\n", doc
		for (i = 1; i <= rows[form]; i++) {
			split(names[form, i], name, "|")
			printf "row\t%d\t%s\t%s\t%s\n", i + 1, i == odd ? as : name[1],
				kind[form, i] == "row" ? unit[form, i] : "——",
				kind[form, i] == "row" ? 1000 + i : "——"
			if (kind[form, i] == "row")
				print doc, form, code[form, i], 1000 + i >"wanted.all"
		}
		printf "end\t%s\n", doc
	}
	END {
		for (form in rows) {
			for (i = 1; i <= rows[form]; i++) {
				if (kind[form, i] == "row") {
					n = split(names[form, i], alias, "|")
					for (k = 1; k <= n; k++)
						table(form, i, alias[k])
				}
			}
		}
	}' "$ROOT/common/forms.tsv" >in
	status 0 ogi-tables <in
	awk -F'\t' '$1 == "doc" { doc = $2 } $1 == "cell" { print doc, $7, $4, $6 }' out | sort >got
	sort wanted.all >wanted
	[ "$(grep -c '^doc' in)" -gt 250 ]
	same wanted got
}
