/*
 * A quantity at one place of a text: a figure in digits or written out, its multiplier, its
 * unit, and the words that make it an estimate.  What is none (a year, an ordinal, a
 * telephone number, a name that has a number in it) is told by the patterns and words of
 * quantities.tsv.
 */
#ifndef QUANTITY_H
#define QUANTITY_H

#include "dec.h"
#include "flat.h"

enum quantity_class {
	QUANTITY_COUNT,
	QUANTITY_PEOPLE,
	QUANTITY_TIME,
	QUANTITY_SHARE,
	QUANTITY_MONEY
};

struct quantity {
	size_t from, to; /* in the flat text; the words of an estimate included */
	size_t figure; /* where its figure begins */
	struct dec value, most; /* most: the upper end of a range */
	bool ranged;
	struct str unit; /* empty when none is printed */
	enum quantity_class class;
	const char *approx; /* "about", "over", "under", or empty */
};

/* Look at a place of the text, not before byte `floor`.  True with a quantity; else *past is
   where to go on looking, behind what is none. */
bool quantity_at(const struct flat *, size_t at, size_t floor, struct quantity *, size_t *past);

#endif
