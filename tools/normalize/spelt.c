#include "spelt.h"
#include "say.h"
#include "utf8.h"

/* What has been read of a numeral. */
struct spelt {
	int64_t total; /* what stands before 万 and 亿 */
	int64_t section; /* what stands behind them: less than 10000 */
	int digit; /* not yet in the section; -1 for none */
	int64_t power, myriad; /* the last ones: each must be less than the one before */
	bool zero; /* a 零 stands before the digit */
	bool any;
};

enum { MYRIAD = 10000, LARGEST = 100000000 };

enum { NUMERALS_MAX = 64 };

/* The digits and powers, each of one character, in the order of those. */
static struct numeral {
	unsigned cp;
	const struct word *word;
} numerals[NUMERALS_MAX];
static size_t count;

static void
add(const struct word *word)
{
	unsigned cp = utf8_first(word->text);
	size_t i = count++;

	if (i == NUMERALS_MAX)
		die_system("words.tsv has more than %d numerals", NUMERALS_MAX);
	for (; i && numerals[i - 1].cp > cp; i--)
		numerals[i] = numerals[i - 1];
	numerals[i] = (struct numeral) { cp, word };
}

static void
load(void)
{
	const struct word *word;

	for (size_t i = 0; (word = word_line(WORD_DIGIT, i)); i++)
		add(word);
	for (size_t i = 0; (word = word_line(WORD_POWER, i)); i++)
		add(word);
}

const struct word *
spelt_numeral(struct str s)
{
	unsigned cp = utf8_first(s);
	size_t low = 0, high;

	if (!count)
		load();
	for (high = count; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (numerals[middle].cp == cp)
			return numerals[middle].word;
		if (numerals[middle].cp < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool
take_digit(struct spelt *n, int digit)
{
	if (n->digit >= 0 || (!digit && (n->zero || n->power == 10)))
		return false;
	if (digit)
		n->digit = digit;
	else
		n->zero = true;
	return true;
}

/* A digit with nothing behind it is a unit: after 十, after 零, or where nothing else is. */
static bool
close_section(struct spelt *n)
{
	if (n->digit < 0)
		return !n->zero;
	if (n->power != 10 && !n->zero && (n->section || (n->total && n->power)))
		return false;
	n->section += n->digit;
	return true;
}

static bool
take_myriad(struct spelt *n, int64_t power)
{
	if (power >= n->myriad || !close_section(n) || !n->section)
		return false;
	n->total += n->section * power;
	n->myriad = power;
	n->section = 0;
	n->digit = -1;
	n->power = MYRIAD;
	n->zero = false;
	return true;
}

static bool
take_power(struct spelt *n, int64_t power)
{
	if (power >= MYRIAD)
		return take_myriad(n, power);
	if ((n->power && power >= n->power) || (n->digit < 0 && power != 10))
		return false;
	n->section += (n->digit < 0 ? 1 : n->digit) * power;
	n->digit = -1;
	n->power = power;
	n->zero = false;
	return true;
}

size_t
spelt_read(struct str s, struct dec *d)
{
	struct spelt n = { .digit = -1, .myriad = (int64_t)LARGEST * 10 };
	struct str rest = s;
	const struct word *word;

	for (; (word = spelt_numeral(rest)); rest = str_skip(rest, word->text.n)) {
		if (!(word->kind == WORD_DIGIT ? take_digit(&n, word->number)
					       : take_power(&n, word->number)))
			return 0;
		n.any = true;
	}
	if (!n.any)
		return 0;
	if (n.zero && n.digit < 0 && !n.section && !n.total)
		n.zero = false;
	else if (n.zero && !n.section && !n.total)
		return 0;
	if (!close_section(&n))
		return 0;
	*d = (struct dec) { n.total + n.section, 0 };
	return s.n - rest.n;
}
