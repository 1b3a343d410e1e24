/*
 * How plausible it is that bytes were read in their right charset: a report is made of
 * characters that are frequent, and the wrong charset makes others of it.
 */
#ifndef PLAUSIBLE_H
#define PLAUSIBLE_H

#include "str.h"

struct plausible {
	/* How much better than chance, in tenths of a power of ten: the text's bytes are 10 to
	   the power of gain / 10 times as likely as bytes drawn by lot. */
	long gain;
	size_t chars; /* outside ASCII, U+FFFD included */
	size_t frequent; /* of those, how many are frequent in Chinese text */
	size_t odd; /* control characters, private use, U+FFFD */
	size_t bad; /* of those, how many are U+FFFD */
	bool visible; /* there is more than white space */
};

/* Add a text, valid UTF-8, that was made from so many bytes. */
void plausible_add(struct plausible *, struct str text, size_t bytes);

/* What each character below U+10000 costs, by how rare it is: some 30 for a frequent one, 70
   for a rare one.  The others are rare. */
const unsigned char *plausible_costs(void);

/* Is most of it frequent in Chinese text?  True for ASCII that gains. */
bool plausible_chinese(const struct plausible *);

/* Is nothing in it that Chinese text has not: may it be a rare name? */
bool plausible_decent(const struct plausible *);

/* Is there enough of it to rule out any other reading? */
bool plausible_sure(const struct plausible *);

#endif
