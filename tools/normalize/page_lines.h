/*
 * What stands on every page and is no part of the text: page numbers, running heads and feet.
 *
 * A page's number counts as one where marks set it off (- 3 -, 第 3 页), or where it stands at
 * a form feed and goes up with the pages, or is the page's own below a line of text; in wrapped
 * text without form feeds, where three or more go up by one with a page's worth of text between
 * them.  Any other lone figure is a figure.  A running head or foot stands beside a page's
 * number or a form feed, and says the same on three pages, but for a number that goes up with
 * them.
 */
#ifndef PAGE_LINES_H
#define PAGE_LINES_H

#include "measure.h"

struct page_lines {
	size_t n; /* how many were found */
	unsigned long first; /* the LINE of the first */
};

/* Mark them in the lines of a document that was measured. */
void page_lines_mark(struct measure *, const struct doc *, struct page_lines *);

#endif
