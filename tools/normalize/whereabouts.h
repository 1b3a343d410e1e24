/*
 * The places that a document names: what is left to go by when its agency's name says too
 * little.  The text is read when it is first asked for.
 */
#ifndef WHEREABOUTS_H
#define WHEREABOUTS_H

#include "doc.h"
#include "region.h"

/* Add s in simplified script, as zh_add does, but for what names of places keep. */
void place_add_text(struct buf *, struct str s);

struct places {
	const struct doc *doc;
	int year; /* 0: not known */
	struct buf text; /* simplified, a line a record */
	bool read;
};

/* The place in front of the words, as in 成都市 + 体育局, wherever they stand: the match has
   one region when all places agree.  Only names that end in `kind` (市; "" for any). */
void place_before(struct places *, struct str words, const char *kind, struct region_match *);

/* The place whose site the page is from, by what its frame says: the site's name, and its
   number in the register of authorities' sites, which begins with the place's code.  NULL when
   it says nothing, or two things. */
const struct region *place_of_site(struct places *);

/* The place of the page's owner: 版权所有：锦州市人民政府. */
void place_of_owner(struct places *, const char *kind, struct region_match *);

/* The place that is named most: the match has one region when no other comes near it, two
   (the two first) when one does. */
void place_mentioned(struct places *, const char *kind, struct region_match *);

/* Of several places that one name may mean, leave the one that the site is of or the text
   speaks of: itself or what is above it. */
void place_decide(struct places *, struct region_match *);

/* Does the text name the place, or one above it? */
bool place_is_named(struct places *, const struct region *);

/* Leave the places whose names end in `kind`. */
void place_keep_kind(struct region_match *, const char *kind);

#endif
