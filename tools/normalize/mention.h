/*
 * The quantities that a document states in its running text, as `mention` records.
 */
#ifndef MENTION_H
#define MENTION_H

#include "parts.h"
#include "prose.h"
#include "subject.h"

struct mentions {
	struct flat flat;
	struct subject subject;
	struct parts parts;
	struct buf before; /* the subject before, which a quantity without one shares */
	struct buf context; /* of a zero in words */
	struct str last; /* the indicator of the quantity before, in the same sentence */
	size_t base; /* where the flat text begins in the passage */
	size_t sentence, end; /* of the sentence that is looked at, in the flat text */
	struct str told; /* the sentence that was written last */
	size_t said; /* where the words of the quantity before end */
	unsigned long section;
	int year; /* of the report; 0: not known */
	size_t number; /* how many the document has so far */
};

/* Begin a document. */
void mentions_begin(struct mentions *, int year);

/* Write those of a passage of a section. */
void mentions_write(struct mentions *, const struct passage *, unsigned long section);
void mentions_free(struct mentions *);

#endif
