/*
 * The numbers that Word puts before paragraphs, in the formats that ECMA-376 names
 * (part 1, 17.18.59): 3 is 三, （3）'s 3, ③, 丙, III.
 */
#ifndef NUMERAL_H
#define NUMERAL_H

#include "buf.h"

enum { NUMERAL_DECIMAL }; /* the format that digits are */

/* The format of that name; NUMERAL_DECIMAL for one that is not known. */
unsigned numeral_format(const char *name);

/* Is it a bullet, which is no number? */
bool numeral_is_bullet(unsigned format);

/* Add the number n in that format, or in digits where the format does not reach so far. */
void numeral_add(struct buf *, unsigned n, unsigned format);

#endif
