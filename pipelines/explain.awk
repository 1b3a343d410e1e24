# explain.awk - tell where a figure came from.
#
# usage: awk -f screen.awk -f explain.awk -v ... INDICATORS FS='\t' stream=1 -
#
# INDICATORS is that table of ogi-emit(1), the stream what ogi-check(1) wrote, with the records of
# lines.awk.
#
# place    TABLE.ROW.COL as a regular expression, and wanted as it was given
# columns  the terminal's width, to which the neighbours are cut; 0 cuts nothing
# bold     what makes the place stand out, mark the figure, and plain what ends that; or nothing

BEGIN {
	screen_begin()
	AROUND = 2	# lines before and after
	ALIKE = 3	# lines of one number that are shown
	LONG = 8192	# bytes of a line in which a figure is looked for
}

# The dictionary of the forms; a label with a comma in it is quoted, and stays so.
!stream {
	split($0, f, ",")
	name = f[2] "." f[3] "." f[4]
	label[f[1], name] = label["", name] = f[5]
	next
}

$1 == "doc" {
	doc = unescaped($2)
	facts = checks = lines = 0
	split("", meta)
	split("", note)
	split("", online)
}

$1 == "meta" { meta[$2] = unescaped($3) }

$1 == "fact" {
	online[$2] = online[$2] (online[$2] == "" ? "" : " ") (facts + 1)
	at[++facts] = $2
	key[facts] = $3 "." $4 "." $5
	value[facts] = $6
	unit[facts] = $7
	state[facts] = $8
	raw[facts] = unescaped($9)
	form[facts] = $10
}

$1 == "check" { check[++checks] = $0 }

$1 == "note" {
	note[$2] = note[$2] "    " $3 "  " $4 ": " harmless(unescaped($5)) "\n"
}

$1 == "line" {
	number[++lines] = $2
	text[lines] = unescaped($3)
}

$1 == "end" { document() }

function document(   i, n, table) {
	for (i = 1; i <= facts; i++)
		if (key[i] ~ place) {
			if (told++)
				print ""
			explain(i)
			n++
		}
	if (n || meta["kind"] != "annual_report")
		return
	table = wanted
	sub(/\..*/, "", table)
	printf "%s%s: %s is not there: the table %s is %s%s\n", told++ ? "\n" : "",
		harmless(doc), wanted, table, meta[table],
		meta["schema"] == "" ? "" : ", the form " meta["schema"]
}

function explain(i,   name) {
	name = harmless(doc) ": " bold harmless(key[i]) plain "  " harmless(meta["agency"]) " " meta["year"]
	sub(/ +$/, "", name)
	print name
	name = label[form[i], key[i]]
	if (name != "")
		print "    " name
	printf "    %s%s, state %s, printed \"%s\", line %d%s\n", value[i],
		value[i] == "" ? "no figure" : (unit[i] == "" ? "" : " " unit[i]), state[i],
		harmless(substr(raw[i], 1, 200)), at[i], form[i] == "" ? "" : ", form " form[i]
	rests_on(i)
	printf "%s", note[at[i]]
	source(i)
}

# The checks that the figure takes part in.
function rests_on(i,   c, n, f) {
	for (c = 1; c <= checks; c++)
		if (index(check[c] " ", key[i] "@" at[i] " ")) {
			n = split(check[c], f, "\t")
			printf "    %s  %s %s: left %s, right %s, delta %s\n", f[5], f[3], f[4],
				f[6] == "" ? "?" : f[6], f[7] == "" ? "?" : f[7], f[8] == "" ? "?" : f[8]
		}
}

# The line that the figure stands in, and its neighbours.  Where lines share a number, those
# that have the figure are meant.
function source(i,   l, n, k, found, some, from, to, last) {
	for (l = 1; l <= lines; l++)
		if (number[l] == at[i]) {
			n++
			if (nth(text[l], raw[i], length(text[l]) + 1))
				some++
		}
	last = 0
	for (l = 1; l <= lines && found < ALIKE; l++) {
		if (number[l] != at[i] || (n > 1 && some && !nth(text[l], raw[i], length(text[l]) + 1)))
			continue
		found++
		from = l - AROUND > last ? l - AROUND : last + 1
		to = l + AROUND < lines ? l + AROUND : lines
		for (k = from; k <= to; k++)
			show(k, k == l, i)
		last = to
	}
	if (n > 1 && (some ? some : n) > ALIKE)
		printf "    (%d lines have the number %d)\n", n, at[i]
}

function show(k, here, i,   s, p) {
	s = text[k]
	p = here ? spot(s, i) : 0
	if (p && mark != "")
		s = clean(substr(s, 1, p - 1)) mark clean(raw[i]) plain clean(substr(s, p + length(raw[i])))
	else
		s = !here && columns > 8 ? cut_to(clean(s), columns - 8) : clean(s)
	sub(/[ \t]+$/, "", s)
	s = sprintf("%6d", number[k]) (here ? "> " : "  ") s
	sub(/ +$/, "", s)
	print s
}

# A line as it stands, but harmless, and one; a tab is four blanks where it has to fit.
function clean(s) {
	gsub(/[\r\n]+/, " ", s)
	if (columns)
		gsub(/\t/, "    ", s)
	gsub(/\t/, "\034", s)
	gsub(/[\001-\033\035-\037\177]/, columns ? "?" : "&", s)
	gsub(/\034/, "\t", s)
	return s
}

# Where fact i stands in the line s: the figures of a row come in the row's order, labels before
# them, so that they are counted from the right.  0 when they do not fit.
function spot(s, i,   n, f, j, p) {
	n = split(online[at[i]], f, " ")
	p = length(s) + 1
	for (j = n; j >= 1; j--) {
		if (raw[f[j]] == "")
			continue
		p = nth(s, raw[f[j]], p)
		if (!p || f[j] == i)
			return p
	}
	return 0
}

# Where the last of the figures x before p stands in s, on its own: not a part of a longer one.
function nth(s, x, p,   from, found, last) {
	if (x == "" || length(s) > LONG)
		return 0
	while ((found = index(substr(s, from + 1), x))) {
		from += found
		if (from + length(x) > p)
			break
		if (substr(s, from - 1, from > 1) !~ /[0-9.]/ && substr(s, from + length(x), 1) !~ /[0-9]/)
			last = from
	}
	return last + 0
}
