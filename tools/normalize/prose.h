/*
 * The running text of a document, paragraph by paragraph: the lines of one that was wrapped are
 * joined, across the end of a page too; page numbers, running heads and feet are left out.
 *
 *	prose_open(&prose, doc);
 *	for (i = 0; i < doc->n;)
 *		if (doc->entry[i].tag == TAG_TEXT)
 *			i = prose_take(&prose, doc, i, &passage);
 *	prose_close(&prose);
 *
 * A line goes on in the next one if it fills the width at which the document was wrapped, and
 * the next begins neither with a number of a list nor with an indent of its own.  Where it ends
 * as a sentence does, the next one has to stand to the left of the paragraph's first.  A
 * document has such a width when most of its longer lines end in the same column; without one,
 * and in a PDF, whose lines ogi-decode joined, every line is a paragraph.  When in doubt, a
 *line is not joined: half a sentence can be seen, a figure made of two cannot.
 */
#ifndef PROSE_H
#define PROSE_H

#include "page_lines.h"

/* A paragraph ends when it would be longer, in bytes; a line of its own may be of any length.
 */
enum { PASSAGE_MAX = 65536 };

struct passage_line {
	size_t at; /* where it begins in the text */
	unsigned long line;
};

struct passage {
	struct str text; /* unescaped, its lines joined, without blanks at either end; borrowed
			    until the next call */
	unsigned long line; /* where it begins in the source */
	const struct passage_line *lines; /* where each line begins; the same */
	size_t n; /* of lines: 0 for what is a page's and no text.  1: the record may pass as
		     it is */
};

struct prose {
	struct measure measure;
	struct page_lines pages;
	struct buf text, scratch;
	struct passage_line *line;
	size_t lines, room;
};

/* Look at a document, before its first paragraph is taken. */
void prose_open(struct prose *, const struct doc *);

/* Take the paragraph that begins at record i (a `text` record) of doc; returns the index of the
   record after its last.  An empty line is an empty paragraph.  Writes the note
   `figure_wrapped` where a line ends, and the next one begins, with a digit. */
size_t prose_take(struct prose *, const struct doc *, size_t i, struct passage *);

/* The line of the source on which byte `at` of the paragraph stands. */
unsigned long prose_line(const struct passage *, size_t at);

/* Write the note of what was left out. */
void prose_close(const struct prose *);

void prose_free(struct prose *);

#endif
