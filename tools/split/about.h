/*
 * What the head of a page says about the document: dates, source, agency, year.
 */
#ifndef ABOUT_H
#define ABOUT_H

#include "date.h"
#include "title.h"

struct about {
	struct date published, from, to; /* from and to: the statistics period */
	struct buf source; /* as printed, still escaped; so are the others */
	struct buf agency;
	struct buf index_number, document_number, issuer;
	int year; /* 0: unknown */
	const char *year_from; /* what it was worked out from; NULL when the title says it */
	bool said; /* a sentence calls the document a report */
	bool on_disclosure; /* 信息公开 or 政务公开 stands in the first lines */
	bool format_notice; /* the notice that sets the form, not a report */
};

void about_find(struct about *, const struct doc *, struct head *, const struct title *);
void about_free(struct about *);

#endif
