# table.awk - show a table of ogi-emit(1) to a person: aligned, a block for each document.
#
# name     the table
# heads    its head in codes, whatever language the head on stdin has
# whole    whether every column is shown; else those without a word in a block are left out
# digest   and of reports those are shown that this regular expression matches
# columns  the terminal's width; 0 cuts nothing but cells of more than 4096 bytes
# bold     what makes the head stand out, and plain what ends that; or nothing
#
# A page of PAGE rows at most is aligned together, so that memory is bounded and the first rows
# come soon.  What a table of many documents repeats in each row stands over the rows, once.

BEGIN {
	screen_begin()
	PAGE = 500
	most = columns && columns < 1024 ? columns * 4 : 4096
	blanks = sprintf("%4096s", "")
	plan(split(heads, code, ","))
}

# Which columns stand over the rows, and which beside each other in them.
function plan(n,   i) {
	for (i = 1; i <= n; i++)
		if (code[i] ~ /^(doc|year|region_code|agency|schema)$/ && name !~ /^(reports|indicators|rules)$/)
			over[++overs] = i
		else if (whole || name != "reports" || code[i] ~ digest)
			shown[++shows] = i
}

# Fields of a line of CSV, which go on to the next line inside quotes: f[1..nf].
{
	n = split($0, piece, "\"")
	if (!inside) {
		nf = 1
		f[1] = ""
	}
	for (i = 1; i <= n; i++) {
		if (i > 1) {
			if (!inside && i > 2 && piece[i - 1] == "")
				add("\"")
			inside = !inside
		}
		if (inside)
			add(piece[i])
		else
			outside(piece[i])
	}
	if (n == 0 || inside)
		add("\n")
	if (!inside) {
		settle()
		row()
	}
}

# A cell is kept as far as it can be seen; it grows by lengths, so that one of many quotes takes
# no longer than another.
function add(s) {
	if (length(f[nf]) > most)
		return
	grown = grown (length(s) > most ? substr(s, 1, most + 1) : s)
	if (length(grown) > 256)
		settle()
}

function settle() {
	f[nf] = f[nf] grown
	grown = ""
}

function outside(s,   part, k, m) {
	m = split(s, part, ",")
	if (m > 0)
		add(part[1])
	for (k = 2; k <= m; k++) {
		settle()
		f[++nf] = part[k]
	}
}

function row(   i, key) {
	if (!begun) {
		for (i = 1; i <= nf; i++)
			head[i] = harmless(f[i])
		begun = 1
		return
	}
	key = title()
	if (rows && key != block)
		page()
	if (key != block) {
		fresh()
		block = key
	}
	rows++
	for (i = 1; i <= shows; i++)
		keep(rows, i, harmless(f[shown[i]]))
	if (rows == PAGE)
		page()
}

# A new block: nothing is known of its columns.
function fresh(   i) {
	headed = 0
	for (i = 1; i <= shows; i++) {
		size[i] = used[i] = 0
		word[i] = 0
	}
}

function keep(r, i, s,   w) {
	cell[r, i] = s
	if (s == "")
		return
	used[i] = 1
	if (s !~ /^-?[0-9.]+$/)
		word[i] = 1
	w = width_of(s)
	if (w > size[i])
		size[i] = w
}

# What stands over the rows of a document.
function title(   i, s, all) {
	for (i = 1; i <= overs; i++) {
		s = harmless(f[over[i]])
		if (s != "")
			all = all (all == "" ? "" : ", ") s
	}
	return all
}

# Make the widest columns narrower until a row fits, none below LEAST.
function fit(   i, sum, widest, away, LEAST) {
	LEAST = 8
	for (i = 1; i <= shows; i++) {
		if (!whole && rows && !used[i]) {
			size[i] = -2
			away = away " " i
		} else if (width_of(head[shown[i]]) > size[i])
			size[i] = width_of(head[shown[i]])
		sum += size[i] + 2
	}
	# A column that comes up on a later page brings the head with it.
	if (away != gone)
		headed = 0
	gone = away
	for (; columns && sum - 2 > columns; sum--) {
		widest = 1
		for (i = 2; i <= shows; i++)
			if (size[i] > size[widest])
				widest = i
		if (size[widest] <= LEAST)
			break
		size[widest]--
	}
}

# One row, or with r = 0 the head.
function line(r,   i, s, pad, all, left) {
	left = columns
	for (i = 1; i <= shows; i++) {
		if (size[i] < 0)
			continue
		s = r ? cell[r, i] : head[shown[i]]
		s = code[shown[i]] == "doc" ? cut_front(s, size[i]) : cut_to(s, size[i])
		pad = substr(blanks, 1, size[i] - width_of(s))
		all = all (all == "" ? "" : "  ") (word[i] ? s pad : pad s)
	}
	sub(/ +$/, "", all)
	return columns ? cut_to(all, columns) : all
}

function page(   r) {
	fit()
	if (!headed) {
		if (blocks++)
			print ""
		if (block != "")
			print columns ? cut_to(block, columns) : block
		print bold line(0) plain
	}
	headed = 1
	for (r = 1; r <= rows; r++)
		print line(r)
	split("", cell)
	rows = 0
}

END {
	if (begun && (rows || !blocks))
		page()
}
