/*
 * The words of a PDF and where they stand: what poppler's `pdftotext -bbox` says of it.  That
 * form is taken since every poppler of these years has it (-tsv came late), and since it says
 * of each word where it stands and nothing of what poppler makes of it: its blocks and lines
 * (-bbox-layout) tear tables apart.
 */
#ifndef PDF_WORDS_H
#define PDF_WORDS_H

#include "buf.h"
#include "child.h"

/* More words, pages, or bytes of text than any report has. */
#define PDF_WORDS ((size_t)1 << 17)
#define PDF_PAGES ((size_t)1 << 12)
#define PDF_TEXT ((size_t)8 << 20)

/* Points, from the page's upper left corner. */
struct box {
	double x0, y0, x1, y1;
};

struct pdf_word {
	struct box box;
	size_t at, n; /* its bytes in text */
	bool upright; /* its letters do not run downwards or upwards */
};

struct pdf_page {
	double width, height;
	size_t first, n; /* its words */
};

struct pdf_words {
	struct pdf_page *page;
	size_t pages, page_room;
	struct pdf_word *word;
	size_t words, word_room;
	struct buf text;
	bool full; /* there are more of them than PDF_WORDS, PDF_PAGES, PDF_TEXT */
	bool damaged; /* what pdftotext wrote is not what it should write */
};

/* Ask pdftotext.  said (of CHILD_SAID bytes): as child_run's. */
enum child_end pdf_words_read(struct pdf_words *, struct str pdf, char *said);
void pdf_words_free(struct pdf_words *);

struct str pdf_word_text(const struct pdf_words *, const struct pdf_word *);

#endif
