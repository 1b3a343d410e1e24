/*
 * Zero in words: 全年未收到政府信息公开申请, 无行政复议、行政诉讼, 零投诉.  Only of things that
 * these reports count (quantities.tsv), each of which is a zero of its own.
 */
#ifndef LACK_H
#define LACK_H

#include "flat.h"

enum { LACK_MAX = 8 };

struct lack {
	size_t from, to; /* in the flat text, from the negation to the thing's end */
	struct str name; /* the thing, with what says which */
	struct str verb; /* that a negation without one stands for; may be empty */
	struct str context; /* the words from the negation, or the thing before, to its end */
};

/* The things that the clause says there were none of, if a negation begins at byte `at`.
   Their number; *past is where to go on looking. */
size_t lack_at(const struct flat *, size_t at, struct lack[LACK_MAX], size_t *past);

#endif
