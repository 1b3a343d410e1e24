# checks.bash - what the suites of ogi-check share: facts in short, and checks as they come out.

# facts SCHEMA TABLE over stdin: a first line of column codes, then a row code and its figures;
# `_` is blank, `/` not applicable, `?` text, `.` no cell, `~5` a place worked out.
facts() {
	awk -v schema="$1" -v table="$2" 'BEGIN { OFS = "\t" }
	NR == 1 { for (i = 1; i <= NF; i++) col[i + 1] = $i; next }
	{ for (i = 2; i <= NF; i++) {
		state = "number"; value = raw = $i
		if ($i == ".") continue
		if ($i == "_") { state = "blank"; raw = "" }
		if ($i == "/") state = "na"
		if ($i == "?") { state = "text"; raw = "多" }
		if (sub(/^~/, "", value)) { state = "inferred"; raw = value }
		if (state != "number" && state != "inferred") value = ""
		print "fact", NR, table, $1, col[i], value, "件", state, raw, schema
	} }'
}

# framed: stdin as one document, through ogi-check; its output is `out`.
framed() {
	{ printf 'doc\ta\n'; cat; printf 'end\ta\n'; } >in
	status 0 ogi-check <in
}

# checks RULE [SCOPE]: what `out` has of a rule: SCOPE STATUS LEFT RIGHT DELTA, `-` for empty.
checks() {
	awk -F'\t' -v rule="$1" -v scope="${2-}" '$1 == "check" && $3 == rule &&
		(scope == "" || $4 == scope) {
		for (i = 6; i <= 8; i++) if ($i == "") $i = "-"
		print $4, $5, $6, $7, $8 }' out >got
}

# requests: the table of section three in the form given, 0 throughout but for the rows on stdin.
requests() {
	local schema=$1
	local other='other_no_correction other_fee_unpaid other_other'
	if [ "$schema" = v2019 ]; then other=other; fi
	cat >given
	{
		echo natural commercial research welfare legal other total
		for row in new carried_in granted partial denied_state_secret denied_law \
			denied_security denied_third_party denied_internal denied_process \
			denied_enforcement denied_inquiry unable_not_held unable_not_existing \
			unable_unclear unprocessed_petition unprocessed_repeat \
			unprocessed_publication unprocessed_excessive \
			unprocessed_confirmation $other total carried_out; do
			grep "^$row " given || echo "$row 0 0 0 0 0 0 0"
		done
	} | facts "$schema" requests
}

# hints: the notes on what may be the cause.
hints() {
	awk -F'\t' '$1 == "note" && $4 == "check_hint" { print $2, $5 }' out
}

# found: all checks in `out` but those that pass.
found() {
	awk -F'\t' '$1 == "check" && $5 != "pass" { print $3, $4, $5 }' out
}
