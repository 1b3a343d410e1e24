/*
 * A table on its way from markup to `table` and `row` records, its spans resolved: a place
 * that a merged cell covers gets its mark.
 *
 *	table_open(&t, line);
 *	table_row(&t, line);
 *	table_cell(&t, str_of("规章"), 1, 2);
 *	...
 *	table_put(&t, "markup");
 *
 * Spans are as hostile as the rest: a colspan counts for COLSPAN_MAX at most, a rowspan ends
 * with the table, and a table of more than TABLE_PLACES places is cut off with the note
 * `spans_cut`.
 */
#ifndef TABLE_H
#define TABLE_H

#include "buf.h"

#define COLSPAN_MAX 1000
#define TABLE_PLACES ((size_t)1 << 20)

struct table_cell {
	size_t at, n; /* its text, in struct table */
	unsigned cols, rows;
};

struct table_row {
	size_t first, n; /* its cells */
	unsigned long line;
};

struct table {
	unsigned long line;
	struct buf text;
	struct table_cell *cell;
	size_t cells, cell_room;
	struct table_row *row;
	size_t rows, row_room;
	/* the rest is table.c's */
	struct table_place *place;
	size_t places;
	bool cut;
};

/* Empty it, for a table that begins on that line. */
void table_open(struct table *, unsigned long line);
void table_row(struct table *, unsigned long line);

/* A cell of the last row, which is opened when there is none; a span of 0 counts as 1.  The
   text is copied. */
void table_cell(struct table *, struct str text, unsigned cols, unsigned rows);

/* Put other words into cell i. */
void table_reword(struct table *, size_t i, struct str text);

/* Write it; nothing for a table without cells. */
void table_put(struct table *, const char *shape);

void table_free(struct table *);

#endif
