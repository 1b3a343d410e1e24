# ogi-check: the rules on cells, on the report as a whole, on prose; hints.
bats_require_minimum_version 1.5.0
load helper
load checks

# report: the records on stdin as an annual report, of 2023 and 甲市教育局 unless they say else,
# through ogi-check; `\t` is a tab.
report() {
	{ printf 'meta\tkind\tannual_report\nmeta\tyear\t2023\nmeta\tagency\t临海市教育局\n'
	  printf 'meta\tagency_level\tcounty\nmeta\tregion_code\t331082\n'
	  while IFS= read -r line; do printf '%b\n' "$line"; done; } | framed
}

# --- cells

@test "counts_not_negative: a count below zero fails, a change may be below" {
	facts v2019 disclosure <<-'E' | framed
		prior change decisions
		licensing 5 -3 2
		penalties 5 0 -2
	E
	checks counts_not_negative
	echo 'disclosure fail 1 0 1' | same - got
	grep -P '\tcounts_not_negative\t.*\twarning\tdisclosure.penalties.decisions@3$' out
}

@test "counts_whole: a count with decimals fails, an amount may have them" {
	{
		printf '%s\n' 'items amount' 'procurement 2 30.5' | facts v2019 disclosure
		printf '%s\n' natural 'new 1.5' 'granted 2' | facts v2019 requests
	} | framed
	checks counts_whole
	same - got <<-'E'
		disclosure pass 0 0 0
		requests fail 1 0 1
	E
}

@test "amounts_not_negative: an amount below zero fails; a table without amounts gives no check" {
	{
		printf '%s\n' amount 'fees -3.5' | facts v2021 disclosure
		printf '%s\n' natural 'new 1' | facts v2021 requests
	} | framed
	checks amounts_not_negative
	echo 'disclosure fail 1 0 1' | same - got
}

@test "figures_no_text: words in a figure's place fail; not applicable and blank are no words" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   1 ? / _ 1
	E
	checks figures_no_text
	echo 'proceedings fail 1 0 1' | same - got
}

@test "rows_filled: a blank, or a cell that is not there, beside figures fails; an empty row does not" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   1 _ 0 0 1
		litigation_direct _ _ _ _ _
		litigation_after  0 0 / 0 .
	E
	checks rows_filled
	echo 'proceedings fail 2 0 2' | same - got
	grep -P '\tproceedings.reconsideration.corrected@2 proceedings.litigation_after.total@0$' out
	printf '%s\n' 'upheld total' 'litigation_after _ _' | facts v2021 proceedings | framed
	checks rows_filled
	echo 'proceedings unknown - - -' | same - got
}

@test "rows_filled: each block of a table is held to its own form" {
	{
		printf '%s\n' 'made disclosed disclosed_total' 'regulations 0 0 0' | facts v2019 disclosure
		printf '%s\n' decisions 'licensing 4' | facts v2021 disclosure
	} | framed
	checks rows_filled
	echo 'disclosure pass 0 0 0' | same - got
}

@test "proceedings_parts: totals alone in a table of zeros fail" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   0 0 0 0 3
		litigation_direct 0 0 0 0 0
		litigation_after  0 0 0 0 1
	E
	checks proceedings_parts
	echo 'proceedings fail 2 0 2' | same - got
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   0 0 0 0 3
		litigation_direct 0 0 1 0 1
		litigation_after  0 0 0 0 1
	E
	checks proceedings_parts
	echo 'proceedings pass 0 0 0' | same - got
}

@test "requests_parts: a part that is not known keeps it from being known" {
	requests v2021 <<-'E' | framed
		new   0 0 0 0 _ 0 2
		total 0 0 0 0 0 0 2
	E
	checks requests_parts
	echo 'requests unknown - - -' | same - got
}

@test "fees and procurement: what looks like 元 for 万元 fails, by the agency's level, with a hint" {
	printf 'meta\tagency_level\ttownship\n' >level
	{ cat level; printf '%s\n' amount 'fees 251000' | facts v2021 disclosure; } | framed
	checks fees_in_wan_township
	echo 'disclosure fail 1 0 1' | same - got
	checks fees_in_wan
	echo 'disclosure pass 0 0 0' | same - got
	hints | same <(echo '2 fees_in_wan_township: 元 for 万元? disclosure.fees.amount@2') -
	# As many decimals as 元 never have.
	{ cat level; printf '%s\n' amount 'fees 25100.1234' | facts v2021 disclosure; } | framed
	checks fees_in_wan_township
	echo 'disclosure pass 0 0 0' | same - got
	printf '%s\n' 'items amount' 'procurement 2 26100' | facts v2019 disclosure | framed
	checks procurement_in_wan
	echo 'disclosure fail 1 0 1' | same - got
	printf '%s\n' 'items amount' 'procurement _ 26100' | facts v2019 disclosure | framed
	checks procurement_in_wan
	echo 'disclosure unknown - - -' | same - got
}

# --- the report

@test "only annual reports are held to the rules on reports" {
	printf 'meta\tkind\tother\nmeta\tyear\t2023\nmeta\tperiod_start\t2022-01-01\n' | framed
	run ! grep -q ^check out
}

@test "sections_present: a chapter that is missing before another, or at the end, fails" {
	local chapters want
	while read -r chapters want; do
		for ((i = 0; i < ${#chapters}; i++)); do
			printf 'sect\\t%d\\t%s\\tx\n' $((i + 3)) "${chapters:i:1}"
		done | report
		checks sections_present
		echo "report $want" | same - got
	done <<-'E'
		123456 pass 6 6 0
		12356 fail 5 6 -1
		12345 fail 5 6 -1
		1234 unknown - - -
		13 fail 2 6 -4
	E
	grep -P '\tsect.1@3 sect.2@0 sect.3@4 sect.4@0 sect.5@0 sect.6@0$' out
}

@test "sections_present: reports before 2019 have chapters of their own" {
	printf 'meta\tyear\t2016\nsect\t2\t1\tx\n' | report
	run ! grep -q sections_present out
}

@test "sections_present: a document that was cut off is not blamed for its end" {
	{ printf 'sect\t2\t%d\tx\n' 1 2 3 4 5; printf 'note\t0\twarning\ttruncated\tx\n'; } | report
	checks sections_present
	echo 'report unknown - - -' | same - got
}

@test "period_covers_year: the days of the year that the period has" {
	local from to want
	while read -r from to want; do
		printf 'meta\tperiod_start\t%s\nmeta\tperiod_end\t%s\n' "$from" "$to" | report
		checks period_covers_year
		echo "report $want" | same - got
	done <<-'E'
		2023-01-01 2023-12-31 pass 365 365 0
		2023-01-01 2023-12-30 fail 364 365 -1
		2022-12-01 2024-01-31 pass 365 365 0
		2022-01-01 2022-12-31 fail 0 365 -365
		2023-03-01 2023-12-31 fail 306 365 -59
	E
	printf 'meta\tyear\t2024\nmeta\tperiod_start\t2024-01-01\nmeta\tperiod_end\t2024-12-31\n' | report
	checks period_covers_year
	echo 'report pass 366 366 0' | same - got
	report </dev/null
	checks period_covers_year
	echo 'report unknown - - -' | same - got
}

@test "published_in_time: bodies by 31 January, governments by 31 March, offices are between" {
	local agency level on want
	while read -r agency level on want; do
		printf 'meta\tagency\t%s\nmeta\tagency_level\t%s\nmeta\tpublished\t%s\n' "$agency" \
			"$level" "$on" | report
		checks published_in_time
		echo "report $want" | same - got
	done <<-'E'
		临海市教育局 county 2024-01-31 pass 31 31 0
		临海市教育局 county 2024-02-01 fail 32 31 1
		临海市教育局 county 2023-12-27 pass -4 31 -35
		临海市人民政府 county 2024-03-31 pass 91 91 0
		临海市人民政府 county 2024-04-02 fail 93 91 2
		临海市 county 2024-03-08 pass 68 91 -23
		临海市人民政府办公室 county 2024-01-09 pass 9 31 -22
		临海市人民政府办公室 county 2024-03-08 unknown - - -
		临海市人民政府办公室 county 2024-04-01 fail 92 91 1
		东塍镇人民政府 township 2024-03-08 fail 68 31 37
	E
}

@test "published_in_time_2008: until the reports on 2018 it was 31 March" {
	printf 'meta\tyear\t2018\nmeta\tpublished\t2019-03-31\n' | report
	checks published_in_time_2008
	echo 'report pass 90 90 0' | same - got
	run ! grep -qP '\tpublished_in_time\t' out
}

@test "year_left_over: another year in title or period" {
	report <<-'E'
		meta\ttitle\t临海市教育局2022年政府信息公开工作年度报告
		meta\tperiod_start\t2022-01-01
		meta\tperiod_end\t2023-12-31
	E
	checks year_left_over
	same - got <<-'E'
		title fail 2023 2022 1
		period fail 2023 2022 1
		text unknown - - -
	E
}

@test "year_left_over: another year in what the report calls itself, or in its first words" {
	local section line want
	while IFS='|' read -r section line want; do
		printf 'sect\t2\t%s\tx\ntext\t3\t%s\n' "$section" "$line" | report
		checks year_left_over text
		echo "text $want" | same - got
	done <<-'E'
		0|现将临海市教育局2022年政府信息公开工作年度报告公布如下。|fail 2023 2022 1
		0|根据条例要求，现公布本局 2023 年度政府信息公开工作年度报告。|pass 2023 2023 0
		0|按照要求，编制《临海市教育局2022年政府信息公开年度报告》。|fail 2023 2022 1
		1|特编制臨海市教育局2022年政府信息公開工作年度報告。|fail 2023 2022 1
		1|2022年，我局坚持以公开促落实。|fail 2023 2022 1
		1|2023年度，我局坚持以公开促落实。|pass 2023 2023 0
		6|现向社会公布2022年年度报告。|fail 2023 2022 1
	E
}

@test "year_left_over: years of other reports, notices, plans, comparisons are none" {
	local section line
	while IFS='|' read -r section line; do
		printf 'sect\t2\t%s\tx\ntext\t3\t%s\n' "$section" "$line" | report
		checks year_left_over text
		echo 'text unknown - - -' | same - got
	done <<-'E'
		0|按照《关于做好2022年政府信息公开工作年度报告编制发布工作的通知》，编制本报告。
		0|上一篇：临海市教育局2022年政府信息公开工作年度报告
		1|按时公布2022年政府信息公开工作年度报告。
		1|编制并公布了2022年政府信息公开工作年度报告。
		1|与2022年相比，公开数量增长10%。
		1|2022年12月，我局修订指南。
		1|根据浙政办〔2022〕5号文件，编制本报告。
		1|完成2022年政府信息公开年报，现将有关情况报告如下。
		5|现公布2022年年度报告。
		6|2024年，我局将继续努力。
	E
}

@test "year_left_over_headings: a chapter of an earlier year; plans are of a later one" {
	printf 'sect\\t2\\t1\\t一、2022年总体情况\n' | report
	checks year_left_over_headings
	echo 'heading fail 2023 2022 1' | same - got
	printf 'sect\\t2\\t3\\t三、2024年工作打算\n' | report
	checks year_left_over_headings
	echo 'heading unknown - - -' | same - got
	printf 'sect\\t2\\t1\\t一、2023年总体情况\n' | report
	checks year_left_over_headings
	echo 'heading pass 2023 2023 0' | same - got
}

@test "agency_left_over: another place, or another body of the same sort" {
	local line want
	while IFS='|' read -r line want; do
		printf 'text\t3\t%s\n' "$line" | report
		checks agency_left_over
		printf '%s - - -\n' "$want" | tr ';' '\n' | sed 's/$/ - - -/; s/ - - - - - -/ - - -/' | same - got
	done <<-'E'
		本报告由温岭市教育局编制。|maker fail;contact unknown
		本报告由临海市水利局编制。|maker fail;contact unknown
		本报告由临海市教育局办公室根据条例编制。|maker pass;contact unknown
		本报告由我局编制。|maker unknown;contact unknown
		如有疑问，请与临海市教育体育局联系。|maker unknown;contact pass
		如有疑问，请与台州市教育局联系。|maker unknown;contact pass
		如有疑问，请与临海市行政服务中心联系（电话：0）。|maker unknown;contact unknown
		請與溫嶺市教育局聯繫。|maker unknown;contact fail
	E
	hints | same <(echo '3 温岭市教育局 stands in the text, the report is that of 临海市教育局') -
}

@test "agency_left_over: short names and offices of a government are its own" {
	local agency name want
	while read -r agency name want; do
		printf 'meta\tagency\t%s\ntext\t3\t本报告由%s编制。\n' "$agency" "$name" | report
		checks agency_left_over maker
		echo "maker $want - - -" | same - got
	done <<-'E'
		临海市人民政府 临海市人民政府办公室 pass
		临海市发展和改革局 临海市发改局 pass
		临海市市场监督管理局 市场监管局 pass
		临海市人民政府 温岭市人民政府办公室 fail
		临海市人民政府 临海市大数据发展管理局 unknown
		临海市东塍镇人民政府 临海市汇溪镇人民政府 fail
	E
}

# --- prose against table

# mention SECTION INDICATOR VALUE [APPROX [PART_OF]]
mention() {
	printf 'mention\\t9\\t%s\\tx\\t%s\\t%s\\t\\t件\\t%s\\t%s\\tx\\tx\n' "$1" "$2" "$3" "${4-}" "${5-}"
}

# Requests: 120 new, 3 carried in, 118 answered, 5 carried out.
table() {
	printf '%s\n' total 'new 120' 'carried_in 3' 'total 118' 'carried_out 5' | facts v2021 requests
}

@test "prose: what the text says of a figure is what the table says" {
	{ table; mention 1 received 120; mention 1 answered 119; mention 3 carried_out 5; } | report
	checks prose_received
	echo 'requests pass 120 120 0' | same - got
	checks prose_answered
	echo 'requests fail 119 118 1' | same - got
	checks prose_carried_out
	echo 'requests pass 5 5 0' | same - got
	grep -P '\tinfo\tmention.2@9 requests.total.total@4$' out
	# What the text does not say gives no check.
	run ! grep -q prose_carried_in out
}

@test "prose: what was received may be meant with what was carried in" {
	{ table; mention 1 received 123; } | report
	checks prose_received
	echo 'requests pass 123 123 0' | same - got
	grep -P '\tmention.1@9 requests.new.total@2 requests.carried_in.total@3$' out
	{ printf '%s\n' total 'new 120' | facts v2021 requests; mention 1 received 123; } | report
	checks prose_received
	echo 'requests unknown - - -' | same - got
}

@test "prose: without the table's figure it is unknown" {
	mention 1 received 120 | report
	run ! grep -q prose_received out
	{ printf '%s\n' total 'granted 7' | facts v2021 requests; mention 1 received 120; } | report
	checks prose_received
	echo 'requests unknown - - -' | same - got
	{ printf '%s\n' total 'new _' | facts v2021 requests; mention 1 received 0; } | report
	checks prose_received
	echo 'requests unknown - - -' | same - got
}

@test "prose: more than, nearly, about, none" {
	local value approx want
	while read -r value approx want; do
		{ table; mention 1 received "$value" "$approx"; } | report
		checks prose_received
		echo "requests $want" | same - got
	done <<-'E'
		110 over pass 110 120 -10
		50 over unknown - - -
		130 over fail 130 120 10
		130 under pass 130 120 10
		110 under fail 110 120 -10
		110 about unknown - - -
		300 about fail 300 120 180
		120 about pass 120 120 0
		0 none fail 0 120 -120
	E
}

@test "prose: of several mentions, all must differ for a failure, and all agree for a pass" {
	{ table; mention 1 received 120; mention 3 received 120; } | report
	checks prose_received
	echo 'requests pass 120 120 0' | same - got
	{ table; mention 1 received 120; mention 3 received 12; } | report
	checks prose_received
	echo 'requests unknown - - -' | same - got
	{ table; mention 1 received 12; mention 3 received 13; } | report
	checks prose_received
	echo 'requests fail 12 120 -108' | same - got
}

@test "prose: parts of a whole, and what chapter five says, are no statement on the table" {
	{ table; mention 1 received 7 '' 1; mention 5 received 9; } | report
	run ! grep -q prose_received out
}

@test "prose: the places may be a sum, and those of an older form" {
	{
		printf '%s\n' total 'litigation_direct 2' 'litigation_after 3' | facts v2021 proceedings
		mention 4 litigations 5
	} | report
	checks prose_litigations
	echo 'proceedings pass 5 5 0' | same - got
	{
		printf 'meta\\tyear\\t2016\n'
		printf '%s\n' count 'received 8' | facts v2014 statistics
		mention 3 received 9
	} | report
	checks prose_received
	echo 'statistics fail 9 8 1' | same - got
}

# --- hints

@test "hint: a total left at 0 beside its parts" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   10 1 0 0 0
	E
	hints | same <(echo '2 proceedings.reconsideration.total is 0 beside parts of 11: a total left at 0?') -
}

@test "hint: blanks taken as 0, one note a rule; the check stays unknown" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   1 _ 0 0 1
		litigation_direct 2 _ _ _ 2
		litigation_after  2 _ _ _ 3
	E
	hints | same <(echo '2 proceedings_total would hold with blanks as 0: reconsideration, litigation_direct') -
	found | grep -c 'proceedings_total.*unknown' | same <(echo 3) -
}

@test "hint: two neighbours swapped" {
	requests v2021 <<-'E' | framed
		new      12 3 0 0 0 0 15
		granted   2 3 0 0 0 0 15
		partial  10 0 0 0 0 0 0
		total    12 3 0 0 0 0 15
	E
	hints >got
	run ! grep -q swapped got
	requests v2021 <<-'E' | framed
		new      12 3 0 0 0 0 15
		granted  10 0 0 0 0 0 5
		partial   2 3 0 0 0 0 10
		total    12 3 0 0 0 0 15
	E
	hints | same <(echo '4 requests.granted.total and requests.partial.total: the sums would hold with these neighbours swapped') -
}

@test "hint: a row one column off" {
	requests v2021 <<-'E' | framed
		new      12 3 0 0 0 0 15
		granted  _ 12 3 0 0 0 0
		total    12 3 0 0 0 0 15
	E
	hints >got
	grep -x '4 requests.granted: the sums would hold with this row one column further to the left' got
}

@test "hint: a digit lost, doubled or wrong, where all sums of the figure say so" {
	local is slip
	while read -r is slip; do
		requests v2021 <<-E | framed
			new     12 3 0 0 0 0 15
			granted $is 3 0 0 0 0 15
			total   12 3 0 0 0 0 15
		E
		hints | same <(echo "4 requests.granted.natural is $is; all its sums would hold with 12: $slip?") -
	done <<-'E'
		1 a digit lost
		122 a digit doubled
		152 a digit too many
		17 a digit wrong
		21 two digits swapped
	E
}

@test "hint: where two figures may be the cause, none is named" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   1 1 0 0 12
	E
	hints | same /dev/null -
}

@test "hint: where notes tell of a doubtful reading, the fault may be there" {
	{
		printf '%s\n' 'upheld corrected other pending total' 'reconsideration 1 1 0 0 12' |
			facts v2021 proceedings
		printf 'note\t9\tinfo\tlabel_mended\tx\nnote\t9\tinfo\tno_title\tx\n'
	} | framed
	hints | same <(echo '2 proceedings: sums fail where the reading is in doubt, as notes say: label_mended') -
}

# --- the rules as data

@test "every rule has a family, a severity, a sentence in Chinese and English, and its basis" {
	awk -F'\t' '!/^#/ && $1 != "rule" && ($2 !~ /^(arithmetic|cells|report|prose|history)$/ ||
		$3 !~ /^(info|warning|error)$/ || $5 == "" || $7 == "" || $8 == "" || $9 == "" ||
		seen[$1]++) { print "not whole:", $1 }' "$ROOT/common/rules.tsv" | same /dev/null -
}

@test "rules.csv has a line for each rule, with the years of its form" {
	status 0 ogi-emit -t rules </dev/null
	head -n 1 out | same <(echo rule,family,severity,table,over,expression,zh,en,basis,schema,first_year,last_year) -
	awk -F'\t' '!/^#/ && $1 != "rule" { print $1 }' "$ROOT/common/rules.tsv" >want
	sed 1d out | cut -d, -f1 | same want -
	grep '^statistics_closed,.*,v2014,2014,2018$' out
	grep '^published_in_time_2008,.*,,2008,2018$' out
}

@test "one figure broken in a correct document is failed by a rule, and no correct document fails" {
	status 0 "$ROOT/scripts/mutate" -n 300 -s 3
	tail -n 1 out
}
