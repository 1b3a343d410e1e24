/* UTF-8: decode, encode, validate.  No locale.  RFC 3629: no surrogates, nothing above
   U+10FFFF, no overlong forms. */
#ifndef UTF8_H
#define UTF8_H

#include "str.h"

/* The code point at s (n > 0 bytes left) into *cp and its length; a byte that begins no
   valid sequence is length 1 and *cp U+FFFD. */
size_t utf8_get_any(const char *s, size_t n, unsigned *cp);

/* Does a byte stand inside a character, behind its first one? */
static inline bool
utf8_is_inside(char c)
{
	return (signed char)c < -0x40; /* 80 to BF */
}

/* Most text is Han and full-width marks: three bytes, the first of which is one that no rule
   narrows. */
static inline bool
utf8_leads_three(unsigned char c)
{
	return (c >= 0xE1 && c <= 0xEC) || (c & 0xFE) == 0xEE;
}

/* The code point of three bytes that are known to be a character. */
static inline unsigned
utf8_three(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
}

static inline size_t
utf8_get(const char *s, size_t n, unsigned *cp)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	if (n >= 3 && utf8_leads_three(u[0]) && utf8_is_inside(s[1]) && utf8_is_inside(s[2])) {
		*cp = utf8_three(s);
		return 3;
	}
	return utf8_get_any(s, n, cp);
}

/* The bytes of the longest valid prefix of s. */
size_t utf8_valid(const char *s, size_t n);

/* The bytes of the longest prefix that a decoder replaces by one U+FFFD (n > 0, s begins with
   an invalid sequence): the "maximal subpart" of Unicode chapter 3. */
size_t utf8_bad(const char *s, size_t n);

enum { UTF8_MAX = 4 };

/* Write cp at out (room for UTF8_MAX bytes); returns the length. */
size_t utf8_put_any(char *out, unsigned cp);

static inline size_t
utf8_put(char *out, unsigned cp)
{
	if (cp < 0x80) {
		*out = (char)cp;
		return 1;
	}
	if (cp < 0x800 || cp > 0xFFFF)
		return utf8_put_any(out, cp);
	out[0] = (char)(0xE0 | cp >> 12);
	out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[2] = (char)(0x80 | (cp & 0x3F));
	return 3;
}

/* The character that s begins with, ends with; 0 when s is empty. */
unsigned utf8_first(struct str s);
unsigned utf8_last(struct str s);

/* How many characters begin in s. */
size_t utf8_count(struct str s);

/* At most n bytes of s, cut between characters. */
struct str str_cut(struct str s, size_t n);

#endif
