# labels.awk - documents made of every label and alias of the forms, and what they must give; run
# with LC_ALL=C over forms.tsv.
#
#   -v make=rows    every row, under each of its names, with figures of its own
#   -v make=heads   every column, under each of its names
#   -v make=between for each two labels that a slip or two makes one of the other: what stands
#                   between them, as a row; `wanted` has the rows that it must not become
#
# A stream for ogi-tables goes to stdout, what is wanted to the file `wanted`.

BEGIN {
	FS = "\t"
	SEVEN = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
	FIVE = "结果维持 结果纠正 其他结果 尚未审结 总计"
}

/^#/ || $1 == "kind" || $3 !~ /^(disclosure|requests|proceedings)$/ || $1 == "cut" { next }

{
	forms = $2 == "both" ? split("v2019 v2021", form, " ") : split($2, form, " ")
	for (f = 1; f <= forms; f++) {
		n = ++lines
		kind[n] = $1
		schema[n] = form[f]
		table[n] = $3
		block[n] = $4
		code[n] = $5
		label[n] = $7
		gsub(/~/, "", $9)
		aliases[n] = $9
	}
}

function put(s) {
	gsub(/\t/, "\\t", s)
	print "text\t" ++line "\t" s
}

function open_doc(name) {
	print "doc\t" name
	line = 0
}

# As many figures as there are heads, counting from `from`.
function figures(heads, from,    n, s) {
	for (n = split(heads, unused, " "); n > 0; n--)
		s = s "\t" from++
	return s
}

function tabs(words) {
	gsub(/ /, "\t", words)
	return words
}

# The heads of a block, `as` in the place of column `odd`.
function block_heads(of, form, odd, as,    i, s) {
	for (i = 1; i <= lines; i++) {
		if (kind[i] == "col" && block[i] == of && schema[i] == form)
			s = s (s == "" ? "" : " ") (i == odd ? as : label[i])
	}
	return s
}

function requests_head(heads) {
	put("申请人情况\t\t\t\t\t\t\t")
	put("\t" tabs(heads))
}

# A table of the form with a row `name` where the form has row i.
function put_row(i, name,    heads) {
	if (table[i] == "disclosure") {
		heads = block_heads(block[i], schema[i], 0, "")
		put("信息内容\t" tabs(heads))
		put(name figures(heads, 11))
	} else if (table[i] == "requests") {
		requests_head(SEVEN)
		put((code[i] == "new" ? "二、上年结转政府信息公开申请数量" : \
			"一、本年新收政府信息公开申请数量") figures(SEVEN, 31))
		if (block[i] == "other")
			put("（六）其他处理\t\t\t\t\t\t\t")
		put(name figures(SEVEN, 11))
	} else {
		put("\t" tabs(FIVE))
		put("行政复议" figures(FIVE, 31))
		put((code[i] == "reconsideration" ? "复议后起诉" figures(FIVE, 21) "\n" : "") name \
			figures(FIVE, 11))
	}
}

function want(name, i, of, n,    k, heads) {
	for (k = 1; k <= lines; k++) {
		if (kind[k] == "col" && table[k] == table[i] && schema[k] == schema[i] && block[k] == of)
			print name "\t" table[i] "\t" code[i] "\t" code[k] "\t" n++ >"wanted"
	}
}

function make_rows(    i, k, n, name, alias) {
	for (i = 1; i <= lines; i++) {
		if (kind[i] != "row" || code[i] == "reconsideration")
			continue
		n = split(label[i] "|" aliases[i], alias, "|")
		for (k = 1; k <= n; k++) {
			if (alias[k] == "")
				continue
			name = schema[i] " " table[i] "." code[i] " " alias[k]
			open_doc(name)
			put_row(i, alias[k])
			print "end\t" name
			want(name, i, table[i] == "disclosure" ? block[i] : "", 11)
		}
	}
}

# The heads of a table, `as` in the place of column `odd`, which is one of them, by its label.
function heads_with(heads, odd, as,    n, i, s, head) {
	n = split(heads, head, " ")
	for (i = 1; i <= n; i++)
		s = s (i > 1 ? " " : "") (head[i] == label[odd] ? as : head[i])
	return s
}

function put_head(i, name,    heads, k) {
	if (table[i] == "disclosure") {
		heads = block_heads(block[i], schema[i], i, name)
		put("信息内容\t" tabs(heads))
		for (k = 1; k <= lines && !(kind[k] == "row" && block[k] == block[i] && \
			schema[k] == schema[i]); k++)
			continue
		put(label[k] figures(heads, 11))
	} else if (table[i] == "requests") {
		heads = heads_with(SEVEN, i, name)
		requests_head(heads)
		for (k = 1; code[k] != "granted"; k++)
			continue
		put(label[k] figures(heads, 11))
	} else {
		heads = heads_with(FIVE, i, name)
		put("\t" tabs(heads))
		for (k = 1; code[k] != "litigation_after"; k++)
			continue
		put("行政复议" figures(FIVE, 31))
		put(label[k] figures(heads, 11))
	}
	return k
}

function make_heads(    i, k, n, name, alias, row) {
	for (i = 1; i <= lines; i++) {
		if (kind[i] != "col")
			continue
		n = split(label[i] "|" aliases[i], alias, "|")
		for (k = 1; k <= n; k++) {
			if (alias[k] == "")
				continue
			name = schema[i] " " table[i] "." block[i] "." code[i] " " alias[k]
			open_doc(name)
			row = put_head(i, alias[k])
			print "end\t" name
			schema[row] = schema[i]
			want(name, row, block[i], 11)
		}
	}
}

# --- what stands between two labels

# The Han characters of s, without its numbering, into letter[1 ...]; how many.
function letters(s, letter,    n) {
	for (n = 0; s != ""; s = substr(s, RLENGTH + 1)) {
		if (match(s, /^[\344-\351][\200-\277][\200-\277]/))
			letter[++n] = substr(s, 1, 3)
		else
			RLENGTH = 1
	}
	return n
}

function bare(s,    letter, n, i, out) {
	n = letters(s, letter)
	if (s !~ /^[（(]?[0-9]/)
		for (i = 1; i <= n && index("一二三四五六七八九十", letter[i]); i++)
			letter[i] = ""
	for (i = 1; i <= n; i++)
		out = out letter[i]
	return out
}

# The edits from a to b, at most 3.
function edits(a, b,    x, y, n, m, i, k, row, corner, old, best) {
	n = letters(a, x)
	m = letters(b, y)
	if (n > m + 2 || m > n + 2)
		return 3
	for (k = 0; k <= m; k++)
		row[k] = k
	for (i = 1; i <= n; i++) {
		corner = row[0]
		row[0] = i
		for (k = 1; k <= m; k++) {
			old = row[k]
			best = corner + (x[i] != y[k])
			if (row[k - 1] + 1 < best)
				best = row[k - 1] + 1
			if (old + 1 < best)
				best = old + 1
			row[k] = best
			corner = old
		}
	}
	return row[m]
}

# Is this text a label itself?
function is_label(text) {
	return text in key_of
}

function try_between(text, i, rival,    name) {
	if (is_label(text) || (i, text) in tried || length(text) < 9 || edits(text, rival) > 1)
		return
	tried[i, text] = 1
	name = table[i] "." code[i] " " rival " " text
	open_doc(name)
	put_row(i, text)
	print "end\t" name
	print name "\t" table[i] "\t" code[i] >"wanted"
}

# Every text one edit from a, if it is one from b too.
function between(a, b, i,    x, y, n, m, k, j, head, tail, c) {
	n = letters(a, x)
	m = letters(b, y)
	for (k = 1; k <= n + 1; k++) {
		head = tail = ""
		for (j = 1; j < k; j++)
			head = head x[j]
		for (j = k + 1; j <= n; j++)
			tail = tail x[j]
		if (k <= n)
			try_between(head tail, i, b)
		for (c = 0; c <= m; c++) {
			if (k <= n)
				try_between(head (c ? y[c] : "某") tail, i, b)
			try_between(head (c ? y[c] : "某") (k <= n ? x[k] : "") tail, i, b)
		}
	}
}

function make_between(    i, k, n, m, a, b, alias, other, names, name, owner) {
	for (i = 1; i <= lines; i++) {
		n = split(label[i] "|" aliases[i], alias, "|")
		for (k = 1; k <= n; k++) {
			a = bare(alias[k])
			if (a == "")
				continue
			key_of[a] = key_of[a] " " i
			name[++names] = a
			owner[names] = i
		}
	}
	for (i = 1; i <= names; i++) {
		a = owner[i]
		if (kind[a] != "row" || schema[a] != "v2021")
			continue
		for (k = 1; k <= names; k++) {
			b = owner[k]
			if ((table[a] == table[b] && code[a] == code[b] && kind[a] == kind[b]) || \
				edits(name[i], name[k]) > 2)
				continue
			pairs++
			between(name[i], name[k], a)
		}
	}
	print pairs >"pairs"
}

END {
	if (make == "rows")
		make_rows()
	else if (make == "heads")
		make_heads()
	else
		make_between()
}
