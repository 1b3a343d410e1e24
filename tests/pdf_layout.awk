# Lay out a report in the shape of fixtures/reports/shape-tab.txt (tables with tabs, cells under
# merged ones empty) as an office program would: pages of A4 with numbers at their feet,
# paragraphs with an indent, set to both margins; tables with labels that take several lines,
# figures in the middle of their cells, merged labels in the middle of their rows.  Writes a
# description for pdf_write.awk.  Run with LC_ALL=C.
#
# Options (-v): size of the text and small of the tables, in points; lead, the height of a line
# in sizes; tight, the room above and below the words of a cell, in points; align, left or right:
# where figures stand in their cells, in place of the middle; hang=1: words stand at the top of
# their cells; middle=1: labels stand in the middle of theirs.
BEGIN {
	FS = "\t"
	size = size ? size : 16
	small = small ? small : 9
	lead = lead ? lead : 1.75
	tight = tight ? tight : 4
	LEFT = 74
	RIGHT = LEFT + 28 * size > 530 ? 522 : LEFT + 28 * size
	TOP = 80
	FOOT = 760
	new_page()
}

function new_page() {
	if (pages)
		printf "text\t%.2f\t800\t14\t- %d -\n", pages % 2 ? 480 : 80, pages
	pages++
	print "page\t595\t842"
	y = TOP
}

# Split s into its characters; how many.  c: the characters, w: their widths in sizes.
function chars(s, c, w,    n, i, b) {
	n = 0
	for (i = 1; i <= length(s); i++) {
		b = substr(s, i, 1)
		if (b < "\200" || b >= "\300") {
			c[++n] = b
			w[n] = b < "\200" ? 0.5 : 1
		} else {
			c[n] = c[n] b
		}
	}
	return n
}

function width(s,    c, w, n, i, sum) {
	n = chars(s, c, w)
	sum = 0
	for (i = 1; i <= n; i++)
		sum += w[i]
	return sum
}

function is_ascii(c) {
	return length(c) == 1 && c != " "
}

# Break s into lines of so many sizes, the first of so many less: no mark begins a line, no
# word or number is broken.  How many lines; line[]: they.
function wrap(s, wide, indent, line,    c, w, n, i, at, room, to, word, len) {
	n = chars(s, c, w)
	at = 0
	for (i = 1; i <= n;) {
		room = wide - (at ? 0 : indent)
		line[++at] = ""
		while (i <= n) {
			to = i
			word = c[i]
			len = w[i]
			while (is_ascii(c[i]) && to < n && is_ascii(c[to + 1])) {
				word = word c[++to]
				len += w[to]
			}
			if (len > room + 0.01 && line[at] != "" &&
			    !(index("，。、；：）》”！？", word) && room > -1.01))
				break
			line[at] = line[at] word
			room -= len
			i = to + 1
			if (c[i] == " " && room < 1)
				i++
		}
	}
	return at
}

function text(x, foot, points, s) {
	if (s != "")
		printf "text\t%.2f\t%.2f\t%s\t%s\n", x, foot, points, s
}

# A line that fills what there is between the margins.
function spread(x, foot, points, s,    c, w, n, room) {
	n = chars(s, c, w)
	room = (RIGHT - x - width(s) * points) / (n - 1)
	if (n > 1)
		printf "spread\t%.2f\t%.2f\t%s\t%.4f\t%s\n", x, foot, points, room, s
}

function next_line(high) {
	if (y + high > FOOT)
		new_page()
	y += high
}

function centred(s, points,    line, n, i) {
	n = wrap(s, (RIGHT - LEFT) / points, 0, line)
	for (i = 1; i <= n; i++) {
		next_line(points * lead)
		text((LEFT + RIGHT - width(line[i]) * points) / 2, y, points, line[i])
	}
}

function paragraph(s,    line, n, i, x) {
	n = wrap(s, (RIGHT - LEFT) / size, 2, line)
	for (i = 1; i <= n; i++) {
		next_line(size * lead)
		x = i == 1 ? LEFT + 2 * size : LEFT
		if (i < n)
			spread(x, y, size, line[i])
		else
			text(x, y, size, line[i])
	}
}

# --- tables

# Where column c of n begins: seven figures and three labels, or a label and figures, or figures
# alone.
function column(c, n) {
	if (n == 10)
		return LEFT + (c < 4 ? (c > 1) * 2.4 * small + (c > 2) * 6.4 * small \
		    : (RIGHT - LEFT) * (0.45 + (c - 4) * 0.55 / 7))
	if (n > 10)
		return LEFT + (RIGHT - LEFT) * (c - 1) / n
	return LEFT + (c > 1) * (RIGHT - LEFT) * (0.4 + 0.6 * (c - 2) / (n - 1))
}

function is_figure(s) {
	return s ~ /^[-+0-9.,\/]+$/
}

# Row r of the table has figures?
function has_figures(r,    c) {
	for (c = 1; c <= cells[r]; c++)
		if (is_figure(cell[r, c]))
			return 1
	return 0
}

# The columns that cell c of row r spans: empty ones behind it, but for those below a cell.
function cols(r, c,    to) {
	if (has_figures(r) && c > labels(r))
		return 1
	for (to = c; to < cells[r]; to++)
		if (cell[r, to + 1] != "" || (has_figures(r) && to + 1 > labels(r)) || below(r, to + 1))
			break
	return to - c + 1
}

# The columns of labels in a row with figures.
function labels(r,    c) {
	for (c = cells[r]; c > 0 && (cell[r, c] == "" || is_figure(cell[r, c])); c--)
		;
	return cells[r] == 10 ? 3 : cells[r] > 10 ? 0 : c
}

# Is there a head above this empty cell that reaches down to it?
function below(r, c,    up) {
	for (up = r - 1; up > 0 && cells[up] == cells[r] && !has_figures(up); up--)
		if (cell[up, c] != "")
			return owner[up, c] == 1
	return 0
}

# The rows that cell c of row r spans: those below in which it and all before it are empty.
function rows(r, c,    to, k, free) {
	for (to = r + 1; to <= lines && cells[to] == cells[r]; to++) {
		if (has_figures(to) != has_figures(r))
			break
		if (has_figures(r) && c > labels(r))
			break
		free = 1
		for (k = has_figures(r) ? 1 : c; k < c + cols(r, c); k++)
			free = free && cell[to, k] == ""
		if (!free)
			break
	}
	return to - r
}

function height(r,    c, n, line, high, most) {
	most = 1
	for (c = 1; c <= cells[r]; c++) {
		if (cell[r, c] == "" || rows(r, c) > 1)
			continue
		n = wrap(cell[r, c], cell_width(r, c), 0, line)
		most = n > most ? n : most
	}
	return most * small * 1.3 + 2 * tight
}

function cell_width(r, c) {
	return (column(c + cols(r, c), cells[r]) - column(c, cells[r]) - 6) / small
}

# Write the words of a cell in the middle of what it has from foot to foot.
function put_cell(r, c, from, to,    line, n, i, left, right, at, x) {
	n = wrap(cell[r, c], cell_width(r, c), 0, line)
	at = (hang ? from + tight : (from + to - n * small * 1.3) / 2) + small * 1.1
	left = has_figures(r) && c <= labels(r) ? !middle : align == "left"
	right = align == "right" && has_figures(r) && c > labels(r)
	for (i = 1; i <= n; i++) {
		x = column(c, cells[r]) + 3
		if (right)
			x = column(c + cols(r, c), cells[r]) - 3 - width(line[i]) * small
		else if (!left)
			x = (x - 3 + column(c + cols(r, c), cells[r]) - width(line[i]) * small) / 2
		text(x, at, small, line[i])
		at += small * 1.3
	}
}

function put_table(    r, c, k, to, from, last) {
	for (r = 1; r <= lines; r++)
		for (c = 1; c <= cells[r]; c++)
			owner[r, c] = cell[r, c] != "" && cols(r, c) == 1
	for (r = 1; r <= lines; r = last + 1) {
		# The rows that this page takes.
		from = y + tight
		for (last = r; last <= lines; last++) {
			if (from + height(last) > FOOT)
				break
			top[last] = from
			from += height(last)
			top[last + 1] = from
		}
		last--
		for (k = r; k <= last; k++)
			for (c = 1; c <= cells[k]; c++) {
				if (cell[k, c] == "")
					continue
				to = k + rows(k, c) - 1
				# The words of a merged cell stand on the page that has more of it.
				if (to > last && to - last > last - k + 1) {
					late[last + 1, c] = k
					continue
				}
				put_cell(k, c, top[k], top[(to > last ? last : to) + 1])
			}
		for (c = 1; c <= cells[r]; c++)
			if ((r, c) in late) {
				k = late[r, c]
				put_cell(k, c, top[r], top[k + rows(k, c)])
				delete late[r, c]
			}
		y = from
		if (last < lines) {
			new_page()
			if (last < r)
				y = TOP
		}
	}
	y += size
	lines = 0
}

# --- lines

{ sub(/\r$/, "") }

/^-[ ]?[0-9]+[ ]?-$/ { next } # a page number

/\t/ {
	lines++
	cells[lines] = NF
	for (i = 1; i <= NF; i++)
		cell[lines, i] = $i
	next
}

/^[ ]*$/ {
	titled = titled || NR > 1
	next
}

lines { put_table() }
!titled {
	centred($0, size)
	next
}
{ paragraph($0) }

END {
	if (lines)
		put_table()
	printf "text\t%.2f\t800\t14\t- %d -\n", pages % 2 ? 480 : 80, pages
}
