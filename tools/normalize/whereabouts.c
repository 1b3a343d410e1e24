#include <stdlib.h>

#include "re.h"
#include "whereabouts.h"
#include "zh.h"

enum {
	TEXT_MAX = 1 << 19,
	PLACES_MAX = 256,
	CLEARLY = 2,
	STEPS = 3,
	CODE_DIGITS = 6,
	COMPANY_BYTES = 45
};

/* Is it what the frame of the page says in words on where it is from? */
static bool
is_telling(struct str key)
{
	static const char *const keys[] = { "title", "source", "content_source", "issuer",
		"page_title" };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (str_is(key, keys[i]))
			return true;
	}
	return false;
}

/* Companies copy pages, and their names may begin with a place. */
static bool
is_company(struct str name)
{
	static const char *const words[] = { "公司", "集团", "科技", "传媒", "网络" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_find(name, str_of(words[i])))
			return true;
	}
	return false;
}

void
place_add_text(struct buf *out, struct str s)
{
	/* 乾县 is none of 干县: names keep these characters, which others lose. */
	static const char *const kept[] = { "乾", "於", "濛", "氾", "洩", "酇" };
	size_t from = out->len;

	zh_add(out, s);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		struct str word = str_of(kept[i]), rest = s;
		const char *hit;

		while ((hit = str_find(rest, word))) {
			memcpy(out->s + from + (hit - s.s), word.s, word.n);
			rest = str_skip(rest, (size_t)(hit - rest.s) + word.n);
		}
	}
}

/* All text of the document, up to half a MiB. */
static struct str
text_of(struct places *p)
{
	struct str field[4];

	if (p->read)
		return buf_str(&p->text);
	p->read = true;
	buf_clear(&p->text);
	for (size_t i = 0; i < p->doc->n && p->text.len < TEXT_MAX; i++) {
		enum tag tag = p->doc->entry[i].tag;

		if (tag != TAG_TEXT && tag != TAG_SECT && tag != TAG_ROW && tag != TAG_META)
			continue;
		rec_split(doc_record(p->doc, i), field, tag == TAG_SECT ? 4 : 3);
		if (tag == TAG_META && (!is_telling(field[1]) || is_company(field[2])))
			continue;
		field[0] = field[tag == TAG_SECT ? 3 : 2];
		if (field[0].n > TEXT_MAX)
			field[0].n = TEXT_MAX;
		place_add_text(&p->text, field[0]);
		buf_addc(&p->text, '\n');
	}
	return buf_str(&p->text);
}

static bool
is_kind(const struct region *r, const char *kind)
{
	size_t n = strlen(r->name), k = strlen(kind);

	return r->level != REGION_CENTRAL && n > k && !strcmp(r->name + n - k, kind);
}

void
place_keep_kind(struct region_match *m, const char *kind)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		if (is_kind(m->at[i], kind))
			m->at[n++] = m->at[i];
	}
	m->n = n;
}

/* The place whose name ends at `end`; where one name means several, the name of what is above
   it, if it stands in front, decides. */
static void
ending(struct str text, size_t end, int year, struct region_match *m)
{
	region_end(text, end, year, m);
	for (size_t back = 3; m->n > 1 && back <= 30 && m->len + back <= end; back += 3) {
		size_t from = end - m->len - back;
		struct region_match whole;

		region_begin((struct str) { text.s + from, m->len + back }, year, &whole);
		if (whole.n == 1 && whole.len == m->len + back)
			*m = whole;
	}
}

void
place_before(struct places *p, struct str words, const char *kind, struct region_match *out)
{
	struct str text = text_of(p), rest = text;
	const char *hit;

	out->n = 0;
	while ((hit = str_find(rest, words))) {
		struct region_match m;

		ending(text, (size_t)(hit - text.s), p->year, &m);
		place_keep_kind(&m, kind);
		for (size_t i = 0; i < m.n; i++)
			region_add(out, m.at[i]);
		rest = str_skip(rest, (size_t)(hit - rest.s) + words.n);
	}
}

void
place_of_owner(struct places *p, const char *kind, struct region_match *out)
{
	static struct re *owner;
	struct str text = text_of(p);
	size_t at = 0;

	if (!owner)
		owner = re_new("(?:版权所有|版权|主办|主管|承办)(?:单位|者)?(?:[\\s:：©(（)）]|"
			       "20\\d\\d|归)*"
			       "([\\x{4E00}-\\x{9FFF}]{4,40})");
	out->n = 0;
	while (at < text.n && re_match(owner, text, at)) {
		struct str name = re_group(owner, 1);
		struct region_match m;

		region_begin(name, p->year, &m);
		place_keep_kind(&m, kind);
		for (size_t i = 0; i < m.n && !m.shortened && !is_company(name); i++)
			region_add(out, m.at[i]);
		at = (size_t)(name.s + name.n - text.s);
	}
}

struct tally {
	const struct region *at[PLACES_MAX];
	size_t times[PLACES_MAX], n;
};

static void
count(struct tally *t, const struct region *r)
{
	size_t i = 0;

	while (i < t->n && t->at[i] != r)
		i++;
	if (i == PLACES_MAX)
		return;
	if (i == t->n) {
		t->at[t->n] = r;
		t->times[t->n++] = 0;
	}
	t->times[i]++;
}

/* Does the word at `hit` stand in the name of a company, such as the owner of a copy has? */
static bool
names_company(const char *hit, struct str text)
{
	struct str near = str_skip(text, (size_t)(hit - text.s));
	const char *end;

	if (near.n > COMPANY_BYTES)
		near.n = COMPANY_BYTES;
	if ((end = memchr(near.s, '\n', near.n)))
		near.n = (size_t)(end - near.s);
	return str_find(near, str_of("公司")) != NULL;
}

/* Count the places whose names end in one kind. */
static void
count_kind(struct tally *t, struct str text, int year, const char *kind)
{
	struct str rest = text, word = str_of(kind);
	const char *hit;

	while ((hit = str_find(rest, word))) {
		struct region_match m;

		ending(text, (size_t)(hit - text.s) + word.n, year, &m);
		if (m.n == 1 && is_kind(m.at[0], kind) && !names_company(hit, text))
			count(t, m.at[0]);
		rest = str_skip(rest, (size_t)(hit - rest.s) + word.n);
	}
}

void
place_mentioned(struct places *p, const char *kind, struct region_match *out)
{
	static const char *const kinds[] = { "市", "县", "区", "旗" };
	struct tally t = { .n = 0 };
	size_t first = 0, second = PLACES_MAX;

	out->n = 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!*kind || !strcmp(kind, kinds[i]))
			count_kind(&t, text_of(p), p->year, kinds[i]);
	}
	if (!t.n && *kind)
		count_kind(&t, text_of(p), p->year, kind);
	if (!t.n)
		return;
	for (size_t i = 1; i < t.n; i++) {
		if (t.times[i] > t.times[first]) {
			second = first;
			first = i;
		} else if (second == PLACES_MAX || t.times[i] > t.times[second]) {
			second = i;
		}
	}
	out->at[out->n++] = t.at[first];
	if (second != PLACES_MAX && t.times[first] < CLEARLY * t.times[second])
		out->at[out->n++] = t.at[second];
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

/* The place of the number that the site has in the register. */
static const struct region *
numbered(struct places *p)
{
	struct str id = doc_meta(p->doc, "site_id_code");
	unsigned long code = 0;
	const struct region *r;

	if (id.n < CODE_DIGITS)
		return NULL;
	for (size_t i = 0; i < CODE_DIGITS; i++) {
		if (id.s[i] < '0' || id.s[i] > '9')
			return NULL;
		code = code * 10 + (unsigned long)(id.s[i] - '0');
	}
	r = region_of_code((unsigned)code, p->year);
	return r && r->level > REGION_CENTRAL ? r : NULL;
}

/* The place that the site is named for: 淮安市人民政府, 中国淮安. */
static const struct region *
named(struct places *p)
{
	static const char country[] = "中国";
	struct str printed = doc_meta(p->doc, "site_name"), name;
	struct buf simple = { 0 };
	struct region_match m = { .n = 0 };

	place_add_text(&simple, printed);
	name = buf_str(&simple);
	if (str_starts(name, str_of(country)))
		name = str_skip(name, sizeof country - 1);
	if (!is_company(name))
		region_begin(name, p->year, &m);
	buf_free(&simple);
	return m.n == 1 && m.at[0]->level > REGION_CENTRAL ? m.at[0] : NULL;
}

const struct region *
place_of_site(struct places *p)
{
	const struct region *by_number = numbered(p), *by_name = named(p);

	if (!by_number || !by_name)
		return by_number ? by_number : by_name;
	if (region_has(by_number, by_name))
		return by_name;
	return region_has(by_name, by_number) ? by_number : NULL;
}

/* Leave the one place that is in the site's. */
static bool
decide_by_site(struct places *p, struct region_match *m)
{
	const struct region *site = place_of_site(p), *found = NULL;

	for (size_t i = 0; site && i < m->n; i++) {
		if (!region_has(site, m->at[i]))
			continue;
		if (found)
			return false;
		found = m->at[i];
	}
	if (!found)
		return false;
	m->at[0] = found;
	m->n = 1;
	return true;
}

/* The place itself, what is right above a county, the province. */
static const struct region *
above_by(const struct region *r, size_t steps, int year)
{
	if (steps == 1 && r->level == REGION_COUNTY)
		return region_above(r, year);
	while (steps == 2 && r->level > REGION_PROVINCE)
		r = region_above(r, year);
	return r;
}

/* Does the short name stand in the name of a place of the match: 毕节 in 毕节市? */
static bool
is_part(struct str word, const struct region_match *m)
{
	for (size_t i = 0; i < m->n; i++) {
		if (str_find(str_of(m->at[i]->name), word))
			return true;
	}
	return false;
}

/* Have all the same name, so that it tells none from the other? */
static bool
are_namesakes(const struct region_match *m)
{
	for (size_t i = 1; i < m->n; i++) {
		if (strcmp(m->at[i]->name, m->at[0]->name) != 0)
			return false;
	}
	return true;
}

/* How often the text names a place of the match, or what is so many steps above it. */
static size_t
spoken_of(struct places *p, const struct region_match *m, size_t i, size_t steps)
{
	const struct region *r = above_by(m->at[i], steps, p->year);
	struct str word = region_short(r);

	if (r == m->at[i] && are_namesakes(m))
		return 0;
	if (!steps || is_part(word, m))
		word = str_of(r->name);
	return occurrences(text_of(p), word);
}

void
place_decide(struct places *p, struct region_match *m)
{
	if (m->n < 2 || decide_by_site(p, m))
		return;
	/* The nearest first: that all are in one province says nothing. */
	for (size_t steps = 0; steps < STEPS; steps++) {
		size_t best = 0, next = 0, which = 0;

		for (size_t i = 0; i < m->n; i++) {
			size_t n = spoken_of(p, m, i, steps);

			if (n > best) {
				next = best;
				best = n;
				which = i;
			} else if (n > next) {
				next = n;
			}
		}
		if (best > CLEARLY * next) {
			m->at[0] = m->at[which];
			m->n = 1;
		}
		if (best)
			return;
	}
}

bool
place_is_named(struct places *p, const struct region *r)
{
	for (; r; r = region_above(r, p->year)) {
		if (str_find(text_of(p), region_short(r)))
			return true;
	}
	return false;
}
