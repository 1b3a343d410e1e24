#include <stdlib.h>

#include "deadline.h"
#include "key.h"
#include "plain.h"
#include "value.h"
#include "words.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

/* A time found in a deadline: where it stands, and its last day. */
struct moment {
	size_t begin, end;
	struct date date;
	bool clear; /* it is said which end of it is meant */
};

static bool
begins(struct str s, const char *const *words)
{
	for (; *words; words++) {
		if (str_starts(s, str_of(*words)))
			return true;
	}
	return false;
}

/* What follows a month, a quarter or a half says which day of it is meant. */
static void
look_behind(struct str s, struct moment *m, bool month)
{
	static const char *const ends[] = { "底", "末", "内", "下旬", NULL };
	static const char *const befores[] = { "前", "之前", "以前", "初", NULL };
	struct str rest = str_skip(s, m->end);

	if (month && str_starts(rest, str_of("份")))
		rest = str_skip(rest, strlen("份"));
	m->clear = true;
	if (begins(rest, ends))
		return;
	if (month && str_starts(rest, str_of("上旬")))
		m->date.day = 10;
	else if (month && str_starts(rest, str_of("中旬")))
		m->date.day = 20;
	else
		m->clear = !begins(rest, befores);
	if (m->clear && m->date.day <= 20 && month)
		m->clear = !begins(str_skip(rest, strlen("上旬")), befores);
}

/* The year that stands right before a word, as in 2020年底; 0 for none, -1 for a number that
   is no year: 三年内. */
static int
year_before(struct str s, size_t at)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八",
		"九", "十", "两", "半", "几", "数", "多", NULL };
	size_t from = at;
	int year = 0;

	if (from >= 3 && !memcmp(s.s + from - 3, "年", 3))
		from -= 3;
	if (from >= 3 && begins((struct str) { s.s + from - 3, 3 }, numerals))
		return -1;
	while (from && s.s[from - 1] >= '0' && s.s[from - 1] <= '9')
		from--;
	for (size_t i = from; i < at && s.s[i] >= '0' && s.s[i] <= '9'; i++)
		year = year > LAST_YEAR ? year : year * 10 + (s.s[i] - '0');
	if (from < at && s.s[from] >= '0' && s.s[from] <= '9' &&
	    (year < FIRST_YEAR || year > LAST_YEAR))
		return -1;
	return year;
}

/* The first word for a time at or behind `from`: 年底, 上半年, 三季度. */
static bool
find_word(struct str s, size_t from, int year, struct moment *m)
{
	for (size_t at = from; at < s.n; at++) {
		const struct word *moment = word_begins(WORD_MOMENT, str_skip(s, at)),
				  *word = moment ? moment
						 : word_begins(WORD_SPAN, str_skip(s, at));
		int own;

		if (!word || (own = year_before(s, at)) < 0)
			continue;
		m->begin = at;
		m->end = at + word->text.n;
		m->date.year = own ? own : year;
		m->date.month = word->number;
		m->date.day = (int)strtol(word->means + strlen("MM-"), NULL, 10);
		m->clear = true;
		if (!moment)
			look_behind(s, m, false);
		return true;
	}
	return false;
}

static bool
find_date(struct str s, size_t from, int year, struct moment *m)
{
	struct str where;

	if (!date_find(str_skip(s, from), year, &m->date, &where))
		return false;
	m->begin = (size_t)(where.s - s.s);
	m->end = m->begin + where.n;
	m->clear = true;
	if (!m->date.day) {
		m->date.day = date_last_day(m->date.year, m->date.month);
		look_behind(s, m, true);
	}
	return true;
}

/* The first time at or behind `from`. */
static bool
find_moment(struct str s, size_t from, int year, struct moment *m)
{
	struct moment date, word;
	bool is_date = find_date(s, from, year, &date),
	     is_word = find_word(s, from, year, &word);

	if (is_date)
		*m = date;
	if (is_word && (!is_date || word.begin < date.begin))
		*m = word;
	return is_date || is_word;
}

/* Do only the words of a range stand between two times? */
static bool
is_range(struct str between)
{
	static const char *const first[] = { "底", "末", "份", NULL };
	static const char *const range[] = { "至", "到", "-", "—", "~", NULL };

	if (begins(between, first))
		between = str_skip(between, 3);
	if (!begins(between, range))
		return false;
	return between.n <= strlen("——");
}

/* Blanks stand anywhere in a deadline, and say nothing. */
static void
drop_space(struct buf *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->len; i++) {
		if (b->s[i] != ' ' && b->s[i] != '\n')
			b->s[n++] = b->s[i];
	}
	b->len = n;
}

enum deadline
deadline_read(struct str text, int year, struct date *d)
{
	static struct buf scratch;
	struct moment m, next;
	struct str s;

	if (!trim(text).n)
		return DEADLINE_NONE;
	if (!plain_of(text, &scratch))
		return DEADLINE_UNREAD;
	drop_space(&scratch);
	s = buf_str(&scratch);
	if (word_is_na(s))
		return DEADLINE_NONE;
	if (word_in(WORD_OTHER_YEAR, s))
		return DEADLINE_UNREAD;
	if (word_in(WORD_RECURRING, s))
		return DEADLINE_NONE;
	if (!find_moment(s, 0, year, &m))
		return word_in(WORD_STANDING, s) ? DEADLINE_NONE : DEADLINE_UNREAD;
	if (find_moment(s, m.end, year, &next)) {
		struct str between = { s.s + m.end, next.begin - m.end };

		if (!is_range(between) || find_moment(s, next.end, year, &m))
			return DEADLINE_UNREAD;
		m = next;
	}
	if (!m.clear || !m.date.year)
		return DEADLINE_UNREAD;
	*d = m.date;
	return DEADLINE_DATE;
}
