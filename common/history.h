/*
 * The table `history` of columns.tsv: a row for each report, with the figures that later
 * reports are held against, in columns TABLE_ROW_COL, and what tells whether two reports have
 * the same figures.  ogi-emit writes it; ogi-check reads it, and makes the same of what else it
 * is given.
 */
#ifndef HISTORY_H
#define HISTORY_H

#include <stddef.h>

#include "place.h"

enum { HISTORY_FIGURES = 64 };

/* Of all figures of a report: how many are not 0, and a digest of them, which does not know
   their order.  Two reports with other figures have the same digest once in 2^64. */
struct history_sum {
	uint64_t digest;
	unsigned long figures;
};

/* Take in the figure of a fact in the state number or inferred, as its record has it, and its
   place, NULL for one that no form has. */
void history_add(struct history_sum *, const struct place *, struct str table, struct str row,
    struct str col, struct str value);

enum { HISTORY_DIGEST = 16 };

/* The digest in hexadecimal digits, HISTORY_DIGEST of them and a NUL. */
void history_digest(const struct history_sum *, char digits[HISTORY_DIGEST + 1]);

/* The number of the column that keeps a place's figure; -1 when none does. */
int history_slot(int table, int row, int col);

/* The place and the name of column i; false past the last. */
bool history_place(size_t i, struct place *);
const char *history_column(size_t i);

#endif
