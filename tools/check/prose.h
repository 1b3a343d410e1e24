/* What the text of a report says of a figure, against the table that has it. */
#ifndef PROSE_H
#define PROSE_H

#include "report.h"

/* OVER_PROSE.  LEFT is what the text says, RIGHT what the table does.  Without a mention of the
   indicator, or without any cell of the tables that would have it, there is no record. */
void prose_check(const struct rule *, const struct report *);

#endif
