# pipelines/ogi: the chain for a person.
bats_require_minimum_version 1.5.0
load helper

setup() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	OGI=$ROOT/pipelines/ogi
	report a.txt 3
}

# report NAME TOTAL: a report with one statutory table, in the file NAME.
report() {
	tr '/' '\t' >"$1" <<-E
		新乡市体育局2021年政府信息公开工作年度报告

		一、总体情况

		2021年，新乡市体育局做好政府信息公开工作。

		四、政府信息公开行政复议、行政诉讼情况

		行政复议/行政诉讼
		结果维持/结果纠正/其他结果/尚未审结/总计/未经复议直接起诉/复议后起诉
		结果维持/结果纠正/其他结果/尚未审结/总计/结果维持/结果纠正/其他结果/尚未审结/总计
		2/1/0/0/$2/0/0/0/0/0/1/0/0/0/1

		六、其他需要报告的事项

		无。
	E
}

# terminal COLUMNS COMMAND: what it shows on a terminal of so many columns, TERM as it is; its
# status in the file `code`.
terminal() {
	script -qec "stty cols $1 -onlcr; $2; echo \$? >code" /dev/null </dev/null
}

@test "ogi FILE in a pipe: the table reports, as ogi-emit writes it" {
	status 0 "$OGI" a.txt
	ogi-decode a.txt | ogi-split | ogi-tables | ogi-normalize | ogi-check | ogi-emit -t reports >want
	same want out
	[ ! -s err ]
}

@test "-t TABLE; no operand and - are standard input; --name, --lang and --bom are passed on" {
	status 0 "$OGI" -t proceedings --name b.txt --lang zh --bom <a.txt
	printf '\357\273\277' >want
	cat >>want <<-'E'
		文档,年度,行政区划代码,机关,表式,行项目,结果维持,结果纠正,其他结果,尚未审结,总计
		b.txt,2021,410700,新乡市体育局,,reconsideration,2,1,0,0,3
		b.txt,2021,410700,新乡市体育局,,litigation_direct,0,0,0,0,0
		b.txt,2021,410700,新乡市体育局,,litigation_after,1,0,0,0,1
	E
	same want out
	"$OGI" --table=proceedings --name=b.txt --lang=zh --bom - <a.txt | same want -
}

@test "-d FOLDER: every table, or those of -t" {
	status 0 "$OGI" -d csv a.txt
	ogi-decode a.txt | ogi-split | ogi-tables | ogi-normalize | ogi-check | ogi-emit -d want
	diff -r want csv
	status 0 "$OGI" -dsome -treports -t facts a.txt
	[ -s some/facts.csv ] && [ -s some/reports.csv ] && [ ! -e some/notes.csv ]
}

@test "on a terminal: columns of words, two columns to a Chinese character, notes after them" {
	export TERM=dumb
	terminal 80 "$OGI -t proceedings a.txt" >got
	cat >want <<-'E'
		a.txt, 2021, 410700, 新乡市体育局
		row                upheld  corrected  other  pending  total
		reconsideration         2          1      0        0      3
		litigation_direct       0          0      0        0      0
		litigation_after        1          0      0        0      1
		ogi: 1 note: see -t notes
	E
	same want got
	terminal 80 "$OGI -q a.txt" >got
	cat >want <<-'E'
		doc    agency        year  cells  blanks  checks_failed  notes
		a.txt  新乡市体育局  2021     15       0              1      1
	E
	same want got
}

@test "on a narrow terminal cells are cut, paths at their beginning; -w cuts nothing" {
	export TERM=dumb
	mkdir -p folder/of/reports
	cp a.txt folder/of/reports/
	terminal 60 "$OGI -q folder" >got
	cat >want <<-'E'
		doc        agency     year  cells  blanks  checks_fa…  notes
		…ts/a.txt  新乡市体…  2021     15       0           1      1
	E
	same want got
	terminal 60 "$OGI -qw folder" >got
	head -n 1 got | tr -s ' ' ',' >shown
	ogi-emit -t reports </dev/null | same - shown
	grep -q '^folder/of/reports/a.txt ' got
	grep -q ' 新乡市体育局2021年政府信息公开工作年度报告 ' got
}

@test "several tables, on a terminal: one after the other, and nothing stays in TMPDIR" {
	export TERM=dumb TMPDIR=$PWD/tmp
	mkdir tmp
	terminal 80 "$OGI -q -t proceedings,tasks a.txt" >got
	cat >want <<-'E'
		proceedings
		a.txt, 2021, 410700, 新乡市体育局
		row                upheld  corrected  other  pending  total
		reconsideration         2          1      0        0      3
		litigation_direct       0          0      0        0      0
		litigation_after        1          0      0        0      1

		tasks
		chapter  item  no  require…  respons…  impleme…  measure  deadline  deadlin…  l…

	E
	same want got
	[ -z "$(ls tmp)" ]
}

@test "--pretty: cells with quotes, commas and line breaks; nothing of them steers a terminal" {
	printf '%s\n' 'doc	x' 'sect	1	1	"甲", \033[31m乙' 'text	2	一\n二' 'text	3	丙\\\\' 'end	x' |
		sed 's/\\033/\x1b/' >stream
	ogi-emit -t sections <stream >csv
	LC_ALL=C awk -f "$ROOT/pipelines/screen.awk" -f "$ROOT/pipelines/table.awk" -v name=sections \
		-v heads="$(head -n 1 csv)" csv >got
	cat >want <<-'E'
		x
		section  title          text        line
		      1  "甲", ?[31m乙  一 二 丙\\     1
	E
	same want got
}

@test "--explain: value, state, checks, and the line with its neighbours" {
	report b.txt 4
	status 0 "$OGI" --explain proceedings.reconsideration.total a.txt b.txt
	tr '/' '\t' >want <<-'E'
		a.txt: proceedings.reconsideration.total  新乡市体育局 2021
		    行政复议 — 总计
		    3 件, state number, printed "3", line 12
		    pass  proceedings_total reconsideration: left 3, right 3, delta 0
		    10  结果维持/结果纠正/其他结果/尚未审结/总计/未经复议直接起诉/复议后起诉
		    11  结果维持/结果纠正/其他结果/尚未审结/总计/结果维持/结果纠正/其他结果/尚未审结/总计
		    12> 2/1/0/0/3/0/0/0/0/0/1/0/0/0/1
		    13
		    14  六、其他需要报告的事项

		b.txt: proceedings.reconsideration.total  新乡市体育局 2021
		    行政复议 — 总计
		    4 件, state number, printed "4", line 12
		    fail  proceedings_total reconsideration: left 4, right 3, delta 1
		    10  结果维持/结果纠正/其他结果/尚未审结/总计/未经复议直接起诉/复议后起诉
		    11  结果维持/结果纠正/其他结果/尚未审结/总计/结果维持/结果纠正/其他结果/尚未审结/总计
		    12> 2/1/0/0/4/0/0/0/0/0/1/0/0/0/1
		    13
		    14  六、其他需要报告的事项
	E
	same want out
}

@test "--explain on a terminal: the figure stands out, the right one of several alike" {
	export TERM=xterm
	terminal 80 "$OGI -e proceedings.litigation_after.upheld a.txt" >got
	printf '    12> 2    1    0    0    3    0    0    0    0    0    \033[1;7m1\033[m    0    0    0    1\n' >want
	grep '12>' got | sed 's/\t/    /g' | same want -
}

@test "--explain of a web page on one line: the rows that have the figure, by the page's line" {
	printf '%s' '<html><body><p>新乡市体育局2021年政府信息公开工作年度报告</p><p>四、政府信息公开行政复议、' \
		'行政诉讼情况</p><table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>' \
		'<td rowspan=2>结果维持</td><td rowspan=2>结果纠正</td><td rowspan=2>其他结果</td>' \
		'<td rowspan=2>尚未审结</td><td rowspan=2>总计</td><td colspan=5>未经复议直接起诉</td>' \
		'<td colspan=5>复议后起诉</td></tr><tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td>' \
		'<td>尚未审结</td><td>总计</td><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td>' \
		'<td>总计</td></tr><tr><td>27</td><td>1</td><td>0</td><td>0</td><td>28</td><td>0</td><td>0</td>' \
		'<td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>' \
		'</body></html>' >a.html
	status 0 "$OGI" -e proceedings.reconsideration.upheld a.html
	[ "$(grep -c '^ *1> ' out)" -eq 1 ]
	grep -q '^ *1> 27 | 1 | 0 | 0 | 28 | ' out
}

@test "--explain: a row of several lines a cell is one line; what a line says of the figure is told" {
	lines stream <<-'E'
		doc\tx
		meta\tagency\t甲局
		fact\t7\trequests\tnew\ttotal\t\t件\tblank\t\tv2021
		note\t7\twarning\tsome_code\twhat is \033[7m wrong
		line\t6\t商业\\n企业 | 12 | a\\\\b
		line\t7\t一、新收 | 
		end\tx
	E
	LC_ALL=C awk -f "$ROOT/pipelines/screen.awk" -f "$ROOT/pipelines/explain.awk" \
		-v place='^requests[.]new[.]total$' -v columns=0 /dev/null FS='\t' stream=1 stream >got
	cat >want <<-'E'
		x: requests.new.total  甲局
		    no figure, state blank, printed "", line 7, form v2021
		    warning  some_code: what is ?[7m wrong
		     6  商业 企业 | 12 | a\b
		     7> 一、新收 |
	E
	same want got
}

@test "--explain: * is any part; what a report lacks is told; what no form has is wrong use" {
	status 0 "$OGI" -e 'proceedings.*.total' a.txt
	grep -c '^a.txt: proceedings\.[a-z_]*\.total ' out | grep -qx 3
	status 0 "$OGI" -e requests.new.total a.txt
	echo 'a.txt: requests.new.total is not there: the table requests is absent' | same - out
	status 2 "$OGI" -e requests.nwe.total a.txt
	grep -q "^ogi: no form has 'requests.nwe.total'" err
	status 2 "$OGI" -e 'requests.new' a.txt
	status 2 "$OGI" -e requests.new.total -t facts a.txt
}

@test "wrong use is status 2, before anything is read" {
	for use in '-t nothing' '-t reports,facts' '--lang xx' '--bogus' '-t' '-e [.x.y'; do
		# shellcheck disable=SC2086
		status 2 "$OGI" $use a.txt
		[ ! -s out ] && [ -s err ]
	done
	status 0 "$OGI" -qst reports a.txt
}

@test "a file that is not there: status 3, the others are shown; --strict: status 1" {
	status 3 "$OGI" -t proceedings nothing.txt a.txt
	[ "$(wc -l <out)" -eq 4 ]
	printf '\0\1\2\3' >b.bin
	status 0 "$OGI" b.bin
	status 1 "$OGI" -s b.bin
}

@test "a reader that goes away is no news, whatever the form" {
	mkdir many
	for i in $(seq 300); do
		cp a.txt "many/$i.txt"
	done
	for use in '-t cells' '--pretty -t cells' '-e proceedings.*.*'; do
		# shellcheck disable=SC2086
		{ "$OGI" $use many 2>err || echo $? >code; } | sed -n '1q'
		[ ! -s err ]
		[ "$(cat code)" -eq 141 ]
	done
}

@test "a dictionary needs no documents" {
	terminal 80 "$OGI --csv -t rules" >got
	ogi-emit -t rules | same - got
}

@test "a terminal without operands is wrong use, not a silent wait" {
	terminal 80 "$OGI" >got
	grep -q '^ogi: no file or folder was named' got
	[ "$(cat code)" -eq 2 ]
}

@test "any awk shows the same" {
	terminal 60 "$OGI -t sections,cells a.txt; $OGI -e 'proceedings.*.*' a.txt" >want
	for awk in mawk gawk 'busybox awk' original-awk; do
		if command -v "${awk%% *}" >/dev/null && ${awk} 1 /dev/null; then
			mkdir -p path
			printf '#!/bin/sh\nexec %s "$@"\n' "$awk" >path/awk
			chmod +x path/awk
			PATH=$PWD/path:$PATH terminal 60 \
				"$OGI -t sections,cells a.txt; $OGI -e 'proceedings.*.*' a.txt" | same want -
		fi
	done
}

@test "hostile lines take no longer than their length" {
	{
		cat a.txt
		head -c 500000 /dev/zero | tr '\0' '\\'
		echo
		head -c 500000 /dev/zero | tr '\0' '"'
		echo
		head -c 500000 /dev/zero | tr '\0' '\t'
		echo
		seq 200000
	} >b.txt
	timeout 20 "$OGI" -q --pretty -t sections b.txt >/dev/null
	timeout 20 "$OGI" -e 'proceedings.*.total' b.txt >out
	grep -q '12> 2' out
}

@test "the help fits a screen, begins with the usage, and names each option of the page" {
	status 0 "$OGI" --help
	head -n 1 out | grep -q '^usage: ogi '
	awk 'length > 80 || NR > 24 { exit 1 }' out
	for option in $(grep -oE 'Fl Fl [a-z-]+' "$ROOT/man/ogi.1" | sed 's/Fl Fl /--/' | sort -u); do
		grep -q -e "$option" out
	done
}
