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

@test "made-up reports add up, so no check fails" {
	"$ROOT/scripts/generate" -a -n 70 -s 100 -o in
	facts_of in
	[ "$(awk -F'\t' '$1 == "check" && $5 == "pass"' stream | wc -l)" -gt 1000 ]
	[ "$(awk -F'\t' '$1 == "check" && $5 == "fail"' stream | wc -l)" -eq 0 ]
}

@test "reports of prose alone and work plans give no fact" {
	"$ROOT/scripts/generate" -n 60 -s 101 -o in
	rm -f in/*.tab.txt in/*.tabbed.txt in/*.lines.txt in/*.pipe.txt in/*.fillers.txt \
		in/*.markdown.txt in/*.layout.txt
	facts_of in
	[ "$(grep -c '^doc' stream)" -gt 30 ]
	[ ! -s got ]
}
