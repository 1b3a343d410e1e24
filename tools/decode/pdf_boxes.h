/*
 * From the lines of a table to its rows and columns, by where the words stand and by nothing
 * else: what is said is not looked at, but for what is a figure.
 *
 * A part is a stretch of lines with the same columns: heads, then rows.  Figures that stand
 * below each other are a column; figures side by side are a row.  What stands left of them is
 * labels, in one column or several; what stands above is heads.  Where that cannot be told
 * for sure, the part is left as it stands, in one cell, with the note `boxes_unclear`: a
 * figure in the wrong column is worse than none.
 */
#ifndef PDF_BOXES_H
#define PDF_BOXES_H

#include "pdf_lines.h"
#include "table.h"

enum {
	BOX_COLUMNS = 64, /* of figures, at most */
	BOX_ROWS = 1024, /* of a part */
	BOX_LABELS = 8, /* columns of labels, at most */
	LABEL_BYTES = 512, /* of one label, at most */
	OVER_LABELS = BOX_COLUMNS + 1 /* cols of a head that stands over labels */
};

struct span {
	double x0, x1;
};

/* A cell, or a line of one: words that stand together. */
struct piece {
	struct box box;
	size_t at, n; /* its text, in struct boxes */
	double em;
	unsigned long line;
	size_t col, cols; /* where it stands: columns of labels, or of figures */
	size_t row, rows; /* of a group's label: the rows that it spans */
	bool single; /* one Han character */
	bool alone; /* it does not go on with what stands above it */
};

struct pieces {
	struct piece *piece;
	size_t n, room;
};

/* A row of figures, or of a label alone. */
struct box_row {
	double y, em; /* the middle of its figures, and their size */
	unsigned long line;
	size_t first, cells; /* its figures in struct boxes; none for a label alone */
	size_t filled;
	size_t at, n; /* its label, in struct boxes; joined with blanks from pieces */
	size_t col; /* the column of labels that it begins in */
	bool labelled;
};

struct box_cell {
	size_t first, end; /* words; the same for an empty one */
};

struct boxes {
	const struct pdf_lines *lines;
	struct table table; /* as far as it is done */
	bool open; /* there is a table */
	size_t label; /* the last cell of a label with a number, counted from 1; 0 for none */
	size_t label_page;
	struct buf text, scratch;
	/* the part at hand */
	const struct pdf_line *line;
	size_t n; /* its lines */
	size_t *figure; /* its words that are figures */
	size_t figures, figure_room;
	struct span column[BOX_COLUMNS];
	size_t columns;
	struct box_row *row;
	size_t rows, row_room;
	struct box_cell *cell;
	size_t cells, cell_room;
	struct pieces heads, labels, groups;
	size_t label_columns;
	double heads_end; /* the foot of the heads */
	double labels_end; /* the right end of the labels */
	struct span before[BOX_COLUMNS]; /* the columns of the part before */
	size_t columns_before; /* 0 for none */
};

/* The lines of a table on one page, n > 0.  They go on with what was added before. */
void boxes_add(struct boxes *, const struct pdf_line *, size_t n);

/* Write what was added, and begin anew. */
void boxes_put(struct boxes *);
void boxes_free(struct boxes *);

/* The steps, each in its own file; false when the part is unclear. */
bool boxes_columns(struct boxes *);
bool boxes_heads(struct boxes *);
bool boxes_labels(struct boxes *);

/* Put rows that are the rest of a label with that label. */
void boxes_rests(struct boxes *);

/* Does a label begin with a number: 1., 一、 or （一）? */
bool box_is_numbered(struct str);

/* Add columns that have no figures, and see what stands in all of them. */
bool boxes_add_columns(struct boxes *, const struct span *, size_t n);

/* What they share. */
static inline double
box_middle(const struct box *b)
{
	return (b->y0 + b->y1) / 2;
}

/* How much of a and b is the same stretch of the line; 0 or less for none. */
static inline double
box_overlap(double a0, double a1, double b0, double b1)
{
	return (a1 < b1 ? a1 : b1) - (a0 > b0 ? a0 : b0);
}

/* Where words begin to be those of rows, not of heads. */
static inline double
boxes_rows_begin(const struct boxes *b)
{
	return b->row->y - 0.5 * b->row->em;
}

/* Is word i of a line a figure in a cell of its own? */
bool box_is_figure(struct boxes *, const struct pdf_line *, size_t i);

/* Add the words [first, end) of a line as a piece. */
void pieces_add(
    struct boxes *, struct pieces *, const struct pdf_line *, size_t first, size_t end);
void pieces_copy(struct pieces *, const struct piece *);

struct box_row *boxes_add_row(struct boxes *);

/* Do word i and the next one stand in one cell of heads or labels? */
bool box_goes_on(const struct boxes *, const struct pdf_line *, size_t i);

/* Put together pieces of one cell that stand below each other: in each column, those with less
   than `leading` of their own size between them, or single characters.  They are in order of
   column and height then. */
void pieces_stack(struct boxes *, struct pieces *, double leading);

#endif
