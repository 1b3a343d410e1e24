/*
 * Which quantity is a part of which: 其中 chains (共27件,其中主办11件,协办16件), and what
 * stands in brackets right behind its whole (11件(主办6件,协办5件)).
 */
#ifndef PARTS_H
#define PARTS_H

#include "quantity.h"

enum { PARTS_DEPTH = 8 };

/* Quantities are named by the number that their caller gave them, from 1; 0 is none. */
struct parts {
	struct chain {
		size_t whole;
		size_t bracket; /* the offset behind the bracket that opened it; 0: 其中 did */
		struct dec value, sum;
		struct str unit;
		bool marked; /* by 其中 */
	} chain[PARTS_DEPTH];
	size_t n;
	size_t last; /* the quantity before, and what it is */
	struct dec last_value;
	struct str last_unit;
	size_t last_to;
	size_t first; /* the first quantity of the last sentence that has one, and what it is */
	struct dec first_value;
	struct str first_unit;
	bool ended; /* that sentence */
};

/* Begin a text. */
void parts_begin(struct parts *);

/* The next quantity of the text, number `number`, in whose clause words of the kinds `marks`
   (lexicon.h) stand.  Returns the number of its whole. */
size_t parts_take(struct parts *, const struct flat *, const struct quantity *, uint64_t marks,
    size_t number);

#endif
