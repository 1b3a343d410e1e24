/*
 * A text read in every charset that it may be in, so that the readings can be compared.
 *
 *	look_open(&look, text);
 *	look_read(&look);
 *	... look.best ... look_beats(&look, a, b) ...
 *	look_free(&look);
 */
#ifndef LOOK_H
#define LOOK_H

#include "plausible.h"
#include "recode.h"
#include "text.h"

enum { READINGS = 12 };

struct reading {
	const struct encoding *encoding;
	struct plausible p; /* of the parts that were read */
};

struct look {
	struct str text;
	struct reading reading[READINGS];
	size_t n;
	struct reading
	    *sure; /* what it is beyond doubt, or NULL: then the others count nothing */
	const struct reading *best;
	/* the rest is look.c's */
	struct recode recode;
	struct survey survey;
	bool surveyed;
};

/* Those in the charsets that reports are in. */
void look_open(struct look *, struct str text);

/* The reading in a charset, new and empty if there is none yet; READINGS at most. */
struct reading *look_add(struct look *, const struct encoding *);

/* Read the text in all charsets that were added, as far as it takes to tell them apart, and
   choose the best. */
void look_read(struct look *);

/* Read the beginning of the text in one more charset. */
void look_more(struct look *, struct reading *);

/* Is reading a so much better than b that b is wrong?  Than all others? */
bool look_beats(const struct look *, const struct reading *a, const struct reading *b);
bool look_beats_all(const struct look *, const struct reading *a);

/* Is the best reading better than r, if not so that r is wrong? */
bool look_doubts(const struct look *, const struct reading *r);

/* Is what comes out no text?  In UTF-8: are there more bad places than good characters? */
bool look_rubbish(struct look *, const struct reading *);

/* Is the whole text white space, in that charset? */
bool look_blank(struct look *, const struct reading *);

/* What the text is as UTF-8; not asked of what is sure to be another charset. */
const struct survey *look_survey(struct look *);

/* Is a charset among those that Chinese text is in, other than UTF-8? */
bool look_usual(const struct encoding *);

void look_free(struct look *);

#endif
