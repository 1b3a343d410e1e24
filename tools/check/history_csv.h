/*
 * A history of CSV files: tables `history` or `facts`, as ogi-emit(1) writes them.  They are
 * read once, for where each report stands; a report is read again when it is asked for.  Of
 * packed files, which cannot be read in the middle, the reports are handed over as they come.
 */
#ifndef HISTORY_CSV_H
#define HISTORY_CSV_H

#include "history_index.h"

struct history_csv;

/* What is given a report of a packed file; good until it returns.  gathered: it was put
   together from facts, and the file must not have it twice. */
typedef void history_give(void *of, const struct kept *, bool gathered);

struct history_csv *history_csv_new(void);

/* Read a file: give its reports when it is packed, else enter them.  Ends the program when it
   cannot be read or is neither table; says which rows are left out. */
void history_csv_add(struct history_csv *, const char *path, history_give *, void *of);

/* The reports that do not count a whole region, and those that do. */
const struct index *history_csv_index(const struct history_csv *);
const struct index *history_csv_aggregates(const struct history_csv *);

/* Read the report that an index says is there; false when it is none any more. */
bool history_csv_get(struct history_csv *, uint64_t at, struct kept *);

/* The end of the program: the rows of a document are not together in a file. */
_Noreturn void history_csv_torn(const char *path, const struct kept *);

void history_csv_free(struct history_csv *);

#endif
