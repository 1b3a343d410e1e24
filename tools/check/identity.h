/*
 * A rule's two sums, in one column or row of one document: the cells on either side.
 */
#ifndef IDENTITY_H
#define IDENTITY_H

#include "figures.h"
#include "rule.h"

enum { IDENTITY_MAX = 2 * PLACE_ROWS };

struct identity {
	const struct rule *rule;
	int scope; /* the column (row) */
	size_t n, left; /* the first `left` cells stand on the left side */
	struct {
		int row, col;
		bool minus; /* it is taken off its side */
	} cell[IDENTITY_MAX];
};

/* The columns (rows) that the rule is for in this document; none when it has no such table, or
   one of another form. */
struct set identity_scopes(const struct rule *, const struct figures *);

void identity_make(struct identity *, const struct rule *, const struct figures *, int scope);

/* Both sums; false when a figure is missing.  With `blanks`, a blank counts as 0. */
bool identity_sums(const struct identity *, const struct figures *, bool blanks,
    struct dec *left, struct dec *right);

/* Do they hold?  1: yes, 0: no, -1: not known. */
int identity_holds(const struct identity *, const struct figures *);

#endif
