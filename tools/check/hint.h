/*
 * What may be the cause of a sum that fails, or of one that is not known: notes `check_hint`.
 * The figures stay what they are; a hint that two causes would explain is not given.
 */
#ifndef HINT_H
#define HINT_H

#include "identity.h"

/* A document begins: what was said of the last one may be said again.  doubts: the codes of
   notes by which the fault may be one of reading its tables; empty when there are none. */
void hint_document(struct str doubts);

/* Between hint_begin and hint_end, which tells in one note where blanks taken as 0 would do. */
void hint_begin(const struct rule *);
void hint_unknown(const struct identity *, const struct figures *);
void hint_end(void);

/* The figures are changed to try what would hold, and put back. */
void hint_fail(const struct identity *, struct figures *);

/* "requests.new.total" */
struct str hint_cell(struct buf *, int table, int row, int col);

/* Write a note, once a document. */
void hint_put(unsigned long line, struct str text);

/* digits.c: how one figure may have become another: "a digit lost"; NULL when no slip of one
   digit explains it. */
const char *digits_slip(struct dec should, struct dec is);

#endif
