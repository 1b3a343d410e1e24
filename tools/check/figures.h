/*
 * The figures of one document, each at its place, for the rules to be applied to.
 */
#ifndef FIGURES_H
#define FIGURES_H

#include "dec.h"
#include "set.h"

struct figure {
	enum {
		FIGURE_MISSING, /* the document lacks the cell */
		FIGURE_NONE, /* blank, n/a, text: the cell stands there, no figure does */
		FIGURE_NUMBER
	} kind;
	unsigned long line;
	struct dec value;
};

/* What is there of a table: rows and columns as sets. */
struct extent {
	struct set rows, cols; /* with a cell */
	struct set figure_rows, figure_cols; /* with a figure */
	int schema; /* -1: not known */
};

struct figures {
	struct figure at[PLACE_TABLES][PLACE_ROWS][PLACE_COLS];
	struct extent extent[PLACE_TABLES];
};

void figures_clear(struct figures *);

/* Take in a `fact` record.  Of two facts at one place, the first counts; local sub-rows and
   what no form knows are left out, and so is a malformed record. */
void figures_add(struct figures *, struct str record);

#endif
