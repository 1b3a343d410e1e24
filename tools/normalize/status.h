/*
 * How much of its statutory tables a document gives: complete, partial, empty, absent; and
 * the forms that they have.  Filled in two passes: status_vote for every cell, then
 * status_fill, when the document's schema is known.
 */
#ifndef STATUS_H
#define STATUS_H

#include "place.h"
#include "value.h"

struct status {
	bool found[PLACE_TABLES];
	int form[PLACE_TABLES]; /* what is known of its form without its cells: schema + 1 */
	size_t told[PLACE_TABLES]; /* facts that are not blank, those that no form has too */
	unsigned char seen[PLACE_TABLES][PLACE_ROWS][PLACE_COLS];
	unsigned votes[PLACE_TABLES][PLACE_BLOCKS][PLACE_SCHEMAS];
};

void status_clear(struct status *);

/* A table stands there, with or without cells; schema is its form, -1 if only cells tell. */
void status_found(struct status *, int table, int schema);

/* A cell at this place says that its block has this schema (-1: none). */
void status_vote(struct status *, const struct place *, int schema);

/* The document's schema: that of most blocks of disclosure, else that of requests, else of
   any; -1 when nothing tells. */
int status_schema(const struct status *);

/* A fact of a table; place is NULL when no form has its cell. */
void status_fill(struct status *, int table, const struct place *, enum state);

/* Write the notes of what is missing, then the metas. */
void status_write(const struct status *);

#endif
