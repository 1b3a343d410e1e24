/*
 * The content of a document, as records: its format is told from the bytes, and the reader of
 * that format writes what it holds.  What no reader takes is rejected, with a way to go on.
 */
#ifndef CONTENT_H
#define CONTENT_H

#include "source.h"

/* Every record between a document's `doc` and its `end`, but for the hash and the size. */
void content_put(const struct source *);

#endif
