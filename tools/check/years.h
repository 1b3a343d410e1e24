/* Does the form of each table fit the year that the report is on?  A `check` record a table. */
#ifndef YEARS_H
#define YEARS_H

#include "figures.h"
#include "rule.h"

/* year: 0 when it is not known. */
void years_check(const struct rule *, const struct figures *, int year);

#endif
