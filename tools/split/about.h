/*
 * What a document says of itself: dates, year, agency, source, the fields of its index, how
 * the agency is reached.
 */
#ifndef ABOUT_H
#define ABOUT_H

#include "date.h"
#include "title.h"

enum said_key {
	SAID_AGENCY,
	SAID_SOURCE,
	SAID_URL,
	SAID_INDEX_NUMBER,
	SAID_DOCUMENT_NUMBER,
	SAID_ISSUER,
	SAID_ADDRESS,
	SAID_POSTCODE,
	SAID_PHONE,
	SAID_FAX,
	SAID_EMAIL,
	SAIDS
};

struct said {
	struct buf text; /* as printed, still escaped */
	unsigned long line; /* 0: the page's frame says it */
};

struct about {
	struct said said[SAIDS];
	struct date published, from, to; /* from and to: the statistics period */
	/* The words of a damaged period: that was read all the same, if there is one
	   (from.year), and that could not be; empty for one that is whole. */
	struct buf period;
	unsigned long period_line;
	struct date framed; /* what the page's frame says of the date, where the text differs */
	int year; /* 0: unknown */
	const char *year_from; /* what it was worked out from; NULL when the title says it */
	int other_year; /* what another part of the document says, 0: none differs */
	const char *other_year_from;
	struct buf other_agency; /* a sentence names another as the report's author */
	bool signs; /* a sentence calls the document a report */
	bool on_disclosure; /* 信息公开 or 政务公开 stands in the first lines */
	bool format_notice; /* the notice that sets the form, not a report */
};

void about_find(struct about *, const struct doc *, struct head *, const struct title *);
void about_free(struct about *);

#endif
