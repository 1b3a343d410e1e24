# man-rules.awk - put the rules into their manual page, where it has a line `.\" rules.tsv`:
# awk -f scripts/man-rules.awk common/rules.tsv man/ogi-check.1
BEGIN {
	FS = "\t"
	title["arithmetic"] = "The rules: arithmetic of the forms"
	title["cells"] = "The rules: cells"
	title["report"] = "The rules: the report as a whole"
	title["prose"] = "The rules: prose against table"
	title["history"] = "The rules: across years and documents"
}

function plain(s) {
	gsub(/\\/, "\\e", s)
	return s ~ /^[.']/ ? "\\&" s : s
}

# What the rule is applied to: "requests, each col; v2014; reports from 2019".
function scope(    s) {
	s = $4 == "" ? $5 : $4 ", " ($5 ~ /^(col|row|cell|form)$/ ? "each " : "") $5
	if ($10 != "")
		s = s "; " $10
	if ($11 != "" || $12 != "")
		s = s "; reports" ($11 != "" ? " from " $11 : "") ($12 != "" ? " to " $12 : "")
	return s "; " $3
}

FNR == NR && (/^#/ || $1 == "rule") { next }

FNR == NR {
	if ($2 != family)
		text = text (family == "" ? "" : ".El\n") ".Ss " \
			($2 in title ? title[$2] : "The rules: " $2) "\n.Bl -tag -width Ds\n"
	family = $2
	text = text ".It Cm " $1 "\n" plain(scope()) "\n"
	text = text ($6 != "" ? ".Dl " plain($6) : ".br") "\n"
	text = text plain($7) "\n.br\n" plain($8) "\n.br\n" plain($9) "\n"
	next
}

/^\.\\" rules\.tsv/ {
	printf "%s.El\n", text
	next
}
{ print }
