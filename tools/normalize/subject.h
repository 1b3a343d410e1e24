/*
 * What a quantity counts: the shortest noun phrase that says so, from the words of its clause
 * before the figure, or behind it where a verb stands before (召开4场新闻发布会).
 */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "quantity.h"

struct subject {
	struct buf name; /* in flat spelling; empty when the clause does not say */
	struct buf context; /* the clause before the figure, without the words that lead to the
			       figure, and what is counted behind it */
	bool alone; /* the name is no more than a sum (合计), or empty */
	size_t past; /* where the words behind the figure that belong to it end */
	uint64_t marks; /* the kinds (lexicon.h) of part, anew and rate words in the clause */
};

/* Of quantity q, whose clause does not begin before byte `floor`. */
void subject_find(
    const struct flat *, const struct quantity *q, size_t floor, struct subject *);

/* What stands behind a quantity that nothing else names: 一人|专职负责政务公开. */
struct str subject_rest(const struct flat *, const struct quantity *q);
void subject_free(struct subject *);

#endif
