/*
 * Matching keys.  Two spellings of one label have the same key: the letters, digits and Han
 * characters of a text alone, in simplified script, full-width forms made plain, Latin letters
 * in lower case.  Every blank, mark and bracket is dropped, and so is a reading in brackets
 * after a character (發(fā)), which some pages put there against copying.
 */
#ifndef KEY_H
#define KEY_H

#include "buf.h"

/* The plain form of one character (full-width to ASCII, simplified, lower case); 0 for one
   that a key drops. */
unsigned key_char(unsigned cp);

/* Add the key of s to out. */
void key_add(struct buf *out, struct str s);

/* The key of s, in scratch, which is cleared first. */
struct str key_of(struct str s, struct buf *scratch);

/* As key_of, but no more than the beginning of the key is needed: n bytes, if it has as many.
 */
struct str key_begin(struct str s, size_t n, struct buf *scratch);

/* The first character of the key of s; 0 when it is empty. */
unsigned key_first(struct str s);

/* How much of s stands before the first character of the key's byte `at`: the way back from
   a place in key_of(s) to the text.  At the key's end, what precedes trailing marks too. */
size_t key_origin(struct str s, size_t at);

/* The bytes of a reading in brackets at s (n bytes), as in 數(shù): at most eight letters, with
   no capital; 0 when there is none. */
size_t key_reading(const char *s, size_t n);

/* The bytes of white space at s (n bytes), 0 when there is none. */
size_t wide_space_len(const char *s, size_t n); /* of those above ASCII */

/* May white space begin with this byte?  Most are of Han characters, which begin with E4 to E9,
   or stand inside one. */
static inline bool
may_begin_space(unsigned char c)
{
	return c <= ' ' || (c >= 0xC2 && (c < 0xE4 || c > 0xE9));
}

static inline size_t
space_len(const char *s, size_t n)
{
	if (!n || !may_begin_space((unsigned char)*s))
		return 0;
	if ((unsigned char)*s < 0x80)
		return *s == ' ' || (*s >= '\t' && *s <= '\r');
	return wide_space_len(s, n);
}

/* May s (n bytes, at least one) end with white space?  Hardly any text does. */
static inline bool
may_end_space(const char *s, size_t n)
{
	unsigned char last = (unsigned char)s[n - 1],
		      lead = n < 3 ? 0 : (unsigned char)s[n - 3];

	return last <= ' ' || last == 0xA0 || lead == 0xE2 || (lead == 0xE3 && last == 0x80) ||
	       (lead == 0xEF && last == 0xBF);
}

/* As trim, for a text that may have white space at its ends. */
struct str trim_any(struct str s);

/* White space at either end taken off: blanks, tabs, NBSP, U+3000, BOM, zero width. */
static inline struct str
trim(struct str s)
{
	return s.n && (space_len(s.s, s.n) || may_end_space(s.s, s.n)) ? trim_any(s) : s;
}

#endif
