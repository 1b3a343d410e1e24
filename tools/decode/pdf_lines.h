/*
 * The words of a PDF as lines, page by page, from top to bottom and left to right, without what
 * stands on every page: its number, running heads and feet.
 */
#ifndef PDF_LINES_H
#define PDF_LINES_H

#include "pdf_words.h"

enum pdf_line_kind {
	PDF_PLAIN, /* words with no wide gap between them */
	PDF_APART, /* words set wide apart: cells, perhaps */
	PDF_TURNED, /* a word that runs down the page */
	PDF_FURNITURE, /* a page number, a running head */
};

struct pdf_line {
	enum pdf_line_kind kind;
	size_t page;
	size_t first, n; /* its words, in struct pdf_words, from left to right */
	struct box box;
	double em; /* the width of a Han character in it, or nearly so */
	unsigned long number; /* counted over all pages, from 1 */
	size_t band; /* of pdf_bands_mark: the table that it is a line of; 0 for none */
};

struct pdf_lines {
	struct pdf_words words;
	struct pdf_line *line;
	size_t n, room;
	struct buf scratch;
};

/* Lines of words, whose order they change.  Their kinds are set, PDF_FURNITURE among them. */
void pdf_lines_take(struct pdf_lines *);
void pdf_lines_free(struct pdf_lines *);

/* A figure, or a mark for none: 12, 1,204, 36.4万元, -, /. */
bool pdf_is_figure(struct str, struct buf *scratch);

/* Does word i of a line stand alone, as a figure in its cell does: no letter beside it? */
bool pdf_stands_alone(const struct pdf_lines *, const struct pdf_line *, size_t i);

/* Add the words [i, end) as running text: no blank between Han characters, one where the page
   has one between others. */
void pdf_add_text(const struct pdf_lines *, size_t i, size_t end, struct buf *to);

/* Add a line of words to those before it: a line break is a blank between Latin letters. */
void pdf_join(struct buf *to, struct str line);

/* The width of a blank between words i and i + 1 of a line. */
double pdf_gap(const struct pdf_lines *, size_t i);

/* The end of the words from i on, before `end`, that no gap as wide as `wide` parts. */
size_t pdf_piece(const struct pdf_lines *, size_t i, size_t end, double wide);

#endif
