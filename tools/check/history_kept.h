/*
 * What is kept of a report, for others to be held against: whose it is, and the figures that
 * the table `history` has columns for.
 */
#ifndef HISTORY_KEPT_H
#define HISTORY_KEPT_H

#include "buf.h"
#include "dec.h"
#include "history.h"

struct kept {
	struct str doc, region, agency; /* in plain text */
	struct str aggregate; /* the words that say that it counts a whole region; or empty */
	unsigned year;
	bool summed; /* sum is known */
	struct history_sum sum;
	bool stands[HISTORY_FIGURES]; /* the cell does, with a figure or without */
	bool known[HISTORY_FIGURES];
	struct dec value[HISTORY_FIGURES];
	/* the rest is history_report.c's */
	struct buf text;
};

/* Begin a report that has no figure yet; the strings are copied. */
void kept_begin(struct kept *, struct str doc, struct str region, struct str agency,
    struct str aggregate, unsigned year);

void kept_copy(struct kept *, const struct kept *from);

/* Take in a fact, with its place, NULL for one that no form has; of two at one place the first
   counts. */
void kept_fact(struct kept *, struct str table, struct str row, struct str col,
    struct str state, struct str value, const struct place *);

/* Take in the figure of a column; an empty one is none. */
void kept_figure(struct kept *, size_t slot, struct str value);

/* Take in what stands for all figures: how many are not 0, and their digest. */
void kept_sum(struct kept *, struct str figures, struct str digest);

/* Is it a report of this agency and year? */
bool kept_is(const struct kept *, const struct kept *of, unsigned year);

/* Add a report to a store as bytes, and read it from there. */
void kept_pack(struct buf *, const struct kept *);
void kept_unpack(struct str packed, struct kept *);

void kept_free(struct kept *);

/* A year as the tables and the stream have it; 0 when it is none. */
unsigned kept_year(struct str);

/* The code of a region, of six digits; 0 when it is none. */
unsigned kept_region(struct str);

#endif
