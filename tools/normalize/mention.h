/*
 * The quantities that a document states in its running text, as `mention` records.
 */
#ifndef MENTION_H
#define MENTION_H

#include "apart.h"
#include "parts.h"
#include "prose.h"
#include "subject.h"

enum { FOUND_MAX = 16 };

struct mentions {
	struct flat flat;
	struct subject subject;
	struct parts parts;
	struct buf before; /* the subject before, which a quantity without one shares */
	struct buf context; /* of a zero in words */
	struct str last; /* the indicator that the words behind may go on with */
	struct str found[FOUND_MAX]; /* the indicators that the sentence has */
	size_t n_found;
	size_t base; /* where the flat text begins in the passage */
	size_t sentence, end; /* of the sentence that is looked at, in the flat text */
	size_t begun; /* the same, where a long one that is told in pieces begins */
	struct str told; /* the sentence that was written last */
	size_t said; /* where the words of the quantity before end */
	size_t seen; /* up to where sentences and brackets were looked for */
	size_t outside, depth; /* the same before the bracket that is open; how many are */
	unsigned long section;
	struct self self; /* whose report it is */
	bool planned; /* the document is a plan, whose figures are to come */
	size_t number; /* how many the document has so far */
};

/* Begin a document, which is a plan or not. */
void mentions_begin(struct mentions *, struct str agency, int year, bool planned);

/* Write those of a passage of a section. */
void mentions_write(struct mentions *, const struct passage *, unsigned long section);
void mentions_free(struct mentions *);

#endif
