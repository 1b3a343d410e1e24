/* From the events of the parser to a page: lines, tables, blocks. */
#ifndef HTML_BUILD_H
#define HTML_BUILD_H

#include "html_table.h"
#include "markup.h"

/* An element that is open. */
struct html_open {
	uint32_t scope, items; /* as they stood when it began */
	uint8_t element, state;
};

struct html_build {
	struct page *page;
	struct markup *markup;
	struct html_open open[MARKUP_DEPTH];
	size_t depth, over; /* over: elements deeper than that */
	struct html_tables tables;
	uint8_t state;
	struct buf title;
	unsigned title_gap;
	bool titled;
	/* the line at hand */
	bool begun, pre_begins;
	size_t from;
	unsigned gap;
	uint32_t line, linked, raised; /* its bytes in links, and raised */
};

/* Set up the handlers of a markup that is not open yet; the page is empty. */
void html_build_open(struct html_build *, struct page *, struct markup *);

/* End what is still open, when the markup was closed or stopped. */
void html_build_close(struct html_build *);

#endif
