# PDFs for tests, made from text that can be read.

# drawpdf: a PDF from a description on stdin, for which see pdf_write.awk.
drawpdf() {
	LC_ALL=C awk -f "$ROOT/tests/pdf_write.awk"
}

# mkpdf REPORT [OPTION=VALUE...]: the PDF that an office program would make of a report with
# tabs between the cells of its tables; options as in pdf_layout.awk.
mkpdf() {
	local report=$1 options=()
	shift
	for option; do
		options+=(-v "$option")
	done
	LC_ALL=C awk "${options[@]}" -f "$ROOT/tests/pdf_layout.awk" "$report" | drawpdf
}
