/* Numerals written out: 一百二十, 十五, 三万, 零. */
#ifndef SPELT_H
#define SPELT_H

#include "dec.h"
#include "words.h"

/* The digit or the power of ten (words.tsv) that s begins with; NULL for none. */
const struct word *spelt_numeral(struct str s);

/* The numeral that s (plain spelling) begins with: its bytes, 0 when there is none or it is
   none that can be read in one way only, as 一百二 (120, or 102 with a 零 lost). */
size_t spelt_read(struct str s, struct dec *);

#endif
