# Mentions: the quantities that a report states in its prose, as ogi-normalize writes them.
bats_require_minimum_version 1.5.0
load helper

# stream TEXT...: an annual report of 东山县教育局 on 2021, a paragraph each.
stream() {
	local number=0
	printf 'doc\ta\nmeta\tkind\t%s\nmeta\tyear\t2021\n' "${KIND-annual_report}"
	printf 'meta\tagency_printed\t%s\n' "${AGENCY-东山县教育局}"
	for text; do printf 'text\t%d\t%s\n' $((number += 1)) "$text"; done
	printf 'end\ta\n'
}

# columns: of the mentions in `out`, SUBJECT|INDICATOR|VALUE|MAX|UNIT|APPROX|PART_OF.
columns() {
	awk -F'\t' -v OFS='|' '$1 == "mention" { print $4, $5, $6, $7, $8, $9, $10 }' out
}

# says TEXT...: its mentions are those on stdin, one a line, in the columns above.
says() {
	stream "$@" >in
	status 0 ogi-normalize <in
	columns >got
	same - got
}

# none TEXT...: not one of them has a mention.
none() {
	local text
	for text; do
		stream "$text" >in
		status 0 ogi-normalize <in
		run ! grep '^mention' out
	done
}

# coded CODE=VALUE,... TEXT: the indicators of TEXT, in order, and their values; `-` for none.
coded() {
	local want=$1
	shift
	stream "$@" >in
	status 0 ogi-normalize <in
	awk -F'\t' '$1 == "mention" && $5 { line = line sep $5 "=" $6; sep = "," }
		END { print line == "" ? "-" : line }' out >got
	same - got <<<"$want"
}

# --- the record

@test "a mention has its line, section, subject, code, value, unit, approx, whole, text, sentence" {
	printf 'doc\ta\nmeta\tyear\t2021\nsect\t1\t1\t一、总体情况\n' >in
	printf 'text\t2\t全年主动公开政府信息约1.2万条，其中公告 300 条。\nend\ta\n' >>in
	status 0 ogi-normalize <in
	grep '^mention' out | same - <(lines /dev/stdout <<-'E'
		mention\t2\t1\t主动公开政府信息\tdisclosed\t12000\t\t条\tabout\t\t约1.2万条\t全年主动公开政府信息约1.2万条，其中公告 300 条。
		mention\t2\t1\t公告\t\t300\t\t条\t\t1\t300 条\t
	E
	)
}

@test "a sentence stands with the first mention of it alone, and again behind another" {
	stream '办结3件，答复2件。培训1次。' >in
	status 0 ogi-normalize <in
	grep '^mention' out | cut -f 11,12 | same - <(printf '3件\t办结3件，答复2件。\n2件\t\n1次\t培训1次。\n')
}

@test "text before the first heading has section 0, and the last section counts like any" {
	printf 'doc\ta\ntext\t1\t办结3件。\nsect\t2\t9\t九、附录\ntext\t3\t培训2次。\nend\ta\n' >in
	status 0 ogi-normalize <in
	grep '^mention' out | cut -f 2-4,6 | same - <(printf '1\t0\t办结\t3\n3\t9\t培训\t2\n')
}

@test "headings, cells and tables have no mentions" {
	printf 'doc\ta\nsect\t1\t1\t一、办结3件\ntable\t2\ttab\nrow\t2\t办结\t3件\nend\ta\n' >in
	status 0 ogi-normalize <in
	run ! grep '^mention' out
}

# --- values

@test "digits, commas, fractions, full-width digits" {
	says '发布信息2,300条，访问１２３４５次，得分98.50分，阅读1,234,567次。' <<-'E'
		发布信息||2300||条||
		访问||12345||次||
		得分||98.5||分||
		阅读||1234567||次||
	E
}

@test "multipliers, also two of them: 1.3万 is 13000, 1万2千 is 12000, 1亿2000万 is 120000000" {
	says '点击1.3万次，播放1万2千次，浏览1亿2000万次，转发1万2345次，推送129万篇。' <<-'E'
		点击||13000||次||
		播放||12000||次||
		浏览||120000000||次||
		转发||12345||次||
		推送||1290000||篇||
	E
}

@test "numerals: 一百二十件, 两名, 十余项, 百余条, 两千三百余, 十二个" {
	says '办结一百二十件，聘请专家两名，整改十余项，转载百余条，查阅两千三百余人次，查阅点十二个。' <<-'E'
		办结||120||件||
		专家||2||名||
		整改||10||项|over|
		转载||100||条|over|
		查阅||2300||人次|over|
		查阅点||12||个||
	E
}

@test "figures that a unit does not end, or that are two, are not guessed" {
	none '访问量1 234 567人次。' '收到申请1 2件。' '发布信息二〇二一条。' '发布信息三五条。' '办结率百分之九十五点六。'
	none '发布信息12,34条。' '手续费￥300，300块。' '平均三点五万条。' '发布信息几十条、数百条。'
	none '发布信息1万5条。'
}

@test "ranges have two ends; of what goes down the ends are two figures" {
	says '答复用时3-5天，补正3至5个工作日，延期10天到15天，经费5-8万元。' <<-'E'
		答复用时||3|5|天||
		补正||3|5|工作日||
		延期||10|15|天||
		经费||5|8|万元||
	E
}

@test "money: 元 and 万元 stay, 亿元 is 10000 万元, 千元 is 1000 元; a price is none" {
	says '维护费300.5元，印刷费3千元，建设费1.2亿元，经费6.5万元。' <<-'E'
		维护费||300.5||元||
		印刷费||3000||元||
		建设费||12000||万元||
		经费||6.5||万元||
	E
	none '复制费1元/页。'
}

@test "estimates: about, over, under" {
	says '约30人，3天左右，近400次，不足5件，30个以内，20余名，超过6场，不少于7期，百条以上。' <<-'E'
		||30||人|about|
		||3||天|about|
		||400||次|under|
		||5||件|under|
		||30||个|under|
		||20||名|over|
		||6||场|over|
		||7||期|over|
		||100||条|over|
	E
}

@test "units are as printed, without 万 and 余; 个工作日 is 工作日; none is none" {
	says '咨询2300人（次），答复均在15个工作日内，接访12人次，栏目8大类，信息3403，播放量超2300万。' <<-'E'
		咨询||2300||人次||
		答复||15||工作日|under|
		接访||12||人次||
		栏目||8||大类||
		信息||3403||||
		播放量||23000000|||over|
	E
}

@test "shares and changes: %, percent in words, 个百分点, 倍" {
	says '办结率98.5%，网上申请占66.7%，同比增长百分之九十五，提高3个百分点，是上年的1.5倍。' <<-'E'
		办结率||98.5||%||
		网上申请||66.7||%||
		同比增长||95||%||
		提高||3||百分点||
		上年||1.5||倍||
	E
}

@test "time limits are mentions: 32天缩减至5天, 70%以上, 20个工作日内" {
	says '办件时限由32天缩减至5天，提速70%以上，承诺20个工作日内办结。' <<-'E'
		办件时限||32||天||
		办件时限||5||天||
		提速||70||%|over|
		承诺||20||工作日|under|
	E
}

# --- what is none

@test "no mention: years, dates, clock times, spans of years" {
	none '2021年3月5日上午9时30分至2021.12.31，近三年，“十四五”期间，二〇二一年十二月。'
	none '党的十九届五中全会、2021-12-31、12月份、3月底。'
}

@test "no mention: document numbers, articles of law, ordinals, list and page numbers" {
	none '国办发〔2019〕61号、第711号令、（2021）闽0626行初5号。' '第二十条第（三）项、第36条第1款。'
	none '第十九条、二十条、二十一条。' '第3期、第一批、第2轮。' '1、总体情况' '附件2' '第3页' '此页共5页'
}

@test "no mention: telephones, post codes, addresses, web addresses, e-mail" {
	none '电话：0596-5885123，传真5885124，邮编：363400。' '解放路90号302室。'
	none 'https://example.org/a/120件.html' '邮箱a120@example.org。' '12345热线、QQ群号12345。'
}

@test "no mention: hits that the page's frame counts" {
	none '浏览次数：1382' '阅读：382次' '点击量：12次'
}

@test "no mention: slogans, names, versions with a number in them" {
	none '推行6+1服务，建成15分钟健身圈，实施1+X体系。' '三同步、五公开、三公经费、六稳、一网通办、最多跑一次。'
	none '24小时值班、24小时热线。' '5G网络、2.0版、4A景区。' '增强四个意识，做到两个维护、两个确保。' '3个100%'
}

@test "no mention: what stands in titles and quotation marks" {
	none '《12件实事》、「5条」、『7条』。' "$(printf '“3场直播”、\342\200\2302件\342\200\231。')"
}

@test "no mention: 一 as an article, first, second, 一图读懂" {
	none '建立一个窗口。' '一是公开，二是回应。' '一方面、一次性告知、一图读懂、一系列措施、一项制度的落实。'
}

@test "but: one person, and one at the end of a clause, are counted" {
	says '一人专职，配备一名联络员，举办培训一次，分七类、六个部分。' <<-'E'
		专职||1||人||
		联络员||1||名||
		培训||1||次||
		分||7||类||
		部分||6||个||
	E
}

@test "no mention: rates, and what a definition counts as one" {
	none '每月1次、每周更新3条、每年不少于2期。' '发布3条/月。' '更新2次每月。' '同一信息公开多次计1条。'
}

@test "no mention: a figure behind a negation is none of it" {
	none '未发生1起事故。' '没有1件逾期。'
}

# --- subjects

@test "the subject is the noun: no time, no agency, no 共, no figure" {
	says '2021年我局共主动公开信息35条，召开4场新闻发布会，收到30封群众来信。' <<-'E'
		主动公开信息|disclosed|35||条||
		新闻发布会|press_conferences|4||场||
		群众来信||30||封||
	E
}

@test "a figure without a subject has that of the one before in its sentence" {
	says '举办培训3期120人次。配备2名人员。' <<-'E'
		培训||3||期||
		培训||120||人次||
		人员||2||名||
	E
}

@test "the number of a point, and words of time, are no part of a subject" {
	says '1.编制目录204条；2、更新专栏3次。①办结12件。结转下一年7件。' <<-'E'
		目录||204||条||
		更新专栏||3||次||
		办结||12||件||
		结转下一年|carried_out|7||件||
	E
}

@test "what stands before a bracket with a figure goes on behind it" {
	says '不予公开（三类内部信息）1条。' <<-'E'
		内部信息||3||类||
		不予公开||1||条||
	E
}

@test "Hant, Taiwan's words, and readings in brackets are read as Hans" {
	says '全年主動公開政府信息兩百餘條，網(wǎng)站發(fā)佈信息120條，回復網友留言30筆，均於5個工作天內辦結(jié)。' <<-'E'
		主动公开政府信息|disclosed|200||条|over|
		网站发布信息|via_website|120||条||
		回复网友留言||30||笔||
		回复网友留言||5||工作日|under|
	E
}

# --- parts

@test "其中: a total with its two parts; a following count is no part" {
	says '全年通过目录、门户网站主动公开政府信息1692条，其中目录204条，门户网站1488条；微博、微信另推送消息1810条。' <<-'E'
		目录、门户网站主动公开政府信息|disclosed|1692||条||
		目录||204||条||1
		门户网站|via_website|1488||条||1
		推送消息||1810||条||
	E
}

@test "parts in a bracket: 301 其中 33 and 5, behind 339 received and 339 closed, 4.5天" {
	says '收到留言339件，办结339件，平均用时4.5天，公开回复301件（其中33件涉及隐私，5件按规定不公开）。' <<-'E'
		留言||339||件||
		办结||339||件||
		平均用时||4.5||天||
		公开回复||301||件||
		公开回复||33||件||4
		公开回复||5||件||4
	E
}

@test "in brackets, but no parts: other units, and more than the whole" {
	says '监测舆情870条（转发1.3万次、评论2.3万条）。' <<-'E'
		监测舆情||870||条||
		转发||13000||次||
		评论||23000||条||
	E
}

@test "chains in brackets: parts of parts" {
	says '办理建议提案27件，其中人大建议11件（主办6件，协办5件），政协提案16件（主办10件、协办6件）。' <<-'E'
		办理建议提案||27||件||
		人大建议||11||件||1
		主办||6||件||2
		协办||5||件||2
		政协提案||16||件||1
		主办||10||件||5
		协办||6||件||5
	E
	says '发布消息500条（其中动态300条（其中原创120条），公告200条）。' <<-'E'
		发布消息||500||条||
		动态||300||条||1
		原创||120||条||2
		公告||200||条||1
	E
}

@test "parts behind a colon, in a list of points, and in the next sentence" {
	says '更新栏目信息100条：法规10条，动态90条。' <<-'E'
		更新栏目信息||100||条||
		法规||10||条||1
		动态||90||条||1
	E
	says '更新栏目信息100条。其中法规10条，动态60条。' <<-'E'
		更新栏目信息||100||条||
		法规||10||条||1
		动态||60||条||1
	E
}

@test "shares between the parts, and a change before 其中, break no chain" {
	says '收到申请35件，比上年增加5件，其中自然人30件，占85.7%，法人5件，占14.3%。' <<-'E'
		申请|received|35||件||
		比上年增加||5||件||
		自然人||30||件||1
		自然人||85.7||%||
		法人||5||件||1
		法人||14.3||%||
	E
}

@test "a figure of another year in a bracket is no part" {
	says '主动公开政府信息235条（2020年为200条）。' <<-'E'
		主动公开政府信息|disclosed|235||条||
		主动公开政府信息||200||条||
	E
}

# --- zero in words

@test "a lack of one thing, of several, of each in a list" {
	says '全年未收到政府信息公开申请，没有收取任何费用，未发生行政复议、行政诉讼。' <<-'E'
		政府信息公开申请|received|0|||none|
		任何费用|fees|0|||none|
		行政复议|reconsiderations|0|||none|
		行政诉讼|litigations|0|||none|
	E
	says '无申请、无复议、无举报。零投诉、零泄密事件。' <<-'E'
		申请|received|0|||none|
		复议|reconsiderations|0|||none|
		举报||0|||none|
		投诉||0|||none|
		泄密事件||0|||none|
	E
}

@test "negations that count nothing: no mention" {
	none '没有形成长效机制。' '无正当理由反复申请。' '未经复议。' '无偿提供查询。' '没有专人负责。' '杜绝泄密事件。'
	none '有无行政复议。' '如未收到申请，应当说明。' '未按期答复。'
}

@test "0件 is a figure, and no word for zero" {
	coded 'received=0,answered=0,reconsiderations=0,litigations=0' '收到申请0件，答复0件，行政复议0件、行政诉讼0件。'
}

# --- indicators: the code of each, and what looks like it

@test "disclosed: the report's own total; no part, no kind, no negation" {
	coded disclosed=35 '2021年主动公开政府信息35条。'
	coded disclosed=35 '全年共公开各类信息35条，其中公告5条。'
	coded - '不予公开信息3条，应公开信息5条，未公开信息2条，依申请公开信息4条。'
	coded - '主动公开财政信息3条，主动公开重点领域信息5条，主动公开机构类信息2条。'
	coded - '撤销主动公开政府信息3条。'
	coded - '主动公开政府信息35条的单位有3个。'
}

@test "received: applications in all; none of one channel, of one kind of applicant" {
	coded received=35 '收到政府信息公开申请35件。'
	coded received=35 '共收到依申请公开35件，其中网上申请30件。'
	coded received=0 '从未收到过政府信息公开申请。'
	coded - '收到网上申请3件，收到当面申请2件。'
	coded - '通过信函收到政府信息公开申请3件，当面收到政府信息公开申请2件。'
	coded - '收到自然人政府信息公开申请3件，收到法人政府信息公开申请2件。'
	coded - '收到撤回申请3件，收到补正申请2件，收到申请答复书3份。'
	coded - '收到转办申请3件。'
}

@test "answered, closed: behind what was received, or with its name; never what was not, or late" {
	coded received=35,answered=30 '收到申请35件，答复30件。'
	coded received=35,closed=30 '收到申请35件，其中自然人33件、法人2件，占5.7%，办结30件。'
	coded answered=30 '答复政府信息公开申请30件。'
	coded closed=30 '办结政府信息公开申请30件。'
	coded - '逾期未答复申请3件，超期答复申请2件，未办结申请1件，同意答复公开申请1件。'
	coded received=35 '收到申请35件，按时办结30件，延期办结5件，按时答复30件。'
	coded - '收到留言35件，办结30件，答复28件。'
	coded received=35 '收到申请35件，信访15件，办结15件。'
	coded received=35 '收到申请35件。全年办结15件。'
}

@test "carried_in, carried_out: from the year before, to the year behind" {
	coded received=35,carried_in=3,carried_out=2 '新收政府信息公开申请35件，上年结转3件，结转下年度办理2件。'
	coded carried_out=2 '结转至2022年度办理2件。'
	coded received=35 '收到申请35件，其中结转3件。'
	coded - '2020年上年结转3件。'
}

@test "reconsiderations, litigations: of the report's body; none that it decides, no outcome" {
	coded reconsiderations=3,litigations=2 '因政府信息公开被申请行政复议3件，行政诉讼2件。'
	coded reconsiderations=3 '行政复议3件，其中维持2件，纠正1件。'
	coded - '行政复议机构受理行政复议案件120件，应诉行政诉讼案件33件。'
	coded - '受理以县政府为被申请人的行政复议申请15件。'
	coded - '行政复议维持3件，行政诉讼败诉2件。'
}

@test "issued_normative: new ones; none that were revoked, are in force, or were checked" {
	coded issued_normative=3 '制发规范性文件3件，废止规范性文件2件，现行有效规范性文件30件。'
	coded - '审查规范性文件12件，清理规范性文件3件，备案规范性文件2件。'
	coded - '制定规范性文件管理办法1件，印发规范性文件目录3份。'
}

@test "interpretations: explained papers; no columns for them, no talks, none of another's" {
	coded interpretations=30 '发布政策解读30篇。'
	coded interpretations=12 '政策解读稿件12篇。'
	coded - '新建政策解读专栏3个，开展政策解读活动5次。'
	coded - '热线回复解读231条，转发政策解读14条，文字解读3条，媒体解读2条。'
}

@test "press_conferences: those held; none gone to, none of the head alone" {
	coded press_conferences=3 '召开新闻发布会3场。'
	coded press_conferences=0 '参加或举办新闻发布会总次数0次。'
	coded press_conferences=0 '未召开新闻发布会。'
	coded - '参加市政府新闻发布会2场，主要负责人参加新闻发布会1次。'
	coded - '新闻通气会2次，新闻发布会专栏1个。'
}

@test "replies_public: letters and messages; no motions of the congress, no hotline" {
	coded replies_public=35 '回复网民留言35条，其中县长信箱12条。'
	coded replies_public=30 '回复群众来信30封。'
	coded - '办理人大代表建议35件，办理热线工单300件，办结许可事项20件。'
}

@test "via_website, via_wechat, via_weibo: what was published there; no visits, no followers" {
	coded via_website=30,via_wechat=20,via_weibo=10 '门户网站公开信息30条，微信公众号推送信息20条，政务微博发布10条。'
	coded disclosed=60,via_website=30,via_wechat=20 '主动公开政府信息60条，其中网站30条、微信20条。'
	coded - '网站访问3000次，微信公众号粉丝300人，微博阅读500次。'
	coded - '网站、微信公众号公开信息30条。'
	coded - '网站不予公开信息3条，向市政府网站报送信息5条，网站动态4条。'
	coded - '各乡镇微信公众号发布信息30条。'
}

@test "fees: what was taken; no relief, no other fees, no price" {
	coded fees=300 '收取信息处理费300元。'
	coded fees=0 '未收取任何费用。'
	coded - '减免费用300元，收取行政事业性收费30万元，收取处理费10元/页。'
}

@test "a sentence gives an indicator once: what stands first is the whole" {
	coded via_website=300 '网站公开信息300条，其中县政府网站公开200条，部门网站公开100条。'
}

@test "a range, and a figure that stands before 的, has no indicator" {
	coded - '收到申请3至5件，主动公开政府信息30条以上的有3家。'
}

# --- whose figure it is

@test "another year's figure has no indicator" {
	coded disclosed=350 '2020年主动公开政府信息300条，2021年主动公开政府信息350条。'
	coded disclosed=350 '2021年主动公开政府信息350条，比2020年的300条增加50条。'
	coded - '去年主动公开政府信息300条，收到申请3件。'
	coded received=3 '去年主动公开政府信息300条，今年收到申请3件。'
	coded disclosed=350,received=3 '主动公开政府信息350条，比上年增加50条，收到申请3件。'
	coded - '2020年未收到政府信息公开申请。'
	coded disclosed=235 '去年全年主动公开信息200条，今年主动公开信息235条。'
	coded - '2020年全年主动公开信息200条。'
	coded - '2019年至2021年，主动公开政府信息900条。'
}

@test "without a known year, and of the report's year, years say nothing" {
	stream '2020年主动公开政府信息300条。' | sed '/^meta.year/d' >in
	status 0 ogi-normalize <in
	columns | same - <(echo '主动公开政府信息|disclosed|300||条||')
	coded disclosed=350 '2021年以来，主动公开政府信息350条。'
}

@test "what is added up over the years has no indicator; over one year it has" {
	coded - '截至2021年底，累计主动公开政府信息12345条。'
	coded - '自2008年以来，累计主动公开政府信息98765条。'
	coded - '条例施行以来，共主动公开政府信息88888条。'
	coded - '历年主动公开政府信息77777条。'
	coded - '五年来主动公开政府信息8500条。' '“十三五”期间主动公开政府信息8500条。'
	coded via_weibo=0 '官方微博累计发布信息8500条，2021年发布235条。' '微博发布0条。'
	coded - '累计主动公开政府信息3160条，新增305条。'
	coded disclosed=35 '截至12月31日，新增主动公开政府信息35条，累计主动公开政府信息达3160条。'
	coded disclosed=35 '全年累计主动公开政府信息35条。'
	coded disclosed=35 '截至2021年底，共计主动公开信息35条。'
}

@test "a part of the year has no indicator; all of it has" {
	coded - '上半年收到申请12件，下半年收到申请20件。'
	coded - '第一季度收到申请12件。'
	coded - '2021年3月，收到申请12件。'
	coded - '截至11月底，收到申请35件。'
	coded received=35 '2021年1月1日至12月31日，收到申请35件。'
	coded received=35 '1-12月收到申请35件。'
	coded received=35 '2021年3月修订目录，全年收到申请35件。'
	coded - '月均收到申请3件，日均主动公开信息5条。'
}

@test "wishes, demands, and what is planned have no indicator" {
	coded - '力争主动公开政府信息500条。'
	coded - '要求各科室主动公开政府信息不少于100条。'
	coded - '预计召开新闻发布会10场。'
	coded - '明年召开新闻发布会10场，主动公开政府信息500条。'
	coded - '应当自收到申请之日起20个工作日内答复。'
	KIND=work_plan coded - '主动公开政府信息35条，召开新闻发布会2场。'
}

@test "a work plan's figures are mentions still" {
	KIND=work_plan says '召开新闻发布会2场。' <<<'新闻发布会||2||场||'
}

@test "another body's figure has no indicator; the agency's own has, by whatever name" {
	coded - '县公安局收到政府信息公开申请15件，县民政局主动公开政府信息22条。'
	coded - '县公安局未收到政府信息公开申请。'
	coded - '各乡镇主动公开政府信息22条，市本级收到申请3件。'
	coded received=15 '县教育局收到政府信息公开申请15件。'
	coded received=15 '东山县教育局2021年共收到政府信息公开申请15件。'
	coded received=15 '我局收到政府信息公开申请15件。'
	AGENCY=东山县人民政府 coded disclosed=15 '县政府主动公开政府信息15条。'
	AGENCY=东山县人民政府 coded via_website=15 '2021年，东山县人民政府通过网站主动公开政府信息15条。'
	coded received=165 '全县收到政府信息公开申请165件。'
	coded - '全省收到政府信息公开申请165件，全国公开信息12万条。'
	AGENCY=东山县人民政府 coded received=165 '全县各级行政机关共收到政府信息公开申请165件，其中县政府办收到12件。'
	AGENCY=青禾街道办事处 coded disclosed=15 '青禾街道主动公开政府信息15条。'
	AGENCY=青禾鎮人民政府 coded disclosed=15 '青禾镇2021年主动公开政府信息15条。'
}

@test "what a figure went up from, or is compared with, has no indicator" {
	coded - '收到政府信息公开申请由3件增加到5件。'
	coded - '主动公开政府信息增加30条，收到申请减少3件。'
	coded - '主动公开政府信息同比增长30%。'
}

# --- documents

# codes FILE: the indicators of a document that goes through the chain, with their values.
codes() {
	ogi-decode "$1" | ogi-split | ogi-tables | ogi-normalize |
		awk -F'\t' '$1 == "mention" && $5 { print $5 "=" $6 }' | sort
}

@test "a report of 2012 that tells all in prose: its indicators" {
	cat >a.txt <<-'E'
		东山县教育局2012年政府信息公开工作年度报告
		根据《中华人民共和国政府信息公开条例》第三十一条的规定，编制本报告。如有疑问，请与局办公室联系（电话：0596-5885123，邮编：363400）。
		一、概述
		2012年，我局落实专职人员2名，制订制度3项。
		二、主动公开政府信息情况
		截至2012年底，我局累计主动公开政府信息8300多条。2012年，主动公开政府信息1180条，其中门户网站公开900条，政务微博公开80条。
		三、依申请公开政府信息情况
		2012年，共收到政府信息公开申请一百二十件，其中当面申请30件，占25%，网上申请90件，占75%。上年结转3件，结转下年度办理1件。
		四、收费及减免情况
		全年收取信息处理费350元，减免20元。
		五、行政复议和行政诉讼情况
		未发生行政复议。行政诉讼1件。
	E
	codes a.txt | same - <(cat <<-'E'
		carried_in=3
		carried_out=1
		disclosed=1180
		fees=350
		litigations=1
		received=120
		reconsiderations=0
		via_website=900
		via_weibo=80
	E
	)
}

@test "a report of 2016: prose and the statistics table say the same of the same codes" {
	cat >a.txt <<-'E'
		东山县教育局2016年政府信息公开工作年度报告
		一、主动公开情况
		主动公开政府信息120条，其中政府网站公开政府信息90条，政务微博公开政府信息10条，政务微信公开政府信息20条。
		制发规范性文件3件。举办新闻发布会2次。政策解读稿件发布数5篇。
		二、依申请公开情况
		收到申请8件，办结7件。答复申请6件。
		三、复议诉讼
		行政复议4件，行政诉讼1件。
	E
	printf '%s\t%s\t%s\n' 统计指标 单位 统计数 一、主动公开情况 —— —— \
		（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） 条 120 \
		制发规范性文件总数 件 3 （二）通过不同渠道和方式公开政府信息的情况 —— —— \
		2.政府网站公开政府信息数 条 90 3.政务微博公开政府信息数 条 10 4.政务微信公开政府信息数 条 20 \
		二、回应解读情况 —— —— 1.参加或举办新闻发布会总次数 次 2 3.政策解读稿件发布数 篇 5 \
		三、依申请公开情况 —— —— （一）收到申请数 件 8 （二）申请办结数 件 7 （三）申请答复数 件 6 \
		四、行政复议数量 件 4 五、行政诉讼数量 件 1 >>a.txt
	codes a.txt >prose
	ogi-decode a.txt | ogi-split | ogi-tables | ogi-normalize |
		awk -F'\t' '$1 == "fact" && $6 != "" { print $4 "=" $6 }' | sort >table
	[ "$(wc -l <table)" -eq 12 ]
	same table prose
}

@test "lines that were wrapped: the figure's own line, a sentence that is whole" {
	{
		printf 'doc\ta\nmeta\tyear\t2021\n'
		awk '{ print "text\t" NR "\t" $0 }' <<-'E'
			馆里全年主动公开政府信息三百余条，收到政
			府信息公开申请一百二十件，办结118件，另有
			两件结转下年度办理，编印简报四期，共计12
			00份，发放到了各个乡镇。
		E
		printf 'end\ta\n'
	} >in
	status 0 ogi-normalize <in
	awk -F'\t' -v OFS='|' '$1 == "mention" { print $2, $4, $5, $6, $8 }' out | same - <(cat <<-'E'
		1|主动公开政府信息|disclosed|300|条
		2|政府信息公开申请|received|120|件
		2|办结|closed|118|件
		3|结转下年度|carried_out|2|件
		3|简报||4|期
		3|共计||1200|份
	E
	)
}

# --- bounds

@test "a paragraph of 60 KiB without any mark: every figure, in bounded sentences" {
	stream "$(yes '办结3件' | tr -d '\n' | head -c 60000)" >in
	status 0 timeout 10 ogi-normalize <in
	[ "$(grep -c '^mention' out)" -eq 6000 ]
	awk -F'\t' '$1 == "mention" && length($12) > 1900 { exit 1 }' out
}

@test "a line of megabytes takes time in proportion, whatever stands in it" {
	for words in '(3件' ')3件' '每月1次' '其中3条' '未收到、' '无、' '县局收到申请3件，' '2021年12月' 1万 '1,' 3条: 《; do
		printf 'doc\ta\nmeta\tyear\t2021\ntext\t1\t'
		yes "$words" | tr -d '\n' | head -c 500000
		printf '\nend\ta\n'
	done >in
	status 0 timeout 20 ogi-normalize <in
	[ "$(grep -c '^end' out)" -eq 12 ]
}

@test "bytes that are no text, and figures of hundreds of digits, are no mentions" {
	none "$(printf '收到\342\226申请\377件')" "发布信息$(printf '9%.0s' {1..300})条。"
}
