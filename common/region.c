#include "region.h"
#include "data.h"
#include "say.h"

enum { CODE, NAME, SHORT, FIRST, LAST, BECAME };
enum { REGIONS = 8192, SLOTS = 1 << 14, NAME_BYTES = 54, HAN = 3, NONE = REGIONS };
/* The first reports are of 2008, and name what there was in the year before. */
enum { FIRST_REPORTS = 2007 };

/* A name, whole or short, of a region; names that are spelt alike are chained. */
struct spelling {
	struct str name;
	unsigned short region;
	bool shortened;
	unsigned short next; /* in spellings, 0: the last */
};

static struct region regions[REGIONS];
static struct str shorts[REGIONS]; /* the first short name of each, may be empty */
static unsigned short after[REGIONS], prior[REGIONS]; /* the same place; NONE */
static size_t count;
static struct spelling spellings[2 * REGIONS + 1]; /* 0 is none */
static size_t spelt;
static unsigned short slots[SLOTS];

static size_t
slot_of(struct str name)
{
	unsigned h = 2166136261u;

	for (size_t i = 0; i < name.n; i++)
		h = (h ^ (unsigned char)name.s[i]) * 16777619u;
	return (h ^ h >> 15) % SLOTS;
}

static void
add_spelling(struct str name, size_t region, bool shortened)
{
	size_t slot = slot_of(name);

	if (!name.n)
		return;
	if (spelt + 1 >= sizeof spellings / sizeof *spellings)
		die_system("regions.tsv has too many names");
	spellings[++spelt] = (struct spelling) { name, (unsigned short)region, shortened,
		slots[slot] };
	slots[slot] = (unsigned short)spelt;
}

static enum region_level
level_of(unsigned code)
{
	if (code == 100000)
		return REGION_CENTRAL;
	return code % 10000 == 0 ? REGION_PROVINCE
	       : code % 100 == 0 ? REGION_PREFECTURE
				 : REGION_COUNTY;
}

/* The first of the lines with a code or, when there is none, of the next higher. */
static size_t
first_of(unsigned code)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (regions[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A number of the table; it has thousands, and strtol thinks about locales. */
static int
number(const char *s)
{
	int n = 0;

	while (*s)
		n = n * 10 + (*s++ - '0');
	return n;
}

static void
load_line(const struct data *d, size_t i)
{
	struct str rest = str_of(data_cell(d, i, SHORT)), name;
	unsigned code = (unsigned)number(data_cell(d, i, CODE));

	regions[i] = (struct region) { code, level_of(code), data_cell(d, i, NAME),
		number(data_cell(d, i, FIRST)), number(data_cell(d, i, LAST)) };
	add_spelling(str_of(regions[i].name), i, false);
	while (str_next_name(&rest, &name)) {
		if (!shorts[i].n)
			shorts[i] = name;
		/* 黔西南州 is as good as whole: its kind is there. */
		add_spelling(name, i, name.s == data_cell(d, i, SHORT));
	}
}

/* What a place became is the first line of the code that comes after it. */
static void
load_heir(const struct data *d, size_t i)
{
	const char *became = data_cell(d, i, BECAME);
	unsigned code = (unsigned)number(became);

	if (!*became)
		return;
	for (size_t k = first_of(code); k < count && regions[k].code == code; k++) {
		if (k == i || regions[k].last <= regions[i].last)
			continue;
		after[i] = (unsigned short)k;
		prior[k] = (unsigned short)i;
		return;
	}
}

static void
load(void)
{
	const struct data *d = &regions_data;
	int newest = 0;

	if (d->rows > REGIONS)
		die_system("regions.tsv has more than %d lines", REGIONS);
	for (; count < d->rows; count++) {
		load_line(d, count);
		after[count] = prior[count] = NONE;
		if (regions[count].last > newest)
			newest = regions[count].last;
	}
	for (size_t i = 0; i < count; i++)
		load_heir(d, i);
	for (size_t i = 0; i < count; i++) {
		if (regions[i].last == newest)
			regions[i].last = REGION_NOW;
	}
}

static inline void
loaded(void)
{
	if (!count)
		load();
}

/* How many years the region is away from one. */
static int
distance(const struct region *r, int year)
{
	if (!year)
		return REGION_NOW - r->last;
	return year < r->first ? r->first - year : year > r->last ? year - r->last : 0;
}

const struct region *
region_of_code(unsigned code, int year)
{
	const struct region *best = NULL;

	loaded();
	for (size_t i = first_of(code); i < count && regions[i].code == code; i++) {
		if (!best || distance(&regions[i], year) < distance(best, year))
			best = &regions[i];
	}
	return best;
}

const struct region *
region_above(const struct region *r, int year)
{
	const struct region *above = NULL;

	/* What was above it while it was called so. */
	if (!year || year > r->last)
		year = r->last;
	if (year < r->first)
		year = r->first;
	if (r->level == REGION_COUNTY)
		above = region_of_code(r->code / 100 * 100, year);
	if (!above && r->level >= REGION_PREFECTURE)
		above = region_of_code(r->code / 10000 * 10000, year);
	return above;
}

bool
region_holds(const struct region *r, int year)
{
	return year ? r->first <= year + 1 && year <= r->last : r->last >= FIRST_REPORTS;
}

const struct region *
region_before(const struct region *r)
{
	size_t i = prior[r - regions];

	return i == NONE ? NULL : &regions[i];
}

const struct region *
region_in(const struct region *r, int year)
{
	size_t i = (size_t)(r - regions);

	while (after[i] != NONE && (!year || year > regions[i].last))
		i = after[i];
	while (prior[i] != NONE && year && !region_holds(&regions[i], year))
		i = prior[i];
	return &regions[i];
}

static bool
ends_in(const char *name, const char *kind)
{
	size_t n = strlen(name), k = strlen(kind);

	return n > k && !strcmp(name + n - k, kind);
}

void
region_add_name(struct buf *out, const struct region *r, int year)
{
	const struct region *above = region_above(r, year);

	if (r->level == REGION_COUNTY && ends_in(r->name, "区") && above)
		buf_adds(out, above->name);
	buf_adds(out, r->name);
}

struct str
region_short(const struct region *r)
{
	struct str name = shorts[r - regions];

	return name.n ? name : str_of(r->name);
}

bool
region_has(const struct region *r, const struct region *other)
{
	switch (r->level) {
	case REGION_CENTRAL:
		return true;
	case REGION_PROVINCE:
		return r->code / 10000 == other->code / 10000;
	case REGION_PREFECTURE:
		return r->code / 100 == other->code / 100;
	default:
		return r->code == other->code;
	}
}

static bool
is_under(const struct region *r, const struct region *above)
{
	return above->level > REGION_CENTRAL && r->level > above->level && region_has(above, r);
}

static bool
under_any(const struct region *r, const struct region_match *above)
{
	for (size_t i = 0; i < above->n; i++) {
		if (is_under(r, above->at[i]))
			return true;
	}
	return false;
}

/* May a short name stand for the region?  A district's is a word like any other (城中). */
static bool
is_known_short(const struct region *r)
{
	return r->level < REGION_COUNTY || !ends_in(r->name, "区");
}

void
region_add(struct region_match *m, const struct region *r)
{
	for (size_t i = 0; i < m->n; i++) {
		if (m->at[i] == r)
			return;
	}
	if (m->n < REGIONS_MAX)
		m->at[m->n++] = r;
}

static void
clear(struct region_match *m, size_t len)
{
	m->n = 0;
	m->len = len;
	m->before = 0;
	m->shortened = false;
}

/* The regions that are spelt so, in or under those found before. */
static void
look_up(struct str name, const struct region_match *above, struct region_match *out)
{
	clear(out, name.n);
	for (size_t i = slots[slot_of(name)]; i; i = spellings[i].next) {
		const struct region *r = &regions[spellings[i].region];

		if (!str_same(spellings[i].name, name) || out->n == REGIONS_MAX ||
		    (above->n && !under_any(r, above)) ||
		    (spellings[i].shortened && !is_known_short(r)))
			continue;
		out->shortened = spellings[i].shortened;
		out->at[out->n++] = r;
	}
}

/* A short name that a province shares with a county is the province's: 河南, 海南. */
static void
drop_counties(struct region_match *m)
{
	bool province = false;
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		province |= m->at[i]->level == REGION_PROVINCE;
	for (size_t i = 0; i < m->n; i++) {
		if (!province || !m->shortened || m->at[i]->level < REGION_COUNTY)
			m->at[n++] = m->at[i];
	}
	m->n = n;
}

/* Is another of the match the same place, nearer to that year? */
static bool
is_outdated(const struct region_match *m, const struct region *r, int year)
{
	const struct region *latest = region_in(r, 0);

	for (size_t i = 0; i < m->n; i++) {
		const struct region *other = m->at[i];
		int closer = distance(r, year) - distance(other, year);

		if (other != r && region_in(other, 0) == latest &&
		    (closer > 0 || (closer == 0 && other->first > r->first)))
			return true;
	}
	return false;
}

/* The year just after the region's last, which some still call it so; unless another place in
   the province has taken the name. */
static bool
is_late(const struct region_match *m, const struct region *r, int year)
{
	if (!year || year != r->last + 1)
		return false;
	for (size_t i = 0; i < m->n; i++) {
		if (region_holds(m->at[i], year) && m->at[i]->code / 10000 == r->code / 10000)
			return false;
	}
	return true;
}

void
region_settle(struct region_match *m, int year)
{
	struct region_match all;
	size_t n = 0;

	if (m->n < 2)
		return;
	all.n = 0;
	for (size_t i = 0; i < m->n; i++) {
		if (!is_outdated(m, m->at[i], year))
			all.at[all.n++] = m->at[i];
	}
	for (size_t i = 0; i < all.n; i++) {
		const struct region *r = all.at[i];

		if (region_holds(r, year) || is_late(&all, r, year))
			m->at[n++] = r;
	}
	if (!n)
		memcpy(m->at, all.at, (n = all.n) * sizeof *all.at);
	m->n = n;
}

/* The longest name at the beginning of s. */
static void
longest(struct str s, const struct region_match *above, struct region_match *out)
{
	size_t n = s.n < NAME_BYTES ? s.n : NAME_BYTES;

	for (n -= n % HAN; n >= 2 * HAN; n -= HAN) {
		look_up((struct str) { s.s, n }, above, out);
		if (out->n)
			return;
	}
	out->n = 0;
}

void
region_begin(struct str s, int year, struct region_match *m)
{
	struct region_match next;

	loaded();
	clear(m, 0);
	for (;;) {
		longest(str_skip(s, m->len), m, &next);
		if (!next.n)
			break;
		next.before = m->len;
		next.len += m->len;
		*m = next;
	}
	drop_counties(m);
	region_settle(m, year);
}

void
region_under(const struct region *r, struct str name, int year, struct region_match *m)
{
	loaded();
	clear(m, name.n);
	for (size_t i = slots[slot_of(name)]; i; i = spellings[i].next) {
		const struct region *at = &regions[spellings[i].region];

		if (str_same(spellings[i].name, name) && is_under(at, r))
			region_add(m, at);
	}
	region_settle(m, year);
}

/* Leave those that a text of that year may name. */
static void
keep_current(struct region_match *m, int year)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		if (year ? region_holds(m->at[i], year) : m->at[i]->last == REGION_NOW)
			m->at[n++] = m->at[i];
	}
	m->n = n;
}

void
region_end(struct str s, size_t end, int year, struct region_match *m)
{
	static const struct region_match none;
	struct region_match found;

	loaded();
	clear(m, 0);
	for (size_t n = 2 * HAN; n <= NAME_BYTES && n <= end; n += HAN) {
		look_up((struct str) { s.s + end - n, n }, &none, &found);
		if (found.shortened)
			continue;
		keep_current(&found, year);
		if (found.n) {
			region_settle(&found, year);
			*m = found;
		}
	}
}
