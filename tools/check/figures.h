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
		FIGURE_BLANK, /* from here on, the cell stands there, but no figure does */
		FIGURE_NA,
		FIGURE_TEXT,
		FIGURE_UNREAD, /* a number that is none, or does not fit */
		FIGURE_NUMBER
	} kind;
	int schema; /* of its block; -1: not known */
	unsigned long line;
	struct dec value;
};

/* What is there of a table: rows and columns as sets. */
struct extent {
	struct set rows, cols; /* with a cell */
	struct set figure_rows, figure_cols; /* with a figure */
	int schema; /* -1: not known */
};

/* A `fact` record, split, and its place. */
enum {
	FACT_LINE = 1,
	FACT_TABLE,
	FACT_ROW,
	FACT_COL,
	FACT_VALUE,
	FACT_UNIT,
	FACT_STATE,
	FACT_RAW,
	FACT_SCHEMA,
	FACT_FIELDS
};

struct fact {
	struct str field[FACT_FIELDS + 1];
	size_t n; /* how many stood there */
	struct place place;
	bool placed; /* a form has the place */
};

void fact_read(struct fact *, struct str record);

struct figures {
	struct figure at[PLACE_TABLES][PLACE_ROWS][PLACE_COLS];
	struct extent extent[PLACE_TABLES];
};

void figures_clear(struct figures *);

/* Take in a fact.  Of two facts at one place, the first counts; local sub-rows and what no form
   knows are left out, and so is a malformed record. */
void figures_add(struct figures *, const struct fact *);

/* The rows or columns that belong to a table: of the document's form, or with a cell. */
struct set figures_rows(const struct figures *, int table);
struct set figures_cols(const struct figures *, int table);

#endif
