#include "patterns.h"
#include "say.h"

#define WORD "[^，,。；;：:《》|>\\\\]"
#define PUBLIC "(?:政府信息|政务信息|信息|政务)公开"
#define YEAR "(?:20\\d\\d|[二2][〇○零0OoО][〇○零Oo0-9一二三四五六七八九]{2})"
#define BODY                                                                                                                  \
	"(?:政府|局|厅|委|委员会|办公室|办公厅|办事处|街道办?|镇|乡|苏木|中心|署|院|部|处|办|" \
	"海关|"                                                                                                             \
	"管委会|大队|支队|站|所|工会|协会|联合会|学校|大学|学院|医院|银行|集团|公司)"
/* Round a year in a document's number. */
#define NUMBER "[〔\\[(（【﹝]"
#define REBMUN "[〕\\])）】﹞]"
#define NOBODY                                                                                 \
	"(?!我|本|全|各|该|其|按|根据|依|为|在|通过|截|自|从|对|经|由|共|主动|政府信息|信息)"

/* A character of a name; none begins one of the verbs that a sentence goes on with. */
#define NAMECHAR                                                                                                          \
	"(?:(?!通过|受理|收到|没有|主动|申请|公开|汇报|方面|办理|处理|编制|开展|按照|根据|" \
	"主要|我|各|全)"                                                                                             \
	"[^，,。；;：:《》（(、“”的\\d])"

static const char *const source[PATTERNS] = {
	[TITLE_REPORT] = "^(" WORD "{0,120}?)" PUBLIC "(?:工作)?(?:情况)?的?(?:" YEAR "年?度?)?"
			 "(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?的?(?:报告书?|年报)"
			 "(?:公示|全文|正文)?(?:[（([^（）()]{0,30}[）)])?$",
	[TITLE_PLAN] = "^(" WORD "{0,120}?)" PUBLIC "(?!.*通知)" WORD
		       "{0,16}?(?:要点|计划表?|任务分解表?|任务分工表?|责任清单|任务清单|"
		       "任务表|分解表|工作安排|分工方案|责任分解表?|推进表|台账)"
		       "(?:[（(][^（）()]{0,30}[）)])?$",
	[TITLE_OTHER] = "^(?=.*(?:公开|年报|年度报告|法治))(?:解读《.*》.*|"
			"[^，。|]{2,150}法治政府建设[^，。|]{0,20}报告|[^，。|]{4,150}"
			"(?:通知|解读|总结|目录|制度|办法|方案|统计报?表|指南|格式|意见|公告|"
			"细则|规定|标准|清单|条例|函)》?)$",
	[REPORT_NOTICE] = "^.{0,120}关于(?:发布|公布|公开|公示).*(?:年报|年度报告).*"
			  "(?:公告|公示|通告|通知)》?$",
	[PICTURE] = "^图[解说]|一图|读懂|长图|速览",
	[PART_YEAR] = "季度|半年|月报|月度|[1一]月?份?[-—–－~～至到][2-9二三四五六七八九]月",
	[ORGANISATION] = "^[^，,。；;：:《》|>\\d]{2,40}" BODY "$",
	[NAVIGATION] =
	    "[>›»]|^(?:您)?(?:现在|当前|的|所在)*位置|^(?:网站)?首页(?![_-])|设为首页|"
	    "加入收藏|无障碍|^字体|^附件|^附表",
	[PERIOD] = "期限|时限|统计数据|统计时间|时间段|时间范围|核定时间|所列数据|中数据|"
		   "述数据|期间为|统计周期|涵盖|"
		   "数据(?=[自从为])",
	[PROSE_YEAR] =
	    "(?|(?:^|。|[）)]|情况|概述)(?:截[至止]到?|到)?(20\\d\\d)年(?:(?:度|底|末|以来|来|"
	    "初|间|内|期间)|,|，|(?!\\d|起|.{0,3}月)|\\d{1,2}月\\d{1,2}日?[,，止底])|"
	    "(?:汇报|报告|总结)[^，,。；;]{0,12}?(20\\d\\d)年度?" PUBLIC "工作)",
	[SAID_REPORT] = "(?:编制|公布|发布|现将|公开|报送|制作)了?《?(" WORD "{0,40}?)(" YEAR
			")年?度?(?:" PUBLIC
			")?(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)",
	[COMPILED_BY] = "(?<!组成)由(" NOBODY
			"[^，,。；;：:《》（(]{2,40}?)(?:[（(][^）)]{0,80}[）)])?"
			"(?:负责)?(?:根据|依据|按照|按|汇总|编制|编写|整理)",
	[COMPILES] = "^(" NOBODY "[^，,。；;：:《》（(]{2,40}?" BODY
		     ")(?:[（(][^）)]{0,80}[）)])?编制(?:而成)?[。，,]",
	[CONTACT] = "请(?:直接)?(?:与|联系|向|致电)(" NOBODY "[^，,。；;：:《》（(]{2,40}?)"
		    "(?:联系|咨询|反映|[（(,，。])",
	[SUBJECT] =
	    "(?:^(?:[㈠-㈩]|[（(][一二三四五六七八九十]{1,3}[）)])?|。|情况|概述)(?:截[至止])?"
	    "(?:20\\d\\d年(?:度|以来|来|底|\\d+月\\d+日)?[,，]?)"
	    "?(" NOBODY NAMECHAR
	    "{1,16}?(?:人民政府|(?<=[省市县区镇乡州旗])政府(?!信息)|局|厅|委员会|委|办公室|"
	    "办事处|街道|镇|乡|苏木|管委会|总署|中心|(?<![干全各])部(?=主动公开)))(?=通过|深入|"
	    "认真|积极|全面|坚持|严格|"
	    "按照|"
	    "紧紧|围绕|高度|推进|主动|共|在|持续|切实|不断|以|继续|贯彻|始终|公开|将|没有|未|"
	    "无|"
	    "根据|依托|政府信息公开|推动|办理|，|,|20\\d\\d年|信息公开|明确|党组|门户|严)",
	[SCOPE] = "(?:汇总|综合|涵盖|包括)(?:了)?(?:20\\d\\d年度?)?(" NAMECHAR
		  "{1,12}?[省市州盟县区旗])"
		  "(?=各|所辖|所属|下辖|辖区|20\\d\\d年)",
	[INDEX_VALUE] = "^([0-9A-Za-z][0-9A-Za-z/_.()（）-]{4,59})",
	[NUMBER_VALUE] = "^([^|:：，。；;\\d]{1,20}" NUMBER "?20\\d\\d\\h*" REBMUN
			 "?第?\\d{1,5}\\h*号?)",
	[NUMBER_ALONE] = "^\\p{Han}{1,15}\\h*(?:" NUMBER "20\\d\\d\\h*" REBMUN
			 "\\h*第?\\d{1,5}\\h*[号號]?|20\\d\\d第?\\d{1,4}[号號])$",
	[URL] = "(?:https?://|www\\.)(?![.。])[0-9A-Za-z][0-9A-Za-z.:/?&=_%#~+-]*[0-9A-Za-z/]",
	[PUBLISHES] = "网站|网址|下载|查阅|查看|公布|电子版",
	[EMAIL] = "^[0-9A-Za-z][0-9A-Za-z._+-]*@[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+$",
	[POSTAL] = "^((?!https?:|www\\.)(?=.*?\\p{Han}{2})(?:[^,，;；。|（()）]|[（(][^（()）]{"
		   "0,60}[）)])+"
		   "(?:[,，][^,，;；。|：:（()）]{1,30}(?:楼|室|层|号|栋|座|院|单元|房|内))*)",
	[HEAD_YEAR] = "本年增/?减[（(]指(20\\d\\d)年",
	[ADDRESS_YEAR] = "[?&;](?:nbYear|fbtime|title|year|nd|nf)=(20\\d\\d)(?![0-9])",
	[SAID_TITLE] = "(?:编制|公布|发布|现将|公开|报送|制作)了?《?(?!我|本|该|各|全|单位)"
		       "([^《》，,。；;：:]{6,60}?" PUBLIC "[^《》，,。；;：:]{0,12}?"
		       "(?:(?:报告|年报)(?=》|向社会|公布|。|，|,|$)|年度报告(?=如下)))",
	[BREADCRUMB] = "[>›»/]([^>›»/|：:]{2,30}" BODY ")(?=[>›»/])",
	[FORMAT_NOTICE] =
	    "(?:^|[|：:])国办公开办函[〔\\[(（﹝]?20\\d\\d[〕\\])）﹞]?\\d+号?(?:$|\\|)|"
	    "以下为格式|年度报告格式》的通知$",
};

/* A pattern can match only where one of these words stands: a look that costs far less. */
static const char *const needs[PATTERNS] = {
	[TITLE_REPORT] = "公开",
	[TITLE_PLAN] = "公开",
	[TITLE_OTHER] = "公开|年报|年度报告|法治",
	[PART_YEAR] = "季|年|月",
	[PERIOD] = "限|数据|时间|期间|周期|涵盖",
	[PROSE_YEAR] = "20",
	[SAID_REPORT] = "报告|年报",
	[HEAD_YEAR] = "指20",
	[ADDRESS_YEAR] = "=20",
	[SAID_TITLE] = "报告|年报",
	[SCOPE] = "汇总|综合|涵盖|包括",
	[NUMBER_ALONE] = "20",
	[URL] = "http|www.",
	[COMPILED_BY] = "由",
	[COMPILES] = "编制",
	[CONTACT] = "请",
	[BREADCRUMB] = ">|›|»|/",
	[FORMAT_NOTICE] = "国办公开办函|格式",
};

static struct re *compiled[PATTERNS]; /* when it is first needed: many documents need few */

/* The words of `needs`, one by one. */
enum { NEEDS_MAX = 8 };
static struct str words[PATTERNS][NEEDS_MAX];

static bool
has_one(struct str s, const struct str *word)
{
	for (; word->n; word++) {
		if (str_find(s, *word))
			return true;
	}
	return false;
}

static void
split_needs(struct str *word, const char *list)
{
	size_t n, i = 0;

	for (; *list; list += n + (list[n] == '|')) {
		n = strcspn(list, "|");
		if (i + 1 == NEEDS_MAX)
			die_system("a pattern needs more than %d words", NEEDS_MAX - 1);
		word[i++] = (struct str) { list, n };
	}
}

bool
pattern_match(enum pattern i, struct str s, size_t from)
{
	return (!needs[i] || has_one(str_skip(s, from), words[i])) &&
	       re_match(pattern(i), s, from);
}

void
patterns_open(void)
{
	for (int i = 0; i < PATTERNS; i++) {
		if (needs[i])
			split_needs(words[i], needs[i]);
	}
}

void
patterns_close(void)
{
	for (int i = 0; i < PATTERNS; i++)
		re_free(compiled[i]);
}

struct re *
pattern(enum pattern i)
{
	if (!compiled[i])
		compiled[i] = re_new(source[i]);
	return compiled[i];
}
