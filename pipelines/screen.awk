# screen.awk - words on a terminal: how wide they are, cut to a width, made harmless.
#
# Awk works on bytes here (LC_ALL=C), so that every awk gives the same.  Call screen_begin first.

function screen_begin() {
	# What takes two columns, by the East Asian Width of Unicode (W and F), and what takes none.
	wide = "\343[\200-\277][\200-\277]|[\344-\351][\200-\277][\200-\277]" \
		"|\342[\272-\277][\200-\277]|\341\204[\200-\277]|\341\205[\200-\237]" \
		"|\352[\200-\223][\200-\277]|\352[\260-\277][\200-\277]|[\353-\354][\200-\277][\200-\277]" \
		"|\355[\200-\236][\200-\277]|\357[\244-\253][\200-\277]|\357\270[\260-\277]" \
		"|\357\271[\200-\257]|\357\274[\200-\277]|\357\275[\200-\240]|\357\277[\240-\246]" \
		"|\360\237[\214-\253][\200-\277]|\360[\240-\277][\200-\277][\200-\277]"
	none = "\314[\200-\277]|\315[\200-\257]|\342\200[\213-\215]|\342\201\240" \
		"|\357\270[\200-\217]|\357\273\277"
	# What steers a terminal: C0, C1, and the marks that turn the direction of writing.
	steering = "[\001-\037\177]|\302[\200-\237]|\342\200[\216\217\252-\256]|\342\201[\246-\251]"
	ellipsis = "\342\200\246"
}

# The columns that s takes.
function width_of(s) {
	if (s !~ /[\200-\377]/)
		return length(s)
	gsub(wide, "##", s)
	gsub(none, "", s)
	gsub(/[\300-\377][\200-\277]*/, "#", s)
	return length(s)
}

# s, cut to so many columns, with an ellipsis where something went.
function cut_to(s, columns,   kept, left, c, w) {
	if (width_of(s) <= columns)
		return s
	left = columns - 1
	while (match(s, /^([\001-\177]|[\200-\377][\200-\277]*)/)) {
		c = substr(s, 1, RLENGTH)
		w = width_of(c)
		if (w > left)
			break
		kept = kept c
		left -= w
		s = substr(s, RLENGTH + 1)
	}
	return kept ellipsis
}

# The same, from its end: of a path, that tells the most.
function cut_front(s, columns) {
	if (width_of(s) <= columns)
		return s
	while (width_of(s) > columns - 1)
		sub(/^([\001-\177]|[\200-\377][\200-\277]*)/, "", s)
	return ellipsis s
}

# s without what would steer the terminal; a line break or tab is a blank.
function harmless(s) {
	gsub(/[\t\r\n]+/, " ", s)
	gsub(steering, "?", s)
	return s
}

# What a field of the stream says: \t, \n, \r and \\ are a character each.
function unescaped(s,   n, i, part, all) {
	if (index(s, "\\") == 0)
		return s
	n = split(s, part, /\\\\/)
	for (i = 1; i <= n; i++) {
		gsub(/\\t/, "\t", part[i])
		gsub(/\\n/, "\n", part[i])
		gsub(/\\r/, "\r", part[i])
		all = all (i > 1 ? "\\" : "") part[i]
	}
	return all
}
