#include "about.h"
#include "key.h"
#include "patterns.h"

enum {
	NO_RANK = 99,
	TAIL_LINES = 16,
	NEAR = 60,
	VALUE_BYTES = 120,
	PROSE_BYTES = 480,
	LATE_BYTES = 4096
};

/* The part of the printed text that stands at the same place as `found` in its twin. */
static struct str
printed(struct str text, struct str twin, struct str found)
{
	return (struct str) { text.s + (found.s - twin.s), found.n };
}

static bool
is_full(const struct date *d)
{
	return d->year && d->month && d->day;
}

/* May a year begin here?  Cheap: most lines begin with no numeral. */
static bool
may_be_year(struct str s)
{
	static const char *const digits[] = { "一", "二", "１", "２" };

	if (s.n && (unsigned char)*s.s < 0x80)
		return *s.s == '1' || *s.s == '2';
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
		if (str_starts(s, str_of(digits[i])))
			return true;
	}
	return false;
}

/* A date at the very beginning of s, but for marks. */
static bool
date_at(struct str s, struct date *d)
{
	static const char *const marks[] = { ":", "：", "|", "•", "\\t", "【", "[", "-" };
	struct str where, found;
	size_t before;

	do {
		before = s.n;
		s = trim(s);
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			if (str_starts(s, str_of(marks[i])))
				s = str_skip(s, strlen(marks[i]));
		}
	} while (s.n < before);
	where = str_cut(s, NEAR);
	return may_be_year(where) && date_find(where, 0, d, &found) && found.s == where.s &&
	       is_full(d);
}

static bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= '0' && s.s[i] <= '9')
			return true;
	}
	return false;
}

/* The best date with a label in the line.  *rank: how good a label is, lower is better. */
static void
see_published(struct about *a, struct head *head, size_t i, int *rank)
{
	struct re *re = pattern(PUBLISHED);
	struct str twin = head_twin(head, i);
	struct date d;
	size_t from = 0;

	/* A label with its date behind it, or at the line's end and its date in the next. */
	if (twin.n > NEAR && !has_digit(twin))
		return;
	while (from < twin.n && pattern_match(PUBLISHED, twin, from)) {
		struct str label = re_group(re, 0), rest;
		int r = 1;

		while (r < 4 && !re_group(re, r).n)
			r++;
		from = (size_t)(label.s + label.n - twin.s);
		rest = str_skip(twin, from);
		if (r >= *rank)
			continue;
		if (date_at(rest, &d) || (trim(rest).n <= 3 && i + 1 < head->all &&
					     date_at(head_twin(head, i + 1), &d))) {
			*rank = r;
			a->published = d;
		}
	}
}

/* A line that is a date and little more, such as the hour: beside the title, or under the
   text.  A period is none. */
static void
see_bare_date(struct about *a, struct str twin, int *rank)
{
	enum { BARE = 5 };
	struct str where, rest;
	struct date d, more;

	if (BARE >= *rank || twin.n >= VALUE_BYTES || !date_at(twin, &d) ||
	    !date_find(twin, 0, &d, &where))
		return;
	rest = str_skip(twin, (size_t)(where.s + where.n - twin.s));
	if ((rest.n && !lead(rest) && *rest.s != 'T') || date_find(rest, d.year, &more, NULL))
		return;
	*rank = BARE;
	a->published = d;
}

/* Labels and dates at the page's end. */
static void
see_tail(struct about *a, const struct doc *doc, size_t after, int *rank)
{
	struct head tail; /* large: its lines are set one by one */
	size_t from = doc->n, lines = 0;
	struct line line;

	tail.store = (struct buf) { 0 };
	tail.n = tail.all = 0;

	while (from > after && lines < TAIL_LINES) {
		from--;
		lines += line_next(doc, from, from + 1, &line);
	}
	while (line_next(doc, from, doc->n, &line)) {
		from = line.entry + 1;
		if (line.text.n <= 300)
			tail.at[tail.all++] = (struct head_line) { .line = line };
	}
	buf_room(&tail.store, TAIL_LINES * 300);
	for (size_t i = 0; i < tail.all; i++) {
		see_published(a, &tail, i, rank);
		see_bare_date(a, head_twin(&tail, i), rank);
	}
	head_free(&tail);
}

static void
see_source(struct about *a, struct head *head, size_t i)
{
	struct re *re = pattern(SOURCE);
	struct str twin = head_twin(head, i);

	if (!a->source.len && pattern_match(SOURCE, twin, 0))
		buf_addstr(&a->source, printed(head->at[i].line.text, twin, re_group(re, 1)));
}

/* Two dates close to the words at `at` and to each other. */
static bool
period_at(struct about *a, struct str twin, size_t at)
{
	struct date from, to;
	struct str where, rest = str_cut(str_skip(twin, at), 2 * NEAR);

	if (!date_find(rest, 0, &from, &where) || where.s - rest.s > NEAR || !is_full(&from))
		return false;
	rest = str_skip(rest, (size_t)(where.s + where.n - rest.s));
	if (!date_find(rest, from.year, &to, &where) || where.s - rest.s > NEAR / 2 ||
	    !is_full(&to) ||
	    to.year * 400 + to.month * 32 + to.day <=
		from.year * 400 + from.month * 32 + from.day)
		return false;
	a->from = from;
	a->to = to;
	return true;
}

/* Does the line, in either script, speak of the statistics period by its name? */
static bool
names_period(struct str s)
{
	static const char *const names[] = { "统计期限", "統計期限", "统计时限", "統計時限" };

	for (size_t i = 0; str_find(s, str_of("限")) && i < sizeof names / sizeof *names; i++) {
		if (str_find(s, str_of(names[i])))
			return true;
	}
	return false;
}

/* 统计期限自…至…, in one line or broken over two. */
static void
see_period(struct about *a, struct str twin, struct str next)
{
	struct buf both = { 0 };
	size_t at = 0;

	if (!pattern_match(PERIOD, twin, 0))
		return;
	buf_addstr(&both, twin);
	buf_addstr(&both, str_cut(next, 2 * NEAR));
	while (at < both.len && pattern_match(PERIOD, buf_str(&both), at)) {
		struct str label = re_group(pattern(PERIOD), 0);

		at = (size_t)(label.s + label.n - both.s);
		if (period_at(a, buf_str(&both), at))
			break;
	}
	buf_free(&both);
}

static void
find_period(struct about *a, const struct doc *doc, struct head *head)
{
	static const struct str none = { "", 0 };
	size_t from = head->all ? head->at[head->all - 1].line.entry + 1 : 0;
	struct buf twin = { 0 };
	struct line line;

	for (size_t i = 0; i < head->all && !a->from.year; i++)
		see_period(
		    a, head_twin(head, i), i + 1 < head->all ? head_twin(head, i + 1) : none);
	/* Some say it at the very end, under 其他需要报告的事项. */
	for (; !a->from.year && line_next(doc, from, doc->n, &line); from = line.entry + 1) {
		if (!names_period(line.text))
			continue;
		buf_clear(&twin);
		twin_add(&twin, str_cut(line.text, LATE_BYTES));
		see_period(a, buf_str(&twin), none);
	}
	buf_free(&twin);
}

static void
set_agency(struct about *a, struct str name)
{
	name = agency_clean(name);
	if (!a->agency.len)
		buf_addstr(&a->agency, name);
}

/* An organisation that a sentence names, by one of the patterns with the name as group 1. */
static void
see_agency(struct about *a, struct head *head, enum pattern which)
{
	struct re *re = pattern(which);

	for (size_t i = 0; i < head->all && !a->agency.len; i++) {
		struct str twin = head_compact_twin(head, i);

		if ((which == BREADCRUMB || !head_is_navigation(head, i)) &&
		    pattern_match(which, str_cut(twin, PROSE_BYTES), 0))
			set_agency(a, printed(head_compact(head, i), twin, re_group(re, 1)));
	}
}

/* A line that is an organisation's name: right above the title, or above the date of its
   signature. */
static void
see_agency_line(struct about *a, struct head *head, const struct title *title)
{
	size_t end = title->lines ? title->at : head->n;
	struct date d;

	for (size_t i = end; i-- > 0 && !a->agency.len && end - i <= 2;) {
		if (head_is_organisation(head, i) && !head_is_navigation(head, i))
			set_agency(a, head_compact(head, i));
	}
	for (size_t i = 0; !a->agency.len && i + 1 < head->n; i++) {
		if (head_is_organisation(head, i) &&
		    date_find(str_cut(head_twin(head, i + 1), NEAR), 0, &d, NULL))
			set_agency(a, head_compact(head, i));
	}
}

static void
find_agency(struct about *a, struct head *head, const struct title *title)
{
	static const enum pattern ways[] = { ISSUER, BREADCRUMB, SAID_REPORT, COMPILED_BY,
		COMPILES, CONTACT, ISSUER, SUBJECT, BREADCRUMB };
	size_t from = title->kind == KIND_OTHER ? 0 : 2;
	size_t to = title->kind == KIND_OTHER ? 2 : sizeof ways / sizeof *ways;

	buf_addstr(&a->agency, buf_str(&title->agency));
	see_agency_line(a, head, title);
	for (size_t i = from; i < to && !a->agency.len; i++)
		see_agency(a, head, ways[i]);
}

static void
set_year(struct about *a, int year, const char *from)
{
	if (a->year || year < 2000 || year > 2100)
		return;
	a->year = year;
	a->year_from = from;
}

/* The year of group g of a pattern, in the first line that has one. */
static void
see_year(struct about *a, struct head *head, enum pattern which, int g, const char *from)
{
	struct re *re = pattern(which);

	for (size_t i = 0; i < head->all && !a->year; i++) {
		if (pattern_match(which, str_cut(head_compact_twin(head, i), PROSE_BYTES), 0))
			set_year(a, year_find(re_group(re, g), NULL), from);
	}
}

static void
find_year(struct about *a, struct head *head, const struct title *title)
{
	set_year(a, title->year, title->years ? "the last of the title's years" : NULL);
	if (a->to.year)
		set_year(a, a->to.year, "the statistics period");
	see_year(a, head, SAID_REPORT, 2, "the report's name in a sentence");
	see_year(a, head, PROSE_YEAR, 1, "the beginning of a sentence");
}

/* What tells a report that has no title. */
static void
see_signs(struct about *a, struct head *head)
{
	for (size_t i = 0; i < head->all; i++) {
		struct str twin = str_cut(head_compact_twin(head, i), PROSE_BYTES);

		a->said |= pattern_match(SAID_REPORT, twin, 0);
		a->on_disclosure |= str_find(twin, str_of("信息公开")) ||
				    str_find(twin, str_of("政务公开"));
	}
}

/* What the page's frame says (`meta pub_date`, `meta content_source`), when its text does not.
 */
static void
see_frame(struct about *a, const struct doc *doc, int *rank)
{
	struct str date = doc_meta(doc, "pub_date"),
		   source = trim(doc_meta(doc, "content_source"));
	struct date d;

	if (*rank == NO_RANK && date_at(str_cut(date, NEAR), &d)) {
		*rank = 0;
		a->published = d;
	}
	if (!a->source.len && source.n <= VALUE_BYTES)
		buf_addstr(&a->source, source);
}

/* The fields of a page's index: the first that is filled counts. */
static void
see_index(struct about *a, struct head *head, size_t i)
{
	const struct {
		enum pattern which;
		struct buf *value;
	} fields[] = { { INDEX_NUMBER, &a->index_number },
		{ DOCUMENT_NUMBER, &a->document_number }, { INDEX_ISSUER, &a->issuer } };
	struct str twin = str_cut(head_compact_twin(head, i), PROSE_BYTES);

	for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
		if (!fields[k].value->len && pattern_match(fields[k].which, twin, 0))
			buf_addstr(fields[k].value, printed(head_compact(head, i), twin,
							re_group(pattern(fields[k].which), 1)));
	}
}

void
about_find(struct about *a, const struct doc *doc, struct head *head, const struct title *title)
{
	int rank = NO_RANK;

	a->published = a->from = a->to = (struct date) { 0 };
	a->year = 0;
	a->year_from = NULL;
	a->said = a->on_disclosure = a->format_notice = false;
	buf_clear(&a->source);
	buf_clear(&a->agency);
	buf_clear(&a->index_number);
	buf_clear(&a->document_number);
	buf_clear(&a->issuer);
	for (size_t i = 0; i < head->n; i++) {
		see_published(a, head, i, &rank);
		see_bare_date(a, head_twin(head, i), &rank);
		see_source(a, head, i);
		see_index(a, head, i);
		a->format_notice |= pattern_match(FORMAT_NOTICE, head_compact_twin(head, i), 0);
	}
	find_period(a, doc, head);
	see_frame(a, doc, &rank);
	if (rank == NO_RANK)
		see_tail(a, doc, head->all ? head->at[head->all - 1].line.entry : 0, &rank);
	if (!title->kind)
		see_signs(a, head);
	find_agency(a, head, title);
	find_year(a, head, title);
}

void
about_free(struct about *a)
{
	buf_free(&a->source);
	buf_free(&a->agency);
	buf_free(&a->index_number);
	buf_free(&a->document_number);
	buf_free(&a->issuer);
}
