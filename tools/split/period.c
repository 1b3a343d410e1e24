#include "key.h"
#include "view.h"

enum { LATE_BYTES = 4096 };

/* Does a date stop where s does, or one character before, without its 日?  A long line was cut
   there. */
static bool
is_cut(struct str s, struct str date)
{
	static const struct str day = { "日", sizeof "日" - 1 };
	size_t behind = (size_t)(s.s + s.n - (date.s + date.n));

	return behind <= day.n &&
	       (date.n < day.n || !str_same(str_skip(date, date.n - day.n), day));
}

/* The next date of a period in s, as printed or, when it lost characters, as it must have been
   printed; *damaged when it had. */
static bool
next_date(struct str s, int year, struct date *d, struct str *where, bool *damaged)
{
	struct date whole;
	struct str at;
	bool is_whole = date_find(s, year, &whole, &at) && is_full(&whole);

	if (date_repair(s, year, d, where) && !is_cut(s, *where) &&
	    (!is_whole || where->s < at.s)) {
		*damaged = true;
		return true;
	}
	*d = whole;
	*where = at;
	return is_whole;
}

/* Two dates close to the words at `at` and to each other. */
static bool
period_at(struct view *v, struct str text, size_t at, unsigned long line)
{
	struct about *a = v->about;
	struct date from, to;
	struct str first, last, rest = str_cut(str_skip(text, at), 2 * NEAR);
	bool damaged = false;

	if (!next_date(rest, 0, &from, &first, &damaged) || first.s - rest.s > NEAR)
		return false;
	rest = str_skip(rest, (size_t)(first.s + first.n - rest.s));
	if (!next_date(rest, from.year, &to, &last, &damaged) || last.s - rest.s > NEAR / 2 ||
	    !date_before(&from, &to))
		return false;
	a->from = from;
	a->to = to;
	buf_clear(&a->period);
	if (damaged) {
		buf_add(&a->period, first.s, (size_t)(last.s + last.n - first.s));
		a->period_line = line;
	}
	return true;
}

/* What is printed behind the label, when it looks like dates that cannot be read. */
static void
see_unread(struct view *v, struct str text, unsigned long line)
{
	static const char *const names[] = { "统计期限", "统计时限", "统计时间" };
	struct about *a = v->about;

	for (size_t k = 0; k < sizeof names / sizeof *names && !a->period.len; k++) {
		const char *name = str_find(text, str_of(names[k])), *stop;
		struct str words;

		if (!name)
			continue;
		words = str_cut(str_skip(text, (size_t)(name - text.s)), 2 * NEAR);
		if ((stop = str_find(words, str_of("。"))))
			words.n = (size_t)(stop - words.s);
		if (!str_find(words, str_of("20")) || !str_find(words, str_of("日")))
			continue;
		buf_addstr(&a->period, words);
		a->period_line = line;
	}
}

/* The period that the words behind the text's labels state: 统计期限自…至…, or 自…至…期间; next
   is the line that it may go on in. */
static void
see_period(struct view *v, struct str twin, struct str next, unsigned long line)
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
		if (period_at(v, buf_str(&both), at, line))
			break;
	}
	if (!v->about->from.year)
		see_unread(v, buf_str(&both), line);
	buf_free(&both);
}

/* May a date stand in s?  Cheap. */
static bool
may_be_dated(struct str s)
{
	return str_find(s, str_of("月")) || str_find(s, str_of("日")) ||
	       memchr(s.s, '-', s.n) || memchr(s.s, '/', s.n) || memchr(s.s, '.', s.n);
}

void
period_in_head(struct view *v)
{
	bool dated = v->head->all && may_be_dated(v->head->at[0].line.text);

	for (size_t i = 0; i < v->head->all && !v->about->from.year; i++) {
		bool next = i + 1 < v->head->all && may_be_dated(v->head->at[i + 1].line.text);
		bool goes_on = next && !v->head->at[i].cut;

		if (dated || goes_on)
			see_period(v, head_twin(v->head, i),
			    goes_on ? head_twin(v->head, i + 1) : (struct str) { "", 0 },
			    line_of(v, i));
		dated = next;
	}
}

/* Does a record, in either script, speak of the statistics period by its name? */
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

/* Some say it at the very end, under 其他需要报告的事项. */
void
period_later(struct view *v)
{
	static const struct str none = { "", 0 };
	size_t n = v->head->all, from = n ? v->head->at[n - 1].line.entry + 1 : 0;
	struct buf twin = { 0 };
	struct line line;

	for (; !v->about->from.year && from < v->doc->n; from++) {
		if (!names_period(doc_record(v->doc, from)) ||
		    !line_next(v->doc, from, from + 1, &line))
			continue;
		buf_clear(&twin);
		twin_add(&twin, str_cut(line.text, LATE_BYTES));
		see_period(v, buf_str(&twin), none, number_of(v->doc, line.entry));
	}
	buf_free(&twin);
}
