#include "str.h"
#include "block.h"

/* So long a needle would cost too much where each byte of s may begin it. */
enum { LONG = 64 };

/* In a string that is no block long; its last byte is the one that tells most of a Han
   character. */
static const char *
find_short(struct str s, struct str needle)
{
	const char *at = s.s, *end = s.s + s.n;
	size_t last = needle.n - 1;

	for (at += last; (at = memchr(at, needle.s[last], (size_t)(end - at))); at++) {
		if (!memcmp(at - last, needle.s, needle.n))
			return at - last;
	}
	return NULL;
}

/* Does needle begin at one of the sixteen bytes at s? */
static inline const char *
find_here(const char *s, struct str needle)
{
	unsigned char from = (unsigned char)needle.s[0],
		      to = (unsigned char)needle.s[needle.n - 1];
	unsigned bits = block_bits((block_at(s) == from) & (block_at(s + needle.n - 1) == to));

	for (; bits; bits &= bits - 1) {
		const char *at = s + __builtin_ctz(bits);

		if (!memcmp(at, needle.s, needle.n))
			return at;
	}
	return NULL;
}

const char *
str_find(struct str s, struct str needle)
{
	size_t whole = needle.n - 1 + BLOCK;
	const char *last, *found;

	if (!needle.n || s.n < needle.n)
		return NULL;
	if (needle.n > LONG)
		return memmem(s.s, s.n, needle.s, needle.n);
	if (s.n < whole)
		return find_short(s, needle);
	last = s.s + s.n - whole;
	for (; s.s < last; s.s += BLOCK) {
		if ((found = find_here(s.s, needle)))
			return found;
	}
	return find_here(last, needle);
}
