/*
 * Exact decimal numbers, as the reports print them: up to 18 digits, never a binary float.
 * What does not fit is refused, never wrapped or rounded.
 */
#ifndef DEC_H
#define DEC_H

#include <stdint.h>

#include "buf.h"

/* units * 10^-scale; scale is 0 to 18, and no zero stands at the end of the fraction, so that
   equal numbers have equal members.  Zero-filled is 0. */
struct dec {
	int64_t units;
	int scale;
};

/* Read digits with an optional sign before them and an optional point with digits behind it;
   false when s is anything else, or does not fit. */
bool dec_parse(struct str s, struct dec *);

/* false when the result does not fit; it is then untouched. */
bool dec_add(struct dec *sum, struct dec a, struct dec b);
bool dec_subtract(struct dec *difference, struct dec a, struct dec b);

/* Times ten to the power `tens`, which may be negative. */
bool dec_shift(struct dec *, int tens);

/* Less than, equal to or greater than 0 as a is than b; any two can be compared. */
int dec_compare(struct dec a, struct dec b);

/* The shortest exact form: 48.7917, 25.1, -76, 0. */
void dec_print(struct buf *, struct dec);

#endif
