#include <stdlib.h>

#include "data.h"
#include "region.h"
#include "say.h"

enum { CODE, NAME, SHORT };
enum { REGIONS = 4096, SLOTS = 1 << 14, NAME_BYTES = 54, HAN = 3 };

/* A name, whole or short, of a region; names that are spelt alike are chained. */
struct spelling {
	struct str name;
	unsigned short region;
	bool shortened;
	unsigned short next; /* in spellings, 0: the last */
};

static struct region regions[REGIONS];
static struct str shorts[REGIONS]; /* the first short name of each, may be empty */
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

static void
load(void)
{
	const struct data *d = &regions_data;

	if (d->rows > REGIONS)
		die_system("regions.tsv has more than %d lines", REGIONS);
	for (count = 0; count < d->rows; count++) {
		struct str rest = str_of(data_cell(d, count, SHORT));
		unsigned code = (unsigned)atoi(data_cell(d, count, CODE));

		regions[count] = (struct region) { code, level_of(code),
			data_cell(d, count, NAME) };
		add_spelling(str_of(regions[count].name), count, false);
		while (rest.n) {
			const char *bar = memchr(rest.s, '|', rest.n);
			size_t n = bar ? (size_t)(bar - rest.s) : rest.n;

			if (!shorts[count].n)
				shorts[count] = (struct str) { rest.s, n };
			/* 黔西南州 is as good as whole: its kind is there. */
			add_spelling((struct str) { rest.s, n }, count,
			    rest.s == data_cell(d, count, SHORT));
			rest = str_skip(rest, bar ? n + 1 : n);
		}
	}
}

static int
compare(const void *code, const void *region)
{
	unsigned a = *(const unsigned *)code, b = ((const struct region *)region)->code;

	return (a > b) - (a < b);
}

const struct region *
region_of_code(unsigned code)
{
	if (!count)
		load();
	return bsearch(&code, regions, count, sizeof *regions, compare);
}

const struct region *
region_above(const struct region *r)
{
	const struct region *above = NULL;

	if (r->level == REGION_COUNTY)
		above = region_of_code(r->code / 100 * 100);
	if (!above && r->level >= REGION_PREFECTURE)
		above = region_of_code(r->code / 10000 * 10000);
	return above;
}

static bool
ends_in(const char *name, const char *kind)
{
	size_t n = strlen(name), k = strlen(kind);

	return n > k && !strcmp(name + n - k, kind);
}

void
region_add_name(struct buf *out, const struct region *r)
{
	const struct region *above = region_above(r);

	if (r->level == REGION_COUNTY && ends_in(r->name, "区") && above)
		buf_adds(out, above->name);
	buf_adds(out, r->name);
}

static bool
is_under(const struct region *r, const struct region *above)
{
	if (above->level == REGION_PROVINCE)
		return r->level > REGION_PROVINCE && r->code / 10000 == above->code / 10000;
	return above->level == REGION_PREFECTURE && r->level == REGION_COUNTY &&
	       r->code / 100 == above->code / 100;
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

/* The regions that are spelt so, in or under those found before. */
static void
look_up(struct str name, const struct region_match *above, struct region_match *out)
{
	*out = (struct region_match) { .len = name.n };
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
region_begin(struct str s, struct region_match *m)
{
	struct region_match next;

	if (!count)
		load();
	*m = (struct region_match) { .n = 0 };
	for (;;) {
		longest(str_skip(s, m->len), m, &next);
		if (!next.n)
			break;
		next.len += m->len;
		*m = next;
	}
	drop_counties(m);
}

void
region_under(const struct region *r, struct str name, struct region_match *m)
{
	if (!count)
		load();
	*m = (struct region_match) { .len = name.n };
	for (size_t i = slots[slot_of(name)]; i; i = spellings[i].next) {
		const struct region *at = &regions[spellings[i].region];

		if (str_same(spellings[i].name, name) && is_under(at, r) && m->n < REGIONS_MAX)
			m->at[m->n++] = at;
	}
}

void
region_end(struct str s, size_t end, struct region_match *m)
{
	static const struct region_match none;

	if (!count)
		load();
	*m = none;
	for (size_t n = 2 * HAN; n <= NAME_BYTES && n <= end; n += HAN) {
		struct region_match found;

		look_up((struct str) { s.s + end - n, n }, &none, &found);
		if (found.n && !found.shortened)
			*m = found;
	}
}

static size_t
occurrences(struct str s, struct str word)
{
	const char *hit;
	size_t n = 0;

	while ((hit = str_find(s, word))) {
		n++;
		s = str_skip(s, (size_t)(hit - s.s) + word.n);
	}
	return n;
}

size_t
region_count(const struct region *r, struct str s)
{
	size_t n = 0;

	for (; r; r = region_above(r)) {
		struct str name = shorts[r - regions];

		n += occurrences(s, name.n ? name : str_of(r->name));
	}
	return n;
}
