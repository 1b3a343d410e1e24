/* Does a report count a whole region: not its agency alone, but all in a city or county? */
#ifndef ACROSS_WHOLE_H
#define ACROSS_WHOLE_H

#include "doc.h"

/* The words that say so (全市), with the line where they stand; empty when none do.  Only a
   report of a government, or called after the place alone, is read for them.  Words of
   words.tsv. */
struct str across_whole(const struct doc *, struct str agency, unsigned long *line);

#endif
