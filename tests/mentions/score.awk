# score.awk - mentions against those marked by hand; run with LC_ALL=C.
#
# usage: awk -v verbose=0|1 -v precision=P -v recall=R -v subjects=S -f score.awk EXPECTED CSV
#
# Pairs go by value, value_max and unit, in one document, each mention once: first on the same
# line with the right subject, then on the same line, then from one to three lines away.  Rows
# marked optional take what is left, and count neither for nor against.  Status 1 when a ratio is
# below what is asked.

# among WORD LIST: WORD is one of those that bars set apart.
function among(word, list) {
	return index("|" list "|", "|" word "|") > 0
}

# A decimal, as one writes it: without zeros at its end.
function plain(value) {
	if (value ~ /\./) {
		sub(/0+$/, "", value)
		sub(/\.$/, "", value)
	}
	return value
}

# A subject without quotes, spaces and what stands in brackets.
function bare(text) {
	gsub(/“|”|‘|’|《|》|「|」|『|』|"|　| /, "", text)
	gsub(/（/, "(", text)
	gsub(/）/, ")", text)
	gsub(/\([^()]*\)/, "", text)
	return text
}

function ends_with(text, end) {
	return length(text) >= length(end) && substr(text, length(text) - length(end) + 1) == end
}

# A subject is right when it ends with a head, or has one and ends with a word for its number.
function subject_right(text, heads,    head, n, i) {
	n = split(heads, head, "|")
	for (i = 1; i <= n; i++) {
		if (ends_with(text, head[i]))
			return 1
		if (index(text, head[i]) && text ~ /(数|数量|量|总数|情况)$/)
			return 1
	}
	return 0
}

FNR == NR {
	if ($0 ~ /^#/ || $0 == "")
		next
	fields = split($0, field, "\t")
	if (fields < 8 || fields > 9) {
		printf "score: %s:%d: %d columns, not 8 or 9\n", FILENAME, FNR, fields > "/dev/stderr"
		broken = 1
		exit 2
	}
	n = ++wanted
	doc[n] = field[1]
	line[n] = field[2]
	value[n] = plain(field[3])
	value_max[n] = plain(field[4])
	unit[n] = field[5]
	approx[n] = field[6]
	heads[n] = field[7]
	part[n] = field[8]
	optional[n] = field[9] == "1"
	listed[doc[n]] = 1
	if (!optional[n])
		expected++
	next
}

# A record of CSV may go over several lines: one does not end within quotes.
{
	record = record == "" ? $0 : record "\n" $0
	if (gsub(/"/, "\"", record) % 2)
		next
	read_record(record)
	record = ""
}

# csv_split RECORD: its fields go to cell[1..], how many comes back.
function csv_split(text,    n, end) {
	n = 0
	for (;;) {
		n++
		if (substr(text, 1, 1) == "\"") {
			text = substr(text, 2)
			cell[n] = ""
			while ((end = index(text, "\"")) && substr(text, end + 1, 1) == "\"") {
				cell[n] = cell[n] substr(text, 1, end)
				text = substr(text, end + 2)
			}
			cell[n] = cell[n] substr(text, 1, end - 1)
			text = substr(text, end + 1)
			end = index(text, ",")
		} else {
			end = index(text, ",")
			cell[n] = end ? substr(text, 1, end - 1) : text
		}
		if (!end)
			return n
		text = substr(text, end + 1)
	}
}

function read_record(text,    n, i) {
	n = csv_split(text)
	if (!heads_read) {
		for (i = 1; i <= n; i++)
			column[cell[i]] = i
		heads_read = 1
		return
	}
	if (!(cell[column["doc"]] in listed))
		return
	n = ++found
	f_doc[n] = cell[column["doc"]]
	f_line[n] = cell[column["line"]]
	f_value[n] = plain(cell[column["value"]])
	f_max[n] = plain(cell[column["value_max"]])
	f_unit[n] = cell[column["unit"]]
	f_approx[n] = cell[column["approx"]]
	f_subject[n] = cell[column["subject"]]
	f_part[n] = cell[column["part_of"]]
	numbered[f_doc[n], cell[column["number"]]] = n
	if (!(f_doc[n] in first))
		first[f_doc[n]] = n
	last[f_doc[n]] = n
}

function same_quantity(w, f) {
	return f_doc[f] == doc[w] && f_value[f] "" == value[w] "" &&
	    f_max[f] "" == value_max[w] "" && among(f_unit[f], unit[w])
}

# pair those rows, optional ones or others, that stand DISTANCE lines apart.
function pair(option, distance, by_subject,    w, f, apart) {
	for (w = 1; w <= wanted; w++) {
		if (w in mate || optional[w] != option || !(doc[w] in first))
			continue
		for (f = first[doc[w]]; f <= last[doc[w]]; f++) {
			apart = f_line[f] - line[w]
			if (f in taken || (apart != distance && apart != -distance) ||
			    !same_quantity(w, f))
				continue
			if (by_subject && !subject_right(bare(f_subject[f]), bare(heads[w])))
				continue
			mate[w] = f
			taken[f] = 1
			break
		}
	}
}

function pair_all(option,    distance) {
	pair(option, 0, 1)
	for (distance = 0; distance <= 3; distance++)
		pair(option, distance, 0)
}

# tell WHAT DOC LINE TEXT: a line for -v.
function tell(what, where, at, text) {
	if (verbose)
		printf "%s\t%s:%s\t%s\n", what, where, at, text
}

function quantity(low, high, measure) {
	return low (high == "" ? "" : "-" high) (measure == "" ? "" : " " measure)
}

function judge_part(w, f,    whole) {
	whole = f_part[f] == "" ? "" : f_value[numbered[doc[w], f_part[f]]]
	if (part[w] == "" && whole != "") {
		parts_more++
		tell("more part", doc[w], line[w], quantity(value[w], value_max[w], unit[w]) \
		    ": of " whole ", of none")
		return
	}
	if (!among("", part[w]))
		parts++
	else if (whole == "" || among(whole, part[w]))
		return
	if (among(whole, part[w]))
		parts_right++
	else
		tell("wrong part", doc[w], line[w], quantity(value[w], value_max[w], unit[w]) \
		    ": of " (whole == "" ? "none" : whole) ", not " part[w])
}

function judge(w, f) {
	right++
	if (among(f_approx[f], approx[w]))
		approx_right++
	else
		tell("wrong approx", doc[w], line[w], quantity(value[w], value_max[w], unit[w]) \
		    ": `" f_approx[f] "', not `" approx[w] "'")
	if (heads[w] != "") {
		subjects_paired++
		if (subject_right(bare(f_subject[f]), bare(heads[w])))
			subjects_right++
		else
			tell("wrong subject", doc[w], line[w], \
			    quantity(value[w], value_max[w], unit[w]) ": `" f_subject[f] "', not " \
			    heads[w])
	}
	judge_part(w, f)
}

# A ratio of nothing is perfect.
function ratio(some, all) {
	return all ? some / all : 1
}

END {
	if (broken)
		exit 2
	if (!heads_read) {
		print "score: no CSV came" > "/dev/stderr"
		exit 2
	}
	pair_all(0)
	pair_all(1)
	for (w = 1; w <= wanted; w++) {
		if (optional[w]) {
			if (w in mate)
				left_out++
		} else if (w in mate)
			judge(w, mate[w])
		else
			tell("missing", doc[w], line[w], \
			    quantity(value[w], value_max[w], unit[w]) ", " heads[w])
	}
	for (f = 1; f <= found; f++)
		if (!(f in taken))
			tell("extra", f_doc[f], f_line[f], \
			    quantity(f_value[f], f_max[f], f_unit[f]) ", " f_subject[f])
	found -= left_out
	printf "expected %d, found %d, right %d\n", expected, found, right
	printf "precision %.3f\n", ratio(right, found)
	printf "recall %.3f\n", ratio(right, expected)
	printf "subjects %d of %d, %.3f\n", subjects_right, subjects_paired, \
	    ratio(subjects_right, subjects_paired)
	printf "parts %d of %d, %.3f; %d where none is expected\n", parts_right, parts, \
	    ratio(parts_right, parts), parts_more
	printf "approx %d of %d, %.3f\n", approx_right, right, ratio(approx_right, right)
	exit ratio(right, found) < precision || ratio(right, expected) < recall ||
	    ratio(subjects_right, subjects_paired) < subjects
}
