/* The `check` record, and the names of cells in it. */
#ifndef PUT_H
#define PUT_H

#include "buf.h"
#include "dec.h"
#include "rule.h"

struct outcome {
	const struct rule *rule;
	const char *scope; /* the code of a row or column, or a table */
	unsigned long line;
	bool known; /* both sides are; else the check is unknown */
	struct dec left, right, delta;
	struct str cells;
};

/* Write it: it passes when both sides are known and equal. */
void check_put(const struct outcome *);

/* Add "requests.new.total@", to be followed by the cell's line. */
void check_add_cell(struct buf *, int table, int row, int col);

#endif
