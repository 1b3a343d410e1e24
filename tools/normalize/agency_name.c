#include "agency_name.h"
#include "note.h"
#include "re.h"
#include "township.h"
#include "utf8.h"

enum { SHOWN_MAX = 6 };

static struct {
	struct re *central, *branch, *arm, *customs, *party, *division, *township, *below,
	    *body, *county, *unknown, *town, *bureau, *office, *zone, *water, *vertical,
	    *school, *tax;
} re;

void
name_open(void)
{
	if (re.central)
		return;
	re.central = re_new(
	    "^(?:国务院|国家|最高人民|(?:中共)?中央(?!街|大街|镇|乡|村|公园)|中华人民共和国|"
	    "中国(?:"
	    "人民银行|证券|银行|银保监|气象|地震|民用|科学院|工程院|社会科学院)|全国|海关总署|"
	    "审计署|新闻出版)|(?:总署|总局)(?:[（(]|$)|"
	    "^(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源和?"
	    "社会保障|国土资源|自然资源|环境保护|生态环境|住房和城乡建设|交通运输|交通|水利|"
	    "农业|农业农村|商务|文化|文化和旅游|卫生|退役军人事务|应急管理|铁道|信息产业|建设|"
	    "监察)部(?:办公厅|.{0,12}(?:监管局|专员办(?:事处)?|特派员办事处|督察局|管理局|"
	    "委员会))?$|^.{2,4}(?:流域管理局|水利委员会)$");
	/* What a central body has in the country: its level is none of the local ones. */
	re.branch = re_new(
	    "海关(?:关区|缉私局)?$|分局$|管理局$|监管局$|督察局$|专员办|特派员办事处$|"
	    "调查总?队$|分行$|支行$|水利委员会$|监管办(?:公室)?$|海事局$|监察局.+局$|"
	    "^国家(?!税务).+局.{2,5}局$|公司$|总队$");
	re.bureau = re_new("^国家[^局]*局$");
	/* What stands behind the short name of a place inside such a name (江苏调查总队). */
	re.arm = re_new("^(?:海关(?:关区|缉私局)?|调查总?队|局|监管局|监管分局|监管办(?:公室)?|"
			"管理局|监督管理局|"
			"专员办(?:事处)?|"
			"特派员办事处|分局|分行|(?:中心)?支行)$");
	/* Seas and rivers are no places: 东海县 and 太湖县 are others. */
	re.water = re_new(
	    "^(?:[东南北]海(?:分局|救助局|打捞局|航海保障中心)|[^省市县区]{2}流域)");
	re.tax = re_new("^国家税务总局.{2,}(?:税务局|分局)");
	/* What the ministries have in the country under the place's name. */
	re.vertical = re_new(
	    "^(?:海事局|(?:出入境)?检验检疫局|(?:出入境)?边防检查(?:总)?站|煤矿安全监察局|"
	    "(?:证|银|保|银保)监(?:局|分局)|铁路(?:监督管理)?局)");
	re.school = re_new("^.{0,8}(?:学院|医院)$");
	re.customs = re_new("海关(?:关区|缉私局)?$");
	/* 中国（上海）自由贸易试验区 and 第八师石河子市 too. */
	re.party = re_new(
	    "^(?:(?:中国共产党|中共|共青团)(?!中央)|中国[（(]|"
	    "(?:新疆生产建设兵团|兵团)?第[一二三四五六七八九十]+师(?=..{1,4}市))");
	re.division = re_new(
	    "(?:局|公安厅|公安|厅|委员会)([^局区县市旗省]{2,12}?(?:[区县市旗]|新区)?)"
	    "分局(?:办公室)?$");
	re.township = re_new(
	    "^(?:[^省市县区旗州盟]{1,12}(?:省|自治区|市|自治州|自治县|县|区|旗|州|盟)"
	    "(?:人民政府)?)*[^省市县区]{1,8}?(?:街道|镇|乡|苏木)(?:$|人民政府|政府|"
	    "办事处|街道办|办公室|党政|党委|党工委|办|机关)");
	/* A place of its own that is not in the table. */
	re.unknown = re_new("^(?!自治)[^省市县区旗州盟社]{1,12}?(省|自治区|市(?!场|政|容)|"
			    "自治州|自治县|县|区|旗|"
			    "州|盟)");
	/* A place below that the table of regions does not have: an old county, a zone. */
	re.below = re_new(
	    "^(?!.{0,10}(?:社区|老区|库区|林区|灾区|小区|保护区|灌区|景区|名胜区|牧区))"
	    "[^省市县区旗镇乡]{1,12}?"
	    "(?:自治县|开发区|高新区|新区|示范区|管理区|经开区|园区|县|区|旗|市(?!场|政|容))");
	re.county = re_new(
	    "(?:县|旗|(?<!开发|高新|新|示范|管理|经开|园|合作|保税|度假|试验|产业)区)$");
	re.zone = re_new("区|园|新城");
	re.town = re_new("街道|镇|乡|苏木");
	re.office = re_new(
	    "^(?:人民政府|政府|办事处|街道办|办公室|党政|党委|党工委|办|机关|$)");
	re.body = re_new(
	    "^(?!镇|乡|街道|苏木|村|社区|路|区|县|市|新区|州|盟|旗|山(?!海|城)|.{0,8}大学(?!"
	    "城)).*(?:局|委|办|"
	    "厅|政府|会|中心|院|处|站|所|队|室|部|署|社|馆|台|行|"
	    "海关|街道|镇|乡)$");
}

/* Are two of the places called alike in full, so that only their codes tell them apart? */
static bool
are_alike(const struct region_match *m, int year)
{
	struct buf first = { 0 }, second = { 0 };
	bool alike;

	region_add_name(&first, m->at[0], year);
	region_add_name(&second, m->at[1], year);
	alike = str_same(buf_str(&first), buf_str(&second));
	buf_free(&first);
	buf_free(&second);
	return alike;
}

/* The places that are left, by name; not all when there are many. */
void
name_note_places(const struct agency *a, const char *code, const struct region_match *m)
{
	size_t shown = m->n > SHOWN_MAX ? SHOWN_MAX : m->n;
	bool alike = are_alike(m, a->places.year);
	struct buf names = { 0 };

	for (size_t i = 0; i < shown; i++) {
		if (i)
			buf_adds(&names, " or ");
		region_add_name(&names, m->at[i], a->places.year);
		if (!alike)
			continue;
		buf_adds(&names, " (");
		buf_addu(&names, m->at[i]->code);
		buf_adds(&names, ")");
	}
	note_put(
	    0, code, "%.*s%s", (int)names.len, names.s, shown < m->n ? ", or another" : "");
	buf_free(&names);
}

/* The word for its place that a bare name begins with (市 in 市体育局); "" when it has none. */
const char *
name_kind(struct str name)
{
	static const char *const kinds[] = { "自治区", "自治州", "自治县", "省", "市", "县",
		"区", "州", "旗", "盟" };
	static const char *const words[] = { "市场", "市政管理", "市政工程", "市容", "区域",
		"县域", "区块" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_starts(name, str_of(words[i])))
			return "";
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (str_starts(name, str_of(kinds[i])))
			return kinds[i];
	}
	return "";
}

/* The level that the name alone tells. */
const char *
name_kind_level(const char *kind)
{
	if (!strcmp(kind, "省") || !strcmp(kind, "自治区"))
		return "province";
	if (!strcmp(kind, "州") || !strcmp(kind, "自治州") || !strcmp(kind, "盟"))
		return "prefecture";
	if (!strcmp(kind, "县") || !strcmp(kind, "自治县") || !strcmp(kind, "区") ||
	    !strcmp(kind, "旗"))
		return "county";
	return "";
}

const char *
name_level(const struct region *r)
{
	static const char *const levels[] = { "central", "province", "prefecture", "county" };

	return levels[r->level];
}

/* The township of the table that a name begins with, when its office or nothing follows. */
static struct str
town_of(struct str name)
{
	struct str town = { name.s, 0 };

	if (re_match(re.town, name, 0))
		town = township_begin(name);
	if (town.n && !re_match(re.office, str_skip(name, town.n), 0))
		town.n = 0;
	return town;
}

/* Is the last name of the place none, but the beginning of another? */
static bool
is_misread(const struct agency *a, struct str name)
{
	/* 河南寨镇 is in no province of that name, nor 古县渡镇 in that county. */
	if (a->place.before + town_of(str_skip(name, a->place.before)).n > a->place.len)
		return true;
	return a->place.shortened && !re_match(re.body, str_skip(name, a->place.len), 0);
}

/* The name begins with its place, or with a word that it shares with other places. */
void
name_see_place(struct agency *a)
{
	struct str name = buf_str(&a->name), place;
	/* 中共锦州市委办公室: the name of the party, or of a division, is no part of the place.
	 */
	size_t party = re_match(re.party, name, 0) ? re_group(re.party, 0).n : 0;

	name = place = str_skip(name, party);
	region_begin(place, a->places.year, &a->place);
	while (a->place.n && is_misread(a, name)) {
		place.n = a->place.before;
		region_begin(place, a->places.year, &a->place);
	}
	a->town = town_of(name);
	a->place.len += party;
	a->rest = str_skip(buf_str(&a->name), a->place.len);
	if (str_starts(a->rest, str_of("）")) || str_starts(a->rest, str_of(")")))
		a->rest = str_skip(a->rest, *a->rest.s == ')' ? 1 : 3);
}

/* The name begins with a zone that the table of townships has: 西咸新区, 苏州工业园区. */
void
name_see_zone(struct agency *a)
{
	struct region_match m;
	struct buf name = { 0 };
	struct str zone;

	if (!re_match(re.zone, a->rest, 0))
		return;
	zone = township_begin(buf_str(&a->name));
	if (zone.n <= a->place.len || a->town.n)
		return;
	township_find(zone, NULL, a->places.year, &m);
	if (m.n != 1)
		return;
	a->place = m;
	a->rest = str_skip(buf_str(&a->name), zone.n);
	a->level = "other";
	a->zone = true;
	region_add_name(&name, m.at[0], a->places.year);
	note_put(0, "no_region",
	    "%.*s is not in the table of regions; the code is that of %.*s", (int)zone.n,
	    zone.s, (int)name.len, name.s);
	buf_free(&name);
}

/* The township that the rest of the name begins with. */
void
name_see_town(struct agency *a)
{
	static const char government[] = "人民政府";
	struct str rest = a->rest;

	if (str_starts(rest, str_of(government)))
		rest = str_skip(rest, sizeof government - 1);
	a->town = town_of(rest);
	if (a->town.n || re_match(re.township, a->rest, 0))
		a->level = "township";
}

/* 河北雄安新区容城县: a division of the place stands behind the zone. */
static bool
see_behind(struct agency *a, struct str zone)
{
	size_t to = (size_t)(zone.s + zone.n - a->name.s);
	struct region_match m;

	region_begin(str_skip(buf_str(&a->name), to), a->places.year, &m);
	if (m.n != 1 || m.shortened || m.at[0]->level == REGION_PROVINCE ||
	    !region_has(a->place.at[0], m.at[0]))
		return false;
	a->place.at[0] = m.at[0];
	a->place.len = to + m.len;
	a->rest = str_skip(buf_str(&a->name), a->place.len);
	a->level = name_level(m.at[0]);
	return true;
}

/* The name goes on with a place below that the table does not have. */
static void
note_below(struct agency *a)
{
	struct str below = re_group(re.below, 0);
	bool county = re_match(re.county, below, 0);
	struct region_match zone;
	struct buf name = { 0 };

	if (!county && see_behind(a, below))
		return;
	township_find(below, &a->place, a->places.year, &zone);
	if (!county && zone.n == 1)
		a->place.at[0] = zone.at[0];
	region_add_name(&name, a->place.at[0], a->places.year);
	a->level = county ? "county" : "other";
	if (county && a->place.at[0]->level == REGION_COUNTY) {
		/* A county has none below: another place of that name is meant. */
		note_put(0, "no_region", "%.*s is a county, and %.*s none of its parts",
		    (int)name.len, name.s, (int)below.n, below.s);
		a->place.n = 0;
		a->known = true;
	} else {
		note_put(0, "no_region",
		    "%.*s is not in the table of regions; the code is that of %.*s",
		    (int)below.n, below.s, (int)name.len, name.s);
	}
	buf_free(&name);
}

/* The branch's place has namesakes: the text may tell which is meant. */
static void
decide_central(struct agency *a)
{
	struct buf name = { 0 };

	place_decide(&a->places, &a->place);
	if (a->place.n == 1) {
		region_add_name(&name, a->place.at[0], a->places.year);
		note_put(0, "agency_worked_out",
		    "%.*s is in %.*s: the place that the text speaks of", (int)a->name.len,
		    a->name.s, (int)name.len, name.s);
	}
	buf_free(&name);
}

/* What a central body has in the country, and is of no place's level? */
static bool
is_branch(const struct agency *a, struct str name)
{
	if (re_match(re.bureau, name, 0))
		return !a->place.n && re_match(re.tax, name, 0);
	return re_match(re.branch, name, 0) || (!a->place.n && re_match(re.tax, name, 0));
}

/* A central body, or what it has in the country: the place may stand inside the name. */
void
name_see_central(struct agency *a)
{
	static const char country[] = "中华人民共和国";
	struct str name = buf_str(&a->name);
	size_t from = str_starts(name, str_of(country)) ? sizeof country - 1 : 0;

	for (size_t at = from; at < name.n && !a->place.n;) {
		struct str rest = str_skip(name, at);

		region_begin(rest, a->places.year, &a->place);
		a->rest = str_skip(rest, a->place.len);
		if (a->place.n &&
		    (a->place.at[0]->level == REGION_CENTRAL || re_match(re.water, rest, 0) ||
			(a->place.shortened && at > from && !re_match(re.arm, a->rest, 0) &&
			    !re_match(re.below, a->rest, 0))))
			a->place.n = 0;
		at += utf8_get(name.s + at, name.n - at, &(unsigned) { 0 });
	}
	if (a->place.n > 1)
		decide_central(a);
	a->level = is_branch(a, name) ? "other" : "central";
	if (*a->level == 'c' && a->place.n) {
		a->level = name_level(a->place.at[0]);
		if (a->place.n == 1 && re_match(re.below, a->rest, 0))
			note_below(a);
	} else if (*a->level == 'c') {
		a->place.at[0] = region_of_code(100000, 0);
		a->place.n = 1;
	} else if (!a->place.n) {
		note_put(0, "no_region", "the name of the branch does not say where it is");
	}
	if (a->place.n > 1)
		name_note_places(a, "agency_ambiguous", &a->place);
}

/* 上海市公安局浦东分局 is of 浦东新区.  When no division below the city is called so, or more
   than one, there is no code. */
static void
see_division(struct agency *a)
{
	struct str name = re_group(re.division, 1);
	struct region_match m;

	region_under(a->place.at[0], name, a->places.year, &m);
	if (m.n == 1) {
		a->place.at[0] = m.at[0];
		a->level = name_level(m.at[0]);
		return;
	}
	if (m.n > 1)
		name_note_places(a, "agency_ambiguous", &m);
	else
		note_put(
		    0, "no_region", "%.*s is not in the table of regions", (int)name.n, name.s);
	a->level = m.n > 1 ? "county" : "other";
	a->place.n = 0;
	a->known = true;
}

/* 新疆边防检查总站, 南京审计学院: the place is where the body is, and not whose. */
static bool
is_of_none(const struct agency *a)
{
	return re_match(re.vertical, a->rest, 0) ||
	       (a->place.shortened && re_match(re.school, a->rest, 0));
}

/* 福州新区 is no 州 that the table lacks, nor 苏州职业大学. */
static bool
is_short(struct str name, int year)
{
	struct region_match m;

	region_begin(name, year, &m);
	return m.n && m.len == name.n;
}

/* The level, by the place and by what follows it in the name: a zone, an old county. */
void
name_see_level(struct agency *a)
{
	if (a->zone || !strcmp(a->level, "township"))
		return;
	if (a->place.n == 1) {
		a->level = is_of_none(a) ? "other" : name_level(a->place.at[0]);
		if (a->place.at[0]->level < REGION_COUNTY && re_match(re.division, a->rest, 0))
			see_division(a);
		else if (re_match(re.below, a->rest, 0))
			note_below(a);
	} else if (!a->place.n && re_match(re.unknown, a->rest, 0) &&
		   !is_short(re_group(re.unknown, 0), a->places.year)) {
		struct buf kind = { 0 };

		buf_addstr(&kind, re_group(re.unknown, 1));
		buf_addc(&kind, '\0');
		a->level = name_kind_level(kind.s);
		if (*a->level == 'c' && !re_match(re.county, re_group(re.unknown, 0), 0))
			a->level = "other";
		buf_free(&kind);
	}
}

/* A central body, or one of its branches?  A local body may begin with such a word. */
bool
name_is_central(const struct agency *a)
{
	struct str name = buf_str(&a->name);

	if (a->place.n && a->place.at[0]->level == REGION_CENTRAL)
		return true;
	return re_match(re.customs, name, 0) || (re_match(re.central, name, 0) && !a->town.n &&
						    (!a->place.n || a->place.shortened));
}

bool
name_is_of_unknown(const struct agency *a)
{
	return !a->town.n && re_match(re.unknown, buf_str(&a->name), 0);
}
