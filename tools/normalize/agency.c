#include "agency.h"
#include "key.h"
#include "note.h"
#include "out.h"
#include "re.h"
#include "township.h"
#include "utf8.h"
#include "whereabouts.h"

enum { NAME_BYTES = 300, SHOWN_MAX = 6 };

static struct {
	struct re *central, *branch, *arm, *customs, *party, *division, *township, *below,
	    *body, *county, *unknown, *town, *bureau, *office, *zone;
} re;

struct agency {
	struct buf name; /* simplified, without blanks */
	struct str rest; /* of the name, behind the place */
	struct region_match place;
	struct str town; /* the township that the name goes on with, if the table has it */
	const char *level; /* "" when it is not known */
	bool known; /* all that can be said of the place has been */
	bool zone; /* the place is a zone's */
	struct places places;
};

static void
open_patterns(void)
{
	if (re.central)
		return;
	re.central = re_new(
	    "^(?:国务院|国家|(?:中共)?中央(?!街|大街|镇|乡|村|公园)|中华人民共和国|中国(?:"
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
	    "调查总?队$|分行$|支行$|水利委员会$|监管办(?:公室)?$|监察局.+局$");
	re.bureau = re_new("^国家[^局]*局$");
	/* What stands behind the short name of a place inside such a name (江苏调查总队). */
	re.arm = re_new("^(?:海关(?:关区|缉私局)?|调查总?队|局|监管局|监管分局|监管办(?:公室)?|"
			"管理局|监督管理局|"
			"专员办(?:事处)?|"
			"特派员办事处|分局|分行|(?:中心)?支行)$");
	re.customs = re_new("海关(?:关区|缉私局)?$");
	/* 中国（上海）自由贸易试验区 too. */
	re.party = re_new("^(?:(?:中国共产党|中共)(?!中央)|中国[（(])");
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
	re.body = re_new("^(?!镇|乡|街道|苏木|村|社区|路|区|县|市|新区|州|盟|旗).*(?:局|委|办|"
			 "厅|政府|会|中心|院|处|站|所|队|室|部|署|社|馆|台|行|"
			 "海关|街道|镇|乡)$");
}

/* The places that are left, by name; not all when there are many. */
static void
note_place(const struct agency *a, const char *code, const struct region_match *m)
{
	size_t shown = m->n > SHOWN_MAX ? SHOWN_MAX : m->n;
	struct buf names = { 0 };

	for (size_t i = 0; i < shown; i++) {
		if (i)
			buf_adds(&names, " or ");
		region_add_name(&names, m->at[i], a->places.year);
	}
	note_put(
	    0, code, "%.*s%s", (int)names.len, names.s, shown < m->n ? ", or another" : "");
	buf_free(&names);
}

/* The word for its place that a bare name begins with (市 in 市体育局); "" when it has none. */
static const char *
kind_of(struct str name)
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
static const char *
level_of_kind(const char *kind)
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

static const char *
level_of(const struct region *r)
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
static void
see_place(struct agency *a)
{
	struct str name = buf_str(&a->name), place;
	/* 中共锦州市委办公室: the party's name is no part of the place. */
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
static void
see_zone(struct agency *a)
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
static void
see_town(struct agency *a)
{
	static const char government[] = "人民政府";
	struct str rest = a->rest;

	if (str_starts(rest, str_of(government)))
		rest = str_skip(rest, sizeof government - 1);
	a->town = town_of(rest);
	if (a->town.n || re_match(re.township, a->rest, 0))
		a->level = "township";
}

/* A central body, or what it has in the country: the place may stand inside the name. */
static void
see_central(struct agency *a)
{
	static const char country[] = "中华人民共和国";
	struct str name = buf_str(&a->name);
	size_t from = str_starts(name, str_of(country)) ? sizeof country - 1 : 0;

	for (size_t at = from; at < name.n && !a->place.n;) {
		struct str rest = str_skip(name, at);

		region_begin(rest, a->places.year, &a->place);
		if (a->place.n && (a->place.at[0]->level == REGION_CENTRAL ||
				      (a->place.shortened && at > from &&
					  !re_match(re.arm, str_skip(rest, a->place.len), 0))))
			a->place.n = 0;
		at += utf8_get(name.s + at, name.n - at, &(unsigned) { 0 });
	}
	a->level = re_match(re.branch, name, 0) && !re_match(re.bureau, name, 0) ? "other"
										 : "central";
	if (a->place.n == 1 && *a->level == 'c') {
		a->level = level_of(a->place.at[0]);
	} else if (*a->level == 'c') {
		a->place.at[0] = region_of_code(100000, 0);
		a->place.n = 1;
	} else if (a->place.n > 1) {
		note_place(a, "agency_ambiguous", &a->place);
	} else if (!a->place.n) {
		note_put(0, "no_region", "the name of the branch does not say where it is");
	}
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
	a->level = level_of(m.at[0]);
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
		a->level = level_of(m.at[0]);
		return;
	}
	if (m.n > 1)
		note_place(a, "agency_ambiguous", &m);
	else
		note_put(
		    0, "no_region", "%.*s is not in the table of regions", (int)name.n, name.s);
	a->level = m.n > 1 ? "county" : "other";
	a->place.n = 0;
	a->known = true;
}

/* The level, by the place and by what follows it in the name: a zone, an old county. */
static void
see_level(struct agency *a)
{
	if (a->zone || !strcmp(a->level, "township"))
		return;
	if (a->place.n == 1) {
		a->level = level_of(a->place.at[0]);
		if (a->place.at[0]->level < REGION_COUNTY && re_match(re.division, a->rest, 0))
			see_division(a);
		else if (re_match(re.below, a->rest, 0))
			note_below(a);
	} else if (!a->place.n && re_match(re.unknown, a->rest, 0)) {
		struct buf kind = { 0 };

		buf_addstr(&kind, re_group(re.unknown, 1));
		buf_addc(&kind, '\0');
		a->level = level_of_kind(kind.s);
		if (*a->level == 'c' && !re_match(re.county, re_group(re.unknown, 0), 0))
			a->level = "other";
		buf_free(&kind);
	}
}

/* Put the place that was worked out in front of the name, and say so. */
static void
complete(struct agency *a, const struct region *r, size_t drop, const char *from)
{
	struct buf full = { 0 };

	r = region_in(r, a->places.year);
	region_add_name(&full, r, a->places.year);
	buf_addstr(&full, str_skip(buf_str(&a->name), drop));
	note_put(0, "agency_worked_out", "%.*s, printed as %.*s: %s", (int)full.len, full.s,
	    (int)a->name.len, a->name.s, from);
	a->place.at[0] = r;
	a->place.n = 1;
	a->place.len = full.len - (a->name.len - drop);
	buf_free(&a->name);
	a->name = full;
	a->rest = str_skip(buf_str(&a->name), a->place.len);
	see_level(a);
}

/* One name, several places (朝阳区): the township below and what else the document speaks of
   decide. */
static void
decide(struct agency *a)
{
	const char *from = "the place that the text speaks of";
	size_t len = a->place.len;
	struct region_match m;

	if (a->town.n) {
		township_find(a->town, &a->place, a->places.year, &m);
		if (m.n == 1)
			from = "there alone is such a township";
		if (m.n)
			a->place = m;
	}
	place_decide(&a->places, &a->place);
	if (a->place.n == 1) {
		complete(a, a->place.at[0], len, from);
		return;
	}
	note_place(a, "agency_ambiguous", &a->place);
	for (size_t i = 0; i < a->place.n; i++) {
		if (a->place.at[i]->level != a->place.at[0]->level)
			return;
	}
	if (!*a->level)
		a->level = level_of(a->place.at[0]);
}

/* A township of a city: the table may know in which of its counties. */
static void
see_county(struct agency *a)
{
	const struct region *city = a->place.at[0];
	struct region_match m = { .n = 0 };
	struct buf name = { 0 };

	if (strcmp(a->level, "township") != 0 || city->level == REGION_COUNTY)
		return;
	if (a->town.n)
		township_find(a->town, &a->place, a->places.year, &m);
	place_decide(&a->places, &m);
	if (m.n == 1 && m.at[0] != city && a->zone) {
		region_add_name(&name, m.at[0], a->places.year);
		note_put(0, "agency_worked_out",
		    "%.*s is in %.*s: there alone is such a township", (int)a->town.n,
		    a->town.s, (int)name.len, name.s);
		a->place.at[0] = m.at[0];
	} else if (m.n == 1 && m.at[0] != city) {
		complete(a, m.at[0], a->place.len, "there alone is such a township");
	} else if (m.n > 1) {
		note_place(a, "agency_ambiguous", &m);
		a->place.n = 0;
	} else if (!m.n && !a->zone) {
		region_add_name(&name, city, a->places.year);
		note_put(0, "no_region",
		    "no such township is in the table; the code is that of %.*s", (int)name.len,
		    name.s);
	}
	buf_free(&name);
}

/* A township alone: where there is one of that name. */
static void
find_town(struct agency *a, struct region_match *m, const char **from)
{
	struct region_match most;

	*from = "the one township of that name";
	township_find(a->town, NULL, a->places.year, m);
	if (m->n > 1) {
		*from = "of the townships of that name, the one whose place the text speaks of";
		place_decide(&a->places, m);
		return;
	}
	if (!m->n || place_is_named(&a->places, m->at[0]))
		return;
	/* A document on quite another place is from a township that the table lacks. */
	place_mentioned(&a->places, "", &most);
	if (most.n && most.at[0]->code / 10000 != m->at[0]->code / 10000)
		region_add(m, most.at[0]);
}

/* The ways to tell the place of a bare name, from the surest on. */
static void
look_around(struct agency *a, const char *kind, struct region_match *m, const char **from)
{
	bool township = !strcmp(a->level, "township");
	const struct region *site;

	*from = "its full name stands in the text";
	place_before(&a->places, str_skip(buf_str(&a->name), strlen(kind)), kind, m);
	if (m->n || (!a->town.n && re_match(re.unknown, buf_str(&a->name), 0)))
		return;
	*from = "the site";
	if ((site = place_of_site(&a->places)))
		region_add(m, site);
	place_keep_kind(m, kind);
	if (m->n)
		return;
	*from = "the owner of the page";
	place_of_owner(&a->places, kind, m);
	if (m->n)
		return;
	if (a->town.n)
		find_town(a, m, from);
	if (m->n || !(*kind || township))
		return;
	*from = "the place named most in the text";
	place_mentioned(&a->places, kind, m);
}

/* 市体育局: the place stands elsewhere, if at all. */
static void
work_out(struct agency *a)
{
	bool township = !strcmp(a->level, "township");
	const char *kind = township ? "" : kind_of(buf_str(&a->name)), *from;
	size_t skip = strlen(kind);
	struct region_match m;

	look_around(a, kind, &m, &from);
	if (!*a->level)
		a->level = level_of_kind(kind);
	if (m.n == 1) {
		complete(a, m.at[0], skip, from);
		see_county(a);
	} else if (m.n)
		note_place(a, "agency_ambiguous", &m);
	else
		note_put(
		    0, "no_region", "neither the agency's name nor the text names its place");
}

/* A central body, or one of its branches?  A local body may begin with such a word. */
static bool
is_central(const struct agency *a)
{
	struct str name = buf_str(&a->name);

	if (a->place.n && a->place.at[0]->level == REGION_CENTRAL)
		return true;
	return re_match(re.customs, name, 0) || (re_match(re.central, name, 0) && !a->town.n &&
						    (!a->place.n || a->place.shortened));
}

static void
locate(struct agency *a)
{
	a->level = "";
	a->known = a->zone = false;
	see_place(a);
	if (is_central(a)) {
		a->place.n = 0;
		see_central(a);
		return;
	}
	see_zone(a);
	see_town(a);
	see_level(a);
	if (a->place.n > 1)
		decide(a);
	else if (a->place.n)
		see_county(a);
	else if (!a->known)
		work_out(a);
}

/* The printed name in simplified script, without blanks. */
static void
read_name(struct agency *a, struct str printed)
{
	struct buf plain = { 0 }, simple = { 0 };

	buf_clear(&a->name);
	printed = trim(rec_plain(printed, &plain));
	if (printed.n > NAME_BYTES)
		printed.n = NAME_BYTES;
	printed.n = utf8_valid(printed.s, printed.n);
	place_add_text(&simple, printed);
	for (size_t at = 0; at < simple.len;) {
		size_t n = space_len(simple.s + at, simple.len - at);

		if (n) {
			at += n;
			continue;
		}
		n = utf8_get(simple.s + at, simple.len - at, &(unsigned) { 0 });
		buf_add(&a->name, simple.s + at, n);
		at += n;
	}
	buf_free(&plain);
	buf_free(&simple);
}

/* The name that was read is of another time than the report, or the time is not known and the
   code was another one before. */
static void
note_year(const struct region *read, const struct region *then, int year)
{
	const struct region *before = region_before(then);
	struct buf name = { 0 };

	if (year && !region_holds(read, year)) {
		region_add_name(&name, read, read->last);
		note_put(0, "region_year",
		    read->last < year
			? "%.*s (%u) is known up to %d, and the report is of %d"
			: "%.*s (%u) is known from %d on, and the report is of %d",
		    (int)name.len, name.s, read->code,
		    read->last < year ? read->last : read->first, year);
	} else if (!year && before && region_holds(before, 0) &&
		   !strcmp(before->name, then->name)) {
		region_add_name(&name, then, 0);
		note_put(0, "region_year",
		    "%.*s had the code %u up to %d, and the report's year is not known",
		    (int)name.len, name.s, before->code, before->last);
	}
	buf_free(&name);
}

static void
put_region(const struct region *read, int year)
{
	const struct region *r = year ? region_in(read, year) : read;
	struct buf code = { 0 }, name = { 0 };

	note_year(read, r, year);
	buf_addu(&code, r->code);
	region_add_name(&name, r, year);
	out_meta("region_code", buf_str(&code));
	out_meta("region", buf_str(&name));
	buf_free(&code);
	buf_free(&name);
}

void
agency_write(const struct doc *doc)
{
	static struct agency a;

	if (doc->rejected)
		return;
	open_patterns();
	a.places.doc = doc;
	a.places.year = (int)(rec_number(doc_meta(doc, "year")) % 10000);
	a.places.read = false;
	read_name(&a, doc_meta(doc, "agency_printed"));
	if (!a.name.len) {
		note_put(
		    0, "no_agency", "no name of an agency stands in the title or the text");
		return;
	}
	locate(&a);
	out_meta("agency", buf_str(&a.name));
	out_meta("agency_level", str_of(a.level));
	if (a.place.n == 1)
		put_region(a.place.at[0], a.places.year);
}
