/*
 * Text of any charset as UTF-8, piece by piece.  The one room that knows iconv.
 *
 *	recode_open(&r, encoding, bytes);
 *	while (recode_next(&r, &piece))
 *		...
 *	recode_free(&r);
 *
 * Zero-filled is ready; opened again, it keeps its memory.  iconv's descriptors are kept, one a
 * charset, so one recode at a time may be under way.
 */
#ifndef RECODE_H
#define RECODE_H

#include "buf.h"
#include "encoding.h"

/* The most bytes of a piece. */
enum { RECODE_PIECE = 1 << 16 };

struct recode {
	/* Set after recode_open, if so: every byte is known to be good UTF-8; the text goes on
	   behind the bytes, and an unfinished character at their end is left out. */
	bool valid, part;
	size_t at; /* the bytes that the pieces so far were made from */
	size_t bad; /* bad sequences among them; each became one U+FFFD */
	size_t first; /* where the first bad one stands */
	bool cut; /* the bytes end inside a character; that became U+FFFD, and is not bad */
	/* the rest is recode.c's */
	const struct encoding *encoding;
	struct str bytes;
	struct buf out;
	void *iconv;
};

/* The bytes stay where they are.  A charset that iconv lacks ends the program. */
void recode_open(struct recode *, const struct encoding *, struct str bytes);

/* The next piece of valid UTF-8, cut between characters: good until the next call, and in the
   bytes themselves where they are good UTF-8.  What is bad becomes one U+FFFD for as many bytes
   as the WHATWG's Encoding Standard gives up: an ASCII byte behind a bad one is kept.  False at
   the end. */
bool recode_next(struct recode *, struct str *piece);

void recode_free(struct recode *);

#endif
