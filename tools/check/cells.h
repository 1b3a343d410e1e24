/* The rules on single figures: a `check` record for each table. */
#ifndef CELLS_H
#define CELLS_H

#include "figures.h"
#include "rule.h"

/* OVER_CELL.  LEFT is how many cells fail, which are those of CELLS, RIGHT 0.  level: that of
   the agency, -1 when it is not known. */
void cells_check(const struct rule *, const struct figures *, int level);

/* OVER_PARTS.  LEFT is how many totals are not 0 while all the rest is, RIGHT 0. */
void parts_check(const struct rule *, const struct figures *);

#endif
