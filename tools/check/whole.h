/* The rules on a report as a whole: a `check` record each. */
#ifndef WHOLE_H
#define WHOLE_H

#include "report.h"

/* OVER_SECTIONS.  LEFT is how many of the chapters have a heading, RIGHT how many there are. */
void sections_check(const struct rule *, const struct report *);

/* OVER_PERIOD.  LEFT is how many days of the year the period has, RIGHT how many the year. */
void period_check(const struct rule *, const struct report *);

/* OVER_PUBLISHED.  LEFT is the day of publication, RIGHT the last day that is in time, both
   counted from the end of the report's year: 31 January is 31. */
void published_check(const struct rule *, const struct report *);

#endif
