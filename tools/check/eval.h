/* The rules that take sums, applied to the figures of a document: `check` records, and notes on
   what may be the cause where they fail. */
#ifndef EVAL_H
#define EVAL_H

#include "figures.h"
#include "rule.h"

/* Apply a rule to each row or column that it is for, and write what comes of it.  A table
   without any cell gives nothing. */
void eval_rule(const struct rule *, struct figures *);

#endif
