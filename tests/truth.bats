# The promise: every figure is right, or is marked as missing, or is flagged.  Made-up reports,
# whose figures are known, through the whole chain.
bats_require_minimum_version 1.5.0
load helper

# facts_of FOLDER: its facts as generate's -t writes them, sorted, to `got`; the stream before
# ogi-emit stays in `stream`.
facts_of() {
	ogi-decode "$1" | ogi-split | ogi-tables | ogi-normalize | ogi-check >stream
	ogi-emit -t facts <stream |
		awk -F, -v OFS='\t' 'NR > 1 { print $1, $6, $7, $8, $9, $11 }' | sort >got
}

@test "every figure of made-up reports, in every shape, is as it was made" {
	"$ROOT/scripts/generate" -a -n 400 -s 5 -t truth -o in
	[ "$(find in -name '*.txt' | sed 's/.*[0-9][.]//' | sort -u | wc -l)" -eq 7 ]
	facts_of in
	sort truth >wanted
	[ "$(wc -l <wanted)" -gt 70000 ]
	same wanted got
}

@test "every figure of made-up statistics tables, in every shape, is as it was made" {
	"$ROOT/scripts/generate" -S -n 300 -s 7 -t truth -o in
	facts_of in
	sort truth >wanted
	[ "$(wc -l <wanted)" -gt 14000 ]
	same wanted got
}

@test "every figure of made-up statistics tables in web pages is as it was made" {
	"$ROOT/scripts/generate" -S -w -n 100 -s 8 -t truth -o in
	facts_of in
	sort truth >wanted
	[ "$(wc -l <wanted)" -gt 4000 ]
	same wanted got
}

# Their sentences and their blanks are made up without a look at their tables.
@test "made-up reports add up, so no check of what adds up fails" {
	"$ROOT/scripts/generate" -a -n 70 -s 100 -o in
	facts_of in
	[ "$(awk -F'\t' '$1 == "check" && $5 == "pass"' stream | wc -l)" -gt 1000 ]
	# Held against each other, as agencies that they have in common, they are made up.
	awk -F'\t' '$1 == "check" && $5 == "fail" && $3 !~ /^(prose_.*|rows_filled)$/ && NF < 11' stream |
		same /dev/null -
}

@test "reports of prose alone and work plans give no fact" {
	"$ROOT/scripts/generate" -n 60 -s 101 -o in
	rm -f in/*.tab.txt in/*.tabbed.txt in/*.lines.txt in/*.pipe.txt in/*.fillers.txt \
		in/*.markdown.txt in/*.layout.txt
	facts_of in
	[ "$(grep -c '^doc' stream)" -gt 30 ]
	[ ! -s got ]
}

@test "reports under other labels, damaged ones, in other orders: each figure is right or noted" {
	"$ROOT/scripts/generate" -a -v -n 250 -s 11 -t truth -o in
	facts_of in
	grep -v $'\t[a-z_]*:[^\t]*\t[^\t]*\t[^\t]*\t[a-z]*$' got >known
	awk -F'\t' 'NR == FNR { value[$1, $2, $3, $4] = $5; next }
		$6 == "number" && $5 != value[$1, $2, $3, $4]' truth known >wrong
	same /dev/null wrong
	[ "$(wc -l <known)" -gt 40000 ]
	# A document that lacks figures says so of its tables.
	awk -F'\t' 'NR == FNR { n[$1]++; next } { n[$1]-- }
		END { for (d in n) if (n[d] > 0) print d }' truth known >lacking
	awk -F'\t' '$1 == "doc" { d = $2 }
		$1 == "note" && $4 ~ /^(unknown_row|values_unplaced|table_unread|order_lost)$/ { print d }' \
		stream | sort -u >noted
	[ "$(wc -l <noted)" -gt 50 ]
	sort -u lacking | comm -23 - noted >silent
	same /dev/null silent
}

@test "every kind of made-up document: no figure is wrong, and none lost, without a word" {
	"$ROOT/scripts/property" -n 300 -s 17 >out 2>err
	[ ! -s err ]
	[ "$(wc -l <out)" -eq 10 ]
	[ "$(awk '{ n += $(NF - 9) } END { print n }' out)" -gt 40000 ]
}

@test "the comparison notices a wrong figure, and a lost one" {
	mkdir bin
	cp "$OGI_BIN"/ogi-* bin
	printf '#!/bin/sh\n"%s/ogi-normalize" | awk -F"\\t" -v OFS="\\t" %s\n' "$OGI_BIN" \
		"'\$1 == \"fact\" && \$4 == \"granted\" { \$6 = 987654 } 1'" >bin/ogi-normalize
	OGI_BIN=$PWD/bin status 1 "$ROOT/scripts/property" -n 10
	grep -q 'wrong: in/00001.* requests.granted.natural is [0-9]*, came as 987654' err
	printf '#!/bin/sh\n"%s/ogi-normalize" | grep -v "^fact.*granted"\n' "$OGI_BIN" >bin/ogi-normalize
	OGI_BIN=$PWD/bin status 1 "$ROOT/scripts/property" -n 10
	grep -q 'lost: in/00001.* requests.granted.natural is [0-9]*, came as nothing' err
}
