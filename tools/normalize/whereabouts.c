#include <stdlib.h>

#include "re.h"
#include "whereabouts.h"
#include "zh.h"

enum { TEXT_MAX = 1 << 19, PLACES_MAX = 256, CLEARLY = 2 };

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
		if (tag == TAG_META && !str_is(field[1], "title") &&
		    !str_is(field[1], "source"))
			continue;
		field[0] = field[tag == TAG_SECT ? 3 : 2];
		if (field[0].n > TEXT_MAX)
			field[0].n = TEXT_MAX;
		zh_add(&p->text, field[0]);
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

static void
keep_kind(struct region_match *m, const char *kind)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		if (is_kind(m->at[i], kind))
			m->at[n++] = m->at[i];
	}
	m->n = n;
}

/* Add a region once. */
static void
add(struct region_match *m, const struct region *r)
{
	for (size_t i = 0; i < m->n; i++) {
		if (m->at[i] == r)
			return;
	}
	if (m->n < REGIONS_MAX)
		m->at[m->n++] = r;
}

/* The place whose name ends at `end`; where one name means several, the name of what is above
   it, if it stands in front, decides. */
static void
ending(struct str text, size_t end, struct region_match *m)
{
	region_end(text, end, m);
	for (size_t back = 3; m->n > 1 && back <= 30 && m->len + back <= end; back += 3) {
		size_t from = end - m->len - back;
		struct region_match whole;

		region_begin((struct str) { text.s + from, m->len + back }, &whole);
		if (whole.n == 1 && whole.len == m->len + back)
			*m = whole;
	}
}

void
place_before(struct places *p, struct str words, const char *kind, struct region_match *out)
{
	struct str text = text_of(p), rest = text;
	const char *hit;

	*out = (struct region_match) { .n = 0 };
	while ((hit = str_find(rest, words))) {
		struct region_match m;

		ending(text, (size_t)(hit - text.s), &m);
		keep_kind(&m, kind);
		for (size_t i = 0; i < m.n; i++)
			add(out, m.at[i]);
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
		owner = re_new(
		    "(?:版权所有|版权|主办|主管)(?:单位|者)?(?:[\\s:：©(（)）]|20\\d\\d|归)*"
		    "([\\x{4E00}-\\x{9FFF}]{4,40})");
	*out = (struct region_match) { .n = 0 };
	while (at < text.n && re_match(owner, text, at)) {
		struct str name = re_group(owner, 1);
		struct region_match m;

		region_begin(name, &m);
		keep_kind(&m, kind);
		for (size_t i = 0; i < m.n && !m.shortened; i++)
			add(out, m.at[i]);
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

/* Count the places whose names end in one kind. */
static void
count_kind(struct tally *t, struct str text, const char *kind)
{
	struct str rest = text, word = str_of(kind);
	const char *hit;

	while ((hit = str_find(rest, word))) {
		struct region_match m;

		ending(text, (size_t)(hit - text.s) + word.n, &m);
		if (m.n == 1 && is_kind(m.at[0], kind))
			count(t, m.at[0]);
		rest = str_skip(rest, (size_t)(hit - rest.s) + word.n);
	}
}

void
place_mentioned(struct places *p, const char *kind, struct region_match *out, size_t *times)
{
	static const char *const kinds[] = { "市", "县", "区", "旗" };
	struct tally t = { .n = 0 };
	size_t first = 0, second = PLACES_MAX;

	*out = (struct region_match) { .n = 0 };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!*kind || !strcmp(kind, kinds[i]))
			count_kind(&t, text_of(p), kinds[i]);
	}
	if (!t.n && *kind)
		count_kind(&t, text_of(p), kind);
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
	*times = t.times[first];
	out->at[out->n++] = t.at[first];
	if (second != PLACES_MAX && t.times[first] < CLEARLY * t.times[second])
		out->at[out->n++] = t.at[second];
}

/* How often the text speaks of a place that shares its name: of its whole name, when the
   short one is what is shared, else of what is above it. */
static size_t
spoken_of(struct str text, const struct region_match *m, size_t i)
{
	const struct region *above = region_above(m->at[i]);
	struct str name = str_of(m->at[i]->name), rest = text;
	const char *hit;
	size_t n = 0;

	if (!m->shortened)
		return above ? region_count(above, text) : 0;
	while ((hit = str_find(rest, name))) {
		rest = str_skip(rest, (size_t)(hit - rest.s) + name.n);
		n++;
	}
	return n;
}

void
place_decide(struct places *p, struct region_match *m)
{
	size_t best = 0, next = 0, which = 0;

	for (size_t i = 0; i < m->n; i++) {
		size_t n = spoken_of(text_of(p), m, i);

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
}
