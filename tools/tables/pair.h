/*
 * Which values go with which label.  Values follow their label; a label without values next
 * to values without a label, both between whole pairs, belong together too, and that is said
 * (a PDF's text prints a figure before its label at times).
 */
#ifndef PAIR_H
#define PAIR_H

#include "reader.h"

struct pair {
	const struct form *row; /* NULL: a row that the form does not know */
	const struct form *parent; /* of a local row, NULL for none */
	struct str words; /* of a row that is not the form's own */
	unsigned long line;
	const struct item *values; /* NULL: none stand there */
	bool inferred;
	bool group; /* values that stand beside a group, as a local subtotal */
};

struct pairs {
	struct pair *pair;
	size_t n, room;
	bool stray_first; /* values stand before the first label, and nothing explains them */
};

/* Which row the label at item i is; NULL for none. */
typedef const struct form *row_chooser(const struct reader *, size_t i, void *);

/* The pairs among items [from, to). */
void pairs_take(
    struct pairs *, const struct reader *, size_t from, size_t to, row_chooser *, void *);
void pairs_free(struct pairs *);

#endif
