#include "html_words.h"

enum { GAP_LINE = 1, GAP_BLANK = 2, GAP_WIDE = 4, GAP_NO_WIDTH = 8 };

enum kind { KIND_WORD, KIND_BLANK, KIND_LEAD };

/* Bytes that are blanks, and those that a blank above ASCII begins with. */
static const unsigned char kind_of[256] = {
	['\t'] = KIND_BLANK,
	['\n'] = KIND_BLANK,
	['\v'] = KIND_BLANK,
	['\f'] = KIND_BLANK,
	['\r'] = KIND_BLANK,
	[' '] = KIND_BLANK,
	[0xC2] = KIND_LEAD,
	[0xE2] = KIND_LEAD,
	[0xE3] = KIND_LEAD,
	[0xEF] = KIND_LEAD,
};

/* The bytes of a blank above ASCII, and what it is; 0 when there is none. */
static size_t
wide_blank(const unsigned char *s, size_t n, unsigned *gap)
{
	*gap = GAP_WIDE;
	if (s[0] == 0xC2 && n > 1 && (s[1] == 0xA0 || s[1] == 0x85))
		return 2;
	if (s[0] == 0xC2 && n > 1 && s[1] == 0xAD) {
		*gap = GAP_NO_WIDTH;
		return 2;
	}
	if (s[0] == 0xC2 || n < 3)
		return 0;
	if (s[0] == 0xE3)
		return s[1] == 0x80 && s[2] == 0x80 ? 3 : 0;
	if (s[0] == 0xE2 && s[1] == 0x80 && s[2] <= 0x8A)
		return 3;
	if (s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9 || s[2] == 0xAF))
		return 3;
	*gap = GAP_NO_WIDTH;
	if (s[0] == 0xE2 && s[1] == 0x80)
		return s[2] <= 0x8F || (s[2] >= 0xAA && s[2] <= 0xAE) ? 3 : 0;
	if (s[0] == 0xE2)
		return s[1] == 0x81 && s[2] == 0xA0 ? 3 : 0;
	return s[1] == 0xBB && s[2] == 0xBF ? 3 : 0;
}

/* The bytes of the blank at s, and what it is. */
static size_t
blank(struct str s, unsigned *gap)
{
	unsigned char c = (unsigned char)*s.s;

	if (kind_of[c] == KIND_WORD)
		return 0;
	if (kind_of[c] == KIND_LEAD)
		return wide_blank((const unsigned char *)s.s, s.n, gap);
	*gap = c == '\n' ? GAP_LINE : GAP_BLANK;
	return 1;
}

static size_t
word_len(struct str s)
{
	unsigned gap;
	size_t n = 0;

	while (n < s.n) {
		unsigned char c = (unsigned char)s.s[n];

		if (kind_of[c] == KIND_BLANK)
			break;
		if (kind_of[c] == KIND_LEAD && blank(str_skip(s, n), &gap))
			break;
		n++;
	}
	return n;
}

size_t
words_blank(struct str s)
{
	unsigned gap;
	size_t n = 0, k;

	while (n < s.n && (k = blank(str_skip(s, n), &gap)))
		n += k;
	return n;
}

static bool
vanishes(unsigned gap, char last, char next)
{
	return gap == GAP_NO_WIDTH ||
	       (words_join(last, next) && (gap & GAP_LINE) && !(gap & GAP_WIDE));
}

void
words_add(struct buf *line, size_t from, unsigned *gap, struct str s)
{
	while (s.n) {
		unsigned kind;
		size_t n = blank(s, &kind);

		if (n) {
			*gap |= kind;
			s = str_skip(s, n);
			continue;
		}
		n = word_len(s);
		if (*gap && line->len > from && !vanishes(*gap, line->s[line->len - 1], *s.s))
			buf_addc(line, ' ');
		*gap = 0;
		buf_add(line, s.s, n);
		s = str_skip(s, n);
	}
}

static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

void
words_add_raised(struct buf *line, size_t from, unsigned *gap, struct str s)
{
	while (s.n) {
		bool digit = *s.s >= '0' && *s.s <= '9';
		size_t n = 1;

		while (n < s.n && !digit && (s.s[n] < '0' || s.s[n] > '9'))
			n++;
		words_add(line, from, gap,
		    digit ? str_of(raised[*s.s - '0']) : (struct str) { s.s, n });
		s = str_skip(s, n);
	}
}

/* The raised digit that s begins with, from 0; 10 for none. */
static size_t
raised_at(struct str s)
{
	size_t i = 0;

	while (i < 10 && !str_starts(s, str_of(raised[i])))
		i++;
	return i;
}

size_t
words_lower(struct buf *line, size_t from)
{
	struct str s = { line->s + from, line->len - from };
	size_t to = from;

	while (s.n) {
		size_t digit = raised_at(s);

		line->s[to++] = digit < 10 ? (char)('0' + digit) : *s.s;
		s = str_skip(s, digit < 10 ? strlen(raised[digit]) : 1);
	}
	line->len = to;
	return to - from;
}
