# mutate.awk - break one figure in each document; run by scripts/mutate over a checked stream:
# what comes out is the stream without its checks, and to `log` a line for each document: its
# name, kind of mutation, what was done, and whether a sum tells (1) or none can (0).
#
# A figure counts as under an identity when a check of equality that passed rests on it.

BEGIN {
	FS = OFS = "\t"
	while ((getline line <rules) > 0) {
		split(line, f, "\t")
		if (line !~ /^#/ && f[2] == "arithmetic" && f[6] !~ /<=/)
			equal[f[1]] = 1
	}
	state = seed + 1
	for (i = 0; i < 9; i++)
		rnd(2)
}

function rnd(n) {
	state = (state * 48271) % 2147483647
	return int(state / 2147483647 * n)
}

$1 == "doc" {
	records = facts = 0
	delete rests
	delete total
	delete at
	delete row_cells
	correct = 1
	doc = $2
}

$1 == "check" {
	if ($5 == "fail")
		correct = 0
	if ($5 == "pass" && ($3 in equal))
		keep_check()
	next
}

$1 == "note" && $4 == "check_hint" { next }

{ record[++records] = $0 }

$1 == "fact" && $4 !~ /:/ && !(($3, $4, $5) in at) {
	at[$3, $4, $5] = records
	cell[++facts] = $3 SUBSEP $4 SUBSEP $5
	row_cells[$3, $4] = row_cells[$3, $4] " " facts
}

$1 == "end" {
	mutate()
	for (i = 1; i <= records; i++)
		if (record[i] != "")
			print record[i]
}

function keep_check(    n, i, part) {
	n = split($10, part, " ")
	for (i = 1; i <= n; i++) {
		sub(/@.*/, "", part[i])
		split(part[i], p, ".")
		rests[p[1], p[2], p[3]] = rests[p[1], p[2], p[3]] " " $3 "/" $4
		if (i == 1)
			total[p[1], p[2], p[3]] = 1
	}
}

function value_of(k,    f) {
	split(record[at[k]], f, "\t")
	return f[8] == "number" || f[8] == "inferred" ? f[6] : "none"
}

function set_value(k, value,    f, n, i, s) {
	n = split(record[at[k]], f, "\t")
	f[6] = f[9] = value
	f[8] = "number"
	if (value == "none") {
		f[6] = f[9] = ""
		f[8] = "blank"
	}
	s = f[1]
	for (i = 2; i <= n; i++)
		s = s "\t" f[i]
	record[at[k]] = s
}

# One digit wrong, lost or doubled.
function digit(k,    v, i, how, d) {
	v = value_of(k)
	i = 1 + rnd(length(v))
	how = rnd(3)
	if (v == "none" || v ~ /[^0-9]/)
		return 0
	if (how == 1 && length(v) > 1)
		v = substr(v, 1, i - 1) substr(v, i + 1)
	else if (how == 2)
		v = substr(v, 1, i) substr(v, i)
	else {
		d = (substr(v, i, 1) + 1 + rnd(9)) % 10
		v = substr(v, 1, i - 1) d substr(v, i + 1)
	}
	v = v + 0 ""
	if (v == value_of(k))
		return 0
	note_change(k, v)
	set_value(k, v)
	return 1
}

function note_change(k, value) {
	what = what " " k "=" value_of(k) ">" value
	gsub(SUBSEP, ".", what)
	if (k in rests)
		touched = 1
}

# A row, all of it, one column to the right or the left; what comes free is blank, or 0.
function shift(k,    p, n, id, i, by, old) {
	split(k, p, SUBSEP)
	n = split(row_cells[p[1], p[2]], id, " ")
	by = rnd(2) ? 1 : -1
	for (i = 1; i <= n; i++)
		old[i] = value_of(cell[id[i]])
	return move(id, old, n, 1, n, by, rnd(2) ? 0 : "none")
}

# One place of a row falls out, what follows moves up, the last is not there.
function drop(k,    p, n, id, i, from, old) {
	split(k, p, SUBSEP)
	n = split(row_cells[p[1], p[2]], id, " ")
	for (i = 1; i <= n; i++) {
		old[i] = value_of(cell[id[i]])
		if (cell[id[i]] == k)
			from = i
	}
	if (!move(id, old, n, from, n, -1, "none"))
		return 0
	record[at[cell[id[n]]]] = ""
	return 1
}

function move(id, old, n, first, last, by, free,    i, from, changed) {
	if (n < 3)
		return 0
	for (i = first; i <= last; i++) {
		from = i - by
		from = from < 1 || from > n ? free : old[from]
		if (from == old[i])
			continue
		changed += from != "none" && old[i] != "none"
		note_change(cell[id[i]], from)
		set_value(cell[id[i]], from)
	}
	return changed
}

# A figure and the one in the next row of its column change places.
function swap(k,    p, i, other, a, b) {
	split(k, p, SUBSEP)
	for (i = 1; i < facts && cell[i] != k; i++)
		;
	for (i++; i <= facts; i++) {
		split(cell[i], q, SUBSEP)
		if (q[1] == p[1] && q[3] == p[3])
			break
	}
	if (i > facts)
		return 0
	other = cell[i]
	a = value_of(k)
	b = value_of(other)
	if (a == b || a == "none" || b == "none")
		return 0
	# Two parts of the same sums: no sum tells.
	if (rests[k] == rests[other] && !(k in total) && !(other in total))
		told = 0
	note_change(k, b)
	note_change(other, a)
	set_value(k, b)
	set_value(other, a)
	return 1
}

# Try until one figure under an identity is broken; a document that is not correct, or has no
# identity that is known, is left as it is.
function mutate(    tries, i, k, how, kept, done) {
	for (i = 1; i <= records; i++)
		kept[i] = record[i]
	for (tries = 0; correct && tries < 200; tries++) {
		k = cell[1 + rnd(facts)]
		how = rnd(4)
		what = ""
		touched = 0
		told = 1
		if (!(k in rests))
			continue
		done = how == 0 ? digit(k) : how == 1 ? shift(k) : how == 2 ? swap(k) : drop(k)
		if (done && touched) {
			print doc, substr("digitshiftswap drop ", how * 5 + 1, 5), what, told >log_file
			return
		}
		for (i = 1; i <= records; i++)
			record[i] = kept[i]
	}
	print doc, correct ? "none" : "wrong", "", 0 >log_file
}
