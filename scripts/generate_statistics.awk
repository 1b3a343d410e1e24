# generate_statistics.awk - statistics tables of reports on 2008 to 2018, for generate.awk: in all
# their shapes, with their labels as local editions print them.

# The records, one a row: L its label, U its unit, V its figure, K what the row is (group, row,
# x), A its code.  rows counts them.

$3 == "statistics" && ($1 == "row" || $1 == "group") {
	n = ++stat_lines[$2]
	stat_kind[$2, n] = $1
	stat_code[$2, n] = $5
	stat_unit[$2, n] = $6
	stat_label[$2, n] = $7
	stat_alias[$2, n] = $9
}

function pick(list,    n, part) {
	n = split(list, part, "|")
	return part[1 + rnd(n)]
}

# A label without its numbering, and 其中.
function unnumbered(s) {
	sub(/^其中：/, "", s)
	sub(/^（[0-9]+）/, "", s)
	sub(/^[0-9]+[.]/, "", s)
	sub(/^（(一|二|三|四)）/, "", s)
	sub(/^(一|二|三|四|五|六|七|八|九)、/, "", s)
	return s
}

function numbered(s, i) {
	return pick("|" i ".|" i "、|（" i "）|(" i ")|其中：|" i "．") s
}

function label_variant(form, i,    s) {
	s = stat_label[form, i]
	if (stat_kind[form, i] == "group")
		return s
	if (!rnd(4) && stat_alias[form, i] != "")
		return numbered(pick(stat_alias[form, i]), 1 + rnd(9))
	if (!rnd(4))
		sub(/（[^）]*(不|经费)[^（]*）$/, "", s)
	if (!rnd(8))
		s = numbered(unnumbered(s), 1 + rnd(9))
	if (!rnd(8))
		sub(/政府信息/, "信息", s)
	if (!rnd(8))
		gsub(/其他/, "其它", s)
	if (!rnd(8))
		sub(/数$/, "数量", s)
	return s
}

# Sums are made to fit: what the arithmetic of the forms wants.
function sum_of(form, whole, parts,    i, sum) {
	for (i = 1; i <= stat_lines[form]; i++) {
		if (stat_code[form, i] ~ parts)
			sum += figure[stat_code[form, i]]
	}
	figure[whole] = sum + 0
}

# A part is no more than its whole.
function put_in_order(part, whole,    figure_of_part) {
	figure_of_part = figure[part]
	if (figure_of_part > figure[whole]) {
		figure[part] = figure[whole]
		figure[whole] = figure_of_part
	}
}

function stat_figures(form,    i, code) {
	for (i = 1; i <= stat_lines[form]; i++) {
		code = stat_code[form, i]
		figure[code] = rnd(3) ? rnd(10) : count_of()
		if (stat_unit[form, i] == "万元" && figure[code])
			figure[code] = figure[code] "." (1 + rnd(9))
	}
	if (form == "v2014") {
		sum_of(form, "received", "^received_")
		sum_of(form, "closed", "^closed_")
		sum_of(form, "refused", "^refused_")
		sum_of(form, "answered", "^(already_public|agreed|agreed_partly|refused|not_this_agency|" \
			"nonexistent|asked_to_amend|told_other_way)$")
		sum_of(form, "reconsiderations", "^reconsiderations_")
		sum_of(form, "litigations", "^litigations_")
		sum_of(form, "staff", "^staff_")
		put_in_order("disclosed_normative", "disclosed")
		put_in_order("press_conferences_head", "press_conferences")
		put_in_order("online_interviews_head", "online_interviews")
	} else {
		sum_of(form, "received", "^received_")
		sum_of(form, "denied", "^denied_")
		sum_of(form, "answered", "^(agreed|agreed_partly|denied)$")
		sum_of(form, "appointed", "^appointed_")
		sum_of(form, "charges_disclosure", "^charges_disclosure_")
		sum_of(form, "charges_request", "^charges_request_")
		sum_of(form, "charges", "^charges_(disclosure|request)$")
		put_in_order("appeals_first", "appeals")
	}
}

# --- the records

function add_stat(kind, code, label, unit, value) {
	rows++
	K[rows] = kind
	A[rows] = code
	L[rows] = label
	U[rows] = unit
	V[rows] = value
	how = "number"
	S[rows] = value ~ /^[0-9]+$/ && unit !~ /元/ ? spelt(value, unit) : value
	H[rows] = how
}

function stat_records(form,    i, code, edition, dash, blanks, local) {
	stat_figures(form)
	rows = 0
	edition = form == "v2014" && !rnd(3)
	dash = pick("——|----|—|")
	if (dash == "" && !keeps_blanks && shape != "lines")
		dash = "——"
	blanks = !rnd(3) && (keeps_blanks || shape == "lines") && !many
	local = !rnd(3)
	for (i = 1; i <= stat_lines[form]; i++) {
		code = stat_code[form, i]
		if (edition && code ~ /^(via_wechat|issued_normative)$/)
			continue
		if (stat_kind[form, i] == "group") {
			add_stat("group", "", stat_label[form, i], dash, dash)
			continue
		}
		add_stat("row", code, label_variant(form, i), stat_unit[form, i], figure[code])
		if (blanks && !rnd(5))
			V[rows] = S[rows] = ""
		else if (keeps_marks && !many && !rnd(30))
			V[rows] = S[rows] = "/"
		if (local && code == "via_other")
			add_stat("x", "x:主动公开机构领导信息", "主动公开机构领导信息", "条", rnd(90))
		if (local && code == "trained")
			add_stat("x", "x:组织业务考核次数", "组织业务考核次数", "次", rnd(9))
	}
}

# What is to come out: nothing for what stands there without a cell of its own.
function tell_stats(form,    i, value, how) {
	for (i = 1; i <= rows; i++) {
		if (K[i] == "group" || unread || (V[i] == "" && !keeps_blanks))
			continue
		how = V[i] == "" ? "blank" : V[i] == "/" ? "na" : H[i]
		value = how == H[i] ? V[i] : ""
		if (U[i] == "元" && value)
			value = in_ten_thousands(value)
		tell("statistics", A[i], "count", value, how)
	}
}

# An amount in 元 as one in 万元, without zeros at its end.
function in_ten_thousands(value,    s) {
	s = sprintf("%05d", value)
	s = substr(s, 1, length(s) - 4) "." substr(s, length(s) - 3)
	sub(/0+$/, "", s)
	sub(/[.]$/, "", s)
	return s
}

# --- the columns: of one side, letters: I number, L label, U unit, C code, V figure, P another's
# figure, R remark

function stat_columns(form,    s) {
	unread = many = 0
	if (form == "v2008") {
		value_head = "本年累计"
		other_head = "本期实际"
		many = 1
		return rnd(3) ? "LUCPV" : "LUPV"
	}
	value_head = pick("统计数|统计数|统计数量|数量|数值|本年度")
	s = pick("LUV|LUV|LUV|LUV|ILUV|LV|LVU|LUVR|LUVP|LUPV|LUVPP|LUPP|ULV")
	many = s ~ /P/
	if (s == "LUPP") {
		value_head = ""
		other_head = "区政府统计数|区直单位统计数"
		unread = 1
	} else if (s == "LUVPP") {
		value_head = pick("合计|总计")
		other_head = "区政府|乡镇街道"
	} else if (many) {
		value_head = year "年"
		other_head = (year - 1) "年"
	}
	if (s ~ /R|^U/ && !keeps_blanks)
		s = "LUV"
	return s
}

function head_of(letter, nth,    part) {
	if (letter == "P") {
		split(other_head, part, "|")
		return part[nth]
	}
	return letter == "I" ? "序号" : letter == "L" ? label_head : letter == "U" ? unit_head : \
		letter == "C" ? "代码" : letter == "R" ? "备注" : value_head
}

function stat_cell(letter, i) {
	if (letter == "L")
		return units_inside && U[i] !~ /^[—-]*$/ ? L[i] "（" U[i] "）" : L[i]
	if (letter == "I" || letter == "C")
		return letter == "C" && i < 10 ? "0" i : i
	if (letter == "U")
		return U[i]
	if (letter == "P")
		return K[i] == "group" ? S[i] : rnd(50)
	return letter == "R" ? "" : S[i]
}

# A row of the grid from the columns of one side, from place c on.
function fill_side(r, c, letters, i,    k, p) {
	for (k = 1; k <= length(letters); k++) {
		p += substr(letters, k, 1) == "P"
		G[r, c + k - 1] = i ? (i > rows ? "" : stat_cell(substr(letters, k, 1), i)) : \
			head_of(substr(letters, k, 1), p)
	}
}

function stat_grid(letters, sides,    w, half, i, s, again) {
	w = length(letters)
	half = int((rows + sides - 1) / sides)
	again = sides == 1 && !rnd(4) ? 15 + rnd(20) : 0
	R = 0
	for (i = 0; i <= half; i++) {
		R++
		C[R] = w * sides
		for (s = 0; s < sides; s++)
			fill_side(R, 1 + s * w, letters, i ? i + s * half : 0)
		if (again && i && i % again == 0) {
			C[++R] = w
			fill_side(R, 1, letters, 0)
		}
	}
}

# --- printing

# In two lines, now and then, where the shape lets a cell go on.
function torn_label(s,    n, at) {
	n = int(length(s) / 3)
	if (s ~ /主动公开机构领导|组织业务考核/ || s !~ /^[\340-\357]/ || n < 9 || rnd(3) || s ~ /[ -~]/)
		return s
	at = 3 * (5 + rnd(n - 8))
	return substr(s, 1, at) "\n" substr(s, at + 1)
}

function put_lines(s,    part, n, i) {
	n = split(s, part, "\n")
	for (i = 1; i <= n; i++)
		put(part[i])
}

function print_stat_lines(letters,    r, c) {
	for (r = 1; r <= R; r++) {
		for (c = 1; c <= C[r]; c++) {
			if (G[r, c] != "")
				put_lines(r > 1 && substr(letters, c, 1) == "L" ? torn_label(G[r, c]) : G[r, c])
		}
	}
}

# As a PDF's text: the label's second line below its figures, or above them the first.
function print_stat_layout(letters,    r, c, s, label, part, n, above) {
	for (r = 1; r <= R; r++) {
		s = ""
		for (c = 1; c <= C[r]; c++) {
			label = substr(letters, (c - 1) % length(letters) + 1, 1) == "L"
			n = label && r > 1 && length(letters) == C[r] ? \
				split(torn_label(G[r, c]), part, "\n") : split(G[r, c] "", part, "\n")
			if (!label) {
				s = s pad(G[r, c] "", 14) "  "
				continue
			}
			above = n > 1 && rnd(2)
			if (above)
				put("  " part[1])
			s = s pad(above ? "" : part[1], 100) "  "
			label = n > 1 ? part[2] : ""
			if (n > 1)
				tail = part[2]
			else
				tail = ""
		}
		put(s)
		if (tail != "" && length(letters) == C[r])
			put("  " tail)
		tail = ""
		if (r == 30) {
			put("")
			put("                                        -3-")
			put("\f")
		}
	}
}

function print_stats(letters) {
	if (shape == "lines")
		print_stat_lines(letters)
	else if (shape == "layout")
		print_stat_layout(letters)
	else
		print_grid("statistics")
}

# --- the document

function statistics_report(    form, letters, sides, i, n, chapter) {
	year = rnd(3) ? 2014 + rnd(5) : 2008 + rnd(6)
	form = year < 2014 ? "v2008" : "v2014"
	label_head = form == "v2008" ? "指标名称" : pick("统计指标|统计指标|指标名称|统 计 指 标")
	unit_head = form == "v2008" ? "计量单位" : pick("单位|计量单位")
	letters = stat_columns(form)
	units_inside = letters == "LV"
	sides = letters == "LUV" && !rnd(4) ? 2 : 1
	stat_records(form)
	tell_stats(form)
	title()
	n = split("一、概述|二、主动公开政府信息的情况|三、依申请公开政府信息的情况|" \
		"四、存在的主要问题和改进措施", chapter, "|")
	for (i = 1; i <= n; i++) {
		heading(chapter[i])
		paragraphs(1 + rnd(2))
	}
	put("")
	put("附件：政府信息公开情况统计" (rnd(2) ? "表" : "报表"))
	put("")
	stat_grid(letters, sides)
	print_stats(letters)
}
