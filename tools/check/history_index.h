/*
 * Where the reports of a history stand: a number for each, found by whose it is and by its
 * place. 20 bytes a report.  Hashes may collide: who asks holds what stands there against what
 * was sought.
 */
#ifndef HISTORY_INDEX_H
#define HISTORY_INDEX_H

#include "history_kept.h"

/* How many digits of a region's code are its place. */
enum { PREFECTURE = 4, COUNTY = 6 };

/* More reports of one agency and year, or wholes of one place and year, than there can be: past
   so many, whose names were misread, none is looked at. */
enum { INDEX_LOOKS = 256 };

enum index_key { INDEX_AGENCY, INDEX_PLACE, INDEX_KEYS };

struct index {
	size_t digits; /* PREFECTURE or COUNTY: what INDEX_PLACE goes by */
	uint64_t *at;
	uint32_t *next[INDEX_KEYS]; /* the entry before it in its chain, counted from 1 */
	size_t n, room;
	uint32_t *head[INDEX_KEYS];
	uint32_t *hash; /* of region, agency and year */
};

/* Enter a report, which stands at `at`. */
void index_add(struct index *, const struct kept *, uint64_t at);

/* The entries that may be reports of an agency in a year, the last entered first:
	for (size_t i = index_of(index, r, year); i; i = index_next(index, r, year, i))
		use(index->at[i - 1]);
 */
size_t index_of(const struct index *, const struct kept *, unsigned year);
size_t index_next(const struct index *, const struct kept *, unsigned year, size_t i);

/* The same for the reports of a year from a place: a region's first digits. */
size_t index_of_place(const struct index *, struct str region, unsigned year);
size_t index_next_place(const struct index *, size_t i);

void index_free(struct index *);

#endif
