/*
 * The words of quantities.tsv, which says what each kind means.  Texts are in flat spelling
 * (flat.h).
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "re.h"

enum lexicon_kind {
	LEX_QUOTE,
	LEX_FIGURE,
	LEX_IDIOM,
	LEX_NEVER,
	LEX_SOLE,
	LEX_UNIT,
	LEX_TIMES,
	LEX_BEFORE,
	LEX_MORE,
	LEX_AFTER,
	LEX_LONE,
	LEX_RATE,
	LEX_NUMBER,
	LEX_SHARE,
	LEX_LEAD,
	LEX_ACT,
	LEX_NOUN,
	LEX_CHANNEL,
	LEX_MEASURE,
	LEX_TALLY,
	LEX_STOP,
	LEX_JOINT,
	LEX_PART,
	LEX_ANEW,
	LEX_NOT,
	LEX_LACK,
	LEX_THING,
	LEX_TRAIL,
	LEX_APART,
	LEX_THAN,
	LEX_INTO,
	LEX_RANGE,
	LEX_CLOSE,
	LEX_KNOWN,
	LEX_KINDS
};

/* A set of kinds. */
#define LEX(kind) (UINT64_C(1) << (kind))

/* What a word is. */
struct lexeme {
	struct str text;
	uint64_t kinds;
	const char *means[LEX_KINDS]; /* NULL in a kind that it is not of */
	struct re *not_before; /* what may not follow it; NULL for nothing */
};

/* The longest word of one of the kinds that s begins with, or ends with; NULL for none. */
const struct lexeme *lexicon_begins(uint64_t kinds, struct str s);
const struct lexeme *lexicon_ends(uint64_t kinds, struct str s);

/* Does a word of one of the kinds begin with the character that s begins with? */
bool lexicon_may_begin(uint64_t kinds, struct str s);

/* The longest word of one of the kinds at a place of a text, behind which nothing stands that
   may not follow it. */
const struct lexeme *lexicon_at(uint64_t kinds, struct str text, size_t at);

/* The patterns of a kind, as one that matches where it is tried.  Free with re_free. */
struct re *lexicon_pattern(enum lexicon_kind);

/* The lines of a kind, as they stand in the data, from *row (0 at first) on: its words or its
   pattern, what they mean, and what may not follow.  False when there are no more. */
bool lexicon_line(enum lexicon_kind, size_t *row, struct str *words, struct str *means,
    struct str *not_before);

#endif
