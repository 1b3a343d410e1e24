/*
 * The well-known quantities, told from the words of a clause: quantities.tsv.
 */
#ifndef KNOWN_H
#define KNOWN_H

#include "str.h"

/* The indicator of what is counted in a clause (subject.h) in a unit, of a part of a whole or
   not, behind a quantity that has the indicator `last`; empty when it is none that is known. */
struct str known_find(struct str context, struct str unit, bool is_part, struct str last);

#endif
