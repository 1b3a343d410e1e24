/*
 * A web page, once it was read: its words in one run, and what they stand in.  Items are in
 * the page's order; a table is an item, and so are its rows and cells, up to its end.
 */
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "buf.h"

/* More than any page has; what comes after them is left out. */
#define ITEMS_MAX ((size_t)1 << 19)
#define SCOPES_MAX ((size_t)1 << 17)

enum item_kind {
	ITEM_TEXT, /* a line of words */
	ITEM_TABLE, /* at: the item of its end; n: figures that stand alone in a cell */
	ITEM_GROUP, /* thead, tbody, tfoot begin or end */
	ITEM_ROW,
	ITEM_CELL, /* at, n: the columns and rows it spans */
	ITEM_END
};

enum {
	ITEM_PRE = 1, /* ITEM_TEXT: as it stands, blanks too */
	ITEM_HEADING = 2, /* in an <h1> */
	ITEM_DATA = 4, /* ITEM_TABLE: a table; else page layout */
	ITEM_LOOSE = 8, /* ITEM_TEXT: in a table, but in none of its cells */
	ITEM_DROPPED = 16 /* navigation */
};

struct item {
	uint32_t at, n; /* its words in the page's text */
	uint32_t line; /* of the source */
	uint32_t linked; /* how many of its bytes are in links */
	uint32_t scope; /* the innermost block that it stands in */
	uint16_t traits; /* html_nav.c's */
	uint8_t kind, flags;
};

/* A block that holds others; the one numbered 0 is the page.  A block's number is less than
   those of the blocks in it. */
struct scope {
	uint32_t parent, last; /* last: the highest number of a block in it, or its own */
	uint32_t prose; /* bytes in it that look like an article's; html_nav.c's */
	uint8_t menu; /* its name says that it is no part of the article */
	uint8_t site; /* it holds links, or words that only a site has; html_nav.c's */
};

enum { METAS_MAX = 24 };

/* How much of a page reads like a report: sentences, and figures that stand alone. */
struct told {
	size_t sentences, figures;
};

struct page {
	struct buf text;
	struct item *item;
	size_t items, item_room;
	struct scope *scope;
	size_t scopes, scope_room;
	uint32_t here; /* the scope at hand, while the page is read */
	struct buf title; /* the first <title> that says something */
	struct buf values; /* of meta elements */
	struct {
		size_t at, n;
	} meta[METAS_MAX]; /* in the order of web.tsv; n 0 for none */
	size_t hidden; /* places with words that are not shown */
	unsigned long hidden_line; /* the first one */
	struct told hidden_told; /* in these */
	bool cut; /* there was more than ITEMS_MAX */
	bool frames;
};

/* An empty page gets its scope 0; when it was read, that ends. */
void page_open(struct page *);
void page_close(struct page *);

/* A block begins; menu: its name says that it is no part of the article. */
void page_scope(struct page *, bool menu);

/* Back to this scope, where so many items stood; a block that turns out to hold nothing is
   forgotten. */
void page_scope_end(struct page *, uint32_t scope, size_t items);

/* Add an item to the scope at hand.  Above ITEMS_MAX `cut` is set: nothing more is to come. */
struct item *page_item(struct page *, enum item_kind, unsigned long line);

void page_free(struct page *);

static inline struct str
item_text(const struct page *page, const struct item *item)
{
	return (struct str) { page->text.s + item->at, item->n };
}

#endif
