/*
 * Reports held against each other: those of one agency year by year, those of one agency and
 * year, and that of a whole region against its parts.  The rules of rules.tsv over `history`
 * and `stream`.
 */
#ifndef ACROSS_H
#define ACROSS_H

#include "doc.h"
#include "figures.h"

struct across;

/* path: as past_open has it (history_past.h). */
struct across *across_open(const char *path);

/* A document: its facts, one by one, and then what comes of it, to stdout, before its `end`. */
void across_begin(struct across *, const struct doc *);
void across_fact(struct across *, const struct fact *);
void across_put(struct across *, const struct doc *, const struct figures *);

void across_close(struct across *);

#endif
