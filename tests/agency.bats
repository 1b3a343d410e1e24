# ogi-normalize: which agency a document is from, and where that agency is.
bats_require_minimum_version 1.5.0
load helper

# agency NAME [LINE...]: what ogi-normalize says of a document whose agency is printed so, and
# whose text is the lines: NAME|LEVEL|CODE|REGION, then the notes on it.  A line @KEY=VALUE is a
# meta record; YEAR, when it is set, is the report's year.
agency() {
	local name=$1 n=0
	shift
	{
		printf 'doc\tx\nmeta\tagency_printed\t%s\n' "$name"
		if [ -n "${YEAR-}" ]; then
			printf 'meta\tyear\t%s\n' "$YEAR"
		fi
		for line; do
			n=$((n + 1))
			case $line in
			@*=*) printf 'meta\t%s\t%s\n' "$(expr "$line" : '@\([^=]*\)')" "${line#*=}" ;;
			*) printf 'text\t%d\t%s\n' "$n" "$line" ;;
			esac
		done
		printf 'end\tx\n'
	} | ogi-normalize >stream || return
	awk -F'\t' '$1 == "meta" { m[$2] = $3 }
		END { print m["agency"] "|" m["agency_level"] "|" m["region_code"] "|" m["region"] }' stream
	awk -F'\t' '$1 == "note" && $4 ~ /agency|region/ { print $4 ": " $5 }' stream
}

# is WANTED NAME [LINE...]: the agency is as wanted, and nothing is noted.
is() {
	local want=$1 got
	shift
	got=$(agency "$@") || return
	if [ "$got" != "$want" ]; then
		printf 'wanted %s\ngot    %s\n' "$want" "$got" >&2
		return 1
	fi
}

@test "a name that begins with its place says where it is, and at what level" {
	is '新乡市体育局|prefecture|410700|新乡市' 新乡市体育局
	is '上海市体育局|province|310000|上海市' 上海市体育局
	is '辽宁省教育厅|province|210000|辽宁省' 辽宁省教育厅
	is '新乡县教育局|county|410721|新乡县' 新乡县教育局
	is '仙桃市财政局|county|429004|仙桃市' 仙桃市财政局
	is '广西壮族自治区体育局|province|450000|广西壮族自治区' 广西壮族自治区体育局
	is '成都市住房和城乡建设局|prefecture|510100|成都市' 成都市住房和城乡建设局
	is '镇江市乡村振兴局|prefecture|321100|镇江市' 镇江市乡村振兴局
	is '成都市|prefecture|510100|成都市' 成都市
}

@test "places of one name are told apart by what stands before them" {
	is '北京市朝阳区体育局|county|110105|北京市朝阳区' 北京市朝阳区体育局
	is '长春市朝阳区教育局|county|220104|长春市朝阳区' 长春市朝阳区教育局
	is '朝阳市体育局|prefecture|211300|朝阳市' 朝阳市体育局
}

@test "a district's region carries its city's name" {
	is '洪泽区人民政府|county|320813|淮安市洪泽区' 洪泽区人民政府
	is '浦东新区体育局|county|310115|上海市浦东新区' 浦东新区体育局
}

@test "places may be short: 辽宁锦州市, 黔西南州, 内蒙古" {
	is '辽宁锦州市体育局|prefecture|210700|锦州市' 辽宁锦州市体育局
	is '黔西南州教育局|prefecture|522300|黔西南布依族苗族自治州' 黔西南州教育局
	is '内蒙古自治区人民政府办公厅|province|150000|内蒙古自治区' 内蒙古自治区人民政府办公厅
	is '锦州体育局|prefecture|210700|锦州市' 锦州体育局
}

@test "a short name of two places is ambiguous, unless the text writes one of them out" {
	agency 新乡体育局 >got
	cat >wanted <<-'E'
		新乡体育局|||
		agency_ambiguous: 新乡县 or 新乡市
	E
	same wanted got
	agency 新乡体育局 '我局按新乡市的要求公开信息。' >got
	cat >wanted <<-'E'
		新乡市体育局|prefecture|410700|新乡市
		agency_worked_out: 新乡市体育局, printed as 新乡体育局: the place that the text speaks of
	E
	same wanted got
}

@test "朝阳区 alone is two places, until the text names the city" {
	agency 朝阳区体育局 '我区体育工作。' >got
	cat >wanted <<-'E'
		朝阳区体育局|county||
		agency_ambiguous: 长春市朝阳区 or 北京市朝阳区
	E
	same wanted got
	agency 朝阳区体育局 '按照长春市的要求。' >got
	cat >wanted <<-'E'
		长春市朝阳区体育局|county|220104|长春市朝阳区
		agency_worked_out: 长春市朝阳区体育局, printed as 朝阳区体育局: the place that the text speaks of
	E
	same wanted got
}

@test "townships have their county's code, if it is named" {
	is '宣州区杨柳镇人民政府|township|341802|宣城市宣州区' 宣州区杨柳镇人民政府
	is '北京市大兴区某街道办事处|township|110115|北京市大兴区' 北京市大兴区某街道办事处
	agency 甲镇人民政府 >got
	cat >wanted <<-'E'
		甲镇人民政府|township||
		no_region: neither the agency's name nor the text names its place
	E
	same wanted got
}

@test "湖南镇 is a township, not the province" {
	[ "$(agency 湖南镇人民政府 | head -n 1)" = '湖南镇人民政府|township||' ]
}

@test "central bodies, and what they have in the country" {
	is '国家体育总局|central|100000|中国' 国家体育总局
	is '教育部|central|100000|中国' 教育部
	is '海关总署|central|100000|中国' 海关总署
	is '国务院办公厅|central|100000|中国' 国务院办公厅
	is '国家税务总局新乡市税务局|prefecture|410700|新乡市' 国家税务总局新乡市税务局
	is '中华人民共和国广州海关|other|440100|广州市' 中华人民共和国广州海关
}

@test "what a central body has in the country is of its place, and of level other" {
	is '国家统计局江苏调查总队|other|320000|江苏省' 国家统计局江苏调查总队
	is '国家统计局锦州调查队|other|210700|锦州市' 国家统计局锦州调查队
	is '财政部江苏监管局|other|320000|江苏省' 财政部江苏监管局
	is '中国人民银行南京分行|other|320100|南京市' 中国人民银行南京分行
	is '临江海关|other|220681|临江市' 临江海关
	is '广州海关缉私局|other|440100|广州市' 广州海关缉私局
	agency 某海关 >got
	lines wanted <<-'E'
		某海关|other||
		no_region: the name of the branch does not say where it is
	E
	same wanted got
}

@test "the party's bodies are of their place, those of its centre central" {
	is '中共锦州市委办公室|prefecture|210700|锦州市' 中共锦州市委办公室
	is '共青团娄底市委|prefecture|431300|娄底市' 共青团娄底市委
	is '中国共产党新乡县委员会|county|410721|新乡县' 中国共产党新乡县委员会
	is '中共中央办公厅|central|100000|中国' 中共中央办公厅
	[ "$(agency 中央街道办事处 | head -n 1)" = '中央街道办事处|township||' ]
}

@test "a division of a city's bureau is of the district that it is named for, if there is one" {
	is '上海市公安局浦东分局|county|310115|上海市浦东新区' 上海市公安局浦东分局
	is '上海市公安局浦东新区分局|county|310115|上海市浦东新区' 上海市公安局浦东新区分局
	is '郑州市公安局金水分局|county|410105|郑州市金水区' 郑州市公安局金水分局
	agency 郑州市公安局机场分局 >got
	lines wanted <<-'E'
		郑州市公安局机场分局|other||
		no_region: 机场 is not in the table of regions
	E
	same wanted got
}

@test "省 and 自治区 say the level and no place, a place that the table lacks not even that" {
	[ "$(agency 省教育厅 | head -n 1)" = '省教育厅|province||' ]
	[ "$(agency 自治区某办 | head -n 1)" = '自治区某办|province||' ]
	[ "$(agency 自治州教育局 | head -n 1)" = '自治州教育局|prefecture||' ]
	[ "$(agency 自治县教育局 | head -n 1)" = '自治县教育局|county||' ]
	[ "$(agency 甲市教育局 | head -n 1)" = '甲市教育局|||' ]
	agency 鼓楼区人民政府 >got
	lines wanted <<-'E'
		鼓楼区人民政府|county||
		agency_ambiguous: 开封市鼓楼区 or 福州市鼓楼区 or 徐州市鼓楼区 or 南京市鼓楼区
	E
	same wanted got
}

@test "a zone or a county that the table lacks has the code of the place above, and a note" {
	agency 郑州市高新区教育局 >got
	cat >wanted <<-'E'
		郑州市高新区教育局|other|410100|郑州市
		no_region: 高新区 is not in the table of regions; the code is that of 郑州市
	E
	same wanted got
	[ "$(agency 北京市甲县教育局 | head -n 1)" = '北京市甲县教育局|county|110000|北京市' ]
}

@test "a bare name is completed by the full name, wherever the text has it" {
	agency 市體育局 '成都市體育局關於做好公開工作的通知' >got
	cat >wanted <<-'E'
		成都市体育局|prefecture|510100|成都市
		agency_worked_out: 成都市体育局, printed as 市体育局: its full name stands in the text
	E
	same wanted got
	[ "$(agency 县水利局 '新乡县水利局公开信息。' | head -n 1)" = '新乡县水利局|county|410721|新乡县' ]
	[ "$(agency 教育局 '天津市东丽区教育局' | head -n 1)" = '天津市东丽区教育局|county|120110|天津市东丽区' ]
	[ "$(agency 甲镇人民政府 '汝州市甲镇人民政府' | head -n 1)" = '汝州市甲镇人民政府|township|410482|汝州市' ]
}

@test "... else by the owner of the page" {
	agency 市体育局 '我市在沈阳市和大连市学习。' '版权所有:锦州市人民政府地址:某路1号' >got
	cat >wanted <<-'E'
		锦州市体育局|prefecture|210700|锦州市
		agency_worked_out: 锦州市体育局, printed as 市体育局: the owner of the page
	E
	same wanted got
}

@test "a pattern that has to look far still finds what there is" {
	agency 市体育局 "版权所有$(printf '%020000d' 0 | sed 's/0/：/g')锦州市人民政府" >got
	cat >wanted <<-'E'
		锦州市体育局|prefecture|210700|锦州市
		agency_worked_out: 锦州市体育局, printed as 市体育局: the owner of the page
	E
	same wanted got
}

@test "... else by the place of its kind that is named most" {
	agency 市体育局 '锦州市的体育工作。锦州市组织比赛。到沈阳市学习。' >got
	cat >wanted <<-'E'
		锦州市体育局|prefecture|210700|锦州市
		agency_worked_out: 锦州市体育局, printed as 市体育局: the place named most in the text
	E
	same wanted got
}

@test "two places are left: none is chosen, the name stays as printed" {
	agency 市体育局 '锦州市的体育工作。到沈阳市学习。' >got
	cat >wanted <<-'E'
		市体育局|||
		agency_ambiguous: 锦州市 or 沈阳市
	E
	same wanted got
}

@test "a county's office is not completed by a city, nor 市场监督管理局 by 市" {
	[ "$(agency 县水利局 '锦州市的水利工作。' | head -n 1)" = '县水利局|county||' ]
	[ "$(agency 市场监督管理局 '锦州市的市场。' | head -n 1)" = '市场监督管理局|||' ]
	[ "$(agency 市市场监督管理局 '锦州市的市场。' | head -n 1)" = '锦州市市场监督管理局|prefecture|210700|锦州市' ]
}

@test "no name: a warning, and no meta records" {
	printf 'doc\tx\ntext\t1\t锦州市\nend\tx\n' | ogi-normalize >stream
	awk -F'\t' '$1 == "note" && $4 == "no_agency"' stream | grep -q .
	[ "$(grep -c '^meta	\(agency\|region\)' stream)" -eq 0 ]
}

@test "the agency is in simplified script, without blanks; escapes and broken bytes do no harm" {
	is '锦州市体育局|prefecture|210700|锦州市' '錦州市 體育局'
	is 锦州市体育局'\\|prefecture|210700|锦州市' '锦州市体育局\\'
	agency "$(printf '锦州市\xe4\xbd')" >got
	[ "$(cat got)" = '锦州市|prefecture|210700|锦州市' ]
}

@test "a place that was renamed, or has another code now: the line of the report's year counts" {
	YEAR=2009 is '密云县体育局|county|110228|密云县' 密云县体育局
	YEAR=2020 is '密云区体育局|county|110118|北京市密云区' 密云区体育局
	YEAR=2009 is '襄樊市体育局|prefecture|420600|襄樊市' 襄樊市体育局
	YEAR=2012 is '襄阳市体育局|prefecture|420600|襄阳市' 襄阳市体育局
	YEAR=2009 is '毕节地区教育局|prefecture|522400|毕节地区' 毕节地区教育局
}

@test "... and so it does for a short name" {
	YEAR=2009 is '毕节大方县教育局|county|522422|大方县' 毕节大方县教育局
	YEAR=2015 is '毕节大方县教育局|county|520521|大方县' 毕节大方县教育局
}

@test "one name that was a county's and is a prefecture's now" {
	YEAR=2009 is '毕节市教育局|county|522401|毕节市' 毕节市教育局
	YEAR=2015 is '毕节市教育局|prefecture|520500|毕节市' 毕节市教育局
	YEAR=2019 is '儋州市教育局|prefecture|460400|儋州市' 儋州市教育局
	YEAR=2010 is '儋州市教育局|county|469003|儋州市' 儋州市教育局
}

@test "... in the year of the change, or in no year, it is either" {
	YEAR=2010 agency 毕节市教育局 >got
	lines wanted <<-'E'
		毕节市教育局|||
		agency_ambiguous: 毕节市 (522401) or 毕节市 (520500)
	E
	same wanted got
	agency 毕节市教育局 >got
	same wanted got
}

@test "a name of a time past stands for the place as it was in the report's year, with a note" {
	YEAR=2019 agency 密云县体育局 >got
	lines wanted <<-'E'
		密云县体育局|county|110118|北京市密云区
		region_year: 密云县 (110228) is known up to 2015, and the report is of 2019
	E
	same wanted got
	YEAR=2009 agency 密云区体育局 >got
	lines wanted <<-'E'
		密云区体育局|county|110228|密云县
		region_year: 北京市密云区 (110118) is known from 2016 on, and the report is of 2009
	E
	same wanted got
}

@test "... and as it was last, when what became of it is not known" {
	YEAR=2019 agency 上海市闸北区体育局 >got
	lines wanted <<-'E'
		上海市闸北区体育局|county|310108|上海市闸北区
		region_year: 上海市闸北区 (310108) is known up to 2015, and the report is of 2019
	E
	same wanted got
}

@test "the report is written in the year after its own: a new name of that year is in time" {
	YEAR=2015 is '密云区体育局|county|110118|北京市密云区' 密云区体育局
	YEAR=2015 is '密云县体育局|county|110228|密云县' 密云县体育局
}

@test "without a year, a place that had the name under two codes has the latest, with a note" {
	agency 大方县教育局 >got
	lines wanted <<-'E'
		大方县教育局|county|520521|大方县
		region_year: 大方县 had the code 522422 up to 2010, and the report's year is not known
	E
	same wanted got
}

@test "a district that is gone counts beside its namesakes only in its time" {
	YEAR=2020 is '新市区体育局|county|650104|乌鲁木齐市新市区' 新市区体育局
	YEAR=2010 agency 新市区体育局 >got
	lines wanted <<-'E'
		新市区体育局|county||
		agency_ambiguous: 乌鲁木齐市新市区 or 保定市新市区
	E
	same wanted got
}

@test "a district is named with its city as that was called" {
	YEAR=2009 is '襄城区体育局|county|420602|襄樊市襄城区' 襄城区体育局
	YEAR=2015 is '襄城区体育局|county|420602|襄阳市襄城区' 襄城区体育局
}

@test "a prefecture without counties is one place" {
	is '嘉峪关市体育局|prefecture|620200|嘉峪关市' 嘉峪关市体育局
	is '东莞市体育局|prefecture|441900|东莞市' 东莞市体育局
}

@test "new areas that are divisions have codes of their own" {
	is '天津市滨海新区教育局|county|120116|天津市滨海新区' 天津市滨海新区教育局
	is '上海市浦东新区教育局|county|310115|上海市浦东新区' 上海市浦东新区教育局
}

@test "a zone has the code of the place that it belongs to, and level other" {
	agency 昆山经济技术开发区管理委员会 >got
	lines wanted <<-'E'
		昆山经济技术开发区管理委员会|other|320583|昆山市
		no_region: 经济技术开发区 is not in the table of regions; the code is that of 昆山市
	E
	same wanted got
	agency 西咸新区管理委员会 >got
	lines wanted <<-'E'
		西咸新区管理委员会|other|610000|陕西省
		no_region: 西咸新区 is not in the table of regions; the code is that of 陕西省
	E
	same wanted got
	[ "$(agency 新乡经济技术开发区管委会 | head -n 1)" = '新乡经济技术开发区管委会|other|410700|新乡市' ]
	[ "$(agency 示范区教育局 | head -n 1)" = '示范区教育局|other||' ]
}

@test "an irrigation district and a reserve are bodies of their place, and no zones" {
	is '新乡县某灌区管理局|county|410721|新乡县' 新乡县某灌区管理局
	is '锦州市某自然保护区管理局|prefecture|210700|锦州市' 锦州市某自然保护区管理局
}

@test "a county has no district: another place of its name is meant" {
	agency 临江市某某区教育局 >got
	lines wanted <<-'E'
		临江市某某区教育局|county||
		no_region: 临江市 is a county, and 某某区 none of its parts
	E
	same wanted got
}

@test "a township whose name no other has is in its county, with a note" {
	agency 周家桥街道办事处 >got
	lines wanted <<-'E'
		上海市长宁区周家桥街道办事处|township|310105|上海市长宁区
		agency_worked_out: 上海市长宁区周家桥街道办事处, printed as 周家桥街道办事处: the one township of that name
	E
	same wanted got
}

@test "... unless the text is on another province: then it may be one that the table lacks" {
	agency 周家桥街道办事处 '按照锦州市的要求。' >got
	lines wanted <<-'E'
		周家桥街道办事处|township||
		agency_ambiguous: 上海市长宁区 or 锦州市
	E
	same wanted got
}

@test "a township of a city is in the county that has such a one" {
	agency 上海市周家桥街道办事处 >got
	lines wanted <<-'E'
		上海市长宁区周家桥街道办事处|township|310105|上海市长宁区
		agency_worked_out: 上海市长宁区周家桥街道办事处, printed as 上海市周家桥街道办事处: there alone is such a township
	E
	same wanted got
	is '东莞市厚街镇人民政府|township|441900|东莞市' 东莞市厚街镇人民政府
}

@test "a township's name tells places of one name apart" {
	[ "$(agency 朝阳区三里屯街道办事处 | head -n 1)" = '北京市朝阳区三里屯街道办事处|township|110105|北京市朝阳区' ]
}

@test "of townships of one name, the text decides: by the county before the province" {
	agency 湖南镇人民政府 '衢州市的要求。' >got
	lines wanted <<-'E'
		衢州市衢江区湖南镇人民政府|township|330803|衢州市衢江区
		agency_worked_out: 衢州市衢江区湖南镇人民政府, printed as 湖南镇人民政府: of the townships of that name, the one whose place the text speaks of
	E
	same wanted got
	[ "$(agency 湖南镇人民政府 '浙江省、福建省。浙江省、福建省。长乐区。' | head -n 1)" = '福州市长乐区湖南镇人民政府|township|350112|福州市长乐区' ]
	agency 湖南镇人民政府 >got
	lines wanted <<-'E'
		湖南镇人民政府|township||
		agency_ambiguous: 衢州市衢江区 or 福州市长乐区
	E
	same wanted got
}

@test "a township's county has the code of the report's year" {
	[ "$(YEAR=2010 agency 溪翁庄镇人民政府 | head -n 1)" = '密云县溪翁庄镇人民政府|township|110228|密云县' ]
	[ "$(YEAR=2020 agency 溪翁庄镇人民政府 | head -n 1)" = '北京市密云区溪翁庄镇人民政府|township|110118|北京市密云区' ]
}

@test "河南寨镇 is a township's name, and not of the province that it begins with" {
	[ "$(YEAR=2020 agency 河南寨镇人民政府 | head -n 1)" = '北京市密云区河南寨镇人民政府|township|110118|北京市密云区' ]
	[ "$(YEAR=2020 agency 朝阳门街道办事处 | head -n 1)" = '北京市东城区朝阳门街道办事处|township|110101|北京市东城区' ]
}

@test "the site tells the place of a bare name: by its name" {
	agency 市体育局 '到沈阳市学习。' '@site_name=锦州市人民政府' >got
	lines wanted <<-'E'
		锦州市体育局|prefecture|210700|锦州市
		agency_worked_out: 锦州市体育局, printed as 市体育局: the site
	E
	same wanted got
}

@test "... or by its number in the register" {
	[ "$(agency 县体育局 '@site_id_code=3213220037' | head -n 1)" = '沭阳县体育局|county|321322|沭阳县' ]
	[ "$(agency 县体育局 '@site_id_code=bm04000001' | head -n 1)" = '县体育局|county||' ]
}

@test "... not when the two say two places, nor a company's site, nor a site of another kind" {
	[ "$(agency 市体育局 '@site_name=锦州市人民政府' '@site_id_code=3213000001' | head -n 1)" = '市体育局|||' ]
	[ "$(agency 市体育局 '@site_name=锦州市某某科技有限公司' | head -n 1)" = '市体育局|||' ]
	[ "$(agency 县体育局 '@site_name=锦州市人民政府' | head -n 1)" = '县体育局|county||' ]
}

@test "the site tells which of several places is meant" {
	[ "$(agency 鼓楼区体育局 '@site_name=南京市人民政府' | head -n 1)" = '南京市鼓楼区体育局|county|320106|南京市鼓楼区' ]
	[ "$(agency 湖南镇人民政府 '@site_name=长乐区人民政府' | head -n 1)" = '福州市长乐区湖南镇人民政府|township|350112|福州市长乐区' ]
}

@test "a company that owns the page says nothing of the place" {
	[ "$(agency 市体育局 '版权所有：深圳市某某科技有限公司' | head -n 1)" = '市体育局|||' ]
}

@test "a place that the table lacks keeps its level when the text says what it is in" {
	agency 甲县水利局 '四川省甲县水利局' >got
	lines wanted <<-'E'
		四川省甲县水利局|county|510000|四川省
		agency_worked_out: 四川省甲县水利局, printed as 甲县水利局: its full name stands in the text
		no_region: 甲县 is not in the table of regions; the code is that of 四川省
	E
	same wanted got
}

@test "bodies of the ministries for rivers, and their offices in cities, are of level other" {
	[ "$(agency 水利部太湖流域管理局 | head -n 1)" = '水利部太湖流域管理局|other||' ]
	[ "$(agency 长江水利委员会 | head -n 1)" = '长江水利委员会|other||' ]
	is '商务部驻上海特派员办事处|other|310000|上海市' 商务部驻上海特派员办事处
	is '广州海关关区|other|440100|广州市' 广州海关关区
}

@test "乾 in the name of a place is no 干, in either script" {
	is '乾县教育局|county|610424|乾县' 乾县教育局
	is '乾安县教育局|county|220723|乾安县' 乾安縣教育局
	[ "$(agency 县教育局 '乾县教育局' | head -n 1)" = '乾县教育局|county|610424|乾县' ]
}

@test "a place is as long as the township behind it lets it be" {
	[ "$(agency 岳阳市岳阳楼街道办事处 | head -n 1)" = '岳阳市岳阳楼区岳阳楼街道办事处|township|430602|岳阳市岳阳楼区' ]
	[ "$(agency 榆林市府谷镇人民政府 | head -n 1)" = '府谷县府谷镇人民政府|township|610822|府谷县' ]
	[ "$(agency 古县渡镇人民政府 | head -n 1)" = '鄱阳县古县渡镇人民政府|township|361128|鄱阳县' ]
}

@test "townships with the words for other places in their names" {
	is '祁东县粮市镇人民政府|township|430426|祁东县' 祁东县粮市镇人民政府
	YEAR=2022 is '伊春市友好区双子河社区街道办事处|township|230719|伊春市友好区' 伊春市友好区双子河社区街道办事处
	YEAR=2022 is '赫章县松林坡白族彝族苗族乡人民政府|township|520527|赫章县' 赫章县松林坡白族彝族苗族乡人民政府
	[ "$(agency 季市镇人民政府 | head -n 1)" = '靖江市季市镇人民政府|township|321282|靖江市' ]
	[ "$(agency 中央门街道办事处 | head -n 1)" = '南京市鼓楼区中央门街道办事处|township|320106|南京市鼓楼区' ]
}

@test "a township that its city's table lacks has the city's code, with a note" {
	agency 锦州市甲甲镇人民政府 >got
	lines wanted <<-'E'
		锦州市甲甲镇人民政府|township|210700|锦州市
		no_region: no such township is in the table; the code is that of 锦州市
	E
	same wanted got
}

@test "a township of a zone is in its county, and the name stays" {
	YEAR=2022 agency 西咸新区底张街道办事处 >got
	lines wanted <<-'E'
		西咸新区底张街道办事处|township|610404|咸阳市渭城区
		no_region: 西咸新区 is not in the table of regions; the code is that of 陕西省
		agency_worked_out: 底张街道 is in 咸阳市渭城区: there alone is such a township
	E
	same wanted got
}

@test "a county behind a zone is the place" {
	is '河北雄安新区容城县人民政府|county|130629|容城县' 河北雄安新区容城县人民政府
}

@test "a zone with its city before it has the code of its district, where that is known" {
	[ "$(agency 青岛西海岸新区管委会 | head -n 1)" = '青岛西海岸新区管委会|other|370211|青岛市黄岛区' ]
}

@test "bodies that begin with 中国 or 国家: what they have in a place is there, they are not" {
	is '中国证监会浙江监管局|other|330000|浙江省' 中国证监会浙江监管局
	is '国家能源局浙江监管办公室|other|330000|浙江省' 国家能源局浙江监管办公室
	is '国家矿山安全监察局山西局|other|140000|山西省' 国家矿山安全监察局山西局
	is '国家外汇管理局|central|100000|中国' 国家外汇管理局
	is '中国证券监督管理委员会|central|100000|中国' 中国证券监督管理委员会
}

@test "a free trade zone is in the place that its name has in brackets" {
	agency '中国（上海）自由贸易试验区管理委员会' >got
	lines wanted <<-'E'
		中国（上海）自由贸易试验区管理委员会|other|310000|上海市
		no_region: 自由贸易试验区 is not in the table of regions; the code is that of 上海市
	E
	same wanted got
}

@test "an office of a central body in one of two places of a name is no central body" {
	agency 国家税务总局朝阳区税务局 >got
	lines wanted <<-'E'
		国家税务总局朝阳区税务局|county||
		agency_ambiguous: 长春市朝阳区 or 北京市朝阳区
	E
	same wanted got
	agency 国家税务总局朝阳区税务局 '长春市的要求。' >got
	lines wanted <<-'E'
		国家税务总局朝阳区税务局|county|220104|长春市朝阳区
		agency_worked_out: 国家税务总局朝阳区税务局 is in 长春市朝阳区: the place that the text speaks of
	E
	same wanted got
}

@test "what the ministries have in a place is of level other, under the place's name too" {
	is '新疆出入境边防检查总站|other|650000|新疆维吾尔自治区' 新疆出入境边防检查总站
	is '山东出入境检验检疫局|other|370000|山东省' 山东出入境检验检疫局
	is '中华人民共和国深圳海事局|other|440300|深圳市' 中华人民共和国深圳海事局
	is '福建银监局|other|350000|福建省' 福建银监局
	is '镇江市地方海事局|prefecture|321100|镇江市' 镇江市地方海事局
}

@test "a tax office in a zone is no central body" {
	agency 国家税务总局绵阳高新技术产业开发区税务局 >got
	lines wanted <<-'E'
		国家税务总局绵阳高新技术产业开发区税务局|other|510700|绵阳市
		no_region: 高新技术产业开发区 is not in the table of regions; the code is that of 绵阳市
	E
	same wanted got
	[ "$(agency 国家税务总局某某开发区税务局 | head -n 1)" = '国家税务总局某某开发区税务局|other||' ]
	is '国家税务总局上海市浦东新区税务局|county|310115|上海市浦东新区' 国家税务总局上海市浦东新区税务局
}

@test "a sea or a lake in the name of an office is no county" {
	[ "$(agency 国家海洋局东海分局 | head -n 1)" = '国家海洋局东海分局|other||' ]
	[ "$(agency 太湖流域管理局 | head -n 1)" = '太湖流域管理局|other||' ]
	is '北海海关|other|450500|北海市' 北海海关
}

@test "a university's name is no place; a hospital is of no place's level" {
	[ "$(agency 中山大学附属第一医院 | head -n 1)" = '中山大学附属第一医院|||' ]
	[ "$(agency 苏州职业大学 | head -n 1)" = '苏州职业大学|||' ]
	is '南京审计学院|other|320100|南京市' 南京审计学院
	is '广州大学城管理委员会|prefecture|440100|广州市' 广州大学城管理委员会
}

@test "a city of the Corps is found behind its division" {
	is '新疆生产建设兵团第八师石河子市|county|659001|石河子市' 新疆生产建设兵团第八师石河子市
	is '第一师阿拉尔市人民政府|county|659002|阿拉尔市' 第一师阿拉尔市人民政府
}

@test "the highest court and procuratorate are central" {
	is '最高人民法院|central|100000|中国' 最高人民法院
}

@test "碑林 is the short name of 碑林区, which is no 林区" {
	is '西安市公安局碑林分局|county|610103|西安市碑林区' 西安市公安局碑林分局
}

@test "长白山 is not in 长白: a short name with 山 behind it is a hill's" {
	agency 吉林省长白山保护开发区管理委员会 >got
	lines wanted <<-'E'
		吉林省长白山保护开发区管理委员会|other|220000|吉林省
		no_region: 长白山保护开发区 is not in the table of regions; the code is that of 吉林省
	E
	same wanted got
}

@test "companies and brigades of the state, and offices of its bureaus, are of level other" {
	is '国家粮食和物资储备局浙江局|other|330000|浙江省' 国家粮食和物资储备局浙江局
	is '中国邮政集团公司江西省分公司|other|360000|江西省' 中国邮政集团公司江西省分公司
	[ "$(agency 中国海监南海总队 | head -n 1)" = '中国海监南海总队|other||' ]
	is '国家粮食和物资储备局|central|100000|中国' 国家粮食和物资储备局
}
