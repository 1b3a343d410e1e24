/*
 * What is kept of a report, for others to be held against: whose it is, and the figures that
 * the table `history` has columns for.
 */
#ifndef HISTORY_REPORT_H
#define HISTORY_REPORT_H

#include "buf.h"
#include "dec.h"
#include "history.h"

struct report {
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
void report_begin(struct report *, struct str doc, struct str region, struct str agency,
    struct str aggregate, unsigned year);

void report_copy(struct report *, const struct report *from);

/* Take in a fact; of two at one place the first counts. */
void report_fact(struct report *, struct str table, struct str row, struct str col,
    struct str state, struct str value);

/* Take in the figure of a column; an empty one is none. */
void report_figure(struct report *, size_t slot, struct str value);

/* Take in what stands for all figures: how many are not 0, and their digest. */
void report_sum(struct report *, struct str figures, struct str digest);

/* Is it a report of this agency and year? */
bool report_is(const struct report *, const struct report *of, unsigned year);

/* Add a report to a store as bytes, and read it from there. */
void report_pack(struct buf *, const struct report *);
void report_unpack(struct str packed, struct report *);

void report_free(struct report *);

/* A year as the tables and the stream have it; 0 when it is none. */
unsigned report_year(struct str);

/* The code of a region, of six digits; 0 when it is none. */
unsigned report_region(struct str);

#endif
