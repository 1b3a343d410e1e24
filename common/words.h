/* The words of words.tsv: what stands in a cell for a figure, or beside one.  Texts are in
   plain spelling (plain.h). */
#ifndef WORDS_H
#define WORDS_H

#include "str.h"

enum word_kind {
	WORD_NA,
	WORD_PLUS,
	WORD_MINUS,
	WORD_MONEY,
	WORD_FOREIGN,
	WORD_COUNT,
	WORD_MARK,
	WORD_TIMES,
	WORD_DIGIT,
	WORD_POWER,
	WORD_MOMENT,
	WORD_SPAN,
	WORD_STANDING,
	WORD_RECURRING,
	WORD_OTHER_YEAR,
	WORD_TURN,
	WORD_GOVERNMENT,
	WORD_WHOLE,
	WORD_COUNTED
};

struct word {
	enum word_kind kind;
	struct str text;
	const char *means;
	int number; /* what `means` begins with, when that is a number */
};

/* The word of a kind that is all of s, or the longest that s begins with; NULL if none. */
const struct word *word_is(enum word_kind, struct str s);
const struct word *word_begins(enum word_kind, struct str s);

/* May a word of a kind begin with this character?  A cheap look. */
bool word_may_begin(enum word_kind, unsigned cp);

/* Word i of a kind, whose words stand together in words.tsv; NULL past the last. */
const struct word *word_line(enum word_kind, size_t i);

/* Does a word of a kind stand anywhere in s? */
bool word_in(enum word_kind, struct str s);

/* Is s a word or mark for "not applicable": 无, /, dashes? */
bool word_is_na(struct str s);

#endif
