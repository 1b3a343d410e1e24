/*
 * One document: its bytes, and its frame in the stream.  What cannot be read becomes a frame
 * with a note that says why; it never becomes a hole.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "buf.h"
#include "input.h"
#include "source.h"

struct document {
	size_t max_size;
	const char *max_said; /* max_size as the user put it */
	const struct format *format; /* --format, or NULL */
	struct buf bytes; /* the document, whole; used again for the next one */
	struct input_file file; /* the one that is open; its memory is used again, too */
	unsigned long from; /* each frame says by a `from` record that it is of that name of a
			       list; 0: it does not */
	unsigned long
	    number; /* how many of the file's documents had the name of the next one: its
		       frame says so when they are more than one, itself among them */
};

void document_free(struct document *);

/* Write the frame of what stands in the input, as `about` says (its bytes are not looked at).
   False when the input cannot be read to its end: then nothing is written. */
bool document_put(struct document *, const struct source *about, struct input *);

/* Write the frame of a document that was not read: that it is too large; why in general; the
   note `unreadable`, what went wrong, and the system's reason unless error is 0.  Say so, too.
   asked: the user named it, so that a failure to read it is the system's (status 3). */
void document_too_large(const struct document *, struct str id);
void document_fault(const struct document *, struct str id, const struct fault *);
void document_unreadable(
    const struct document *, struct str id, bool asked, const char *what, int error);

#endif
