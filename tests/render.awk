# render.awk - a report of plain text as DOCX or HTML; run by tests/render with LC_ALL=C.
#
# The table at hand is G[row, column], R rows of W columns; M[row, column] says whether a place
# is a cell (""), or covered from above ("^") or from the left ("<").

BEGIN {
	figure = "^([-+]|增|减)?[0-9][0-9,.]*(元|万元)?$|^(/|-|—+|无|不适用)$"
	page = "^[-—] *[0-9]+ *[-—]$"
	opens()
}

{
	sub(/\r$/, "")
	if (index($0, "\t"))
		take_row($0)
	else if (R && ($0 == "" || $0 ~ page))
		held[++holds] = $0
	else {
		end_table()
		paragraph($0)
	}
}

END {
	end_table()
	closes()
}

# --- the table

function take_row(line,    n, i, cell) {
	holds = 0
	n = split(line, cell, "\t")
	R++
	for (i = 1; i <= n; i++)
		G[R, i] = cell[i]
	if (n > W)
		W = n
}

function end_table(    i) {
	if (R) {
		merge()
		put_table()
		for (i = 1; i <= holds; i++) {
			if (held[i] !~ page)
				paragraph(held[i])
		}
	}
	split("", G)
	split("", M)
	split("", top)
	split("", left)
	R = W = holds = 0
}

# Has the row a figure?
function has_figure(r,    c) {
	for (c = 1; c <= W; c++) {
		if (G[r, c] ~ figure)
			return 1
	}
	return 0
}

function first_words(r,    c) {
	c = 1
	while (c < W && G[r, c] == "")
		c++
	return G[r, c]
}

# The first column of figures in the rows from r to the next heads.
function zone(r,    c, least) {
	for (least = W + 1; r <= R && !is_head[r]; r++) {
		for (c = 1; c < least; c++) {
			if (G[r, c] ~ figure)
				least = c
		}
	}
	return least
}

# top, left: where the cell that owns a place begins.
function cover(r, c, mark) {
	M[r, c] = mark
	if (mark == "^") {
		top[r, c] = top[r - 1, c]
		left[r, c] = left[r - 1, c]
	} else if (mark == "<") {
		top[r, c] = top[r, c - 1]
		left[r, c] = left[r, c - 1]
	} else {
		top[r, c] = r
		left[r, c] = c
	}
}

function mark_of(r, c,    beside, above) {
	if (G[r, c] != "")
		return ""
	beside = c > 1 && top[r, c - 1] == r
	if (is_head[r]) {
		if (r > 1 && left[r - 1, c] == c && is_head[r - 1] && !opens_block[r])
			return "^"
		return beside ? "<" : r > 1 ? "^" : ""
	}
	if (c >= from)
		return heads && M[heads, c] == "<" && beside ? "<" : ""
	return beside ? "<" : r > 1 && !is_head[r - 1] ? "^" : ""
}

function merge(    r, c, seen) {
	heads = seen = 0
	for (r = 1; r <= R; r++) {
		opens_block[r] = first_words(r) ~ /^第二十条/
		is_head[r] = opens_block[r] || first_words(r) == "信息内容" ||
			(!seen && !has_figure(r))
		seen = seen || has_figure(r)
	}
	for (r = 1; r <= R; r++) {
		if (is_head[r])
			heads = r
		else if (r == 1 || is_head[r - 1])
			from = zone(r)
		for (c = 1; c <= W; c++)
			cover(r, c, mark_of(r, c))
	}
}

# How many columns and rows the cell at r, c takes.
function columns_of(r, c,    n) {
	n = 1
	while (c + n <= W && M[r, c + n] != "" && top[r, c + n] == top[r, c] &&
	       left[r, c + n] == left[r, c])
		n++
	return n
}

function rows_of(r, c,    n) {
	n = 1
	while (r + n <= R && M[r + n, c] != "" && top[r + n, c] == r && left[r + n, c] == c)
		n++
	return n
}

function put_table(    r, c) {
	table_opens()
	for (r = 1; r <= R; r++) {
		row_opens()
		for (c = 1; c <= W; c++) {
			if (left[r, c] != c)
				continue
			if (top[r, c] == r)
				put_cell(G[r, c], columns_of(r, c), rows_of(r, c))
			else
				put_covered(columns_of(r, c))
		}
		row_closes()
	}
	table_closes()
}

# --- the formats

function escaped(s) {
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	gsub(/>/, "\\&gt;", s)
	return s
}

# Word begins a new run where Chinese characters and others meet.
function runs(s, before, after,    out, n) {
	while (s != "") {
		n = match(s, /[\200-\377]+/) == 1 ? RLENGTH : RSTART ? RSTART - 1 : length(s)
		out = out before escaped(substr(s, 1, n)) after
		s = substr(s, n + 1)
	}
	return out
}

function docx_runs(s) {
	return runs(s, "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>" \
		"<w:t xml:space=\"preserve\">", "</w:t></w:r>")
}

function docx_cell(s, columns, merged) {
	print "<w:tc><w:tcPr><w:tcW w:w=\"900\" w:type=\"dxa\"/>" \
		(columns > 1 ? "<w:gridSpan w:val=\"" columns "\"/>" : "") merged \
		"</w:tcPr><w:p>" docx_runs(s) "</w:p></w:tc>"
}

function word_runs(s) {
	return runs(s, "<span lang=EN-US style='font-family:宋体'>", "</span>")
}

function spans(columns, rows) {
	return (columns > 1 ? " colspan=" columns : "") (rows > 1 ? " rowspan=" rows : "")
}

function opens() {
	if (format == "docx")
		print "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" \
			"<w:document xmlns:w=\"http://schemas.openxmlformats.org/" \
			"wordprocessingml/2006/main\"><w:body>"
	else if (format == "word-html")
		print "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n" \
			"<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n" \
			"<meta name=Generator content=\"Microsoft Word 15\">\n" \
			"</head>\n<body lang=ZH-CN>\n<div class=WordSection1>"
	else
		print "<!DOCTYPE html>\n<html lang=\"zh\">\n<head><meta charset=\"utf-8\"></head>\n<body>"
}

function closes() {
	if (format == "docx")
		print "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"
	else
		print (format == "html" ? "" : "</div>\n") "</body>\n</html>"
}

function paragraph(s) {
	if (format == "docx")
		print "<w:p>" docx_runs(s) "</w:p>"
	else if (format == "html")
		print "<p>" escaped(s) "</p>"
	else if (s == "")
		print "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
	else
		print "<p class=MsoNormal>" word_runs(s) "<span lang=EN-US><o:p></o:p></span></p>"
}

function table_opens() {
	if (format == "docx")
		print "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>"
	else
		print (format == "html" ? "<table>" : "<table class=MsoNormalTable border=1>")
}

function table_closes() {
	print (format == "docx" ? "</w:tbl>" : "</table>")
}

function row_opens() {
	print (format == "docx" ? "<w:tr>" : "<tr>")
}

function row_closes() {
	print (format == "docx" ? "</w:tr>" : "</tr>")
}

function put_cell(s, columns, rows) {
	if (format == "docx")
		docx_cell(s, columns, rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : "")
	else if (format == "html")
		print "<td" spans(columns, rows) ">" escaped(s) "</td>"
	else
		print "<td" spans(columns, rows) " valign=top style='padding:0cm'>\n" \
			"<p class=MsoNormal align=center>" \
			(s == "" ? "<span lang=EN-US><o:p>&nbsp;</o:p></span>" : word_runs(s)) \
			"</p>\n</td>"
}

function put_covered(columns) {
	if (format == "docx")
		docx_cell("", columns, "<w:vMerge/>")
}
