/*
 * The tables of a web page while they are read: which are tables, and which lay the page out.
 * Outside of any table, rows and cells are nothing.
 */
#ifndef HTML_TABLE_H
#define HTML_TABLE_H

#include "html_page.h"

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

struct html_tables {
	struct page *page;
	struct html_table *table; /* those that are open */
	size_t tables, room;
};

/* The table whose cells are being read; NULL for none. */
static inline struct html_table *
tables_at(const struct html_tables *ts)
{
	return ts->tables ? &ts->table[ts->tables - 1] : NULL;
}

void tables_open(struct html_tables *, unsigned long line);

/* The innermost table ends. */
void tables_close(struct html_tables *);

/* thead, tbody or tfoot begins or ends. */
void tables_group(struct html_tables *);

/* A row or a cell begins, and what is open of the one before ends; a cell without a row opens
   one.  cols, rows: its spans. */
void tables_row(struct html_tables *, unsigned long line);
void tables_cell(struct html_tables *, unsigned long line, unsigned cols, unsigned rows);
void tables_row_end(struct html_tables *);
void tables_cell_end(struct html_tables *);

/* A line of words ends, the last in the page's text; so many of its bytes are links. */
void tables_line(struct html_tables *, struct str, uint32_t linked);

void tables_free(struct html_tables *);

#endif
