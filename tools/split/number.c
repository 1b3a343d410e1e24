#include "number.h"
#include "firsts.h"
#include "key.h"
#include "text.h"

static const char numerals[] = "一二三四五六七八九十";

/* Those with which they cannot be forged, in both scripts: 壹、 贰、 叁、. */
static const char formal[] = "壹贰叁肆伍陆柒捌玖拾", old_formal[] = "壹貳參肆伍陸柒捌玖拾";

/* Which of ten numerals s begins with: 1 to 10; 0 for none. */
static int
place_in(const char *ten, struct str s)
{
	for (int i = 0; s.n >= 3 && i < 10; i++) {
		if (!memcmp(s.s, ten + (size_t)i * 3, 3))
			return i + 1;
	}
	return 0;
}

/* The value of the Chinese numeral at s: 1 to 10; 0 for none. */
static int
numeral_of(struct str s)
{
	return place_in(numerals, s);
}

size_t
numeral_read(struct str s, int *value)
{
	size_t at = 0;
	int tens = 0, ones = 0, v, n = 0;

	while (n < 3 && (v = numeral_of(str_skip(s, at)))) {
		if (v == 10 && !tens) {
			tens = ones ? ones : 1;
			ones = 0;
		} else if (v == 10 || ones) {
			return 0;
		} else {
			ones = v;
		}
		at += 3;
		at += key_reading(s.s + at, s.n - at);
		n++;
	}
	*value = tens * 10 + ones;
	return at;
}

/* The value of the digit at s, half or full width, and its bytes; 0 bytes for none. */
static size_t
digit_read(struct str s, int *value)
{
	if (s.n && *s.s >= '0' && *s.s <= '9') {
		*value = *s.s - '0';
		return 1;
	}
	if (s.n < 3 || memcmp(s.s, "\xEF\xBC", 2) != 0)
		return 0;
	*value = (unsigned char)s.s[2] - 0x90;
	return *value >= 0 && *value <= 9 ? 3 : 0;
}

/* One or two digits; three are no heading's number. */
static size_t
digits_read(struct str s, int *value)
{
	size_t at = 0, n;
	int digit, count = 0;

	*value = 0;
	while (count < 3 && (n = digit_read(str_skip(s, at), &digit))) {
		*value = *value * 10 + digit;
		at += n;
		count++;
	}
	return count < 3 ? at : 0;
}

/* The bytes of a mark between number and words. */
static size_t
mark_len(struct str s)
{
	static const struct str marks[] = { STR("、"), STR("．"), STR("，"), STR("："),
		STR("。"), STR("·"), STR("﹑"), STR("丶") };

	if (!s.n || (unsigned char)*s.s < 0x80)
		return s.n && (*s.s == '.' || *s.s == ',' || *s.s == ':');
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_starts(s, marks[i]))
			return marks[i].n;
	}
	return 0;
}

static size_t
part_read(struct str s, int *value)
{
	static const char *const words[] = { "部分", "部份", "章" };
	size_t at = 3, n;

	if (!str_starts(s, str_of("第")) || !(n = numeral_read(str_skip(s, at), value)))
		return 0;
	at += n;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_begins(str_skip(s, at), words[i]))
			return at + strlen(words[i]);
	}
	return 0;
}

/* A formal one, with its mark, since some of them begin words (陆). */
static size_t
formal_read(struct str s, int *value)
{
	if (!(*value = place_in(formal, s)) && !(*value = place_in(old_formal, s)))
		return 0;
	return mark_len(str_skip(s, 3 + lead(str_skip(s, 3)))) ? 3 : 0;
}

/* （三） or (3), as one. */
size_t
bracket_read(struct str s, int *value)
{
	size_t at = str_starts(s, str_of("（")) ? 3 : s.n && *s.s == '(' ? 1 : 0, n;

	if (!at)
		return 0;
	if (!(n = numeral_read(str_skip(s, at), value)) &&
	    !(n = digits_read(str_skip(s, at), value)))
		return 0;
	at += n;
	s = str_skip(s, at);
	if (!str_starts(s, str_of("）")) && !(s.n && *s.s == ')'))
		return 0;
	at += *s.s == ')' ? 1 : 3;
	n = mark_len(str_skip(s, *s.s == ')' ? 1 : 3));
	return at + n;
}

/* May a number begin at s?  A cheap look, since most lines begin with words. */
static bool
may_begin(struct str s)
{
	static const char *const all[] = { numerals, formal, old_formal, "第",
		"０１２３４５６７８９" };
	static struct firsts firsts;
	static bool made;

	for (size_t i = 0; !made && i < sizeof all / sizeof *all; i++) {
		for (struct str rest = str_of(all[i]); rest.n; rest = str_skip(rest, 3))
			firsts_add(&firsts, rest);
	}
	made = true;
	return s.n && ((*s.s >= '0' && *s.s <= '9') || firsts_may(&firsts, s));
}

bool
number_read(struct str s, struct number *number)
{
	size_t at, n;

	*number = (struct number) { 0 };
	if (!may_begin(s))
		return false;
	if ((at = digits_read(s, &number->value)))
		number->style = STYLE_DIGIT;
	else if ((at = numeral_read(s, &number->value)))
		number->style = STYLE_HAN;
	else if ((at = formal_read(s, &number->value)))
		number->style = STYLE_HAN;
	else if ((at = part_read(s, &number->value)))
		number->style = STYLE_PART;
	else
		return false;
	at += lead(str_skip(s, at));
	n = mark_len(str_skip(s, at));
	number->mark = n || number->style == STYLE_PART;
	at += n;
	number->end = at + lead(str_skip(s, at));
	return number->value > 0;
}
