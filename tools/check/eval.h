/* The rules applied to the figures of a document: `check` records. */
#ifndef EVAL_H
#define EVAL_H

#include "figures.h"
#include "rule.h"

/* Apply a rule to each row or column that it is for, and write what comes of it.  A table
   without any cell gives nothing. */
void eval_rule(const struct rule *, const struct figures *);

#endif
