/*
 * Notes: what a filter says about a document, in the stream.  The codes stand in notes.tsv,
 * with the one stage that writes each, its severity and its meaning; an unknown code is a
 * fault of the program and ends it.
 */
#ifndef NOTE_H
#define NOTE_H

#include "str.h"

/* Write `note LINE SEVERITY CODE TEXT` to stdout; line 0 is the whole document.  Severity
   error counts the document as rejected (exit status 1 under --strict). */
void note_put(unsigned long line, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The stage that writes a code ("decode", "tables", ...); empty for an unknown one. */
const char *note_stage(struct str code);

#endif
