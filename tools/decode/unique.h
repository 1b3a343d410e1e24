/*
 * Names that are given once.  The second document of a name, and each that follows, is named
 * NAME#2, NAME#3 and so on, by the first number that no other has, so that the same file gives
 * the same names.
 *
 *	struct unique names = { 0 };
 *
 *	n = unique_name(&names, &name);
 *	unique_free(&names);
 */
#ifndef UNIQUE_H
#define UNIQUE_H

#include "buf.h"

struct unique {
	struct unique_slot *slot; /* a hash table of what was given */
	size_t room, n;
	unsigned long last; /* number given, when no more names are kept */
};

/* Make a name unique; its number: 1 as long as it stays as it is.  So many names are kept, by
   their hashes alone; a new one beyond them is numbered, too, as it may not be the first. */
unsigned long unique_name(struct unique *, struct buf *name);

void unique_free(struct unique *);

#endif
