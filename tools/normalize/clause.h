/*
 * Clauses of a text in flat spelling, and the words in them.
 */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "flat.h"
#include "lexicon.h"

enum { CLAUSE_WORDS = 128 };

/* A word of the lexicon, or what it does not know: one character, a run of Latin letters, a
   stretch in brackets. */
struct clause_word {
	struct str text;
	uint64_t kinds;
	const struct lexeme *lexeme; /* NULL for what is not known */
	bool bracket;
};

struct clause {
	struct clause_word word[CLAUSE_WORDS];
	size_t n;
};

/* The bytes of the mark that s begins with, if it ends a clause: , ; : 。 ! ? */
size_t clause_mark(struct str s);

/* Where the clause begins in which byte `at` stands, not before `floor`: behind the last mark,
   or the bracket that is still open. */
size_t clause_begin(const struct flat *, size_t floor, size_t at);

/* Cut bytes from..to into words; of a clause with too many the last ones are given. */
void clause_split(const struct flat *, size_t from, size_t to, uint64_t kinds, struct clause *);

#endif
