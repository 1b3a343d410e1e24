#include <stdlib.h>

#include "clause.h"
#include "quantity.h"
#include "spelt.h"
#include "utf8.h"

/* A figure: digits or a numeral, and its multipliers. */
struct figure {
	struct str text; /* the digits or the numeral alone */
	size_t to;
	struct dec value;
	int tens; /* the power of ten of its last multiplier */
	const char *more; /* what a word behind it makes of it (余), or empty */
};

static struct str
slice(const struct flat *flat, size_t from, size_t to)
{
	return (struct str) { flat->text.s + from, to - from };
}

static bool
is_digit(struct str s, size_t at)
{
	return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

static size_t
digits_len(struct str s, size_t at)
{
	size_t n = 0;

	while (is_digit(s, at + n))
		n++;
	return n;
}

/* The bytes of a number in digits: with commas between its thousands, with a fraction. */
static size_t
number_len(struct str s)
{
	size_t n = digits_len(s, 0), more;

	for (more = n; more <= 3 && n < s.n && s.s[n] == ',' && digits_len(s, n + 1) == 3;)
		n += 4;
	if (n < s.n && s.s[n] == '.' && (more = digits_len(s, n + 1)))
		n += 1 + more;
	return n;
}

static bool
read_digits(struct str s, struct dec *value)
{
	char digits[32];
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == ',')
			continue;
		if (n == sizeof digits)
			return false;
		digits[n++] = s.s[i];
	}
	return dec_parse((struct str) { digits, n }, value);
}

/* The bytes of a numeral, or of a power alone (百余条), which is one of it. */
static size_t
read_spelt(struct str s, struct dec *value)
{
	size_t n = spelt_read(s, value);
	const struct word *power = n ? NULL : spelt_numeral(s);

	if (!power || power->kind != WORD_POWER)
		return n;
	*value = (struct dec) { power->number, 0 };
	return power->text.n;
}

/* Take multipliers: 万 of 1.3万. */
static bool
take_times(const struct flat *flat, struct figure *f)
{
	const struct lexeme *times = lexicon_at(LEX(LEX_TIMES), buf_str(&flat->text), f->to);

	if (!times)
		return true;
	f->to += times->text.n;
	f->tens = (int)strtol(times->means[LEX_TIMES], NULL, 10);
	return dec_shift(&f->value, f->tens);
}

/* Take what is added behind a multiplier: 2千 of 1万2千, 2345 of 1万2345. */
static bool
take_smaller(const struct flat *flat, struct figure *f)
{
	struct str rest = flat_rest(flat, f->to);
	size_t n = number_len(rest);
	struct figure more = { .to = f->to + n };
	struct dec top = { 1, 0 };

	if (!n || !f->tens)
		return true;
	if (!read_digits((struct str) { rest.s, n }, &more.value) || !take_times(flat, &more) ||
	    (more.to == f->to + n && n < 3))
		return false;
	if (!dec_shift(&top, f->tens) || dec_compare(more.value, top) >= 0)
		return false;
	f->to = more.to;
	return dec_add(&f->value, f->value, more.value);
}

/* Does a full-width comma stand between digits that are none?  Then they are two figures. */
static bool
is_list(const struct flat *flat, size_t at, size_t n)
{
	const char *comma = memchr(flat->text.s + at, ',', n);

	return comma && flat->source.s[flat->origin[at]] != '\xEF' &&
	       flat->source.s[flat->origin[comma - flat->text.s]] == '\xEF';
}

/* The figure at a place: a number, 万, 余, 万. */
static bool
read_figure(const struct flat *flat, size_t at, struct figure *f)
{
	struct str rest = flat_rest(flat, at);
	const struct lexeme *more;
	size_t n;

	*f = (struct figure) { .more = "" };
	if (is_digit(rest, 0)) {
		n = number_len(rest);
		if (is_list(flat, at, n) || !read_digits((struct str) { rest.s, n }, &f->value))
			return false;
	} else if (!(n = read_spelt(rest, &f->value))) {
		return false;
	}
	f->text = (struct str) { rest.s, n };
	f->to = at + n;
	if (!take_times(flat, f) || !take_smaller(flat, f))
		return false;
	if (!(more = lexicon_at(LEX(LEX_MORE), buf_str(&flat->text), f->to)))
		return true;
	f->more = more->means[LEX_MORE];
	f->to += more->text.n;
	return take_times(flat, f);
}

/* The unit's line says: its name, or @ for the word itself, and its class, which may end with
   the power of ten that an amount in it has. */
static bool
read_unit(struct quantity *q, const struct lexeme *word)
{
	static const char *const classes[] = { "count", "people", "time", "share", "money" };
	struct str means = str_of(word->means[LEX_UNIT]), class;
	const char *blank = memchr(means.s, ' ', means.n);

	if (!blank)
		return false;
	q->unit = (struct str) { means.s, (size_t)(blank - means.s) };
	if (str_is(q->unit, "@"))
		q->unit = word->text;
	class = str_skip(means, q->unit.s == means.s ? q->unit.n + 1 : strlen("@ "));
	for (int i = 0; i <= QUANTITY_MONEY; i++) {
		if (!str_starts(class, str_of(classes[i])))
			continue;
		q->class = (enum quantity_class)i;
		class = str_skip(class, strlen(classes[i]));
		return !class.n || (dec_shift(&q->value, class.s[0] - '0') &&
				       dec_shift(&q->most, class.s[0] - '0'));
	}
	return false;
}

/* Does the clause, or an item of a list in it, end here? */
static bool
is_end(struct str rest)
{
	return !rest.n || rest.s[0] == '(' || rest.s[0] == ')' || clause_mark(rest) ||
	       str_starts(rest, str_of("、"));
}

/* A figure without a unit counts where a word says that things are counted, and nothing but
   the clause's end follows. */
static bool
stands_alone(const struct flat *flat, const struct quantity *q, size_t floor)
{
	struct str rest = flat_rest(flat, q->to);

	return (is_end(rest) || lexicon_begins(LEX(LEX_PART), rest)) &&
	       lexicon_ends(LEX(LEX_LONE) | LEX(LEX_MEASURE) | LEX(LEX_BEFORE),
		   slice(flat, floor, q->figure));
}

/* 一 is a figure before people, and at the end of a clause; else it is an article. */
static bool
is_article(const struct flat *flat, const struct quantity *q)
{
	return q->value.units == 1 && !q->value.scale && !*q->approx &&
	       q->class != QUANTITY_PEOPLE && !is_end(flat_rest(flat, q->to));
}

/* A range's upper end: 至5 of 3至5天, 天至5 of 3天至5天.  What is no more than the lower end is
   another quantity. */
static bool
read_range(const struct flat *flat, struct quantity *q)
{
	const struct lexeme *joint = lexicon_begins(LEX(LEX_RANGE), flat_rest(flat, q->to));
	struct figure upper;

	if (!joint || !read_figure(flat, q->to + joint->text.n, &upper) ||
	    dec_compare(q->value, upper.value) >= 0)
		return false;
	q->ranged = true;
	q->most = upper.value;
	q->to = upper.to;
	q->approx = upper.more;
	return true;
}

/* The unit behind the figure, and the rest of a range before it. */
static bool
take_unit(const struct flat *flat, struct quantity *q)
{
	const struct lexeme *unit = lexicon_at(LEX(LEX_UNIT), buf_str(&flat->text), q->to),
			    *last;
	size_t to = q->to;

	q->to += unit ? unit->text.n : 0;
	if (read_range(flat, q)) {
		last = lexicon_at(LEX(LEX_UNIT), buf_str(&flat->text), q->to);
		if (!last || (unit && unit != last)) {
			q->ranged = false;
			q->to = to + (unit ? unit->text.n : 0);
		} else {
			unit = last;
			q->to += unit->text.n;
		}
	}
	return unit && read_unit(q, unit);
}

/* The words of an estimate before the figure and behind its unit. */
static void
read_estimate(const struct flat *flat, size_t floor, struct quantity *q, struct str number)
{
	const struct lexeme *word = lexicon_ends(
	    LEX(LEX_BEFORE), slice(flat, floor, q->figure));

	q->from = q->figure;
	/* 上百 is a hundred and more; 网站上100 is none. */
	if (word && !(str_is(word->text, "上") && is_digit(number, 0))) {
		q->from -= word->text.n;
		if (!*q->approx)
			q->approx = word->means[LEX_BEFORE];
	}
	word = lexicon_at(LEX(LEX_AFTER) | LEX(LEX_MORE), buf_str(&flat->text), q->to);
	if (word) {
		q->to += word->text.n;
		q->approx = word->means[word->means[LEX_AFTER] ? LEX_AFTER : LEX_MORE];
	}
}

/* Is the word before the figure one that makes it none: 第, a letter, 统一? */
static bool
is_spoilt(const struct flat *flat, size_t floor, const struct figure *f, size_t at)
{
	uint64_t any = LEX(LEX_KINDS) - 1;
	struct str before = slice(flat, floor, at);
	const struct lexeme *word = lexicon_ends(
	    any & ~LEX(LEX_UNIT) & ~LEX(LEX_SOLE) & ~LEX(LEX_TIMES) & ~LEX(LEX_APART) &
		~LEX(LEX_THAN) & ~LEX(LEX_INTO) & ~LEX(LEX_RANGE),
	    before);

	if (word && word->kinds & LEX(LEX_NEVER))
		return true;
	return str_starts(f->text, str_of("一")) && lexicon_ends(LEX(LEX_SOLE), before);
}

/* The patterns of a kind, as one; compiled at their first use. */
static bool
matches(enum lexicon_kind kind, const struct flat *flat, size_t at, size_t *past)
{
	static struct re *re[LEX_KINDS];

	if (!re[kind])
		re[kind] = lexicon_pattern(kind);
	if (!re_match(re[kind], buf_str(&flat->text), at))
		return false;
	*past = at + re_group(re[kind], 0).n;
	return true;
}

/* 百分之 before a figure. */
static size_t
hundredth_len(struct str rest)
{
	return str_starts(rest, str_of("百分之")) ? strlen("百分之") : 0;
}

/* Is it a numeral written out, without another one or a word that has to do with figures behind
   it?  Most of them stand in other words (进一步). */
static bool
is_alone(const struct flat *flat, size_t at)
{
	struct str rest = flat_rest(flat, at);
	unsigned cp;

	if (is_digit(rest, 0) || !spelt_numeral(rest))
		return false;
	rest = str_skip(rest, utf8_get(rest.s, rest.n, &cp));
	return !lexicon_may_begin(
		   LEX(LEX_UNIT) | LEX(LEX_TIMES) | LEX(LEX_MORE) | LEX(LEX_RANGE), rest) &&
	       !spelt_numeral(rest);
}

static bool
take(const struct flat *flat, size_t floor, size_t hundredth, const struct figure *f,
    struct quantity *q)
{
	bool digits = is_digit(f->text, 0);

	q->to = f->to;
	q->value = f->value;
	q->approx = f->more;
	if (hundredth) {
		if (str_starts(flat_rest(flat, q->to), str_of("点")))
			return false;
		q->unit = str_of("%");
		q->class = QUANTITY_SHARE;
	} else if (!take_unit(flat, q) && (!digits || !stands_alone(flat, q, floor))) {
		return false;
	}
	read_estimate(flat, floor, q, f->text);
	/* 百 alone is a figure only in an estimate. */
	if (!digits && !*q->approx && spelt_read(f->text, &q->most) != f->text.n)
		return false;
	return digits || !is_article(flat, q);
}

bool
quantity_at(const struct flat *flat, size_t at, size_t floor, struct quantity *q, size_t *past)
{
	size_t hundredth = hundredth_len(flat_rest(flat, at));
	struct figure f;

	*past = at + 1;
	*q = (struct quantity) { .figure = at, .approx = "" };
	if (!hundredth && is_alone(flat, at))
		return false;
	if (!read_figure(flat, at + hundredth, &f)) {
		matches(LEX_QUOTE, flat, at, past);
		return false;
	}
	*past = f.to;
	if (!take(flat, floor, hundredth, &f, q) || is_spoilt(flat, floor, &f, at) ||
	    matches(is_digit(f.text, 0) ? LEX_FIGURE : LEX_IDIOM, flat, at, past))
		return false;
	*past = q->to;
	return true;
}
