/*
 * One sheet of a spreadsheet: its cells, gathered while its XML is read, and put as a table.
 * Rows and columns that are hidden are left out, and so are rows without words.
 */
#ifndef SHEET_H
#define SHEET_H

#include "buf.h"
#include "markup.h"
#include "table.h"

/* What is held of a workbook at most; many times what any report has. */
enum { SHEET_CELLS = 1 << 18, SHEET_TEXT = 1 << 23 };

/* A run of texts: the strings that cells share, or the cells' own. */
struct strings {
	struct buf text;
	size_t *end; /* where each ends */
	size_t n, room;
	bool full; /* there are more than are held */
};

struct sheet_cell {
	unsigned row, col;
	size_t at, n; /* its words, in struct sheet */
};

struct sheet_merge {
	unsigned row, col, last_row, last_col;
};

struct sheet {
	const struct strings *shared;
	const struct strings
	    *formats; /* of cells: "d" for dates, "s" for what is shown scaled */
	struct buf text;
	struct sheet_cell *cell;
	size_t cells, cell_room;
	struct sheet_merge *merge;
	size_t merges, merge_room;
	bool *hidden; /* for each column of a spreadsheet; NULL before the first that is */
	size_t hides; /* times that columns were said to be */
	struct table table;
	/* what is to be noted */
	bool full, lost, hid, empty_formula, covered;
	unsigned date, scaled; /* the first row with one; 0 for none */
	/* the cell that is read */
	unsigned row, col;
	bool row_hidden, in_cell, in_value, formula, reading;
	enum { SHEET_NUMBER, SHEET_SHARED, SHEET_INLINE, SHEET_FLAG } kind;
	size_t from;
};

/* Set up a parser to read a sheet; what was there before is dropped. */
void sheet_markup(struct sheet *, struct markup *);

/* The sheet broke off: its last row is left out, since half a figure is a wrong one. */
void sheet_break_off(struct sheet *);

/* Write the table, and what is to be noted. */
void sheet_put(struct sheet *);

void sheet_free(struct sheet *);

void strings_add(struct strings *, struct str);
struct str strings_get(const struct strings *, size_t i);
void strings_free(struct strings *);

#endif
