#include "key.h"
#include "view.h"

enum { TAIL_LINES = 16, TAIL_BYTES = 300 };

bool
is_full(const struct date *d)
{
	return d->year && d->month && d->day;
}

/* May a year begin here?  Cheap: most lines begin with no numeral. */
static bool
may_be_year(struct str s)
{
	static const struct str digits[] = { STR("一"), STR("二"), STR("１"), STR("２") };

	if (s.n && (unsigned char)*s.s < 0x80)
		return *s.s == '1' || *s.s == '2';
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
		if (str_starts(s, digits[i]))
			return true;
	}
	return false;
}

/* The bytes of a mark before a date; 0 for none. */
static size_t
mark_len(struct str s)
{
	static const struct str marks[] = { STR(":"), STR("："), STR("|"), STR("•"), STR("\\t"),
		STR("【"), STR("["), STR("-") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_starts(s, marks[i]))
			return marks[i].n;
	}
	return 0;
}

bool
date_at(struct str s, struct date *d)
{
	struct str where, found;
	size_t n;

	while ((n = mark_len(s = trim(s))))
		s = str_skip(s, n);
	where = str_cut(s, NEAR);
	return may_be_year(where) && date_find(where, 0, d, &found) && found.s == where.s &&
	       is_full(d);
}

/* What stands in the brackets round a whole line: （2011年3月25日）. */
static struct str
without_brackets(struct str s)
{
	static const struct {
		const char *open, *close;
	} pairs[] = { { "（", "）" }, { "(", ")" } };

	s = trim(s);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		size_t open = strlen(pairs[i].open), close = strlen(pairs[i].close);

		if (s.n > open + close && str_starts(s, str_of(pairs[i].open)) &&
		    !memcmp(s.s + s.n - close, pairs[i].close, close))
			return (struct str) { s.s + open, s.n - open - close };
	}
	return s;
}

/* Is the line a date and little more, such as the hour: beside the title, or under the text?
   A period is none. */
static bool
is_bare(struct str s, struct date *d)
{
	struct str where, rest;
	struct date more;

	s = without_brackets(s);
	if (s.n >= VALUE_BYTES || !date_at(s, d) || !date_find(s, 0, d, &where))
		return false;
	rest = str_skip(s, (size_t)(where.s + where.n - s.s));
	return (!rest.n || lead(rest) || *rest.s == 'T') &&
	       !date_find(rest, d->year, &more, NULL);
}

void
published_labelled(struct view *v)
{
	const struct labelled *label = &v->label[FIELD_PUBLISHED];

	if (label->value.n)
		date_at(label->value, &v->about->published);
}

void
published_bare(struct view *v)
{
	struct date d;

	for (size_t i = 0; i < v->head->n && !v->about->published.year; i++) {
		if (is_bare(v->head->at[i].line.text, &d))
			v->about->published = d;
	}
}

void
published_framed(struct view *v)
{
	struct date *said = &v->about->published, d;

	if (!date_at(str_cut(doc_meta(v->doc, "pub_date"), NEAR), &d))
		return;
	if (!said->year)
		*said = d;
	else if (said->year != d.year || said->month != d.month || said->day != d.day)
		v->about->framed = d;
}

/* May 发布时间： and a date stand in the text?  Cheap. */
static bool
may_be_labelled(struct str s)
{
	return str_find(s, str_of("20")) &&
	       (str_find(s, str_of("期")) || str_find(s, str_of("间")) ||
		   str_find(s, str_of("間")));
}

/* The best date of a line at the page's end, by its label; a bare one is the last resort. */
static void
see_end(struct view *v, struct str text, int *rank)
{
	enum { BARE = 5 };
	struct field field[FIELDS_MAX];
	struct buf twin = { 0 };
	struct date d;
	size_t n = 0;

	if (may_be_labelled(text)) {
		twin_add(&twin, text);
		n = fields_of(buf_str(&twin), field);
		buf_free(&twin);
	}
	for (size_t i = 0; i < n; i++) {
		struct str value = { text.s + field[i].value, field[i].end - field[i].value };

		if (field[i].kind == FIELD_PUBLISHED && field[i].rank < *rank &&
		    date_at(value, &d)) {
			*rank = field[i].rank;
			v->about->published = d;
		}
	}
	if (*rank > BARE && is_bare(text, &d)) {
		*rank = BARE;
		v->about->published = d;
	}
}

void
published_at_end(struct view *v)
{
	size_t after = v->head->all ? v->head->at[v->head->all - 1].line.entry : 0;
	size_t from = v->doc->n, lines = 0;
	int rank = VALUE_BYTES;
	struct line line;

	if (v->about->published.year)
		return;
	while (from > after && lines < TAIL_LINES) {
		from--;
		lines += line_next(v->doc, from, from + 1, &line);
	}
	for (; line_next(v->doc, from, v->doc->n, &line); from = line.entry + 1) {
		if (line.text.n <= TAIL_BYTES)
			see_end(v, line.text, &rank);
	}
}
