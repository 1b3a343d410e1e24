/*
 * A rule applied to two reports, of which one is the document at hand: `check` records.
 */
#ifndef ACROSS_TRY_H
#define ACROSS_TRY_H

#include "across_rule.h"
#include "figures.h"
#include "history_kept.h"

struct pair {
	const struct kept *report; /* the later one; that of the whole */
	const struct kept *other; /* the one before; the twin; the part */
	bool at_other; /* the document at hand is `other` */
	const struct figures *figures; /* those of the document at hand */
	struct str against; /* the document that it is held against; empty for several */
};

/* Apply a rule to each row or column that it is for, and write what comes of it: nothing, where
   the document at hand lacks the cells, or the other has no figure for any. */
void across_try(const struct across_rule *, const struct pair *);

#endif
