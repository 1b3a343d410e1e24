/*
 * Sets of rows or columns, by their numbers.
 */
#ifndef SET_H
#define SET_H

#include <stdint.h>

#include "place.h"

enum { SET_WORDS = PLACE_ROWS / 64 };

struct set {
	uint64_t word[SET_WORDS];
};

static inline void
set_add(struct set *set, int i)
{
	set->word[i / 64] |= UINT64_C(1) << i % 64;
}

static inline struct set
set_and(struct set a, struct set b)
{
	for (int i = 0; i < SET_WORDS; i++)
		a.word[i] &= b.word[i];
	return a;
}

static inline struct set
set_or(struct set a, struct set b)
{
	for (int i = 0; i < SET_WORDS; i++)
		a.word[i] |= b.word[i];
	return a;
}

static inline struct set
set_minus(struct set a, struct set b)
{
	for (int i = 0; i < SET_WORDS; i++)
		a.word[i] &= ~b.word[i];
	return a;
}

static inline bool
set_has(struct set set, int i)
{
	return set.word[i / 64] >> i % 64 & 1;
}

static inline bool
set_is_empty(struct set set)
{
	uint64_t any = 0;

	for (int i = 0; i < SET_WORDS; i++)
		any |= set.word[i];
	return !any;
}

/* The lowest member, taken out of the set; -1 for none. */
static inline int
set_take(struct set *set)
{
	for (int i = 0; i < SET_WORDS; i++) {
		uint64_t word = set->word[i];

		if (word) {
			set->word[i] = word & (word - 1);
			return 64 * i + __builtin_ctzll(word);
		}
	}
	return -1;
}

#endif
