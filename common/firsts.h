/*
 * The characters that some texts begin with: a cheap look, where hardly any text that comes
 * along begins as one of them does.  Zero-filled is the set of none.
 */
#ifndef FIRSTS_H
#define FIRSTS_H

#include "str.h"

/* A bit for each value of a character's last twelve bits: no Han character shares its bit with
   more than five others. */
struct firsts {
	unsigned char bits[1 << 9];
};

static inline size_t
firsts_bit(struct str s)
{
	const unsigned char *u = (const unsigned char *)s.s;

	return s.n < 3 || *u < 0xE0 ? *u : (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
}

static inline void
firsts_add(struct firsts *f, struct str s)
{
	if (s.n)
		f->bits[firsts_bit(s) >> 3] |= (unsigned char)(1 << (firsts_bit(s) & 7));
}

/* False: none of the texts begins as s does. */
static inline bool
firsts_may(const struct firsts *f, struct str s)
{
	return s.n && f->bits[firsts_bit(s) >> 3] >> (firsts_bit(s) & 7) & 1;
}

#endif
