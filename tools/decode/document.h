/*
 * One document: its bytes, and its frame in the stream.  What cannot be read becomes a frame
 * with a note that says why; it never becomes a hole.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "buf.h"

struct document {
	size_t max_size;
	const char *max_said; /* max_size as the user put it */
	struct buf bytes; /* the file, whole; used again for the next one */
};

/* Write the frame of what fd gives; id is its path or name.  asked: the user named it, so
   that a failure to read it is the system's (status 3). */
void document_read(struct document *, struct str id, int fd, bool asked);

/* Write the frame of a document that was not read, with the note `unreadable`, and say so: what
   went wrong, and the system's reason unless error is 0. */
void document_unreadable(struct str id, bool asked, const char *what, int error);

#endif
