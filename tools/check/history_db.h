/* A history in a database as pipelines/load makes it: its table `history` is asked for each
   report.  The one room that knows SQLite. */
#ifndef HISTORY_DB_H
#define HISTORY_DB_H

#include "history_kept.h"

struct history_db;

/* Does a file begin as a database does? */
bool history_db_is(const char *path);

/* Open it, for reading alone.  What fails here or later ends the program. */
struct history_db *history_db_open(const char *path);

/*
 * Ask, and then take the reports one by one: those of an agency in a year, the last first;
 * those of a year and the regions from `first` to `last`, as codes of six digits; of them,
 * those that count a whole region.  A question ends when another is asked, or after its last
 * report.
 */
void history_db_ask(struct history_db *, const struct kept *, unsigned year);
void history_db_ask_places(
    struct history_db *, unsigned first, unsigned last, unsigned year, bool aggregates);
bool history_db_next(struct history_db *, struct kept *);

void history_db_close(struct history_db *);

#endif
