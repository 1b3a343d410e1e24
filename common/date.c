#include <stdio.h>

#include "date.h"
#include "key.h"
#include "utf8.h"

/* A run of numerals and what it reads as; -1 where it cannot be read so. */
struct number {
	int year; /* exactly four digits */
	int small; /* 1 to 99, as a month or a day is written */
	size_t end;
};

enum { TEN = 10, TWENTY = 20, ONLY_AFTER_CHINESE = 30, NONE = -1 };

/* The numeral's value; *chinese where it is none of 0 to 9. */
static int
numeral(unsigned cp, bool *chinese)
{
	enum { LAST = 0x56DB }; /* but for the first, which is zero */
	static const unsigned han[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, LAST, 0x4E94, 0x516D,
		0x4E03, 0x516B, 0x4E5D, 0x5341 };

	*chinese = false;
	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return (int)(cp - 0xFF10);
	if (cp == 'O' || cp == 'o' || cp == 0xFF2F || cp == 0x41E)
		return ONLY_AFTER_CHINESE;
	*chinese = true;
	if (cp == 0x3007 || cp == 0x25CB || cp == 0x25EF) /* 〇 ○ ◯ */
		return 0;
	if (cp == 0x5EFF) /* 廿 */
		return TWENTY;
	if (cp > LAST && cp != han[0])
		return NONE; /* as most Han characters */
	for (int i = 0; i <= TEN; i++) {
		if (cp == han[i])
			return i;
	}
	return NONE;
}

/* Chinese numerals as a count: 三, 十, 十二, 二十, 三十一, 廿一. */
static int
count_of(const int *digit, int n)
{
	if (n == 1)
		return digit[0] > 0 ? digit[0] : NONE;
	if (n == 2 && digit[0] >= TEN && digit[1] > 0 && digit[1] < TEN)
		return digit[0] + digit[1];
	if (n >= 2 && digit[1] == TEN && digit[0] > 0 && digit[0] < TEN) {
		if (n == 2)
			return digit[0] * TEN;
		if (n == 3 && digit[2] > 0 && digit[2] < TEN)
			return digit[0] * TEN + digit[2];
	}
	return NONE;
}

/* Read the run of numerals at `at`; false when none stands there. */
static bool
read_number(struct str s, size_t at, struct number *out)
{
	bool any_chinese = false, chinese;
	int digit[4], n = 0, value;
	unsigned cp;

	*out = (struct number) { NONE, NONE, at };
	while (out->end < s.n) {
		size_t len = utf8_get(s.s + out->end, s.n - out->end, &cp);

		value = numeral(cp, &chinese);
		if (value == ONLY_AFTER_CHINESE)
			value = any_chinese ? 0 : NONE;
		if (value == NONE)
			break;
		any_chinese |= chinese;
		if (n < 4)
			digit[n] = value;
		n += n < 5;
		out->end += len;
	}
	if (n == 4 && digit[0] < TEN && digit[1] < TEN && digit[2] < TEN && digit[3] < TEN)
		out->year = ((digit[0] * 10 + digit[1]) * 10 + digit[2]) * 10 + digit[3];
	if (any_chinese && n <= 3)
		out->small = count_of(digit, n);
	else if (!any_chinese && n && n <= 2)
		out->small = n == 1 ? digit[0] : digit[0] * 10 + digit[1];
	return n > 0;
}

static size_t
skip_space(struct str s, size_t at)
{
	size_t n;

	while ((n = space_len(s.s + at, s.n - at)))
		at += n;
	return at;
}

/* Blanks and then the word: past it, or 0. */
static size_t
word(struct str s, size_t at, const char *w)
{
	at = skip_space(s, at);
	return str_starts(str_skip(s, at), str_of(w)) ? at + strlen(w) : 0;
}

int
date_last_day(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static bool
is_day(const struct date *d)
{
	return d->year >= 1900 && d->year <= 2100 && d->month >= 1 && d->month <= 12 &&
	       d->day >= 1 && d->day <= date_last_day(d->year, d->month);
}

bool
date_before(const struct date *a, const struct date *b)
{
	if (a->year != b->year)
		return a->year < b->year;
	return a->month != b->month ? a->month < b->month : a->day < b->day;
}

/* `year` is read, and stands before `at`: the month and the day behind it.  *end is how far
   the words of a date go, even when they make none. */
static bool
read_month(struct str s, size_t at, struct date *d, size_t *end)
{
	struct number n;
	size_t past = word(s, at, "元月");

	d->day = 0;
	if (past) {
		d->month = 1;
	} else {
		if (!read_number(s, skip_space(s, at), &n))
			return false;
		*end = n.end;
		if (!(past = word(s, n.end, "月")))
			return false;
		d->month = n.small;
	}
	*end = past;
	if (d->year < 1900 || d->year > 2100 || d->month < 1 || d->month > 12)
		d->year = 0;
	if (!read_number(s, skip_space(s, past), &n))
		return d->year != 0;
	*end = n.end;
	if (!(past = word(s, n.end, "日")) && !(past = word(s, n.end, "号")) &&
	    !(past = word(s, n.end, "號")))
		return false;
	*end = past;
	d->day = n.small;
	return is_day(d);
}

/* The bytes of a date's separator at s. */
static size_t
separator(struct str s)
{
	if (s.n && (*s.s == '-' || *s.s == '/' || *s.s == '.'))
		return 1;
	if (str_starts(s, str_of("－")) || str_starts(s, str_of("／")) ||
	    str_starts(s, str_of("．")))
		return 3;
	return 0;
}

/* 2021-1-1: the year's number is read, the rest follows.  A longer chain of numbers (a phone,
   a version, an address) is no date. */
static bool
read_separated(
    struct str s, size_t begin, const struct number *year, struct date *d, size_t *end)
{
	size_t n = separator(str_skip(s, year->end));
	struct number month, day, more;
	struct str sep = { s.s + year->end, n };

	if (!n || (begin && s.s[begin - 1] == '/') ||
	    (begin > 1 && s.s[begin - 1] == '-' && s.s[begin - 2] >= '0' &&
		s.s[begin - 2] <= '9'))
		return false;
	if (!read_number(s, year->end + n, &month) ||
	    !str_starts(str_skip(s, month.end), sep) || !read_number(s, month.end + n, &day))
		return false;
	*end = day.end;
	*d = (struct date) { year->year, month.small, day.small };
	if (str_starts(str_skip(s, day.end), sep) && read_number(s, day.end + n, &more) &&
	    more.year < 0)
		return false;
	return is_day(d);
}

/* The date that begins with the number n at `at`.  *end: where to seek on if there is none. */
static bool
read_date(
    struct str s, size_t at, const struct number *n, int year, struct date *d, size_t *end)
{
	size_t past = word(s, n->end, "年");

	*end = n->end;
	if (past) {
		*end = past;
		d->year = n->year;
		return read_month(s, past, d, end);
	}
	if (n->year >= 0)
		return read_separated(s, at, n, d, end);
	if (!word(s, n->end, "月"))
		return false;
	d->year = year;
	return read_month(s, at, d, end);
}

bool
date_find(struct str s, int year, struct date *d, struct str *where)
{
	size_t at = 0, end;
	unsigned cp;

	while (at < s.n) {
		struct number n;
		struct date found = { 0 };

		if (!read_number(s, at, &n)) {
			at += utf8_get(s.s + at, s.n - at, &cp);
			continue;
		}
		if (read_date(s, at, &n, year, &found, &end)) {
			*d = found;
			if (where)
				*where = (struct str) { s.s + at, end - at };
			return true;
		}
		at = end;
	}
	return false;
}

/* The digits of a damaged date, and which of its marks are left: mark[k] is how many digits
   stand before 年, 月, 日; NONE for one that is lost. */
struct worn {
	int digit[8], n, mark[3];
	size_t end;
};

/* Read the digits and marks at `at`, blanks round the marks passed over.  False for more digits
   than a day has, and for digits alone that are not eight. */
static bool
read_worn(struct str s, size_t at, struct worn *w)
{
	static const char *const marks[] = { "年", "月", "日" };
	int k = 0;

	*w = (struct worn) { .mark = { NONE, NONE, NONE }, .end = at };
	while (k < 3) {
		size_t past = 0, blanks = skip_space(s, w->end) - w->end;
		int m = k;

		at = w->end + blanks;
		if (at < s.n && s.s[at] >= '0' && s.s[at] <= '9') {
			if (w->n == 8)
				return false;
			if (blanks && (!k || w->mark[k - 1] != w->n))
				break;
			w->digit[w->n++] = s.s[at] - '0';
			w->end = at + 1;
			continue;
		}
		while (m < 3 && !(past = word(s, at, marks[m])))
			m++;
		if (!past)
			break;
		w->mark[m] = w->n;
		w->end = past;
		k = m + 1;
	}
	return w->n > 1 && (k || w->n == 8);
}

static int
digits_of(const struct worn *w, int from, int to)
{
	int value = 0;

	while (from < to)
		value = value * 10 + w->digit[from++];
	return value;
}

static bool
ends_at(const struct worn *w, int mark, int n)
{
	return w->mark[mark] == NONE || w->mark[mark] == n;
}

/* The ways to read the digits as a day: how many; *d is one of them. */
static int
readings(const struct worn *w, int year, struct date *d)
{
	int y = year && w->digit[0] != 2 ? 0 : 4, ways = 0;

	for (int m = 1; m <= 2; m++) {
		struct date try = { year, digits_of(w, y, y + m), digits_of(w, y + m, w->n) };
		int day = w->n - y - m;

		if (y)
			try.year = digits_of(w, 0, 4);
		if (day < 1 || day > 2 || (y ? !ends_at(w, 0, 4) : w->mark[0] != NONE) ||
		    !ends_at(w, 1, y + m) || !ends_at(w, 2, w->n) || !is_day(&try))
			continue;
		*d = try;
		ways++;
	}
	return ways;
}

bool
date_repair(struct str s, int year, struct date *d, struct str *where)
{
	for (size_t at = 0; at < s.n; at++) {
		struct worn w;

		if (s.s[at] < '0' || s.s[at] > '9')
			continue;
		if (read_worn(s, at, &w) && readings(&w, year, d) == 1) {
			*where = (struct str) { s.s + at, w.end - at };
			return true;
		}
		while (at + 1 < s.n && s.s[at + 1] >= '0' && s.s[at + 1] <= '9')
			at++;
	}
	return false;
}

void
date_iso(const struct date *d, char out[11])
{
	out[0] = '\0';
	if (d->year >= 0 && d->year <= 9999 && is_day(d))
		snprintf(out, 11, "%04u-%02u-%02u", (unsigned)d->year % 10000,
		    (unsigned)d->month % 100, (unsigned)d->day % 100);
}

/* The end of the year's words: past 年 or 年度; `end` when neither stands there. */
static size_t
past_year(struct str s, size_t end)
{
	size_t past = word(s, end, "年");

	if (!past)
		return end;
	end = past;
	past = word(s, end, "度");
	return past ? past : end;
}

/* The bytes of what joins two years: a dash or two, 至. */
static size_t
joint(struct str s)
{
	static const char *const joints[] = { "-", "—", "－", "–", "~", "～", "至", "到" };
	size_t at = 0, n = 1;

	while (n) {
		n = 0;
		for (size_t i = 0; !n && i < sizeof joints / sizeof *joints; i++) {
			if (str_begins(str_skip(s, at), joints[i]))
				n = strlen(joints[i]);
		}
		at += n;
	}
	return at;
}

static bool
is_year(const struct number *n)
{
	return n->year >= 2000 && n->year <= 2100;
}

/* A later year that is joined to the one that ends at `at` takes its place; the new end, or 0
   when there is none. */
static size_t
later_year(struct str s, size_t at, struct number *year)
{
	size_t n = joint(str_skip(s, at));
	struct number later;

	if (!n || !read_number(s, at + n, &later) || !is_year(&later) ||
	    later.year <= year->year)
		return 0;
	*year = later;
	return past_year(s, later.end);
}

int
year_find_last(struct str s, int *first, struct str *where)
{
	size_t at = 0;
	int bare = 0;

	*first = 0;
	while (at < s.n) {
		struct number n, last;
		size_t past, end;
		bool marked;
		unsigned char c = (unsigned char)s.s[at];

		/* No numeral begins with E6 to E8, as most Han characters do, nor with a byte
		   inside one. */
		if ((c >= 0xE6 && c <= 0xE8) || (c >= 0x80 && c < 0xC0)) {
			at++;
			continue;
		}
		if (!read_number(s, at, &n)) {
			at += utf8_get(s.s + at, s.n - at, &(unsigned) { 0 });
			continue;
		}
		past = past_year(s, n.end);
		marked = past > n.end;
		last = n;
		if (is_year(&n) && (end = later_year(s, past, &last))) {
			marked |= end > last.end;
			past = end;
		}
		if (is_year(&n) && (marked || (!bare && s.s[at] == '2' && n.end - at == 4))) {
			if (where)
				*where = (struct str) { s.s + at, past - at };
			*first = n.year;
			if (marked)
				return last.year;
			bare = last.year;
		}
		at = last.end;
	}
	return bare;
}

int
year_find(struct str s, struct str *where)
{
	return year_find_last(s, &(int) { 0 }, where);
}
