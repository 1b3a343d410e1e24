/*
 * From lines to grids: which lines of a document are a table, how its cells are told apart,
 * and what stands in each.
 */
#ifndef SHAPE_H
#define SHAPE_H

#include "doc.h"
#include "grid.h"

struct line {
	struct str text; /* unescaped */
	unsigned long number; /* LINE of its record */
	size_t entry; /* of the document */
	enum {
		LINE_BLANK,
		LINE_PLAIN,
		LINE_TAB, /* holds a tab */
		LINE_PIPE, /* holds a pipe */
		LINE_PAGE, /* a page number: no part of a table, no end of one either */
		LINE_OTHER /* no text record: ends a table */
	} kind;
};

struct lines {
	struct line *line;
	size_t n, room;
	struct buf store, key;
	size_t tried; /* up to here, no bare table begins */
	bool bare; /* a bare table was taken */
};

/* Take the lines of a document, from entry `from` on. */
void lines_take(struct lines *, const struct doc *);
void lines_free(struct lines *);

/* The table that begins at line i, into grid (cleared first): returns the line after its
   last one, or i when no table begins there. */
size_t shape_take(struct lines *, size_t i, struct grid *);

/* The shapes, each as shape_take; they stand in shape_tab.c, shape_pipe.c, shape_lines.c. */
size_t shape_tab(const struct lines *, size_t i, struct grid *);
size_t shape_pipe(const struct lines *, size_t i, struct grid *);
size_t shape_lines(struct lines *, size_t i, struct grid *);

/* The next line at or after i that is neither blank nor a page number; lines->n at the end. */
size_t lines_next(const struct lines *, size_t i);

/* Is every cell of this row a run of dashes, as under the head of a Markdown table? */
bool is_rule(struct str line);

#endif
