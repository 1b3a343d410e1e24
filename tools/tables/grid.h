/*
 * A table as a grid: rows of cells, before anybody knows what it says.  Texts are borrowed
 * from the document or from the grid's own store, and live as long as the document.
 */
#ifndef GRID_H
#define GRID_H

#include "buf.h"

enum cell_kind {
	CELL_TEXT, /* words: a label, a head, prose */
	CELL_VALUE, /* a figure, or a mark that stands for one */
	CELL_EMPTY, /* a cell that stands there, empty */
	CELL_FILLER, /* an empty cell that a scraper put anywhere in its row: its place says
			nothing */
	CELL_COVERED, /* rows from markup: a place under a merged cell of a row above */
	CELL_SPANNED /* the same: a place that the cell to the left takes as well */
};

enum shape {
	SHAPE_TAB, /* a row a line, tabs between */
	SHAPE_TABBED, /* a cell a line, behind a tab; a blank line ends a row */
	SHAPE_LINES, /* a cell a line, bare; or text columns set by blanks (layout) */
	SHAPE_PIPE, /* a row a line, pipes between or at the end */
	SHAPE_PIPES, /* a cell a line, ended by a pipe: rows are not told apart */
	SHAPE_MARKDOWN, /* a row a line between pipes, with a rule under the head */
	SHAPE_MARKUP /* rows given as such */
};

struct cell {
	struct str text; /* trimmed; line breaks inside are \n */
	unsigned long line;
	enum cell_kind kind;
	size_t col, span; /* the first of the columns that it takes, and how many */
	size_t owner; /* of CELL_COVERED and CELL_SPANNED: the cell that takes the place */
	bool shared; /* a value that a row below, with a label of its own, has part in */
};

struct row {
	size_t first, n; /* its cells */
	unsigned long line;
};

/* More cells than any report has: a table of more is none. */
#define CELLS_MAX ((size_t)1 << 20)

struct grid {
	enum shape shape;
	bool full; /* CELLS_MAX was reached, and the rest left out */
	struct cell *cell;
	size_t cells, cell_room;
	struct row *row;
	size_t rows, row_room;
	struct buf scratch;
	struct buf store; /* what joined texts stand in; its room is set once a document */
};

/* Can the cells of a row be told from those of the next by the rows alone? */
static inline bool
shape_has_rows(enum shape shape)
{
	return shape != SHAPE_LINES && shape != SHAPE_PIPES;
}

/* The name of a shape in the stream. */
const char *shape_name(enum shape);

/* Empty the grid, for the next table; what the store holds stays. */
void grid_clear(struct grid *, enum shape);
void grid_free(struct grid *);

/* Open a row; cells go into the last one opened. */
void grid_row(struct grid *, unsigned long line);
struct cell *grid_cell(struct grid *, struct str text, unsigned long line);

/* A place that the cell above it in the row before, or the one to its left, takes as well. */
void grid_covered(struct grid *, unsigned long line);
void grid_spanned(struct grid *, unsigned long line);

/* Take out the columns in which no row has anything; there may be no merged cells. */
void grid_close_up(struct grid *);

/* The last row is whole: values that reach into it from above are shared if it has words. */
void grid_row_end(struct grid *);

/* Add text to the last cell, on a line of its own. */
void grid_continue(struct grid *, struct str text);

/* What a text is by itself: a value, words, or nothing. */
enum cell_kind cell_kind_of(struct str text, struct buf *scratch);

/* Is there a digit in the text, as printed: ASCII or full-width? */
bool has_digit(struct str text);

/* Does the text stand where a figure could: digits with a sign, marks or a unit, or one of the
   marks for "not applicable"? */
bool is_value(struct str text, struct buf *scratch);

#endif
