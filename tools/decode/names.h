/* A list of names, from a file: one a line, or with a NUL after each, as find -print0 writes
   them. */
#ifndef NAMES_H
#define NAMES_H

#include "document.h"

/* Every document of every file and folder that the list names.  Empty
   names are passed over.  found: they were found, not asked for, and each document is to say
   which it is from, the first being 1. */
void names_walk(struct document *, const char *list, bool nul, bool found);

#endif
