/*
 * The text records of a document, and what its patterns are matched against.
 *
 * A twin is a copy in simplified script with the same bytes at the same offsets, so that what
 * matches in the twin can be cut out of the text as printed.
 */
#ifndef TEXT_H
#define TEXT_H

#include "doc.h"

struct line {
	size_t entry;
	struct str text; /* trimmed, still escaped */
};

/* The TEXT of a text record, untrimmed, still escaped. */
struct str text_of(const struct doc *, size_t entry);

/* The LINE of a record. */
unsigned long number_of(const struct doc *, size_t entry);

/* The first text record from `from` on that is not blank; false when there is none before
   `end`. */
bool line_next(const struct doc *, size_t from, size_t end, struct line *);

/* Does an escaped text hold a tab? */
bool has_tab(struct str);

/* Add s to out in simplified script, byte for byte in place. */
void twin_add(struct buf *out, struct str s);

/* Add s without white space (between ASCII letters it stays, as one blank) and without the
   readings that some pages put behind characters. */
void compact_add(struct buf *out, struct str s);

/* At most n bytes of s, cut between characters. */
struct str str_limit(struct str s, size_t n);

/* The bytes of white space at the start of s. */
size_t lead(struct str s);

/* Count which script the document is written in: true when it is traditional. */
bool is_traditional(const struct doc *);

#endif
