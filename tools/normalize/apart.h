/*
 * Whose figure it is: the words of a sentence before a figure may say that it is of another
 * year than the report's, of a part of the year, of all years together, of another body, or no
 * more than a wish (quantities.tsv, `apart`).
 */
#ifndef APART_H
#define APART_H

#include "flat.h"

struct self {
	struct flat name; /* of the agency, without 人民; may be empty */
	int year; /* of the report; 0: not known */
};

/* Take the name of a document's agency, as printed, and the report's year. */
void self_set(struct self *, struct str agency, int year);

/* Is the figure at byte `at`, whose sentence begins at byte `from`, not that agency's and that
   year's? */
bool is_apart(const struct self *, const struct flat *, size_t from, size_t at);
void self_free(struct self *);

#endif
