/*
 * The tables of a Word document while they are read: which stand inside which, which cells are
 * merged, and which are no tables but frames for a page's layout.
 *
 * Word says of a cell how many columns of the grid it takes (gridSpan) and that it goes on with
 * the one above (vMerge): from these the spans of struct table are made.  A column in which no
 * cell of the table begins is an artifact of the editor, and is taken out; so is one too narrow
 * for a character, when no cell stands in it alone.
 *
 * A table of one column is a frame: its words are lines of text.  Of tables inside each other,
 * the inner is the table, if it has two rows and two columns, and the words of the outer become
 * lines of text; else the words of the inner belong to the outer's cell.
 */
#ifndef DOCX_GRID_H
#define DOCX_GRID_H

#include "table.h"

/* What is written, in order, with the number of the paragraph. */
struct docx_lines {
	struct buf held; /* the last line: the next one decides what its tabs are */
	unsigned long number, count;
	bool any, tabs, after_tabs;
};

/* A line of text.  Tabs between words set columns where lines below each other have them;
   else each is written as a blank. */
void docx_line(struct docx_lines *, struct str, unsigned long number);

/* Lines that end with LF, of a paragraph. */
void docx_lines_put(struct docx_lines *, struct str, unsigned long number);

/* Write what is held. */
void docx_lines_flush(struct docx_lines *);

/* Tables inside each other that are kept apart; deeper ones are words of their cell. */
#define TABLES_NESTED 8

enum merge { MERGE_NONE, MERGE_RESTART, MERGE_CONTINUE };

/* The cell of a table that column `col` of its last row belongs to, if cells below may go on
   with it. */
struct owner {
	size_t cell, row; /* row counts from 1 */
	unsigned cols;
};

struct nest {
	struct table table;
	struct buf cell; /* the words of the open cell */
	struct owner *owner;
	size_t owners, owned; /* owned: those that the table used */
	unsigned long *grid; /* where each column of the grid ends */
	size_t grid_columns;
	unsigned *at; /* the column where each cell of the table begins */
	size_t at_room;
	size_t col, widest, entries; /* of the open row */
	unsigned cols; /* of the open cell */
	enum merge down, across;
	bool gone; /* the open cell was deleted */
	bool in_row, in_cell;
	bool dropped; /* the open row was deleted */
	bool frame; /* its words are lines of text, from here on */
	bool full, covered;
};

struct docx_grid {
	struct docx_lines lines;
	struct nest nest[TABLES_NESTED];
	size_t depth; /* tables that are open */
	size_t beyond; /* those of them that are too deep */
	size_t cells, text; /* what all of them hold */
	bool words; /* some were given */
};

/* number: of the first paragraph in it. */
void docx_grid_table(struct docx_grid *, unsigned long number);
void docx_grid_row(struct docx_grid *, unsigned long number);

/* The next column of the grid of the table that was just opened, so many twentieths of a point
   wide. */
void docx_grid_column(struct docx_grid *, unsigned width);

/* Of the open row: it begins so many columns to the right; it was deleted. */
void docx_grid_indent(struct docx_grid *, unsigned cols);
void docx_grid_drop(struct docx_grid *);

/* The document broke off: the rows that are open are left out, whatever they held. */
void docx_grid_break_off(struct docx_grid *);

/* False: the cell's row was deleted. */
bool docx_grid_cell(struct docx_grid *);
struct nest *docx_grid_open_cell(struct docx_grid *); /* NULL outside of any */

/* A paragraph: of the open cell, or a line of its own. */
void docx_grid_words(struct docx_grid *, struct str, unsigned long number);

void docx_grid_cell_end(struct docx_grid *);
void docx_grid_row_end(struct docx_grid *);
void docx_grid_table_end(struct docx_grid *);

void docx_grid_free(struct docx_grid *);

#endif
