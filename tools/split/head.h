/*
 * What stands before the first chapter, line by line, and the first lines of prose behind it.
 * A row of a table (索引号 | … | 发布机构 | …) is a line with its cells between pipes.
 */
#ifndef HEAD_H
#define HEAD_H

#include "text.h"

enum { HEAD_LINES = 160, PROSE_LINES = 12 };

struct head_line {
	struct line line;
	bool cut; /* it goes on, beyond what is kept of a line */
	/* made when they are asked for */
	struct str twin, compact, compact_twin;
	int navigation; /* 1: it is, -1: it is not */
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

/* Of line i: its twin; the line without blanks and readings; the twin of that. */
struct str head_twin(struct head *, size_t i);
struct str head_compact(struct head *, size_t i);
struct str head_compact_twin(struct head *, size_t i);

/* Is line i the name of an organisation, by its last words? */
bool head_is_organisation(struct head *, size_t i);
bool is_organisation(struct str compact_twin);

/* Is line i a path of links, a menu, or a field of a page's frame? */
bool head_is_navigation(struct head *, size_t i);

#endif
