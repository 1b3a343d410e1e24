/* A document that is left out: a note in the stream, and a word to the user. */
#ifndef REJECT_H
#define REJECT_H

#include "str.h"

/* id is the document's; code one of severity error in notes.tsv. */
void reject(struct str id, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
