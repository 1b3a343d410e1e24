# tell.awk - copy a stream, and say in words to a person, on the file `to`, what its warnings are.
# Errors are left to ogi-decode(1), which has told them.

BEGIN {
	FS = "\t"
	screen_begin()
	MOST = 10
}

{ print }

$1 == "doc" { doc = $2 }

$1 == "note" { notes++ }

$1 == "note" && $3 == "warning" && ++warnings <= MOST {
	line = me ": " doc ": " ($2 > 0 ? "line " $2 ": " : "") unescaped($5)
	line = harmless(line)
	print (columns ? cut_to(line, columns) : line) >to
}

END {
	if (notes)
		printf "%s: %d note%s%s: see -t notes\n", me, notes, notes == 1 ? "" : "s",
			warnings ? ", " warnings " of them " (warnings == 1 ? "a warning" : "warnings") : "" >to
}
