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
	int frame_year; /* what the page's frame calls a report has this year; 0: none */
};

/* The best among the lines of the head and what the page calls itself (`meta article_title`,
   `meta page_title`). */
void title_find(struct title *, struct head *, const struct doc *);
void title_free(struct title *);

/* The name of the report in a sentence, 现公布《…报告》, for one that has no title; true when
   there is one.  Only its text and `at` are set. */
bool title_in_sentence(struct title *, struct head *);

#endif
