/* What was left over of another report: another year's number, another agency's name.  A
   `check` record for each part of the report that says one. */
#ifndef LEFTOVER_H
#define LEFTOVER_H

#include "report.h"

/* OVER_YEAR.  LEFT is the report's year, RIGHT the year that the part says. */
void year_check(const struct rule *, const struct report *);

/* OVER_AGENCY.  Names are no numbers: a note check_hint says which differ. */
void agency_check(const struct rule *, const struct report *);

#endif
