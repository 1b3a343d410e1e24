/* The heads of section 四: which channel and which outcome each of a row's figures is of. */
#ifndef PROCEEDINGS_HEADS_H
#define PROCEEDINGS_HEADS_H

#include "reader.h"

enum { CHANNELS = 3, OUTCOMES = 5, PLACES = CHANNELS * OUTCOMES };

/* The form's own order. */
struct outline {
	const struct form *row[CHANNELS], *col[OUTCOMES];
};

/* The heads that hold for the figures behind them: those since the last figures, or where there
   are none of a kind, those that held before. */
struct block {
	const struct item *channel[CHANNELS + 1], *head[PLACES + 1]; /* one more is too many */
	size_t channels, heads;
	bool channels_used, heads_used; /* figures stand behind them */
	bool litigation_first; /* 行政诉讼 before 行政复议 */
};

/* What the figures of a row are, from left to right: numbers in the outline. */
struct places {
	size_t row[PLACES], col[PLACES];
	size_t n; /* 0: the heads do not tell */
	struct span at[PLACES]; /* where the heads stand, if beside */
	bool beside;
	size_t width; /* of the widest row of heads */
};

struct outline proceedings_outline(void);

/* A label or values, in reading order. */
void block_see(struct block *, const struct item *);

struct places block_places(const struct block *, const struct outline *);

#endif
