#include "apart.h"
#include "clause.h"
#include "utf8.h"

enum {
	LOOK_MAX = 900,
	AGENCY_MAX = 300,
	WORDS_BETWEEN = 8,
	STEM = 2,
	AHEAD_MAX = 90,
	JANUARY = 1,
	DECEMBER = 12
};

/* What the sentence has said so far. */
struct told {
	bool year, month; /* of another year; of a part of the year */
	bool january; /* a month that December may end a year with */
	bool since; /* 截至: what is added up may be of all years */
	bool sum; /* it is added up */
	bool body; /* of another body */
	bool wish, all; /* up to the clause's end: no more than a wish; 全县 is named */
	int named; /* the year that the clause named last */
};

void
self_set(struct self *self, struct str agency, int year)
{
	const struct str people = str_of("人民"), government = str_of("政府");
	struct buf *name = &self->name.text;
	const char *found;

	self->year = year;
	flat_make(&self->name, str_cut(agency, AGENCY_MAX));
	while ((found = str_find(buf_str(name), people))) {
		struct str rest = str_skip(buf_str(name), (size_t)(found - name->s) + people.n);

		memmove(name->s + (found - name->s), rest.s, rest.n);
		name->len -= people.n;
	}
	if (name->len && !str_find(buf_str(name), government))
		buf_addstr(name, government);
}

void
self_free(struct self *self)
{
	flat_free(&self->name);
}

/* The number of one to four digits at a place that no digit stands before; -1 for none. */
static int
number_at(struct str text, size_t at, size_t *n)
{
	int number = 0;

	*n = 0;
	if (at && text.s[at - 1] >= '0' && text.s[at - 1] <= '9')
		return -1;
	for (; at + *n < text.n && text.s[at + *n] >= '0' && text.s[at + *n] <= '9'; ++*n) {
		if (*n == 4)
			return -1;
		number = number * 10 + (text.s[at + *n] - '0');
	}
	return *n ? number : -1;
}

/* The word of a kind that ends before byte `at`; NULL for none. */
static const struct lexeme *
word_before(struct str text, size_t at, enum lexicon_kind kind)
{
	return lexicon_ends(LEX(kind), (struct str) { text.s, at });
}

/* A year that is named counts for what follows, but 比2020年 for its clause alone. */
static void
see_year(const struct self *self, struct str text, size_t at, int year, struct told *t)
{
	if (!self->year || word_before(text, at, LEX_INTO))
		return;
	if (year != self->year && word_before(text, at, LEX_THAN)) {
		t->wish = true;
		return;
	}
	t->year = year != self->year ||
		  (t->named && t->named != year && word_before(text, at, LEX_RANGE));
	t->month = false;
	t->named = year;
}

/* Is it the month that months from January on go up to: 1至12月? */
static bool
is_from_first(struct str text, size_t at, const struct lexeme *joint)
{
	size_t n = joint ? joint->text.n + 1 : 0;

	return n && at >= n && text.s[at - n] == '1' &&
	       !(at > n && text.s[at - n - 1] >= '0' && text.s[at - n - 1] <= '9');
}

/* A month is a part of the year, unless it is the last of all twelve. */
static void
see_month(struct str text, size_t at, size_t to, int month, struct told *t)
{
	struct str rest = str_skip(text, to);
	const struct lexeme *joint = word_before(text, at, LEX_RANGE);
	bool ends;
	size_t n;

	ends = t->since || t->january || number_at(text, to, &n) >= 25 ||
	       str_starts(rest, str_of("底")) || str_starts(rest, str_of("末")) ||
	       is_from_first(text, at, joint);
	t->month = month != DECEMBER || !ends;
	t->january = t->january || month == JANUARY;
}

/* A figure with 年 or 月 behind it; returns its bytes, or 0. */
static size_t
see_time(const struct self *self, struct str text, size_t at, struct told *t)
{
	const struct str year = str_of("年"), month = str_of("月");
	size_t n;
	int number = number_at(text, at, &n);
	struct str rest = str_skip(text, at + n);

	if (number >= 1900 && number < 2100 && str_starts(rest, year)) {
		see_year(self, text, at, number, t);
		n += year.n;
		/* 2021年以来 is that year. */
		return n + (str_starts(str_skip(text, at + n), str_of("以来")) ? strlen("以来")
									       : 0);
	}
	if (number < JANUARY || number > DECEMBER || !str_starts(rest, month))
		return 0;
	see_month(text, at, at + n + month.n, number, t);
	return n + month.n;
}

/* A verb that has a figure: 收到, 公开, and not 负责. */
static bool
is_counting(const struct clause_word *word)
{
	if (word->kinds & LEX(LEX_NOT))
		return true;
	if (!(word->kinds & LEX(LEX_ACT)))
		return false;
	return strcmp(word->lexeme->means[LEX_ACT], "drop") != 0;
}

/* Does a verb follow, words of time and place before it or not, so that it is a body's? */
static bool
is_doer(const struct flat *flat, size_t from, size_t to)
{
	static struct clause c;
	size_t unknown = 0; /* characters: adverbs, as a rule */
	bool placed = false;

	clause_split(flat, from, to - from > 120 ? from + 120 : to,
	    LEX(LEX_LEAD) | LEX(LEX_NUMBER) | LEX(LEX_ACT) | LEX(LEX_NOUN) | LEX(LEX_NOT) |
		LEX(LEX_CHANNEL) | LEX(LEX_JOINT),
	    &c);
	for (size_t i = 0; i < c.n && i < WORDS_BETWEEN; i++) {
		uint64_t kinds = c.word[i].kinds;

		if (is_counting(&c.word[i]))
			return true;
		if (!kinds && ++unknown <= STEM)
			continue;
		if (!(kinds & (LEX(LEX_LEAD) | LEX(LEX_NUMBER))) &&
		    !(placed && kinds & (LEX(LEX_CHANNEL) | LEX(LEX_JOINT) | LEX(LEX_NOUN))))
			return false;
		placed = true;
	}
	return false;
}

/* Does a time or a mark stand before byte `at`, so that a name begins there? */
static bool
ends_before(struct str text, size_t at)
{
	static const char ends[] = "年月日度、,;:()";
	struct str last = { text.s, at };
	size_t n = 1;

	while (n < at && utf8_is_inside(text.s[at - n]))
		n++;
	last = str_skip(last, at - n);
	return at && str_find(str_of(ends), last);
}

/* Does the agency's name hold the word at byte `at`, with the two characters before it? */
static bool
is_own(const struct self *self, struct str text, size_t from, size_t at)
{
	const struct str people = str_of("人民");
	struct str rest = str_skip(text, at);
	char key[4 * (STEM + 1)];
	size_t begin = at, n;
	unsigned cp;

	if (!self->name.text.len)
		return begin == from || ends_before(text, at);
	for (int i = 0; i < STEM && begin > from; i++) {
		if (ends_before(text, begin))
			break;
		begin--;
		while (begin > from && utf8_is_inside(text.s[begin]))
			begin--;
	}
	n = at - begin;
	memcpy(key, text.s + begin, n);
	if (str_starts(rest, people))
		rest = str_skip(rest, people.n);
	memcpy(key + n, rest.s, utf8_get(rest.s, rest.n, &cp));
	n += utf8_get(rest.s, rest.n, &cp);
	return str_find(buf_str(&self->name.text), (struct str) { key, n });
}

/* Is 全县 what the agency's name has: a county? */
static bool
is_area(const struct self *self, struct str word)
{
	return !self->name.text.len ||
	       str_find(buf_str(&self->name.text), str_skip(word, strlen("全")));
}

/* Is it said behind the figure what of it is the report's year's, or new? */
static bool
is_told_apart(const struct self *self, const struct flat *flat, size_t at)
{
	struct str rest = str_skip(buf_str(&flat->text), at);
	const struct lexeme *word;
	size_t digits;

	for (size_t n = 0; n < rest.n && n < AHEAD_MAX; n++) {
		if (!memcmp(rest.s + n, "。", rest.n - n < 3 ? rest.n - n : 3))
			return false;
		if (self->year && number_at(rest, n, &digits) == self->year)
			return true;
		word = lexicon_begins(LEX(LEX_APART), str_skip(rest, n));
		if (word && (!strcmp(word->means[LEX_APART], "own") ||
				!strcmp(word->means[LEX_APART], "new")))
			return true;
	}
	return false;
}

static void
see_word(const struct self *self, const struct flat *flat, size_t from, size_t at, size_t to,
    const struct lexeme *word, struct told *t)
{
	struct str means = str_of(word->means[LEX_APART]), text = buf_str(&flat->text);
	size_t behind = at + word->text.n;

	if (str_is(means, "other")) {
		t->year = true;
	} else if (str_is(means, "own")) {
		t->year = t->month = t->since = false;
	} else if (str_is(means, "full")) {
		t->month = t->since = false;
	} else if (str_is(means, "since")) {
		t->since = true;
	} else if (str_is(means, "sum")) {
		t->year |= t->since;
		t->sum = true;
	} else if (str_is(means, "wish")) {
		t->wish = true;
	} else if (str_is(means, "front")) {
		t->wish |= behind == to;
	} else if (str_is(means, "self")) {
		t->all = true;
		t->body = false;
	} else if (str_is(means, "area")) {
		t->all = is_area(self, word->text);
		t->body = !t->all;
	} else if (str_is(means, "others")) {
		t->body = !t->all;
	} else if (str_is(means, "body") && !t->all && is_doer(flat, behind, to)) {
		t->body = !is_own(self, text, from, at);
	}
}

/* What stands at byte i: a bracket, a mark, a time, a word; returns its bytes. */
static size_t
see(const struct self *self, const struct flat *flat, size_t from, size_t i, size_t to,
    struct told *t)
{
	struct str text = { flat->text.s, to }, rest = str_skip(text, i);
	const struct lexeme *word;
	size_t n;

	if (*rest.s >= '0' && *rest.s <= '9')
		return (n = see_time(self, text, i, t)) ? n : 1;
	if (*rest.s == ')' || clause_mark(rest)) {
		t->wish = t->all = false;
		t->named = 0;
		return 1;
	}
	if (!(word = lexicon_begins(LEX(LEX_APART), rest)))
		return 1;
	see_word(self, flat, from, i, to, word, t);
	return word->text.n;
}

bool
is_apart(const struct self *self, const struct flat *flat, size_t from, size_t at)
{
	const char *s = flat->text.s;
	struct told t = { 0 }, outer = { 0 };

	from = at - from > LOOK_MAX ? at - LOOK_MAX : from;
	for (size_t i = from; i < at;) {
		if (utf8_is_inside(s[i])) {
			i++;
			continue;
		}
		if (s[i] == '(')
			outer = t;
		else if (s[i] == ')')
			t = outer;
		i += see(self, flat, from, i, at, &t);
	}
	return t.year || t.month || t.body || t.wish ||
	       (t.sum && is_told_apart(self, flat, at));
}
