# The whole chain, on the sample documents: what comes out is what their authors put in.
bats_require_minimum_version 1.5.0
load helper

setup_file() {
	PATH=$OGI_BIN:$PATH
	cd "$ROOT/fixtures" || return 1
	ogi-decode reports | ogi-split | ogi-tables | ogi-normalize | ogi-check |
		ogi-emit -d "$BATS_FILE_TMPDIR/out"
}

# columns FILE NAME ...: those columns of a CSV file, by name.
columns() {
	local file=$1 list
	shift
	list=$(printf ',"%s"' "$@")
	sqlite3 :memory: '.mode csv' ".import '$file' t" '.headers on' '.separator "," "\n"' \
	    "SELECT ${list#,} FROM t"
}

# of_document FILE NAME ...: those columns, of the rows of the document reports/$doc.txt.
of_document() {
	local file=$1 list
	shift
	list=$(printf ',"%s"' "$@")
	sqlite3 :memory: '.mode csv' ".import '$file' t" '.headers on' '.separator "," "\n"' \
	    "SELECT ${list#,} FROM t WHERE doc = 'reports/$doc.txt'"
}

# has_facts DOCUMENT [EXPECTED]: facts.csv holds, for that sample, just what is expected, in order.
has_facts() {
	local doc=$1 wanted=$ROOT/fixtures/expected/${2:-$1}.facts.csv
	of_document "$BATS_FILE_TMPDIR/out/facts.csv" table row col value unit state raw schema >got
	if [ "$(wc -l <"$wanted")" -eq 1 ]; then
		[ ! -s got ]
	else
		columns "$wanted" table row col value unit state raw schema >wanted
		same wanted got
	fi
}

@test "tabs, a row a line" {
	has_facts shape-tab shape
}

@test "a cell a line behind a tab" {
	has_facts shape-tabbed shape
}

@test "a cell a line, bare" {
	has_facts shape-lines shape
}

@test "traditional script" {
	doc=shape-traditional
	of_document "$BATS_FILE_TMPDIR/out/facts.csv" table row col value unit state schema >got
	columns "$ROOT/fixtures/expected/shape.facts.csv" table row col value unit state schema >wanted
	same wanted got
}

@test "pipes between cells" {
	has_facts shape-pipe shape
}

@test "a cell a line, pipes at the ends" {
	has_facts shape-pipes shape
}

@test "cells and pipes on lines of their own" {
	has_facts shape-alternate shape
}

@test "Markdown" {
	has_facts shape-markdown shape
}

@test "the text of a PDF" {
	has_facts shape-layout shape
}

@test "2019's form with local rows, signs, marks for not applicable, 元 for 万元" {
	has_facts v2019-local-rows
}

@test "2019's form torn by a page break, labels broken by blanks, a total half blank" {
	has_facts v2019-torn
}

@test "2021's section 二 with 2019's single line （六）, totals printed as 0" {
	has_facts mixed-forms
}

@test "heads cut in half" {
	has_facts heads-cut
}

@test "figures gone: no fact, no zero" {
	has_facts values-lost
}

@test "repeated lines dropped: no fact, no zero" {
	has_facts lines-dropped
}

@test "an older report: the figures of its statistics table, none of its prose" {
	has_facts older-2016
}

@test "a work plan: its tasks, with their deadlines as dates" {
	doc=work-plan
	has_facts work-plan
	of_document "$BATS_FILE_TMPDIR/out/tasks.csv" chapter item no requirement responsible \
	    implementing measure deadline deadline_date >got
	columns "$ROOT/fixtures/expected/work-plan.tasks.csv" chapter item no requirement \
	    responsible implementing measure deadline deadline_date >wanted
	same wanted got
}

@test "what each document is: kind, agency, place, year, form, sections, state of its tables" {
	columns "$BATS_FILE_TMPDIR/out/reports.csv" doc kind script agency agency_level region_code \
	    region year schema published period_start period_end sections disclosure requests \
	    proceedings statistics cells blanks checks_failed >got
	columns "$ROOT/fixtures/expected/reports.csv" doc kind script agency agency_level region_code \
	    region year schema published period_start period_end sections disclosure requests \
	    proceedings statistics cells blanks checks_failed >wanted
	same wanted got
}

@test "the totals that are printed wrong fail their checks, with both sides" {
	doc=mixed-forms
	of_document "$BATS_FILE_TMPDIR/out/checks.csv" status rule scope left right delta >all
	grep ^fail all >got
	cat >wanted <<-'END'
	fail,requests_balance,total,14,0,14
	fail,requests_outcomes,total,0,14,-14
	fail,requests_row_total,total,0,14,-14
	fail,proceedings_total,reconsideration,0,4,-4
	fail,form_year,requests,2023,2020,3
	END
	same wanted got
}

@test "two runs give the same bytes" {
	cd "$ROOT/fixtures"
	ogi-decode reports | ogi-split | ogi-tables | ogi-normalize | ogi-check |
		ogi-emit -d "$BATS_TEST_TMPDIR/again"
	diff -r "$BATS_FILE_TMPDIR/out" "$BATS_TEST_TMPDIR/again"
}

@test "a document gives the same rows alone as among others" {
	cd "$ROOT/fixtures"
	ogi-decode reports/v2019-torn.txt | ogi-split | ogi-tables | ogi-normalize | ogi-check |
		ogi-emit -t facts >"$BATS_TEST_TMPDIR/alone"
	{ head -n 1 "$BATS_FILE_TMPDIR/out/facts.csv"
	  grep '^reports/v2019-torn.txt,' "$BATS_FILE_TMPDIR/out/facts.csv"; } >"$BATS_TEST_TMPDIR/among"
	same "$BATS_TEST_TMPDIR/among" "$BATS_TEST_TMPDIR/alone"
}

@test "figures as they come: marks of footnotes, letters for digits, brackets, numerals" {
	cd "$BATS_TEST_TMPDIR"
	lines in.txt <<-'E'
		安阳市体育局2022年政府信息公开工作年度报告
		二、主动公开政府信息情况
		第二十条第（一）项
		信息内容\t本年制发件数\t本年废止件数\t现行有效件数
		规章\t1O\t零\t1’234
		行政规范性文件\t12*\t3①\t（5）
		第二十条第（六）项
		信息内容\t本年处理决定数量
		行政处罚\t一百二十
		行政强制\tO
	E
	ogi-decode in.txt | ogi-split | ogi-tables | ogi-normalize | ogi-emit -t facts >facts.csv
	columns facts.csv row col value state >got
	cat >wanted <<-'E'
		row,col,value,state
		regulations,issued,10,inferred
		regulations,repealed,0,number
		regulations,in_force,1234,number
		normative,issued,12,number
		normative,repealed,3,number
		normative,in_force,5,inferred
		penalties,decisions,120,number
		coercion,decisions,0,inferred
	E
	same wanted got
}
