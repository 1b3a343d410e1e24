/*
 * From the events of the parser to a page: lines, tables, blocks; and which tables are
 * tables, and which lay the page out.
 */
#ifndef HTML_BUILD_H
#define HTML_BUILD_H

#include "html_page.h"
#include "markup.h"

/* An element that is open. */
struct html_open {
	uint32_t scope, items; /* as they stood when it began */
	uint8_t element, state;
};

/* What the cells of a table hold, and the cell at hand; tables that lay out what stands in a
   cell count with it, tables in it do not. */
struct html_share {
	uint32_t bytes, linked, lines, sentences, headings;
};

struct html_table {
	uint32_t item; /* its own */
	uint32_t row_cells, widest; /* cells of the row at hand; of the longest */
	uint32_t filled, figures; /* cells with words; with nothing but a figure */
	uint32_t inner_figures; /* in tables inside */
	uint32_t article; /* bytes of the longest cell that looks like an article */
	uint32_t cell_at; /* where the words of the cell at hand begin */
	struct html_share all, cell;
	bool inner; /* there is a table inside */
	bool menu; /* a cell is a list of links */
	bool row, in_cell; /* one is open */
};

struct html_build {
	struct page *page;
	struct markup *markup;
	struct html_open open[MARKUP_DEPTH];
	size_t depth, over; /* over: elements deeper than that */
	struct html_table *table;
	size_t tables, table_room;
	uint32_t scope;
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
