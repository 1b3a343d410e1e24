/*
 * The reports that others are held against: those of --history, wherever they are kept, and
 * those of the stream so far, which are kept here.
 */
#ifndef HISTORY_PAST_H
#define HISTORY_PAST_H

#include "history_kept.h"

/* What is kept here of the stream, and of packed files, takes no more than this. */
enum { PAST_HELD_MIB = 10 };

struct past;

/* Open a file of CSV, a folder of them, or a database; NULL: nothing but the stream.  What
   cannot be read ends the program. */
struct past *past_open(const char *path);

/* What is called with each report that was asked for; good until it returns.  False: enough. */
typedef bool past_see(void *of, const struct kept *);

/* The reports of an agency on a year: the stream's first, the last first. */
void past_each(struct past *, const struct kept *, unsigned year, past_see *, void *of);

/* Those of a year and the regions from first to last: all, or those that count a region. */
void past_each_place(struct past *, unsigned first, unsigned last, unsigned year,
    bool aggregates, past_see *, void *of);

/* Keep a report of the stream; false when there is no room for more. */
bool past_keep(struct past *, const struct kept *);

void past_close(struct past *);

#endif
