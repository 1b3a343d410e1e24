/*
 * The characters that some texts begin with: a cheap look, where hardly any text that comes
 * along begins as one of them does.  Zero-filled is the set of none.
 */
#ifndef FIRSTS_H
#define FIRSTS_H

#include "utf8.h"

/* A bit for each value of a character's last twelve bits: no Han character of the main block
   shares its bit with more than five others. */
struct firsts {
	unsigned char bits[1 << 9];
};

static inline bool
firsts_has(const struct firsts *f, unsigned cp)
{
	return f->bits[(cp & 0xFFF) >> 3] >> (cp & 7) & 1;
}

static inline void
firsts_add(struct firsts *f, struct str s)
{
	unsigned cp;

	if (!s.n)
		return;
	utf8_get(s.s, s.n, &cp);
	f->bits[(cp & 0xFFF) >> 3] |= (unsigned char)(1 << (cp & 7));
}

/* False: none of the texts begins as s does. */
static inline bool
firsts_may(const struct firsts *f, struct str s)
{
	unsigned cp;

	if (!s.n)
		return false;
	if (s.n >= 3 && ((unsigned char)*s.s & 0xF0) == 0xE0)
		cp = utf8_three(s.s); /* whatever it is when that is no character */
	else
		utf8_get(s.s, s.n, &cp);
	return firsts_has(f, cp);
}

#endif
