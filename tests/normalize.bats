# ogi-normalize: cells to facts.
bats_require_minimum_version 1.5.0
load helper

# reads CELL [HEAD [HOW]]: each line of stdin is `RAW => VALUE STATE UNIT`, what a cell at
# TABLE.ROW.COL becomes when its column's head states the unit HEAD.  An empty VALUE is `-`.
reads() {
	local cell=$1 head=${2-} how=${3-read}
	cat >want
	awk -v cell="$cell" -v head="$head" -v how="$how" 'BEGIN { OFS = "\t"
		split(cell, c, "."); print "doc", "a" }
	{ sub(/ => .*/, ""); print "cell", NR, c[1], c[2], c[3], $0, "v2019", head, how }
	END { print "end", "a" }' want >in
	status 0 ogi-normalize <in
	awk -F'\t' '$1 == "fact" { print $9 " => " ($6 == "" ? "-" : $6), $8,
		$7 == "" ? "-" : $7 }' out >got
	same want got
}

# normalize: run on stdin, in which `\t` is a tab; keep the records with the tags given.
normalize() {
	lines in
	status 0 ogi-normalize <in
	grep -E "^($1)" out >got
}

@test "value: digits" {
	reads requests.new.natural <<-'E'
		0 => 0 number 件
		17 => 17 number 件
		11398889 => 11398889 number 件
		007 => 7 number 件
	E
}

@test "value: full-width digits" {
	reads requests.new.natural <<-'E'
		１２０ => 120 number 件
		３．５ => 3.5 number 件
	E
}

@test "value: decimals are exact, and lose the zeros that say nothing" {
	reads disclosure.procurement.amount '' <<-'E'
		48.7917 => 48.7917 number 万元
		28.40 => 28.4 number 万元
		0.00 => 0 number 万元
		97676.00 => 97676 number 万元
		0.1 => 0.1 number 万元
		59237.244900000000000000000 => 59237.2449 number 万元
	E
}

@test "value: what is cut off or has two points is text" {
	reads disclosure.procurement.amount <<-'E'
		5. => - text 万元
		.5 => - text 万元
		1.2.3 => - text 万元
	E
}

@test "value: a figure of more digits than can be kept exactly is text" {
	reads requests.new.natural <<-'E'
		999999999999999999 => 999999999999999999 number 件
		1000000000000000000 => - text 件
		99999999999999999999 => - text 件
	E
}

@test "value: thousands separators, only in well-formed groups" {
	reads requests.new.natural <<-'E'
		1,234 => 1234 number 件
		12,345,678 => 12345678 number 件
		1，234 => 1234 number 件
		1,234.5 => 1234.5 number 件
		12,34 => - text 件
		1234,567 => - text 件
		0,123 => - text 件
		1,234 567 => - text 件
		1,5 => - text 件
		1'234'567 => 1234567 number 件
		1’234 => 1234 number 件
		1, 234 => 1234 number 件
		1,2345 => - text 件
		1.234.567 => - text 件
	E
}

@test "value: the mark of a footnote is no part of the figure, and is noted" {
	reads requests.new.natural <<-'E'
		12* => 12 number 件
		12＊ => 12 number 件
		12① => 12 number 件
		12 ※ => 12 number 件
		12¹ => 12 number 件
		12注 => 12 number 件
		12（注2） => 12 number 件
		12[1] => 12 number 件
		12[²] => 12 number 件
		12（²） => 12 number 件
		12〔1〕 => 12 number 件
		12件* => 12 number 件
		12*件 => 12 number 件
	E
	[ "$(grep -c 'info.value_marked' out)" -eq 13 ]
}

@test "value: what may be a second figure is no mark" {
	reads requests.new.natural <<-'E'
		12（1） => - text 件
		12*3 => - text 件
		1*2 => - text 件
		① => - text 件
		[12] => - text 件
	E
}

@test "value: a figure in brackets is worked out, below zero among changes, with a note" {
	reads requests.new.natural <<-'E'
		（5） => 5 inferred 件
		(1,234) => 1234 inferred 件
		（5件） => 5 inferred 件
	E
	reads disclosure.licensing.change <<-'E'
		（5） => -5 inferred 项
	E
	[ "$(grep -c 'warning.value_bracketed.disclosure.licensing.change says .（5）' out)" -eq 1 ]
}

@test "value: letters for digits are worked out, with a note" {
	reads requests.new.natural <<-'E'
		1O => 10 inferred 件
		O => 0 inferred 件
		l => 1 inferred 件
		l2 => 12 inferred 件
		2〇 => 20 inferred 件
		1OO件 => 100 inferred 件
		O.OO => - text 件
		0.0O => 0 inferred 件
		oo => - text 件
		1Ol米 => - text 件
		lot => - text 件
		5l => 51 inferred 件
	E
	[ "$(grep -c 'warning.value_mended' out)" -eq 8 ]
	reads disclosure.licensing.change <<-'E'
		减1O => -10 inferred 项
	E
}

@test "value: one blank before each group of three digits separates thousands, with a note" {
	reads requests.new.natural <<-'E'
		1 234 => 1234 number 件
		1  234 => - text 件
		12 34 => - text 件
		0 0 => - text 件
	E
	grep -c value_joined out | same <(echo 1) -
}

@test "value: two figures on two lines of a cell are not one" {
	reads requests.new.natural <<-'E'
		1\n234 => - text 件
		25\n件 => 25 number 件
	E
}

@test "value: signs" {
	reads disclosure.licensing.change <<-'E'
		+21 => 21 number 项
		-76 => -76 number 项
		－76 => -76 number 项
		−76 => -76 number 项
		–76 => -76 number 项
		＋ 3 => 3 number 项
		-0 => 0 number 项
		—5 => - text 项
		+-5 => - text 项
	E
}

@test "value: signs in words" {
	reads disclosure.licensing.change <<-'E'
		增286 => 286 number 项
		减76 => -76 number 项
		減76 => -76 number 项
		增加 12 项 => 12 number 项
		减少3 => -3 number 项
		新增5 => 5 number 项
		↑8 => 8 number 项
		8↓ => -8 number 项
		增/减5 => - text 项
		减-5 => - text 项
		增 => - text 项
	E
}

@test "value: nothing but white space is blank, never 0" {
	reads requests.new.natural <<-'E'
		 => - blank 件
		  => - blank 件
		  => - blank 件
		　 => - blank 件
		\n => - blank 件
	E
}

@test "value: marks and words for not applicable" {
	reads requests.new.natural <<-'E'
		/ => - na 件
		／ => - na 件
		\\ => - na 件
		- => - na 件
		－ => - na 件
		— => - na 件
		—— => - na 件
		-- => - na 件
		无 => - na 件
		無 => - na 件
		不适用 => - na 件
		N/A => - na 件
	E
}

@test "value: words, masks and slips are text" {
	reads requests.new.natural <<-'E'
		见附件 => - text 件
		* => - text 件
		**** => - text 件
		约20 => - text 件
		3余 => - text 件
		12% => - text 件
		增长12% => - text 件
		（5 => - text 件
		（五） => - text 件
		持平 => - text 件
	E
}

@test "value: a text has a note that says where, and what stands there" {
	normalize note <<-'E'
		doc\ta
		cell\t7\trequests\tnew\tnatural\t见\t附件\tv2021\t\tread
		cell\t7\trequests\tnew\tnatural\t见附件二\tv2021\t\tread
		end\ta
	E
	grep value_text got | same <(printf '%s\t%s\t%s\t%s\t%s\n' note 7 warning \
		value_text "requests.new.natural says '见附件二'") -
}

@test "value: a negative count, or a part of one, is what it says, with a note" {
	normalize 'fact|note' <<-'E'
		doc\ta
		cell\t7\tdisclosure\tpenalties\tdecisions\t减5\tv2019\t\tread
		cell\t8\tdisclosure\tlicensing\tdecisions\t2022.1\tv2019\t\tread
		cell\t9\tdisclosure\tlicensing\tchange\t减5\tv2019\t\tread
		cell\t9\tdisclosure\tprocurement\tamount\t1.5\tv2019\t\tread
		end\ta
	E
	[ "$(awk -F'\t' '$4 == "value_odd" { print $2 }' got | tr '\n' ' ')" = '7 8 ' ]
	grep -q $'^fact\t7\tdisclosure\tpenalties\tdecisions\t-5\t' got
}

@test "value: a unit in the cell is the figure's unit" {
	reads requests.new.natural <<-'E'
		5件 => 5 number 件
		5 條 => 5 number 条
		3人次 => 3 number 人次
		3（件） => 3 number 件
		1.2万件 => 12000 number 件
		2万 => 20000 number 件
		5元 => - text 件
		5米 => - text 件
	E
}

@test "value: amounts are in 万元, whatever the cell's unit" {
	reads disclosure.procurement.amount <<-'E'
		251000元 => 25.1 number 万元
		901.26万元 => 901.26 number 万元
		1.2亿元 => 12000 number 万元
		976.81萬元 => 976.81 number 万元
		3千元 => 0.3 number 万元
		12万 => 12 number 万元
		12（万元） => 12 number 万元
		1元 => 0.0001 number 万元
		3项 => - text 万元
		5百 => - text 万元
	E
}

@test "value: an amount whose head says 元 is brought to 万元; the cell's own unit wins" {
	reads disclosure.fees.amount 元 <<-'E'
		8040 => 0.804 number 万元
		0 => 0 number 万元
		0.5万元 => 0.5 number 万元
		 => - blank 万元
	E
	reads disclosure.procurement.amount 亿元 <<-'E'
		1.5 => 15000 number 万元
	E
}

@test "value: an amount whose head says 百元 or 百万元 is brought to 万元" {
	reads disclosure.procurement.amount 百元 <<-'E'
		26 => 0.26 number 万元
	E
	reads disclosure.procurement.amount 十万元 <<-'E'
		26 => 260 number 万元
	E
	reads disclosure.procurement.amount 百万元 <<-'E'
		26 => 2600 number 万元
	E
}

@test "value: a head whose unit is no money does not go with an amount" {
	reads disclosure.procurement.amount 美元 <<-'E'
		5 => - text 美元
	E
}

@test "value: the head's unit counts before the form's" {
	reads disclosure.licensing.decisions 条 <<-'E'
		5 => 5 number 条
	E
	reads disclosure.licensing.decisions 万件 <<-'E'
		5.1 => 51000 number 件
	E
}

@test "value: numerals written out" {
	reads requests.new.natural <<-'E'
		零 => 0 number 件
		〇 => 0 number 件
		三 => 3 number 件
		十 => 10 number 件
		十五 => 15 number 件
		一百二十 => 120 number 件
		一百零五 => 105 number 件
		三千零四十 => 3040 number 件
		一万二千 => 12000 number 件
		一千零三万 => 10030000 number 件
		二亿 => 200000000 number 件
		贰拾叁 => 23 number 件
		减三 => -3 number 件
		三十件 => 30 number 件
	E
}

@test "value: numerals that can be read in two ways are text; 一 alone may be a dash" {
	reads requests.new.natural <<-'E'
		一百二 => - text 件
		三万五 => - text 件
		一二三 => - text 件
		二〇 => - text 件
		十十 => - text 件
		十零五 => - text 件
		百 => - text 件
		一百零 => - text 件
		一 => - text 件
		一件 => 1 number 件
	E
}

@test "value: an amount written out needs its unit" {
	reads disclosure.procurement.amount <<-'E'
		三万元 => 3 number 万元
		三万 => - text 万元
		零 => 0 number 万元
	E
}

@test "value: a cell of unbounded length is text, its note is short" {
	local long
	long=$(printf '1%.0s' {1..5000})
	printf 'doc\ta\ncell\t1\trequests\tnew\ttotal\t%s\t\t\tread\nend\ta\n' "$long" >in
	status 0 ogi-normalize <in
	awk -F'\t' '$1 == "fact" { print $6, $8, length($9) }
		$1 == "note" && $4 == "value_text" { print length($5) }' out >got
	printf ' text 5000\n70\n' | same - got
}

@test "state: a figure whose place was worked out is inferred, a blank stays blank" {
	reads requests.new.natural '' inferred <<-'E'
		5 => 5 inferred 件
		 => - blank 件
		无 => - na 件
		见附件 => - text 件
	E
}

@test "fact: RAW is what the source says, escapes and all" {
	normalize fact <<-'E'
		doc\ta
		cell\t3\trequests\tnew\ttotal\t 1\\n 2\\\\\\\\\tv2021\t\tread
		end\ta
	E
	lines want <<-'E'
		fact\t3\trequests\tnew\ttotal\t\t件\ttext\t 1\\n 2\\\\\\\\\tv2021
	E
	same want got
}

@test "fact: a row that no form knows keeps its figure; its unit is the head's or none" {
	normalize fact <<-'E'
		doc\ta
		cell\t3\tdisclosure\tx:行政奖励\tdecisions\t4\tv2021\t\tread
		cell\t3\tdisclosure\tservices:行政检查\tprior\t3100\tv2019\t\tread
		end\ta
	E
	lines want <<-'E'
		fact\t3\tdisclosure\tx:行政奖励\tdecisions\t4\t\tnumber\t4\tv2021
		fact\t3\tdisclosure\tservices:行政检查\tprior\t3100\t项\tnumber\t3100\tv2019
	E
	same want got
}

@test "records that are not cells, tasks or found tables pass untouched" {
	lines in <<-'E'
		doc\ta\\tb
		meta\ttitle\tx
		meta\tfound
		text\t1\t  两端有空白 
		sect\t2\t1\t总体情况
		novel\t\\q\t
		cell\t1\trequests\tnew
		cell\tone\trequests\tnew\ttotal\t5\tv2021\t\tread
		cell\t1\trequests\tnew\ttotal\t5\tv2021\t\tread\tmore
		task\t1\t年底
		fact\t1\trequests\tnew\ttotal\t5\t件\tnumber\t5\tv2021
		end\ta\\tb
	E
	status 0 ogi-normalize <in
	grep -vE '^meta.(agency|region|disclosure|requests|proceedings|statistics|missing)|no_agency' \
		out >got
	same in got
}

# The form of a table: every cell with the same figure.
form() {
	local schema=$1 figure=$2 row col
	local cols='natural commercial research welfare legal other total'
	local rows='new carried_in granted partial denied_state_secret denied_law denied_security
		denied_third_party denied_internal denied_process denied_enforcement denied_inquiry
		unable_not_held unable_not_existing unable_unclear unprocessed_petition
		unprocessed_repeat unprocessed_publication unprocessed_excessive
		unprocessed_confirmation total carried_out'
	if [ "$schema" = v2019 ]; then
		rows="$rows other"
	else
		rows="$rows other_no_correction other_fee_unpaid other_other"
	fi
	for row in $rows; do
		for col in $cols; do
			printf 'cell\t1\trequests\t%s\t%s\t%s\t%s\t\tread\n' \
				"$row" "$col" "$figure" "$schema"
		done
	done
}

block() { # SCHEMA FIGURE ROW COL...
	local schema=$1 figure=$2 row=$3 col
	shift 3
	for col; do
		printf 'cell\t1\tdisclosure\t%s\t%s\t%s\t%s\t\tread\n' "$row" "$col" "$figure" "$schema"
	done
}

disclosure_2021() {
	block v2021 "$1" regulations issued repealed in_force
	block v2021 "$1" normative issued repealed in_force
	block v2021 "$1" licensing decisions
	block v2021 "$1" penalties decisions
	block v2021 "$1" coercion decisions
	block v2021 "$1" fees amount
}

proceedings() {
	local row col
	for row in reconsideration litigation_direct litigation_after; do
		for col in upheld corrected other pending total; do
			printf 'cell\t1\tproceedings\t%s\t%s\t%s\t\t\tread\n' "$row" "$col" "$1"
		done
	done
}

# statuses: frame stdin, give the metas that tell of the tables, and the note of what is missing.
statuses() {
	{ printf 'doc\ta\n'; cat; printf 'end\ta\n'; } >in
	status 0 ogi-normalize <in
	awk -F'\t' '$1 == "meta" && $2 ~ /^(schema|disclosure|requests|proceedings|statistics|missing)$/ {
		print $2, $3 } $4 == "missing_cells" { print $5 }' out >got
}

@test "status: three whole tables are complete" {
	{ disclosure_2021 0; form v2021 0; proceedings 0; } | statuses
	same - got <<-'E'
		schema v2021
		disclosure complete
		requests complete
		proceedings complete
		statistics absent
		missing 0
	E
}

@test "status: a whole table of the form of 2019, a cell marked not applicable" {
	{ form v2019 0 | sed '1s/\t0\t/\t\/\t/'; } | statuses
	same - got <<-'E'
		schema v2019
		disclosure absent
		requests complete
		proceedings absent
		statistics absent
		missing 0
	E
}

@test "status: one blank makes a table partial" {
	form v2019 0 | sed '1s/\t0\t/\t\t/' | statuses
	grep -x 'requests partial' got
	grep -x 'missing 0' got
}

@test "status: one text makes a table partial" {
	form v2019 0 | sed '1s/\t0\t/\t多\t/' | statuses
	grep -x 'requests partial' got
}

@test "status: missing cells are counted, and named in a note" {
	form v2021 0 | sed -e '/new\tnatural/d' -e '/granted/d' | statuses
	same - got <<-'E'
		requests lacks 8 of 175 cells: new (1), granted
		schema v2021
		disclosure absent
		requests partial
		proceedings absent
		statistics absent
		missing 8
	E
}

@test "status: a table whose figures are all blank is empty" {
	form v2021 '' | statuses
	grep -x 'requests empty' got
	grep -x 'missing 0' got
}

@test "status: a table that was found without any cell is empty; what both forms have is missing" {
	printf 'meta\tfound\trequests\nmeta\tfound\trequests\n' | statuses
	same - got <<-'E'
		requests lacks 154 of 154 cells: all
		disclosure absent
		requests empty
		proceedings absent
		statistics absent
		missing 154
	E
	run ! grep found out
}

@test "status: sub-rows stand for their row" {
	{
		block v2019 1 regulations made disclosed disclosed_total
		block v2019 1 normative made disclosed disclosed_total
		block v2019 1 licensing prior change decisions
		block v2019 1 services:行政检查 prior change decisions
		block v2019 1 services:行政确认 prior change decisions
		block v2019 1 penalties prior change decisions
		block v2019 1 coercion prior change decisions
		block v2019 1 fees prior change
		block v2019 1 procurement items amount
	} | statuses
	grep -x 'disclosure complete' got
}

@test "status: a block of another form satisfies that block; most blocks tell the document's" {
	{ disclosure_2021 0 | grep -v licensing
	block v2019 1 licensing prior change decisions
	block v2019 1 services prior change decisions; } | statuses
	grep -x 'schema v2021' got
	grep -x 'disclosure complete' got
}

@test "schema: most blocks tell it, of as many the earlier" {
	{
		block v2019 0 regulations made disclosed
		block v2021 0 licensing decisions
		block v2021 0 penalties decisions
	} | statuses
	grep -x 'schema v2021' got
	{
		block v2019 0 licensing prior change
		block v2021 0 regulations issued
	} | statuses
	grep -x 'schema v2021' got
}

@test "schema: the form of section two tells the document's, whatever section three has" {
	{ disclosure_2021 0; form v2019 0; } | statuses
	grep -x 'schema v2021' got
	grep -x 'requests complete' got
}

@test "schema: facts of section four have the document's, even before it is seen" {
	{ printf 'doc\ta\n'; proceedings 0 | head -n 1; form v2019 0; printf 'end\ta\n'; } >in
	status 0 ogi-normalize <in
	awk -F'\t' '$3 == "proceedings" { print $10 }' out | same <(echo v2019) -
}

@test "status: the metas stand right before the end" {
	printf 'doc\ta\ncell\t1\trequests\tnew\ttotal\t5\tv2021\t\tread\ntext\t2\tx\nend\ta\n' >in
	status 0 ogi-normalize <in
	tail -n 7 out | cut -f 1,2 >got
	lines want <<-'E'
		meta\tschema
		meta\tdisclosure
		meta\trequests
		meta\tproceedings
		meta\tstatistics
		meta\tmissing
		end\ta
	E
	same want got
}

@test "status: a row that stands there twice is two facts, and one cell" {
	{ form v2019 0; form v2019 0; } | statuses
	grep -x 'requests complete' got
	grep -x 'missing 0' got
	[ "$(grep -c ^fact out)" -eq 322 ]
}

@test "status: a document says nothing of the one before it" {
	{ printf 'doc\ta\n'; form v2019 0; printf 'end\ta\ndoc\tb\nend\tb\n'; } >in
	status 0 ogi-normalize <in
	sed -n '/^doc.b/,$p' out | grep -E 'requests|schema' >got
	printf 'meta\trequests\tabsent\n' | same - got
}

# dates [YEAR]: each line of stdin is `DEADLINE => DATE`; `-` is none, `?` none with a note.
dates() {
	local year=${1-2020}
	cat >want
	awk -v year="$year" 'BEGIN { OFS = "\t"; print "doc", "a"; print "meta", "year", year }
	{ sub(/ => .*/, ""); print "task", NR, "", "", "", "r", "", "", "", $0 }
	END { print "end", "a" }' want >in
	status 0 ogi-normalize <in
	awk -F'\t' '$4 == "deadline_unread" { unread = $2 }
	function put() { if (n) print raw " => " (iso ? iso : unread == n ? "?" : "-") }
	$1 == "task" { put(); n = $2; raw = $10; iso = $11 } END { put() }' out >got
	same want got
}

@test "deadline: a day" {
	dates <<-'E'
		6月30日 => 2020-06-30
		６ 月 30 日前 => 2020-06-30
		2021年3月5日前完成 => 2021-03-05
		十二月三十一日 => 2020-12-31
		2020-09-30 => 2020-09-30
		2月30日 => ?
	E
}

@test "deadline: the end of the year" {
	dates <<-'E'
		年底 => 2020-12-31
		年底前 => 2020-12-31
		年末 => 2020-12-31
		年内完成 => 2020-12-31
		今年年底前 => 2020-12-31
		2021年底 => 2021-12-31
	E
}

@test "deadline: the end of a month, leap years too" {
	dates <<-'E'
		6月底前 => 2020-06-30
		2月底 => 2020-02-29
		2021年2月底 => 2021-02-28
		十二月底 => 2020-12-31
		10月 => 2020-10-31
		10月份 => 2020-10-31
		10月内 => 2020-10-31
	E
}

@test "deadline: a third of a month" {
	dates <<-'E'
		5月上旬 => 2020-05-10
		5月中旬 => 2020-05-20
		5月下旬前 => 2020-05-31
		5月中旬前 => ?
	E
}

@test "deadline: halves and quarters" {
	dates <<-'E'
		上半年 => 2020-06-30
		下半年 => 2020-12-31
		一季度 => 2020-03-31
		第二季度 => 2020-06-30
		第3季度末 => 2020-09-30
		四季度末前 => 2020-12-31
		2021年上半年 => 2021-06-30
	E
}

@test "deadline: before a month, quarter or half may mean either end of it" {
	dates <<-'E'
		10月前 => ?
		一季度前 => ?
		上半年前 => ?
	E
}

@test "deadline: two dates are none, a range ends at its second" {
	dates <<-'E'
		6月底、12月底 => ?
		6月30日前，年底前 => ?
		3月-6月 => 2020-06-30
		3月至6月底 => 2020-06-30
		1-6月 => 2020-06-30
	E
}

@test "deadline: what goes on, recurs or stands empty is no date, and needs no note" {
	dates <<-'E'
		 => -
		/ => -
		持续推进 => -
		长期 => -
		及时 => -
		每季度末 => -
		每年6月底前 => -
		年底前，长期坚持 => 2020-12-31
	E
}

@test "deadline: other words, other years" {
	dates <<-'E'
		按上级要求 => ?
		三年内 => ?
		明年6月底 => ?
		次年1月31日前 => ?
	E
}

@test "deadline: without a year, only a date that has its own" {
	dates '' <<-'E'
		年底 => ?
		6月30日 => ?
		2021年底 => 2021-12-31
	E
	grep -c "year is not known" out | same <(echo 2) -
}
