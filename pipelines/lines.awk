# lines.awk - copy a stream, and end each document with what its lines say: `line` records, which
# the filters after ogi-decode(1) pass on, and explain.awk reads.  LINE, TAB, TEXT; a table's row
# has its cells set apart by bars.  A line longer than anyone reads is cut.

BEGIN {
	FS = "\t"
	LONG = 32768
}

$1 == "doc" { n = 0 }

$1 == "text" { said[++n] = "line\t" $2 "\t" cut($3) }

$1 == "row" {
	all = ""
	for (i = 3; i <= NF && length(all) < LONG; i++)
		all = all (i > 3 ? " | " : "") ($i == "\\^" || $i == "\\<" ? "" : $i)
	said[++n] = "line\t" $2 "\t" cut(all)
}

$1 == "end" {
	for (i = 1; i <= n; i++)
		print said[i]
}

{ print }

# Not inside a character, nor between a backslash and its letter.
function cut(s) {
	if (length(s) <= LONG)
		return s
	s = substr(s, 1, LONG)
	sub(/[\300-\377][\200-\277]*$/, "", s)
	sub(/\\+$/, "", s)
	return s "\342\200\246"
}
