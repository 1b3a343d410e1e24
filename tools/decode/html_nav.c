#include "html_nav.h"
#include "html_line.h"
#include "web_words.h"

/* What a unit (a line, or a table that is data) looks like. */
enum {
	LINKED = 1, /* most of it is links */
	PROSE = 2, /* it may be part of an article */
	SPEAKS = 4, /* a sentence with a figure in it */
	LABELLED = 8, /* it tells the document's dates and numbers, or whom to ask */
	TITLE = 16,
	ITEMS = 32, /* nothing but items of menus and toolbars */
	SITE = 64, /* words of a site's navigation */
	FOOTER = 128, /* words of a site's footer */
	FIGURES = 256, /* a table with figures */
	LISTED = 512, /* one of several units in a row that are links */
	SENTENCE = 1024,
	FILED = 2048 /* it names a file that goes with the document */
};

/* Bytes: three a Han character. */
enum {
	PROSE_BYTES = 90,
	LONG_BYTES = 300,
	SHORT_BYTES = 180,
	DAY_BYTES = 75,
	TABLE_PARTS = 6,
	LIST_UNITS = 3,
	LABEL_BYTES = 9,
	HAN = 3
};

/* What the units of a scope are. */
enum { HOLDS_FOOTER = 1, HOLDS_LINKS = 2 };

struct nav {
	struct page *page;
	uint32_t article; /* a scope */
	size_t first, last; /* units that look like an article; first > last for none */
};

/* The item after the unit that begins at item i. */
static size_t
after(const struct page *page, size_t i)
{
	const struct item *item = &page->item[i];

	if (item->kind == ITEM_TABLE && (item->flags & ITEM_DATA))
		return (size_t)item->at + 1;
	return i + 1;
}

static bool
is_unit(const struct item *item)
{
	return item->kind == ITEM_TEXT ||
	       (item->kind == ITEM_TABLE && (item->flags & ITEM_DATA));
}

/* --- what the units look like */

static bool
is_linked(size_t bytes, size_t linked)
{
	return bytes && linked * 10 >= bytes * 7;
}

/* A line whose words are links: a date beside them, as in lists of news, is no word. */
static bool
is_link(struct str s, size_t linked)
{
	size_t han = 0;

	if (is_linked(s.n, linked))
		return true;
	if (!linked || s.n > LONG_BYTES)
		return false;
	for (size_t i = 0; i < s.n; i++)
		han += (unsigned char)s.s[i] >= 0x80;
	return linked * 10 >= han * 9;
}

/* 2025年12月30日 星期二, as the clock of a site's head says. */
static bool
is_day(struct str s)
{
	return s.n <= DAY_BYTES && str_find(s, str_of("星期")) && str_find(s, str_of("月")) &&
	       str_find(s, str_of("日")) && line_has_figure(s);
}

static unsigned
traits_of_words(struct str s)
{
	unsigned kinds = web_kinds_in(s), traits = 0;

	traits |= kinds & WEB_FILE ? FILED : 0;
	traits |= kinds & WEB_LABEL ? LABELLED : 0;
	traits |= kinds & WEB_TITLE ? TITLE : 0;
	traits |= (kinds & WEB_SITE) || is_day(s) ? SITE : 0;
	traits |= kinds & WEB_FOOTER ? FOOTER : 0;
	traits |= s.n > HAN && web_only(WEB_ITEM, s) ? ITEMS : 0;
	return traits;
}

static unsigned
traits_of_line(const struct page *page, const struct item *item)
{
	struct str s = item_text(page, item);
	bool sentence = line_has_sentence(s), linked = !sentence && is_link(s, item->linked);
	unsigned traits = linked ? LINKED : 0;

	if (item->flags & ITEM_PRE)
		return PROSE;
	if (s.n > LONG_BYTES && !linked)
		return PROSE | SPEAKS;
	traits |= traits_of_words(s);
	if (linked)
		return traits;
	traits |= sentence ? SENTENCE : 0;
	if (sentence && line_has_figure(s))
		traits |= SPEAKS;
	if (!(traits & (SITE | FOOTER)) && sentence && s.n >= PROSE_BYTES)
		traits |= PROSE;
	if (line_is_chapter(s) || (item->flags & ITEM_HEADING))
		traits |= TITLE;
	if (s.n <= SHORT_BYTES && str_find(s, str_of("年")) && line_has_figure(s) && !is_day(s))
		traits |= LABELLED;
	return traits | (line_is_chapter(s) ? PROSE : 0);
}

static unsigned
traits_of_table(const struct page *page, size_t i, uint32_t *bytes)
{
	size_t linked = 0, parts = 0;
	unsigned traits = 0;

	*bytes = 0;
	for (size_t k = i + 1; k < page->item[i].at; k++) {
		const struct item *item = &page->item[k];

		if (item->kind != ITEM_TEXT)
			continue;
		*bytes += item->n;
		linked += item->linked;
		parts++;
		if (item->n <= SHORT_BYTES)
			traits |= traits_of_words(item_text(page, item)) & ~(unsigned)ITEMS;
	}
	if (page->item[i].n)
		traits |= FIGURES;
	if (is_linked(*bytes, linked))
		traits |= LINKED;
	else if (parts >= TABLE_PARTS || (traits & FIGURES))
		traits |= PROSE;
	return traits;
}

/* Find what each unit looks like; a scope counts the prose that stands in it itself. */
static void
see_units(struct page *page)
{
	for (size_t i = 0; i < page->items; i = after(page, i)) {
		struct item *item = &page->item[i];
		struct scope *scope = &page->scope[item->scope];
		uint32_t bytes = item->n;

		if (!is_unit(item))
			continue;
		item->traits = (uint16_t)(item->kind == ITEM_TEXT
					      ? traits_of_line(page, item)
					      : traits_of_table(page, i, &bytes));
		if (item->traits & PROSE)
			scope->prose += bytes;
		scope->site |= item->traits & FOOTER ? HOLDS_FOOTER : 0;
		scope->site |= item->linked || (item->traits & (LINKED | ITEMS | SITE))
				   ? HOLDS_LINKS
				   : 0;
	}
}

static void
mark_list(struct page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i = after(page, i))
		page->item[i].traits |= LISTED;
}

/* Links in a row, not parted by anything else that shows, are a list. */
static void
see_lists(struct page *page)
{
	size_t run = 0, from = 0;

	for (size_t i = 0; i < page->items; i = after(page, i)) {
		if (!is_unit(&page->item[i]))
			continue;
		if (page->item[i].traits & LINKED) {
			from = run++ ? from : i;
			continue;
		}
		if (run >= LIST_UNITS)
			mark_list(page, from, i);
		run = 0;
	}
	if (run >= LIST_UNITS)
		mark_list(page, from, page->items);
}

/* --- where the article is */

/* What is in a scope is in those around it, too.  A block whose name says menu but that
   holds prose is none; in one that is, all are. */
static void
sum_scopes(struct page *page)
{
	for (size_t i = page->scopes - 1; i > 0; i--) {
		struct scope *scope = &page->scope[i];
		struct scope *parent = &page->scope[scope->parent];

		parent->prose += scope->prose;
		parent->site |= scope->site;
	}
	for (size_t i = 1; i < page->scopes; i++) {
		struct scope *scope = &page->scope[i];
		const struct scope *parent = &page->scope[scope->parent];

		if (parent->menu)
			scope->site = parent->site;
		scope->menu = parent->menu || (scope->menu && !scope->prose);
	}
}

static bool
is_within(const struct page *page, uint32_t scope, uint32_t outer)
{
	return scope >= outer && scope <= page->scope[outer].last;
}

/* The deepest scope that holds nine tenths of all prose, and the first and last of it. */
static void
find_article(struct nav *nav)
{
	const struct page *page = nav->page;
	uint64_t all = page->scope[0].prose;

	nav->article = 0;
	nav->first = SIZE_MAX;
	nav->last = 0;
	for (uint32_t i = 1; i < page->scopes; i++) {
		if (all && (uint64_t)page->scope[i].prose * 10 >= all * 9)
			nav->article = i;
	}
	for (size_t i = 0; i < page->items; i = after(page, i)) {
		if (!(page->item[i].traits & PROSE) ||
		    !is_within(page, page->item[i].scope, nav->article))
			continue;
		nav->first = nav->first < i ? nav->first : i;
		nav->last = i;
	}
}

/* --- what is left out */

/* Links that are no navigation: a title, a file that goes with the report, where a page is
 * from. */
static bool
linked_stays(const struct page *page, const struct item *item)
{
	unsigned traits = item->traits;

	if ((item->flags & ITEM_HEADING) || (traits & FILED))
		return true;
	if ((traits & LABELLED) && item->n >= item->linked + LABEL_BYTES)
		return true;
	return (traits & TITLE) && !(traits & (SITE | LISTED)) &&
	       !page->scope[item->scope].menu && line_has_figure(item_text(page, item));
}

static bool
stays(const struct page *page, const struct item *item)
{
	const struct scope *scope = &page->scope[item->scope];
	unsigned traits = item->traits;

	if (traits & (PROSE | SPEAKS | FIGURES))
		return true;
	if (traits & FOOTER)
		return false;
	if (traits & LINKED)
		return linked_stays(page, item);
	if ((traits & LABELLED) && scope->menu && (scope->site & HOLDS_FOOTER))
		return false;
	/* The path to a page ends with its title, or with its column's. */
	if ((traits & SITE) && item->linked)
		return (traits & LABELLED) != 0;
	return (traits & (TITLE | LABELLED)) != 0;
}

static bool
is_outside(const struct nav *nav, size_t i)
{
	return i < nav->first || i > nav->last ||
	       !is_within(nav->page, nav->page->item[i].scope, nav->article);
}

static bool
is_navigation(const struct nav *nav, size_t i)
{
	const struct page *page = nav->page;
	const struct item *item = &page->item[i];
	const struct scope *scope = &page->scope[item->scope];
	unsigned traits = item->traits;
	bool within;

	if (traits & ITEMS)
		return true;
	if (stays(page, item))
		return false;
	if (scope->menu && (traits & (LINKED | SITE | FOOTER)))
		return true;
	if (nav->first > nav->last)
		return (traits & (SITE | FOOTER)) != 0;
	if (!is_outside(nav, i))
		return false;
	within = is_within(page, item->scope, nav->article);
	if (within && (traits & SENTENCE))
		return false;
	if (traits & (SITE | FOOTER | LISTED))
		return true;
	return !within && ((traits & LINKED) || (scope->menu && scope->site));
}

void
html_nav_mark(struct page *page)
{
	struct nav nav = { .page = page };
	size_t units = 0, dropped = 0;

	see_units(page);
	see_lists(page);
	sum_scopes(page);
	find_article(&nav);
	for (size_t i = 0; i < page->items; i = after(page, i)) {
		if (!is_unit(&page->item[i]))
			continue;
		units++;
		if (is_navigation(&nav, i)) {
			page->item[i].flags |= ITEM_DROPPED;
			dropped++;
		}
	}
	/* A page of nothing else is what it is. */
	for (size_t i = 0; units == dropped && i < page->items; i++)
		page->item[i].flags &= (uint8_t)~ITEM_DROPPED;
}
