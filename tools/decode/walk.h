/*
 * From a name to documents.  A file is one; a folder is all files in it and below, in the
 * byte order of their paths.  In a folder, names that begin with a dot are left out; a link
 * to a file is followed, a link to a folder is not, so that every walk ends.
 */
#ifndef WALK_H
#define WALK_H

#include "document.h"

/* Every document of a file or folder that the user named. */
void walk(struct document *, struct str name);

/* The same of one that was found in a folder before: what cannot be read is a note, as it is
   when the folder is walked. */
void walk_found(struct document *, struct str name);

#endif
