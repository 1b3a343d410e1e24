/* The line that names the document, and what its words tell. */
#ifndef TITLE_H
#define TITLE_H

#include "head.h"

enum kind { KIND_NONE, KIND_REPORT, KIND_PLAN, KIND_OTHER };

struct title {
	enum kind kind; /* KIND_NONE: there is no title */
	size_t at, lines; /* in head.at; at is head.n for a title that the page's frame gives */
	struct buf text; /* as printed, joined, without a field's name or a site's suffix */
	struct buf agency; /* as printed */
	int year; /* 0: not stated; of a range of years, the last */
	bool years; /* it was a range */
};

/* The best among the lines of the head and what the page calls itself (`meta article_title`,
   `meta page_title`). */
void title_find(struct title *, struct head *, const struct doc *);
void title_free(struct title *);

/* An organisation's name as a sentence or a title gives it, without brackets and particles
   around it; empty when it says nothing by itself (我局, 全市).  Takes and gives compact text.
 */
struct str agency_clean(struct str);

#endif
