/*
 * Plain spelling, for reading figures and dates: full-width forms made ASCII, characters
 * simplified, Latin letters in lower case, every minus a '-', every single quote a ', every
 * blank a ' ', what has no width dropped.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "buf.h"

enum { PLAIN_MAX = 256 };

/* The plain form of one character that is no blank. */
unsigned plain_char(unsigned cp);

/* s, trimmed, in plain spelling, in scratch (which is cleared first); false when it is longer
   than PLAIN_MAX bytes, and so no figure. */
bool plain_of(struct str s, struct buf *scratch);

#endif
