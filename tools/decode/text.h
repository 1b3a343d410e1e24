/* UTF-8 text, as records of the stream. */
#ifndef TEXT_H
#define TEXT_H

#include "str.h"

/* What stands in a run of bytes. */
struct survey {
	size_t good; /* characters outside ASCII; counted when bytes are bad, else 0 */
	size_t bad; /* runs of bytes that are no UTF-8; each becomes one U+FFFD */
	size_t first; /* where the first bad one stands */
	bool cut; /* the last character is not whole; it is not among the bad ones */
};

struct survey text_survey(struct str);

/* The number of the line in which byte `at` stands, from 1. */
unsigned long text_line_at(struct str, size_t at);

/* The `text` records of a text that comes piece by piece.  Zero-filled is ready. */
struct text {
	unsigned long lines; /* begun so far */
	bool open, cr; /* the last one is; what came last was its CR */
};

/* The next piece, valid UTF-8, cut anywhere between characters: a record for every line.  LF,
   CR LF and CR end a line. */
void text_put(struct text *, struct str piece);

/* The end; a last line need not end. */
void text_end(struct text *);

/* A field, escaped, with U+FFFD for what is no UTF-8; of any length, in little memory. */
void text_field(struct str);

#endif
