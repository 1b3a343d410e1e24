#include <stdlib.h>

#include "lexicon.h"
#include "quantity.h"
#include "re.h"
#include "say.h"
#include "spelt.h"
#include "words.h"

/* The groups of the pattern. */
enum { SKIP = 1, HUNDREDTH, NUMBER, TIMES, MORE, TIMES_MORE, RANGE, INNER_UNIT, MOST, MOST_TIMES,
	MOST_MORE, MOST_TIMES_MORE, UNIT, AFTER };
enum { UNITS_MAX = 256 };

struct choice {
	struct str word, not_before;
};

static int
longer_first(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (x->word.n != y->word.n)
		return x->word.n < y->word.n ? 1 : -1;
	return memcmp(x->word.s, y->word.s, x->word.n);
}

/* Add the words of a kind as alternatives, the longest first, each with what may not follow. */
static void
add_words(struct buf *pattern, enum lexicon_kind kind)
{
	static struct choice choices[UNITS_MAX];
	struct str words, means, not_before, word;
	size_t n = 0, row = 0;

	while (lexicon_line(kind, &row, &words, &means, &not_before)) {
		while (str_next_name(&words, &word)) {
			if (n == UNITS_MAX)
				die_system("quantities.tsv: too many words of a kind");
			choices[n++] = (struct choice) { word, not_before };
		}
	}
	qsort(choices, n, sizeof *choices, longer_first);
	for (size_t i = 0; i < n; i++) {
		buf_adds(pattern, i ? "|\\Q" : "\\Q");
		buf_addstr(pattern, choices[i].word);
		buf_adds(pattern, "\\E");
		if (choices[i].not_before.n) {
			buf_adds(pattern, "(?!");
			buf_addstr(pattern, choices[i].not_before);
			buf_adds(pattern, ")");
		}
	}
}

static void
add_skips(struct buf *pattern)
{
	struct str words, means, not_before;
	size_t row = 0;

	for (int i = 0; lexicon_line(LEX_SKIP, &row, &words, &means, &not_before); i++) {
		if (i)
			buf_addc(pattern, '|');
		buf_addstr(pattern, words);
	}
}

/* (number)(times)?(more)?(times)?, or the same for a range's upper end. */
static void
add_number(struct buf *pattern)
{
	buf_adds(pattern,
	    "((?>\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)|"
	    "(?>[〇零一二三四五六七八九十百千万亿两]+))(");
	add_words(pattern, LEX_TIMES);
	buf_adds(pattern, ")?(");
	add_words(pattern, LEX_MORE);
	buf_adds(pattern, ")?(");
	add_words(pattern, LEX_TIMES);
	buf_adds(pattern, ")?");
}

static struct re *
pattern_new(void)
{
	struct buf pattern = { 0 };
	struct re *re;

	buf_adds(&pattern, "\\G(?:(");
	add_skips(&pattern);
	buf_adds(&pattern, ")|(百分之)?");
	add_number(&pattern);
	buf_adds(&pattern, "((");
	add_words(&pattern, LEX_UNIT);
	buf_adds(&pattern, ")?(?:-{1,2}|~|—{1,2}|至|到)");
	add_number(&pattern);
	buf_adds(&pattern, ")?(");
	add_words(&pattern, LEX_UNIT);
	buf_adds(&pattern, ")?(");
	add_words(&pattern, LEX_AFTER);
	buf_adds(&pattern, "|");
	add_words(&pattern, LEX_MORE);
	buf_adds(&pattern, ")?)");
	buf_addc(&pattern, '\0');
	re = re_new(pattern.s);
	buf_free(&pattern);
	return re;
}

/* The figure without the commas between its thousands. */
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

/* A numeral, or a power alone (百余), which is one of it. */
static bool
read_spelt(struct str s, bool estimate, struct dec *value)
{
	const struct word *power;

	if (spelt_read(s, value) == s.n)
		return true;
	power = estimate ? word_is(WORD_POWER, s) : NULL;
	if (power)
		*value = (struct dec) { power->number, 0 };
	return power != NULL;
}

static bool
shift(struct dec *value, struct str times)
{
	const struct lexeme *word = lexicon_word(times);

	return !word || dec_shift(value, (int)strtol(word->means[LEX_TIMES], NULL, 10));
}

static bool
is_digits(struct str s)
{
	return s.n && s.s[0] >= '0' && s.s[0] <= '9';
}

/* The number of group g, with its multipliers behind it. */
static bool
read_number(struct re *re, int g, bool estimate, struct dec *value)
{
	struct str s = re_group(re, g);

	if (!(is_digits(s) ? read_digits(s, value) : read_spelt(s, estimate, value)))
		return false;
	return shift(value, re_group(re, g + 1)) && shift(value, re_group(re, g + 3));
}

static const char *
meaning(const struct lexeme *word, enum lexicon_kind kind)
{
	return word ? word->means[kind] : "";
}

/* The unit's line says: its name, or @ for the word itself, and its class. */
static bool
read_unit(struct quantity *q, struct str printed)
{
	static const char *const classes[] = { "count", "people", "time", "share", "money" };
	const struct lexeme *word = lexicon_word(printed);
	struct str means = str_of(meaning(word, LEX_UNIT)), class;
	const char *blank = memchr(means.s, ' ', means.n);

	q->unit = (struct str) { means.s, blank ? (size_t)(blank - means.s) : means.n };
	if (!word || !blank)
		return false;
	if (str_is(q->unit, "@"))
		q->unit = word->text;
	class = str_skip(means, (size_t)(blank - means.s) + 1);
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

static struct str
slice(const struct flat *flat, size_t from, size_t to)
{
	return (struct str) { flat->text.s + from, to - from };
}

/* The word right before the figure, of the kinds that tell what the figure is. */
static const struct lexeme *
word_before(const struct flat *flat, size_t floor, size_t at)
{
	unsigned kinds = (1u << LEX_KINDS) - 1;

	return lexicon_ends(kinds & ~LEX(LEX_UNIT) & ~LEX(LEX_SOLE), slice(flat, floor, at));
}

/* A figure without a unit counts where a word says that things are counted, and nothing but
   the clause's end follows. */
static bool
stands_alone(const struct flat *flat, const struct quantity *q, size_t floor)
{
	struct str rest = slice(flat, q->to, flat->text.len);
	const char *ends[] = { ",", ";", "。", "、", "(", ")", "!", "?" };

	if (!lexicon_ends(LEX(LEX_LONE) | LEX(LEX_MEASURE) | LEX(LEX_BEFORE),
		slice(flat, floor, q->figure)))
		return false;
	if (!rest.n || lexicon_begins(LEX(LEX_PART), rest))
		return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (str_starts(rest, str_of(ends[i])))
			return true;
	}
	return false;
}

/* 一 is a figure before people, and at the end of a clause; else it is an article. */
static bool
is_article(const struct flat *flat, const struct quantity *q)
{
	struct str rest = slice(flat, q->to, flat->text.len);
	const char *ends[] = { ",", ";", "。", "、", ")", "!", "?" };

	if (q->value.units != 1 || q->value.scale || *q->approx || q->class == QUANTITY_PEOPLE ||
	    !rest.n)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (str_starts(rest, str_of(ends[i])))
			return false;
	}
	return true;
}

/* The words of an estimate before the figure, and where they begin. */
static void
read_before(const struct flat *flat, size_t floor, struct quantity *q)
{
	const struct lexeme *word = lexicon_ends(LEX(LEX_BEFORE), slice(flat, floor, q->figure));

	q->from = q->figure;
	if (!word || (str_is(word->text, "上") && is_digits(slice(flat, q->figure, q->to))))
		return;
	q->from -= word->text.n;
	q->approx = word->means[LEX_BEFORE];
}

/* Read the range's upper end; a second number that is no more than the first is another
   quantity, and the first ends before it. */
static bool
read_range(const struct flat *flat, struct re *re, struct quantity *q, struct str *unit)
{
	struct str range = re_group(re, RANGE), inner = re_group(re, INNER_UNIT);

	if (!range.n)
		return true;
	if (read_number(re, MOST, false, &q->most) && dec_compare(q->value, q->most) < 0) {
		q->ranged = true;
		return true;
	}
	if (inner.n || !unit->n)
		*unit = inner;
	q->to = (size_t)(range.s - flat->text.s) + inner.n;
	return true;
}

static const char *
estimate_behind(struct re *re, const struct quantity *q)
{
	const struct lexeme *more = lexicon_word(re_group(re, MORE));
	const struct lexeme *after = lexicon_word(re_group(re, AFTER));

	if (q->ranged)
		more = lexicon_word(re_group(re, MOST_MORE));
	if (more)
		return meaning(more, LEX_MORE);
	if (!after)
		return "";
	return after->means[LEX_AFTER] ? after->means[LEX_AFTER] : meaning(after, LEX_MORE);
}

/* A quantity from what the pattern matched. */
static bool
take(const struct flat *flat, struct re *re, size_t floor, struct quantity *q)
{
	struct str unit = re_group(re, UNIT), number = re_group(re, NUMBER);
	const struct lexeme *before;
	const char *behind;

	*q = (struct quantity) { .approx = "", .figure = (size_t)(number.s - flat->text.s) };
	q->figure -= re_group(re, HUNDREDTH).n;
	q->to = q->figure + re_group(re, 0).n;
	before = word_before(flat, floor, q->figure);
	if (before && before->kinds & LEX(LEX_NEVER))
		return false;
	if (!is_digits(number) &&
	    str_starts(number, str_of("一")) &&
	    lexicon_ends(LEX(LEX_SOLE), slice(flat, floor, q->figure)))
		return false;
	read_before(flat, floor, q);
	if (!read_number(re, NUMBER, re_group(re, MORE).n || *q->approx, &q->value) ||
	    !read_range(flat, re, q, &unit))
		return false;
	if (re_group(re, HUNDREDTH).n) {
		q->unit = str_of("%");
		q->class = QUANTITY_SHARE;
	} else if (unit.n ? !read_unit(q, unit)
			  : !is_digits(number) || !stands_alone(flat, q, floor)) {
		return false;
	}
	if (*(behind = estimate_behind(re, q)))
		q->approx = behind;
	return is_digits(number) || !is_article(flat, q);
}

bool
quantity_at(const struct flat *flat, size_t at, size_t floor, struct quantity *q, size_t *past)
{
	static struct re *re;

	if (!re)
		re = pattern_new();
	*past = at + 1;
	if (!re_match(re, buf_str(&flat->text), at))
		return false;
	if (re_group(re, 0).n)
		*past = at + re_group(re, 0).n;
	if (re_group(re, SKIP).n || !take(flat, re, floor, q))
		return false;
	*past = q->to;
	return true;
}
