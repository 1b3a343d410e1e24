/* The heads of a block of section 二: which form it is of, and the order of its columns. */
#ifndef DISCLOSURE_HEADS_H
#define DISCLOSURE_HEADS_H

#include "reader.h"

enum { COLUMNS_MAX = 8 };

/* A block's columns, in the order of its places. */
struct columns {
	const struct form *col[COLUMNS_MAX];
	const char *unit[COLUMNS_MAX]; /* that the head states, "" for none */
	bool inferred[COLUMNS_MAX];
	size_t n;
	const char *schema;
	bool heads; /* some head was read */
	size_t row, width; /* of the heads */
	struct span head[COLUMNS_MAX]; /* in reading order */
};

struct segment {
	size_t from, to;
	const char *block;
	bool named; /* the block's own name stands there */
};

/* The columns of a segment whose block is known; false when they cannot be told, with what is
   known of them in *c. */
bool columns_take(const struct reader *, const struct segment *, struct columns *);

/* Was the head of every column read? */
bool columns_read(const struct columns *);

#endif
