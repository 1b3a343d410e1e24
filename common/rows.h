/*
 * CSV, as RFC 4180 has it, cell by cell into a buf.  A cell is quoted only where it must be:
 * it holds a comma, a quote, CR or LF, or begins or ends with a blank.  The one room that
 * knows libcsv.
 *
 *	rows_text(&rows, str_of("a,b"));
 *	rows_count(&rows, 7);
 *	rows_end(&rows);		"a,b",7
 */
#ifndef ROWS_H
#define ROWS_H

#include "buf.h"

struct rows {
	struct buf held; /* what was made; the owner writes it and clears it */
	bool crlf; /* a line ends with CR LF */
	bool guard; /* a cell that a spreadsheet would take for a formula gets a ' before it */
};

/* The next cells of the row, from as many fields of the stream with tabs between them, when
   each is a cell as it stands, as most are.  False, and nothing is made, when one holds an
   escape or needs quotes, or may: there are several, and a blank somewhere; and where formulas
   are guarded. */
bool rows_bare(struct rows *, struct str fields);

/* The next cell of the row.  Any bytes, NULs included. */
void rows_text(struct rows *, struct str);

/* The same for a column of numbers: a plain number (-76) is never guarded. */
void rows_number(struct rows *, struct str);
void rows_count(struct rows *, unsigned long);

/* Cells that were made before, in another struct rows, and not ended. */
void rows_again(struct rows *, const struct rows *cells);

/* End the row, which has one cell at least. */
void rows_end(struct rows *);

/*
 * The other way round: the cells of a text, in order, and after the last of each row the number
 * of the line where it began.  Empty lines are no rows.  False when the text ends inside a
 * quoted cell, or has quotes where none may stand; what comes before was given.
 */
struct rows_reader {
	void (*cell)(void *of, struct str); /* good until it returns */
	void (*row)(void *of, unsigned long line);
	void *of;
	char between; /* what stands between cells; NUL for a comma */
	/* the rest is rows.c's */
	unsigned long line, begun;
};

bool rows_read(struct rows_reader *, struct str text);

/* The cells of one row, which stands without its line's end: how many it has, of which max are
   given, in scratch or in the row itself; 0 when its quotes are wrong. */
size_t rows_split(struct str row, struct str *cells, size_t max, struct buf *scratch);

/* Is it a plain number: digits, a point and digits if need be, a minus before them? */
bool rows_plain_number(struct str);

#endif
