/*
 * The lines of a document as they were set: how wide each is, how far indented, and where the
 * text was wrapped.  A Han character is two columns wide, as in a font of fixed width.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include "doc.h"

enum line_kind {
	LINE_OTHER, /* no line of text */
	LINE_BLANK,
	LINE_WORDS,
	LINE_APART, /* words set apart by tabs, bars or wide gaps: cells, columns side by side
		     */
	LINE_LONG /* far wider than any page */
};

struct line {
	struct str text; /* the TEXT of a text record, as it stands in it: escaped */
	unsigned long number; /* its LINE */
	unsigned short
	    edge; /* the column in which it ends; of LINE_WORDS and LINE_APART only */
	unsigned short indent;
	unsigned char kind;
	bool feed; /* a page begins with it */
	bool prose; /* it has a comma, or a bracket without its other one; a title or a link has
		       not */
	bool stops; /* it ends as a sentence or an announcement does: 。 ； ： */
	bool page; /* it is a page's, not the text's (page_lines.h) */
};

struct measure {
	struct line *line; /* one for each record of the document */
	size_t room;
	unsigned width; /* where the lines were wrapped; 0: they were not, or it is not clear */
	struct buf scratch;
};

void measure_take(struct measure *, const struct doc *);
void measure_free(struct measure *);

/* Does the line fill its width, so that the words that `next` begins with had no room left?  A
   paragraph's first line is narrower by its indent where text was copied without it. */
bool line_is_full(const struct measure *, const struct line *, struct str next);

/* The words of a line, trimmed, in scratch if they held escapes. */
struct str line_words(const struct line *, struct buf *scratch);

#endif
