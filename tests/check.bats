# ogi-check: the forms' own arithmetic.
bats_require_minimum_version 1.5.0
load helper
load checks

@test "requests_balance: received and carried in equal concluded and carried out, each column" {
	requests v2021 <<-'E' | framed
		new         12 1 0 0 0 0 13
		carried_in   3 0 0 0 0 0  3
		total       14 1 0 0 0 0 15
		carried_out  1 0 0 0 0 0  1
	E
	checks requests_balance
	same - got <<-'E'
		natural pass 15 15 0
		commercial pass 1 1 0
		research pass 0 0 0
		welfare pass 0 0 0
		legal pass 0 0 0
		other pass 0 0 0
		total pass 16 16 0
	E
}

@test "requests_balance: what does not balance fails, with the difference" {
	requests v2021 <<-'E' | framed
		new          12 0 0 0 0 0 12
		total        14 0 0 0 0 0 11
	E
	checks requests_balance
	grep -x 'natural fail 12 14 -2' got
	grep -x 'total fail 12 11 1' got
	grep -c pass got | same <(echo 5) -
}

@test "requests_outcomes: the total is the sum of all outcomes, in the form of 2021" {
	requests v2021 <<-'E' | framed
		granted                  1 0 0 0 0 0 0
		partial                  2 0 0 0 0 0 0
		denied_state_secret      4 0 0 0 0 0 0
		denied_inquiry           8 0 0 0 0 0 0
		unable_unclear          16 0 0 0 0 0 0
		unprocessed_petition    32 0 0 0 0 0 0
		other_no_correction     64 0 0 0 0 0 0
		other_fee_unpaid       128 0 0 0 0 0 0
		other_other            256 0 0 0 0 0 0
		total                  511 0 0 0 0 0 1
	E
	checks requests_outcomes
	grep -x 'natural pass 511 511 0' got
	grep -x 'total fail 1 0 1' got
}

@test "requests_outcomes: the single line of the form of 2019 takes part" {
	requests v2019 <<-'E' | framed
		granted 1 0 0 0 0 0 1
		other   2 0 0 0 0 0 2
		total   3 0 0 0 0 0 2
	E
	checks requests_outcomes
	grep -x 'natural pass 3 3 0' got
	grep -x 'total fail 2 3 -1' got
	run ! grep -q other_other out
}

@test "requests_outcomes: which other lines count is told by those that have figures" {
	{
		requests v2021 <<-'E'
			other_other 2 0 0 0 0 0 2
			total       2 0 0 0 0 0 2
		E
		printf '%s\n' natural 'other _' | facts v2021 requests
	} | framed
	checks requests_outcomes natural
	echo 'natural pass 2 2 0' | same - got
}

@test "requests_outcomes: without any line for other outcomes it is unknown" {
	requests v2019 </dev/null | grep -v 'requests.other' | framed
	checks requests_outcomes natural
	echo 'natural unknown - - -' | same - got
}

@test "requests_row_total: a row's total is the sum of its applicants, in each row of the form" {
	requests v2021 <<-'E' | framed
		new     1 2 3 4 5 6 21
		granted 1 2 3 4 5 6 0
	E
	checks requests_row_total
	grep -x 'new pass 21 21 0' got
	grep -x 'granted fail 0 21 -21' got
	wc -l <got | same <(echo 25) -
}

@test "proceedings_total: a total printed as 0 beside parts of 10 and 1 fails" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   10 1 0 0 0
		litigation_direct  2 0 1 4 7
		litigation_after   5 _ 0 0 5
	E
	checks proceedings_total
	same - got <<-'E'
		reconsideration fail 0 11 -11
		litigation_direct pass 7 7 0
		litigation_after unknown - - -
	E
}

@test "a blank is never 0: the check is unknown, though 0 would make it pass" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   1 _ 0 0 1
	E
	checks proceedings_total reconsideration
	echo 'reconsideration unknown - - -' | same - got
}

@test "a cell that is not applicable, text or missing makes a check unknown too" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   1 / 0 0 1
		litigation_direct 1 0 0 0 ?
		litigation_after  1 0 . 0 1
	E
	checks proceedings_total
	same - got <<-'E'
		reconsideration unknown - - -
		litigation_direct unknown - - -
		litigation_after unknown - - -
	E
}

@test "a figure whose place was worked out counts as a number" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   ~3 0 0 0 ~3
	E
	checks proceedings_total reconsideration
	echo 'reconsideration pass 3 3 0' | same - got
}

@test "sums are exact: fractions, signs" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   0.1 0.2 0 0 0.3
		litigation_direct 5 -7 0 0.25 -2
		litigation_after  1.5 1.5 0 0 3
	E
	checks proceedings_total
	same - got <<-'E'
		reconsideration pass 0.3 0.3 0
		litigation_direct fail -2 -1.75 -0.25
		litigation_after pass 3 3 0
	E
}

@test "a sum that is too large to be exact is unknown" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   9000000000000000000 9000000000000000000 0 0 1
		litigation_direct 9000000000000000000 0.1 0 0 1
	E
	checks proceedings_total
	grep -x 'reconsideration unknown - - -' got
	grep -x 'litigation_direct unknown - - -' got
}

@test "a table without a cell gives no check, one with a single cell gives them all" {
	framed </dev/null
	run ! grep -q ^check out
	printf '%s\n' natural 'new 1' | facts v2019 requests | framed
	grep ^check out | cut -f 3 | sort | uniq -c | awk '{ print $2, $1 }' >got
	same - got <<-'E'
		counts_not_negative 1
		counts_whole 1
		figures_no_text 1
		form_year 1
		requests_balance 7
		requests_outcomes 7
		requests_parts 1
		requests_row_total 23
		rows_filled 1
	E
}

@test "the record: line of the first cell, severity, and every cell that the rule needs" {
	facts v2021 proceedings <<-'E' | framed
		upheld corrected other pending total
		reconsideration   1 0 . 0 1
	E
	lines want <<-'E'
		check\t2\tproceedings_total\treconsideration\tunknown\t\t\t\twarning\tproceedings.reconsideration.total@2 proceedings.reconsideration.upheld@2 proceedings.reconsideration.corrected@2 proceedings.reconsideration.other@0 proceedings.reconsideration.pending@2
	E
	grep reconsideration out | grep '^check.*proceedings_total' | same want -
}

@test "the record's line is that of the left side's first cell, or of the next that stands there" {
	{
		printf '%s\n' natural 'total 5' 'new 2' | facts v2019 requests
		printf '%s\n' legal 'total 5' '' 'carried_in 4' | facts v2019 requests
	} | framed
	awk -F'\t' '$3 == "requests_balance" { print $4, $2 }' out | grep -E 'natural|legal' >got
	same - got <<-'E'
		natural 3
		legal 4
	E
}

@test "local sub-rows, and rows that no form knows, take no part in a sum" {
	{
		printf '%s\n' natural 'granted:其中网上 9' 'x:撤回 5' 'denied_law:其他 7' |
			facts v2021 requests
		requests v2021 <<-'E'
			granted 1 0 0 0 0 0 1
			total   1 0 0 0 0 0 1
		E
	} | framed
	checks requests_outcomes natural
	echo 'natural pass 1 1 0' | same - got
}

@test "of a row that stands there twice, the first counts" {
	{
		requests v2021 <<-'E'
			granted 1 0 0 0 0 0 1
			total   1 0 0 0 0 0 1
		E
		printf '%s\n' natural 'granted 9' | facts v2021 requests
	} | framed
	checks requests_outcomes natural
	echo 'natural pass 1 1 0' | same - got
}

@test "checks stand right before the end; every other record passes untouched" {
	lines in <<-'E'
		doc\ta
		meta\tyear\t2023
		fact\t1\trequests\tnew
		fact\t1\trequests\tnew\ttotal\t5\t件\tnumber\t5\tv2021\tmore
		fact\t1\tnovel\tnew\ttotal\t5\t件\tnumber\t5\tv2021
		check\t1\tearlier_rule\tx\tpass\t1\t1\t0\twarning\t
		novel\t\\q\t
		meta\tmissing\t0
		end\ta
	E
	status 0 ogi-check <in
	same in out
	printf 'doc\ta\nfact\t1\trequests\tnew\ttotal\t5\t件\tnumber\t5\tv2021\ntext\t9\tx\nend\ta\n' >in
	status 0 ogi-check <in
	sed -n '2,3p;$p' out | same <(sed 1d in) -
}

@test "a number that is none makes the check unknown" {
	facts v2021 proceedings <<-'E' | sed 's/\t3\t件/\t3x\t件/' | framed
		upheld corrected other pending total
		reconsideration   3 0 0 0 0
	E
	checks proceedings_total reconsideration
	echo 'reconsideration unknown - - -' | same - got
}

@test "a document's figures are its own" {
	{
		printf 'doc\ta\n'
		requests v2021 </dev/null
		printf 'end\ta\ndoc\tb\n'
		printf '%s\n' natural 'new 1' | facts v2021 requests
		printf 'end\tb\n'
	} >in
	status 0 ogi-check <in
	sed -n '/^doc.b/,$p' out | awk -F'\t' '$1 == "check" && $3 ~ /^requests_(b|o)/ { print $5 }' | sort -u |
		same <(echo unknown) -
}

@test "the form of each table is held against the report's year" {
	local year
	for year in 2018 2019 2020 2021 2023 ''; do
		{
			printf 'doc\ta%s\n' "$year"
			[ -z "$year" ] || printf 'meta\tyear\t%s\n' "$year"
			printf '%s\n' natural 'new 1' | facts v2019 requests
			printf 'end\ta%s\n' "$year"
		}
	done >in
	printf 'doc\tb\nmeta\tyear\t2030\n' >>in
	printf '%s\n' natural 'new 1' | facts v2021 requests >>in
	printf 'end\tb\n' >>in
	status 0 ogi-check <in
	awk -F'\t' '$3 == "form_year" { print $4, $5, $6, $7, $8, $9 }' out >got
	same - got <<-'E'
		requests fail 2018 2019 -1 info
		requests pass 2019 2019 0 info
		requests pass 2020 2020 0 info
		requests fail 2021 2020 1 info
		requests fail 2023 2020 3 info
		requests unknown    info
		requests pass 2030 2030 0 info
	E
}

@test "the manual, as it is installed, lists every rule with its expression, sentences and basis" {
	awk -f "$ROOT/scripts/man-rules.awk" "$ROOT/common/rules.tsv" "$ROOT/man/ogi-check.1" |
		mandoc -Tutf8 -O width=500 | sed 's/.\x08//g; s/^ *//' >page
	awk -F'\t' '!/^#/ && $1 != "rule" { print $1; if ($6 != "") print $6; print $7; print $8; print $9 }' \
		"$ROOT/common/rules.tsv" | while IFS= read -r line; do
		grep -qxF -- "$line" page || { echo "missing: $line" && false; }
	done
}

@test "--alone: no report is held against another, whatever the stream holds" {
	lines two <<-'E'
		doc\ta
		meta\tkind\tannual_report
		meta\tyear\t2020
		meta\tagency\t新乡市体育局
		meta\tregion_code\t410700
		fact\t5\trequests\tcarried_out\ttotal\t7\t\tnumber\t7\tv2019
		end\ta
		doc\tb
		meta\tkind\tannual_report
		meta\tyear\t2021
		meta\tagency\t新乡市体育局
		meta\tregion_code\t410700
		fact\t5\trequests\tcarried_in\ttotal\t9\t\tnumber\t9\tv2021
		end\tb
	E
	sed -n '/^doc\tb/,$p' two >one
	ogi-check <one | sed -n '/^doc\tb/,$p' >want
	ogi-check <two | sed -n '/^doc\tb/,$p' >got
	run ! cmp -s want got
	ogi-check --alone <two | sed -n '/^doc\tb/,$p' >got
	ogi-check --alone <one | same - got
	status 2 ogi-check --alone --history two <one
}
