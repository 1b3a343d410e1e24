# generate.awk - the documents of scripts/generate; run by it, with LC_ALL=C, over forms.tsv.
#
# A table is a grid first: G[r, c] holds what stands there, "<" where a cell of its row
# covers the place, "^" where one above does.  A shape then prints the grid.

BEGIN {
	FS = "\t"
	shapes = split("tab tabbed lines pipe fillers markdown layout", shape_name, " ")
	places = split("新乡市 锦州市 北京市朝阳区 吉林省长春市朝阳区 辽宁省朝阳市 成都市 上海市 " \
		"广东省深圳市 江苏省南京市 湖北省武汉市 河南省洛阳市 浙江省杭州市 云南省昆明市 " \
		"陕西省西安市 山东省青岛市 安徽省合肥市 福建省厦门市 湖南省长沙市 甘肃省兰州市 " \
		"贵州省遵义市", place, " ")
	offices = split("体育局 教育局 交通运输局 财政局 水利局 审计局 自然资源局 民政局 " \
		"农业农村局 市场监督管理局 卫生健康委员会 人民政府", office, " ")
	say_sentences()
	say_talk()
}

# --- the forms, from forms.tsv: kind form table block code unit label

/^#/ || $1 == "kind" { next }

$3 == "requests" && $5 == "other" && $1 == "row" { group_label["other"] = $7 }
$3 == "requests" && $1 == "group" { group_label[$4] = $7 }

$1 == "block" || $1 == "row" || $1 == "col" {
	forms = ($2 == "both") ? "v2019 v2021" : $2
	n = split(forms, form, " ")
	for (i = 1; i <= n; i++)
		keep_line(form[i] SUBSEP $3 SUBSEP $1)
}

function keep_line(key) {
	lines[key]++
	block_of[key, lines[key]] = $4
	code_of[key, lines[key]] = $5
	label_of[key, lines[key]] = $7
	aliases_of[key, lines[key]] = $9
}

# --- chance

function rnd(n) {
	state = (state * 48271) % 2147483647
	return int(state / 2147483647 * n)
}

# The same, of a row of numbers of its own: what it decides leaves all else as it is.
function aside(n) {
	aside_state = (aside_state * 48271) % 2147483647
	return int(aside_state / 2147483647 * n)
}

# Mostly nothing, sometimes a few.
function few() {
	return rnd(3) ? 0 : rnd(rnd(4) ? 9 : 60)
}

function count_of() {
	return rnd(5) ? rnd(400) : rnd(30000)
}

# --- figures as they are printed

function digits_of(value, from,    out, i, letter) {
	split("０ １ ２ ３ ４ ５ ６ ７ ８ ９", wide, " ")
	split("零 一 二 三 四 五 六 七 八 九", han, " ")
	for (i = 1; i <= length(value); i++) {
		letter = substr(value, i, 1)
		out = out (from == "wide" ? wide[letter + 1] : han[letter + 1])
	}
	return out
}

# 1234567 as 1,234,567.
function in_groups(value, mark,    out) {
	while (length(value) > 3) {
		out = mark substr(value, length(value) - 2) out
		value = substr(value, 1, length(value) - 3)
	}
	return value out
}

# A number below 10000 in words: 一千零三十, 十二, 零.
function in_words(value,    out, i, n, digit, gap) {
	split("千 百 十", power, " ")
	if (!value)
		return "零"
	n = length(value)
	for (i = 1; i <= n; i++) {
		digit = substr(value, i, 1)
		if (digit == 0) {
			gap = 1
			continue
		}
		out = out (gap && out != "" ? "零" : "") digits_of(digit, "han") \
			(i < n ? power[3 - n + i + 1] : "")
		gap = 0
	}
	if (n == 2 && substr(value, 1, 1) == 1)
		out = substr(out, 4)
	return out
}

# Letters for digits, where a digit or more is left.
function misread(value,    out) {
	out = value
	gsub(/0/, "O", out)
	if (!rnd(3))
		gsub(/1/, "l", out)
	if (out == value || (out !~ /[0-9]/ && length(out) > 1))
		return value
	how = "inferred"
	return out
}

# An amount in 万元, with its unit or in 元.
function amount_spelt(value,    whole, part) {
	if (!styled || !value || rnd(3))
		return value
	if (rnd(2))
		return value "万元"
	whole = value
	sub(/[.].*/, "", whole)
	part = substr(value, length(whole) + 2) "0000"
	value = whole substr(part, 1, 4) "." substr(part, 5)
	sub(/[.]?0*$/, "", value)
	return value "元"
}

# A count as one page or other prints it; `how` is its state then.  Words and letters only where
# a cell is told by its borders, not by what stands in it.
function spelt(value, unit,    style, bordered) {
	how = "number"
	if (!styled || rnd(3))
		return value
	bordered = web || shape == "tab" || shape == "markdown"
	style = rnd(bordered ? 9 : 5)
	if (style == 0)
		return digits_of(value, "wide")
	if (style == 1)
		return in_groups(value, rnd(2) ? "," : "，")
	if (style == 2)
		return value unit
	if (style == 3)
		return in_groups(value, "'")
	if (style == 4)
		return "00" value
	if (style == 5)
		return value (rnd(2) ? "*" : rnd(2) ? "①" : "[1]")
	if (style == 6 && value < 10000 && value != 1)
		return in_words(value)
	if (style == 7)
		return misread(value)
	if (style == 8) {
		how = "inferred"
		return "（" value "）"
	}
	return value
}

# --- labels as they are found: under another name, or damaged

# The characters of s into letter[1 ...]: how many.
function letters_in(s,    n) {
	for (n = 0; s != ""; s = substr(s, RLENGTH + 1)) {
		if (!match(s, /^[\340-\357][\200-\277][\200-\277]/))
			RLENGTH = 1
		letter[++n] = substr(s, 1, RLENGTH)
	}
	return n
}

# A label with a character lost, put in place of another, or added inside.
function damaged(s,    n, at, how, stray, i, out) {
	n = letters_in(s)
	at = 2 + rnd(n - 2)
	how = rnd(3)
	stray = substr("市县田卫的地中心", 1 + 3 * rnd(8), 3)
	for (i = 1; i <= n; i++) {
		if (i == at)
			out = out (how == 0 ? "" : how == 1 ? stray : stray letter[i])
		else
			out = out letter[i]
	}
	return out
}

# The label of line i of the forms, as this document prints it.
function printed(key, i,    alias, n) {
	if (!varied || rnd(5))
		return label_of[key, i]
	n = split(aliases_of[key, i], alias, "|")
	if (n && rnd(3))
		return alias[1 + rnd(n)]
	return index(label_of[key, i], "（") ? label_of[key, i] : damaged(label_of[key, i])
}

# An order of 1 ... n into turned[]: the form's own, unless the document is varied.
function turn(n,    i, k, swap) {
	for (i = 1; i <= n; i++)
		turned[i] = i
	for (i = n; varied && !plain_order && i > 1; i--) {
		k = 1 + rnd(i)
		swap = turned[i]
		turned[i] = turned[k]
		turned[k] = swap
	}
}

# --- prose

function say_sentences(    s) {
	s = "%y年，%a主动公开政府信息%n条，其中通过门户网站公开%n条，通过政务新媒体公开%n条。"
	s = s "|全年受理政府信息公开申请%n件，均在法定期限内答复。"
	s = s "|组织业务培训%n次，参加%n人次，工作人员的公开意识有了提高。"
	s = s "|按照《中华人民共和国政府信息公开条例》的要求，我单位修订了公开指南和公开目录。"
	s = s "|发布政策解读材料%n篇，以图表、视频等形式解读%n篇。"
	s = s "|“互联网+政务服务”平台受理事项%n项，网上办结率达到%p%。"
	s = s "|微信公众号推送消息%n条，阅读量超过%n次，关注人数比上年增加%n人。"
	s = s "|办理人大代表建议%n件、政协委员提案%n件，答复全部向社会公开。"
	s = s "|对外公布的电话全年接听咨询%n余次，现场接待群众%n人次。"
	s = s "|一是健全制度，明确分管领导和责任科室；二是加强审核，做到先审后发；三是定期检查，发现问题及时整改。"
	s = s "|存在的不足：公开的内容还不够全面，更新还不够及时，解读的形式还比较单一。"
	s = s "|下一步，我单位将继续拓宽公开渠道，提高信息质量，方便群众查阅。"
	s = s "|举行新闻发布会%n场，回应社会关切%n件次，在线访谈%n期。"
	s = s "|本年度没有因政府信息公开被申请行政复议，也没有被提起行政诉讼。"
	s = s "|全年未收取政府信息公开信息处理费。"
	s = s "|清理规范性文件%n件，其中继续有效%n件、修改%n件、废止%n件。"
	s = s "|在公共图书馆、档案馆和政务服务大厅设置查阅点%n个，提供纸质材料%n份。"
	s = s "|公开部门预算、决算和“三公”经费信息%n条，公开政府采购信息%n条。"
	s = s "|重点领域信息公开稳步推进，公开重大项目信息%n条、民生信息%n条、安全生产信息%n条。"
	s = s "|网站全年页面浏览量为%n次，开设专题专栏%n个，处理网上留言%n条。"
	s = s "|按照“公开为常态、不公开为例外”的原则，对拟公开的信息逐条审查。"
	s = s "|市民可以通过当面、信函、网络等方式提出申请，其中网络申请%n件，信函申请%n件，当面申请%n件。"
	s = s "|编发简报%n期，刊登各类信息%n篇，被上级采用%n篇。"
	s = s "|建立健全了信息发布的登记、审核、保密审查和归档制度。"
	s = s "|开展全民健身、义务教育、道路养护等群众关心事项的公开，发布公告%n份。"
	s = s "|抽查所属单位%n家，通报问题%n个，已全部整改到位。"
	s = s "|与上年相比，公开数量增长%p%，群众满意度为%p%。"
	s = s "|印发年度工作要点，把任务分解到%n个科室，按季度督促落实。"
	s = s "|政府公报全年编发%n期，免费赠阅%n册。"
	s = s "|在“双随机、一公开”监管中检查企业%n户次，结果全部公示。"
	s = s "|统计期限自%y年1月1日起至%y年12月31日止。"
	s = s "|有关数据由各科室汇总，经主要负责人审核后发布，联系电话为办公室值班电话。"
	sentences = split(s, sentence, "|")
}

# Doer, deed and outcome: the parts of a sentence without a figure.
function say_talk(    s) {
	s = "局党组高度重视政务公开工作|我单位认真贯彻落实上级关于政务公开的部署|各科室按照职责分工抓好落实"
	s = s "|全市各级行政机关坚持以人民为中心的发展思想|办公室牵头、业务科室配合的工作机制逐步形成"
	s = s "|镇党委、政府把信息公开列入重要议事日程|围绕中心工作和群众关切|政务公开领导小组定期听取汇报"
	s = s "|在上级主管部门的指导下|针对检查中发现的问题|依托门户网站和政务新媒体|我街道结合工作实际"
	doers = split(s, doer, "|")
	s = "进一步完善公开制度，规范公开程序|不断拓展公开的广度和深度|坚持以公开促落实、促规范、促服务"
	s = s "|严格执行“先审查、后公开”的要求|主动接受人大、政协和社会各界的监督|及时回应群众关心的热点难点问题"
	s = s "|细化任务分工，压实工作责任|把政策解读与文件起草同步谋划、同步落实|加强队伍建设，提升业务能力"
	s = s "|优化栏目设置，方便公众查询和利用|推动基层政务公开标准化、规范化向村居延伸|健全依申请公开的登记、办理、答复流程"
	deeds = split(s, deed, "|")
	s = "，取得了较好成效|，但与群众的期望相比仍有一定差距|，公开的及时性、准确性有了明显改善|，确保应公开尽公开"
	s = s "|，切实保障公民、法人和其他组织依法获取政府信息的权利||，群众的知情权、参与权、监督权得到保障"
	s = s "|，没有发生失密泄密情况|，并将公开工作纳入年度考核|，为优化营商环境提供了有力支撑||，下一步将继续改进"
	outcomes = split(s, outcome, "|")
}

# A sentence: one in three has figures in it, which makes a figure every 260 bytes, as in reports
# that are published.
function sentence_of(    s) {
	s = counting_sentence()
	if (aside(3))
		s = doer[1 + aside(doers)] "，" deed[1 + aside(deeds)] outcome[1 + aside(outcomes)] "。"
	return s
}

# Its %n numbers, %p per cents, %a the agency, %y the year.
function counting_sentence(    s, part, n, i) {
	n = split(sentence[1 + rnd(sentences)], part, "%")
	s = part[1]
	for (i = 2; i <= n; i++) {
		if (part[i] ~ /^n/)
			s = s count_of() substr(part[i], 2)
		else if (part[i] ~ /^p/)
			s = s rnd(100) "." rnd(10) substr(part[i], 2)
		else if (part[i] ~ /^a/)
			s = s agency substr(part[i], 2)
		else if (part[i] ~ /^y/)
			s = s year substr(part[i], 2)
		else
			s = s "%" part[i]
	}
	return s
}

function paragraph(    s, n) {
	for (n = 2 + rnd(5); n > 0; n--)
		s = s sentence_of()
	return s
}

function paragraphs(n) {
	for (; n > 0; n--)
		put((rnd(3) ? "" : "　　") paragraph())
}

# --- the document

function put(s) {
	if (!web)
		printf "%s%s", s, eol > file
	else if (s != "")
		printf "%s%s", paragraph_of(s), eol > file
}

function heading(s) {
	if (rnd(2))
		put("")
	put(s)
}

function title(    words) {
	words = rnd(4) ? "政府信息公开工作年度报告" : "政府信息公开年度报告"
	if (!rnd(4)) {
		put(agency)
		put(year "年" words)
	} else if (!rnd(4)) {
		put(year "年" agency words)
	} else if (!rnd(3)) {
		put(agency year "年政府信息公开")
		put("工作年度报告")
	} else {
		put(agency year (rnd(3) ? "年" : "年度") words)
	}
	put("")
}

# What a place of a table holds goes to the truth file.
function tell(table, row, col, value, how) {
	print id "\t" table "\t" row "\t" col "\t" value "\t" how > truth
}

function set_row(r, columns,    c) {
	for (c = 1; c <= columns; c++)
		G[r, c] = "<"
	C[r] = columns
	R = r
}

# Row `from` again, as row `to`.
function copy_row(from, to,    c) {
	set_row(to, C[from])
	for (c = 1; c <= C[from]; c++)
		G[to, c] = G[from, c]
}

# --- section two

function disclosure(    key, i, j, k, block, col, columns, blanks, line) {
	key = schema SUBSEP "disclosure" SUBSEP
	blanks = keeps_blanks && !rnd(5)
	R = 0
	for (i = 1; i <= lines[key "block"]; i++) {
		block = block_of[key "block", i]
		set_row(R + 1, 4)
		G[R, 1] = label_of[key "block", i]
		set_row(R + 1, 4)
		G[R, 1] = "信息内容"
		columns = 0
		for (j = 1; j <= lines[key "col"]; j++) {
			if (block_of[key "col", j] == block)
				line[++columns] = j
		}
		turn(columns)
		for (j = 1; j <= columns; j++) {
			col[j] = code_of[key "col", line[turned[j]]]
			G[R, j + 1] = printed(key "col", line[turned[j]])
		}
		for (j = 1; j <= lines[key "row"]; j++) {
			if (block_of[key "row", j] != block)
				continue
			set_row(R + 1, 4)
			G[R, 1] = printed(key "row", j)
			for (k = 1; k <= columns; k++)
				G[R, k + 1] = disclosed(code_of[key "row", j], col[k], \
					blanks && !rnd(3))
		}
	}
	print_grid("disclosure")
}

function disclosed(row, col, blank,    value, raw) {
	if (blank) {
		tell("disclosure", row, col, "", "blank")
		return ""
	}
	value = raw = few()
	if (col == "amount" && value) {
		value = raw = value "." (1 + rnd(9999)) "1"
	} else if (col == "change" && value) {
		if (rnd(2)) {
			raw = (rnd(2) ? "增" : "+") value
		} else {
			raw = (rnd(2) ? "减" : "-") value
			value = -value
		}
	}
	how = "number"
	if (col == "amount")
		raw = amount_spelt(value)
	else if (col != "change")
		raw = spelt(value, col == "prior" ? "项" : "件")
	tell("disclosure", row, col, value, how)
	return raw
}

# --- section three

# Figures that balance: N[i, j] of row i and column j; the last column is the total.
function figures(key,    i, j, n, code, sum) {
	n = lines[key]
	for (j = 1; j <= 6; j++) {
		sum = 0
		for (i = 1; i <= n; i++) {
			code = code_of[key, i]
			if (code !~ /^(new|carried_in|total|carried_out)$/)
				sum += N[i, j] = j == 1 ? few() : rnd(4) ? 0 : few()
			at[code] = i
		}
		N[at["total"], j] = sum
		N[at["carried_out"], j] = rnd(3) ? 0 : rnd(5)
		N[at["carried_in"], j] = rnd(3) || !sum ? 0 : rnd(sum > 5 ? 5 : sum)
		N[at["new"], j] = sum + N[at["carried_out"], j] - N[at["carried_in"], j]
	}
	for (i = 1; i <= n; i++) {
		N[i, 7] = 0
		for (j = 1; j <= 6; j++)
			N[i, 7] += N[i, j]
	}
}

function requests(    key, i, j, code, block, last, blanks, marks, again, heads) {
	key = schema SUBSEP "requests" SUBSEP "row"
	figures(key)
	order_of_requests()
	head_of_requests()
	heads = R
	again = varied && !rnd(3) ? 5 + rnd(20) : 0
	blanks = keeps_blanks && !rnd(6)
	marks = keeps_marks && !rnd(6)
	for (i = 1; i <= lines[key]; i++) {
		code = code_of[key, i]
		block = block_of[key, i]
		if (i == again) {
			for (j = 1; j <= heads; j++)
				copy_row(j, R + 1)
			last = ""
		}
		set_row(R + 1, 3 + columns)
		if (code ~ /^(new|carried_in|carried_out)$/) {
			G[R, 1] = printed(key, i)
		} else {
			G[R, 1] = code == "granted" || i == again ? group_label["result"] : "^"
			if (block == "")
				G[R, 2] = printed(key, i)
			else
				G[R, 2] = block == last ? "^" : group_label[block]
			if (block != "")
				G[R, 3] = printed(key, i)
		}
		last = block
		for (j = 1; j <= columns; j++)
			G[R, j + 3] = column[j] == 8 ? sum_of_five(i) : \
				requested(code, code_of[schema SUBSEP "requests" SUBSEP "col", column[j]], \
				N[i, column[j]], blanks && code == "total" && column[j] < 6, \
				marks && code == "carried_out")
	}
	print_grid("requests")
}

function sum_of_five(i) {
	return N[i, 2] + N[i, 3] + N[i, 4] + N[i, 5] + N[i, 6]
}

# The columns in order into column[1 ... columns]: 1 is 自然人, 7 is 总计, 8 is 小计, the others are
# the five below 法人或其他组织.
function order_of_requests(    i, n, five, extra) {
	extra = varied && !rnd(4)
	for (i = 1; i <= 5; i++)
		five[i] = i + 1
	if (varied && !rnd(3)) {
		turn(5)
		for (i = 1; i <= 5; i++)
			five[i] = turned[i] + 1
	}
	turn(3)
	if (varied && rnd(3)) {
		for (i = 1; i <= 3; i++)
			turned[i] = i
	}
	columns = 0
	extra = extra ? 1 + rnd(2) * 5 : 0
	for (i = 1; i <= 3; i++) {
		if (turned[i] != 2) {
			column[++columns] = turned[i] == 1 ? 1 : 7
			continue
		}
		first_of_five = columns + 1
		for (n = 1; n <= 5 + (extra > 0); n++)
			column[++columns] = n == extra ? 8 : five[n - (extra && n > extra)]
		last_of_five = columns
	}
}

function requested(row, col, value, blank, mark,    raw) {
	if (blank) {
		tell("requests", row, col, "", "blank")
		return ""
	}
	if (mark) {
		tell("requests", row, col, "", "na")
		return "/"
	}
	raw = spelt(value, "件")
	tell("requests", row, col, value, how)
	return raw
}

function head_of_requests(    j, key) {
	key = schema SUBSEP "requests" SUBSEP "col"
	set_row(1, 3 + columns)
	G[1, 1] = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
	G[1, 4] = "申请人情况"
	set_row(2, 3 + columns)
	set_row(3, 3 + columns)
	G[2, 1] = G[3, 1] = "^"
	G[2, first_of_five + 3] = "法人或其他组织"
	for (j = 1; j <= columns; j++) {
		if (j >= first_of_five && j <= last_of_five) {
			G[3, j + 3] = column[j] == 8 ? "小计" : printed(key, column[j])
		} else {
			G[2, j + 3] = printed(key, column[j])
			G[3, j + 3] = "^"
		}
	}
}

# --- section four

function proceedings(    key, i, j, value, side) {
	key = schema SUBSEP "proceedings" SUBSEP
	side = varied ? rnd(4) : 0
	for (i = 1; i <= 3; i++) {
		value = 0
		for (j = 1; j <= 5; j++) {
			P[i, j] = j < 5 ? (rnd(4) ? 0 : rnd(12)) : value
			value += P[i, j]
			shown[i, j] = spelt(P[i, j], "件")
			tell("proceedings", code_of[key "row", i], code_of[key "col", j], P[i, j], how)
		}
	}
	turn(5)
	if (side < 2)
		proceedings_in_a_row(key)
	else
		proceedings_in_rows(key, side == 2)
	print_grid("proceedings")
}

function proceedings_in_a_row(key,    i, j) {
	for (i = 1; i <= 4; i++)
		set_row(i, 15)
	G[1, 1] = "行政复议"
	G[1, 6] = "行政诉讼"
	G[2, 6] = "未经复议直接起诉"
	G[2, 11] = "复议后起诉"
	for (i = 0; i < 3; i++) {
		for (j = 1; j <= 5; j++) {
			G[i ? 3 : 2, 5 * i + j] = label_of[key "col", turned[j]]
			if (!i)
				G[3, j] = "^"
			G[4, 5 * i + j] = shown[i + 1, turned[j]]
		}
	}
}

# A row for each channel, or for each outcome.
function proceedings_in_rows(key, channels,    i, j) {
	set_row(1, channels ? 6 : 4)
	G[1, 1] = ""
	for (j = 2; j <= C[1]; j++)
		G[1, j] = label_of[key (channels ? "col" : "row"), channels ? turned[j - 1] : j - 1]
	for (i = 2; i <= (channels ? 4 : 6); i++) {
		set_row(i, C[1])
		G[i, 1] = label_of[key (channels ? "row" : "col"), channels ? i - 1 : turned[i - 1]]
		for (j = 2; j <= C[1]; j++)
			G[i, j] = channels ? shown[i - 1, turned[j - 1]] : shown[j - 1, turned[i - 1]]
	}
}

# --- the shapes

function print_grid(table,    r) {
	if (web) {
		print_markup()
		return
	}
	heading_rule = 0
	for (r = 1; r <= R; r++) {
		if (shape == "tab")
			print_joined(r, "", "\t", "")
		else if (shape == "markdown")
			print_joined(r, "| ", " | ", " |")
		else if (shape == "tabbed")
			print_tabbed(r)
		else if (shape == "lines")
			print_bare(r)
		else if (shape == "pipe")
			print_pipe(r)
		else if (shape == "fillers")
			print_fillers(r)
		else
			print_layout(table, r)
	}
}

function is_cell(r, c) {
	return G[r, c] != "<" && G[r, c] != "^"
}

function print_joined(r, before, between, after,    c, s) {
	s = before
	for (c = 1; c <= C[r]; c++)
		s = s (c > 1 ? between : "") (is_cell(r, c) ? G[r, c] : "")
	put(s after)
	if (shape == "markdown" && r == 1) {
		s = "|"
		for (c = 1; c <= C[r]; c++)
			s = s "---|"
		put(s)
	}
}

function print_tabbed(r,    c) {
	put("")
	for (c = 1; c <= C[r]; c++) {
		if (G[r, c] != "<")
			put("\t" (G[r, c] == "^" ? "" : G[r, c]))
	}
}

function print_bare(r,    c) {
	for (c = 1; c <= C[r]; c++) {
		if (is_cell(r, c))
			put(G[r, c])
	}
}

function print_pipe(r,    c, s) {
	for (c = 1; c <= C[r]; c++) {
		if (is_cell(r, c))
			s = s (s == "" ? "" : " ") G[r, c] " |"
	}
	put(s)
}

# One cell a line; the places that a cell covers to its right, as bare pipes.
function print_fillers(r,    c, bare) {
	for (c = 1; c <= C[r] + 1; c++) {
		if (c <= C[r] && G[r, c] == "<") {
			bare = bare "|"
			continue
		}
		if (bare != "")
			put(bare)
		bare = ""
		if (c <= C[r] && G[r, c] != "^")
			put(G[r, c] " |")
	}
}

# The columns that s takes on paper: a Han character has three bytes and takes two.
function width(s,    t) {
	t = s
	return length(s) - gsub(/[\340-\357]/, "", t)
}

function pad(s, n) {
	n -= width(s)
	return s sprintf("%" (n > 0 ? n : 0) "s", "")
}

# A label too long for its column stands above its figures, broken at its comma.
function wrapped(label,    part, n, i) {
	n = split(label, part, "、")
	for (i = 1; i <= n; i++)
		put((i > 1 ? "                    " : "") part[i] (i < n ? "、" : ""))
	return pad("", 84)
}

# As a PDF's text: labels at the left, figures under their heads, group labels on a line of
# their own beside the middle of their rows.
function print_layout(table, r,    c, s) {
	if (table == "proceedings") {
		for (c = 1; c <= C[r]; c++)
			s = s pad(is_cell(r, c) ? G[r, c] : "", width("结果维持") + 2)
		put(s)
		return
	}
	if (table == "requests" && r > 3) {
		if (G[r, 1] != "^" && is_cell(r, 2))
			put(" " G[r, 1])
		if (is_cell(r, 2) && is_cell(r, 3))
			put("          " G[r, 2])
		s = is_cell(r, 3) ? "                    " G[r, 3] : \
			G[r, 1] != "^" && !is_cell(r, 2) ? G[r, 1] : "          " G[r, 2]
		s = width(s) > 80 ? wrapped(s) : pad(s, 84)
		for (c = 4; c <= C[r]; c++)
			s = s pad(G[r, c], 8)
		put(s)
		if (r == 20) {
			put("")
			put("                                        -3-")
			put("\f")
		}
		return
	}
	s = table == "requests" ? "                    " : ""
	for (c = 1; c <= C[r]; c++) {
		if (is_cell(r, c))
			s = s pad(G[r, c], c == 1 ? 30 : 18)
	}
	put(s)
}

# --- web pages, as editors make them of what is pasted from Word

function line_of_markup(s) {
	printf "%s%s", s, eol > file
}

function span_of(s, face) {
	return "<span style=\"font-family: 微软雅黑; font-size: 16pt;\">" \
		(face ? "<font style=\"font-family: 微软雅黑;\" face=\"方正仿宋_GBK\">" s "</font>" : s) \
		"</span>"
}

# Figures and words are written in fonts of their own.
function spans_of(s,    out) {
	while (match(s, /[0-9]+/)) {
		if (RSTART > 1)
			out = out span_of(substr(s, 1, RSTART - 1), 1)
		out = out span_of(substr(s, RSTART, RLENGTH), 0)
		s = substr(s, RSTART + RLENGTH)
	}
	return out (s == "" ? "" : span_of(s, 1))
}

function paragraph_of(s) {
	return "<p style=\"text-indent: 2em; text-align: justify; line-height: 2; " \
		"font-family: 微软雅黑;\" align=\"\">" spans_of(s) \
		"<span style=\"font-family: 微软雅黑;\"><o:p></o:p></span></p>"
}

function cell_of_markup(s, columns, rows) {
	line_of_markup("      <td" (columns > 1 ? " colspan=\"" columns "\"" : "") \
		(rows > 1 ? " rowspan=\"" rows "\"" : "") \
		" style=\"font-family: 微软雅黑;\" width=\"183\" valign=\"center\">")
	line_of_markup("      " (s == "" ? "<p><span><o:p>&nbsp;</o:p></span></p>" : paragraph_of(s)))
	line_of_markup("      </td>")
}

function open_markup() {
	if (web)
		line_of_markup("<table style=\"border-collapse:collapse\" cellspacing=\"0\" border=\"1\">" \
			eol "  <tbody>")
}

function close_markup() {
	if (web)
		line_of_markup("  </tbody>" eol "</table>")
}

function print_markup(    r, c, columns, rows) {
	open_markup()
	for (r = 1; r <= R; r++) {
		line_of_markup("    <tr>")
		for (c = 1; c <= C[r]; c++) {
			if (!is_cell(r, c))
				continue
			for (columns = 1; c + columns <= C[r] && G[r, c + columns] == "<";)
				columns++
			for (rows = 1; r + rows <= R && G[r + rows, c] == "^";)
				rows++
			cell_of_markup(G[r, c], columns, rows)
		}
		line_of_markup("    </tr>")
	}
	close_markup()
}

function open_page(    i, n, item) {
	line_of_markup("<!DOCTYPE html>" eol "<html>" eol "<head>" eol "<meta charset=\"utf-8\">")
	line_of_markup("<title>" agency "</title>" eol "<meta name=\"SiteName\" content=\"" agency "\">")
	line_of_markup("<style type=\"text/css\">")
	for (i = 1; i <= 20; i++)
		line_of_markup(".c" i " {padding: 20px 0; margin-bottom: " i "px; background: #fff}")
	line_of_markup("</style>" eol "<script type=\"text/javascript\">")
	for (i = 1; i <= 30; i++)
		line_of_markup("  if (window.a" i " < " i ") document.getElementById(\"a" i "\").hidden = true;")
	line_of_markup("</script>" eol "</head>" eol "<body>" eol "<div class=\"header\">" eol "  <ul class=\"nav\">")
	n = split("首页 机构职能 政策文件 办事服务 互动交流 数据开放 专题专栏 通知公告", item, " ")
	for (i = 1; i <= 3 * n; i++)
		line_of_markup("    <li class=\"nav" i "\"><a href=\"/site/" i "/index.shtml\" target=\"_blank\">" \
			item[1 + i % n] "</a></li>")
	line_of_markup("  </ul>" eol "</div>" eol "<!-- article -->" eol "<div class=\"main\" id=\"zoom\">")
}

function close_page() {
	line_of_markup("</div>" eol "<!-- /article -->" eol "<div class=\"footer\">")
	line_of_markup("<p>版权所有：" agency "</p>" eol "</div>" eol "</body>" eol "</html>")
}

# --- kinds of document

function report(    i) {
	year = 2019 + rnd(6)
	schema = year < 2021 ? "v2019" : "v2021"
	title()
	put("根据《中华人民共和国政府信息公开条例》第五十条的规定，现公布本年度报告。")
	heading("一、总体情况")
	paragraphs(4 + rnd(6))
	heading("二、主动公开政府信息情况")
	put("")
	disclosure()
	put("")
	heading("三、收到和处理政府信息公开申请情况")
	put("")
	requests()
	put("")
	heading("四、政府信息公开行政复议、行政诉讼情况")
	put("")
	proceedings()
	put("")
	heading("五、存在的主要问题及改进情况")
	paragraphs(1 + rnd(4))
	heading("六、其他需要报告的事项")
	put("无。")
}

function prose(    i, n) {
	year = 2008 + rnd(11)
	title()
	n = split("一、概述|二、主动公开政府信息的情况|三、依申请公开政府信息的情况|" \
		"四、收费及减免情况|五、复议、诉讼情况|六、存在的主要问题和改进措施", chapter, "|")
	for (i = 1; i <= n; i++) {
		heading(chapter[i])
		paragraphs(1 + rnd(8))
	}
}

function plan(    i, n, tasks) {
	year = 2016 + rnd(9)
	put(year "年" agency "政务公开工作要点")
	put("")
	n = split("一、推进主动公开|二、加强解读回应|三、建好公开平台|四、完善制度", chapter, "|")
	for (i = 1; i <= n; i++) {
		put(chapter[i])
		paragraphs(1 + rnd(2))
	}
	put("附件：" year "年" agency "政务公开工作计划表")
	open_markup()
	tabbed("主要工作|具体内容|序号|相关要求|责任部门|落实部门|相关措施|时限")
	tasks = 20 + rnd(25)
	for (i = 1; i <= tasks; i++)
		tabbed((i % 8 == 1 ? chapter[1 + int(i / 8) % n] : "") "|" \
			(i % 3 == 1 ? "（" (1 + int(i / 3)) "）" sentence_of() : "") "|" i "|" \
			sentence_of() "|办公室|宣传科|" sentence_of() "|" \
			(rnd(2) ? (1 + rnd(12)) "月" (1 + rnd(28)) "日" : "年底"))
	close_markup()
}

function tabbed(row,    n, i, cell) {
	n = split(row, cell, "|")
	if (web)
		line_of_markup("    <tr>")
	else
		put("")
	for (i = 1; i <= n; i++) {
		if (web)
			cell_of_markup(cell[i], 1, 1)
		else
			put("\t" cell[i])
	}
	if (web)
		line_of_markup("    </tr>")
}

function document(i) {
	state = (seed * 1000003 + i * 7919) % 2147483646 + 1
	rnd(2); rnd(2)
	aside_state = state
	agency = place[1 + rnd(places)] office[1 + rnd(offices)]
	eol = rnd(8) ? "\n" : "\r\n"
	if (all || statistics || !rnd(5))
		shape = web ? "report" : shape_name[1 + rnd(shapes)]
	else
		shape = rnd(4) ? "prose" : "plan"
	plain_order = !varied || shape == "layout" || rnd(2)
	keeps_marks = shape != "layout"
	keeps_blanks = shape == "tab" || shape == "tabbed" || shape == "markdown" || web
	id = file = folder "/" sprintf("%05d", i) "." shape (web ? ".html" : ".txt")
	printf "" > file
	if (web)
		open_page()
	if (shape == "prose")
		prose()
	else if (shape == "plan")
		plan()
	else if (statistics)
		statistics_report()
	else
		report()
	if (web)
		close_page()
	close(file)
}

END {
	for (i = 1; i <= count; i++)
		document(i)
}
