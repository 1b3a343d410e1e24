/*
 * What stands before the first chapter, line by line, and the first lines of prose behind it.
 */
#ifndef HEAD_H
#define HEAD_H

#include "text.h"

enum { HEAD_LINES = 160, PROSE_LINES = 14, TAIL_LINES = 16 };

struct head_line {
	struct line line;
	struct str twin; /* of line.text */
	struct str compact; /* line.text without blanks and readings */
	struct str compact_twin;
};

struct head {
	struct head_line at[HEAD_LINES + PROSE_LINES];
	size_t n; /* lines before the first chapter */
	size_t all; /* and with the prose behind */
	struct buf store;
};

/* Read the lines around `first`, the record of the first heading (doc->n: there is none). */
void head_read(struct head *, const struct doc *, size_t first);
void head_free(struct head *);

/* A name of an organisation, by its last words?  Works on a compact twin. */
bool is_organisation(struct str compact_twin);

/* Is the line a path of links, a menu, or a field of a page's frame? */
bool is_navigation(struct str compact_twin);

#endif
