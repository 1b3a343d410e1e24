/*
 * DocBook, as antiword writes it of an old Word file: lines of text, and tables.
 *
 * A table tells of each row how wide its cells are, and of no cell that it is merged: the grid
 * is worked out from where cells end.  A cell that goes on with the one above is empty.
 */
#ifndef DOCBOOK_H
#define DOCBOOK_H

#include "str.h"

/* Write its records.  Counted are its characters; each end of a paragraph, cell or row is one.
   False when it is damaged or broken off; what stands before that was written. */
bool docbook_put(struct str xml, size_t *characters);

#endif
