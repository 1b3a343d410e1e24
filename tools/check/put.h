/* The `check` record, and the names of cells in it. */
#ifndef PUT_H
#define PUT_H

#include "buf.h"
#include "dec.h"
#include "rule.h"

enum status { CHECK_UNKNOWN, CHECK_PASS, CHECK_FAIL };

struct outcome {
	const struct rule *rule;
	const char *scope; /* the code of a row or column, or what the rule was applied to */
	unsigned long line;
	enum status status;
	bool sided; /* both sides are numbers, and written unless the check is unknown */
	struct dec left, right, delta;
	struct str cells;
	struct str other; /* the document that this one was held against; empty for none */
};

/* Set both sides and their difference, and the status: it passes when they are equal, or the
   left one is less and may be.  Unknown when the difference does not fit. */
void outcome_sides(struct outcome *, struct dec left, struct dec right, bool at_most);
void outcome_counts(struct outcome *, long left, long right, bool at_most);

void check_put(const struct outcome *);

/* Add "requests.new.total@12" to a list. */
void check_add_cell(struct buf *, int table, int row, int col, unsigned long line);

/* The same for "meta.title@1" and its like. */
void check_add_part(struct buf *, const char *kind, const char *name, unsigned long line);

#endif
