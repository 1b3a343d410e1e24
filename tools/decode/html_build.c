#include <stdlib.h>
#include <strings.h>

#include "html_build.h"
#include "html_line.h"
#include "html_names.h"
#include "html_words.h"
#include "web_words.h"

/* What holds for the words in an element and in those inside it. */
enum {
	STATE_LINK = 1,
	STATE_PRE = 2,
	STATE_HIDE = 4, /* hidden by its style */
	STATE_SILENT = 8, /* shows no words by its kind */
	STATE_MENU = 16, /* the same, in a <select> */
	STATE_TITLE = 32,
	STATE_HEADING = 64,
	STATE_RAISED = 128
};

enum { STATE_UNSEEN = STATE_HIDE | STATE_SILENT | STATE_MENU };

/* A cell that holds an article, or a list of links, is no cell of a table. */
enum {
	ARTICLE_BYTES = 6000, /* three a Han character */
	ARTICLE_LINES = 10,
	ARTICLE_LINE = 12, /* bytes of its lines, at the least, on average */
	ARTICLE_SENTENCES = 3,
	ARTICLE_HEADINGS = 2,
	MENU_LINES = 4,
	MENU_FIGURES = 4, /* a table with as many is one all the same */
	OWN_FIGURES = 8
};

enum { TITLE_BYTES = 4096 };

static struct item *
add_item(struct html_build *b, enum item_kind kind, unsigned long line)
{
	struct page *page = b->page;

	if (page->items >= ITEMS_MAX || page->text.len > UINT32_MAX / 2) {
		page->cut = true;
		markup_stop(b->markup);
	}
	if (page->items == page->item_room) {
		page->item_room = page->item_room ? page->item_room * 2 : 512;
		page->item = mem_resize(page->item, page->item_room, sizeof *page->item);
	}
	page->item[page->items] =
	    (struct item) { .kind = (uint8_t)kind, .line = (uint32_t)line, .scope = b->scope };
	return &page->item[page->items++];
}

/* The table whose cells are being read; NULL for none. */
static struct html_table *
table_at(struct html_build *b)
{
	return b->tables ? &b->table[b->tables - 1] : NULL;
}

/* --- lines */

static void
count_line(struct html_build *b, struct str s)
{
	struct html_table *t = table_at(b);

	if (!t || !t->in_cell)
		return;
	t->cell.bytes += (uint32_t)s.n;
	t->cell.linked += b->linked;
	t->cell.lines++;
	t->cell.sentences += line_has_sentence(s);
	t->cell.headings += line_is_chapter(s);
}

static void
end_line(struct html_build *b)
{
	struct page *page = b->page;
	struct str s = { page->text.s + b->from, page->text.len - b->from };
	struct item *item;

	b->gap = 0;
	if (!b->begun)
		return;
	b->begun = false;
	if (b->raised == s.n)
		s.n = words_lower(&page->text, b->from);
	item = add_item(b, ITEM_TEXT, b->line);
	item->at = (uint32_t)b->from;
	item->n = (uint32_t)s.n;
	item->linked = b->linked;
	item->flags = (uint8_t)((b->state & STATE_PRE ? ITEM_PRE : 0) |
				(b->state & STATE_HEADING ? ITEM_HEADING : 0));
	if (table_at(b) && !table_at(b)->in_cell)
		item->flags |= ITEM_LOOSE;
	count_line(b, s);
}

/* A line begins, with what is left of a piece of text. */
static void
begin_line(struct html_build *b, struct str rest)
{
	unsigned long line = markup_line(b->markup);

	for (size_t i = 0; i < rest.n; i++)
		line -= rest.s[i] == '\n';
	b->begun = true;
	b->from = b->page->text.len;
	b->line = (uint32_t)line;
	b->linked = b->raised = 0;
	b->gap = 0;
}

static void
add_words(struct html_build *b, struct str s)
{
	struct buf *text = &b->page->text;
	size_t before;

	if (!b->begun) {
		s = str_skip(s, words_blank(s));
		if (!s.n)
			return;
		begin_line(b, s);
	}
	before = text->len;
	if (b->state & STATE_RAISED)
		words_add_raised(text, b->from, &b->gap, s);
	else
		words_add(text, b->from, &b->gap, s);
	if (b->state & STATE_RAISED)
		b->raised += (uint32_t)(text->len - before);
	if (b->state & STATE_LINK)
		b->linked += (uint32_t)(text->len - before);
}

/* Lines as they stand. */
static void
add_pre(struct html_build *b, struct str s)
{
	if (b->pre_begins && s.n)
		s = str_skip(s, *s.s == '\n');
	b->pre_begins = false;
	while (s.n && !b->page->cut) {
		const char *end = memchr(s.s, '\n', s.n);
		size_t n = end ? (size_t)(end - s.s) : s.n;

		if (!b->begun)
			begin_line(b, s);
		buf_add(&b->page->text, s.s, n);
		if (end)
			end_line(b);
		s = str_skip(s, n + (end != NULL));
	}
}

static void
count_hidden(struct html_build *b, struct str s)
{
	struct page *page = b->page;

	if (!page->hidden++)
		page->hidden_line = markup_line(b->markup);
	page->hidden_told.sentences += line_has_sentence(s);
	page->hidden_told.figures += line_is_figure(s);
}

static void
on_text(void *of, struct str s)
{
	struct html_build *b = of;

	if (b->state & STATE_TITLE) {
		if (!b->titled && b->title.len < TITLE_BYTES)
			words_add(&b->title, 0, &b->title_gap, s);
	} else if (b->state & STATE_UNSEEN) {
		if ((b->state & STATE_HIDE) && words_blank(s) < s.n)
			count_hidden(b, str_skip(s, words_blank(s)));
	} else if ((b->state & STATE_PRE) && !(b->state & STATE_RAISED)) {
		add_pre(b, s);
	} else {
		add_words(b, s);
	}
}

/* --- tables */

static void
open_table(struct html_build *b)
{
	struct html_table *t;

	add_item(b, ITEM_TABLE, markup_line(b->markup));
	if (b->tables == b->table_room) {
		b->table_room = b->table_room ? b->table_room * 2 : 8;
		b->table = mem_resize(b->table, b->table_room, sizeof *b->table);
	}
	t = &b->table[b->tables++];
	*t = (struct html_table) { .item = (uint32_t)b->page->items - 1 };
}

static void
add_share(struct html_share *to, const struct html_share *from)
{
	to->bytes += from->bytes;
	to->linked += from->linked;
	to->lines += from->lines;
	to->sentences += from->sentences;
	to->headings += from->headings;
}

static bool
is_article(const struct html_share *cell)
{
	return cell->bytes > ARTICLE_BYTES || cell->sentences >= ARTICLE_SENTENCES ||
	       cell->headings >= ARTICLE_HEADINGS ||
	       (cell->lines >= ARTICLE_LINES && cell->bytes / cell->lines >= ARTICLE_LINE);
}

/* Four fifths of its words, or more, are links. */
static bool
is_linked(size_t bytes, size_t linked)
{
	return linked * 5 >= bytes * 4;
}

static void
close_cell(struct html_build *b, struct html_table *t)
{
	const struct html_share *cell = &t->cell;

	if (!t->in_cell)
		return;
	t->in_cell = false;
	t->filled += cell->bytes > 0;
	if (cell->lines == 1)
		t->figures += line_is_figure((struct str) {
		    b->page->text.s + t->cell_at, b->page->text.len - t->cell_at });
	if (cell->bytes > t->article && is_article(cell))
		t->article = cell->bytes;
	t->menu |= cell->lines >= MENU_LINES && is_linked(cell->bytes, cell->linked);
	add_share(&t->all, cell);
	t->cell = (struct html_share) { 0 };
}

static void
close_row(struct html_build *b, struct html_table *t)
{
	close_cell(b, t);
	if (t->row_cells > t->widest)
		t->widest = t->row_cells;
	t->row_cells = 0;
	t->row = false;
}

/* Is it a table, and no page layout? */
static bool
is_data(const struct html_table *t)
{
	if (t->widest < 2 || t->filled < 2)
		return false;
	if (t->inner && (t->figures < OWN_FIGURES || t->figures <= t->inner_figures))
		return false;
	if (t->article > t->all.bytes / 2)
		return false;
	return !t->menu || t->figures >= MENU_FIGURES;
}

static void
close_table(struct html_build *b)
{
	struct html_table *t = table_at(b), *outer;
	struct item *item;

	close_row(b, t);
	add_item(b, ITEM_END, 0);
	item = &b->page->item[t->item];
	item->at = (uint32_t)b->page->items - 1;
	item->n = t->figures;
	b->tables--;
	if (is_data(t))
		item->flags |= ITEM_DATA;
	if (!(outer = table_at(b)))
		return;
	if (item->flags & ITEM_DATA) {
		outer->inner = true;
		outer->inner_figures += t->figures;
	} else {
		outer->inner |= t->inner;
		outer->inner_figures += t->inner_figures;
		add_share(&outer->cell, &t->all);
	}
}

/* A table part begins or ends; outside of tables it only ends a line. */
static struct html_table *
table_part(struct html_build *b)
{
	struct html_table *t = table_at(b);

	end_line(b);
	if (t)
		close_cell(b, t);
	return t;
}

static void
open_row(struct html_build *b, struct html_table *t)
{
	close_row(b, t);
	add_item(b, ITEM_ROW, markup_line(b->markup));
	t->row = true;
}

static unsigned
span_of(const char **attributes, const char *name, unsigned none)
{
	unsigned long span = 0;

	for (; attributes && *attributes; attributes += 2) {
		const char *s = attributes[1];

		if (!s || strcmp(attributes[0], name))
			continue;
		while (*s == ' ')
			s++;
		if (*s < '0' || *s > '9')
			return none;
		for (; *s >= '0' && *s <= '9' && span < UINT16_MAX; s++)
			span = span * 10 + (unsigned long)(*s - '0');
		return (unsigned)span;
	}
	return none;
}

static void
open_cell(struct html_build *b, const char **attributes)
{
	struct html_table *t = table_part(b);
	struct item *item;

	if (!t)
		return;
	if (!t->row)
		open_row(b, t);
	item = add_item(b, ITEM_CELL, markup_line(b->markup));
	item->at = span_of(attributes, "colspan", 1);
	item->n = span_of(attributes, "rowspan", 1);
	t->in_cell = true;
	t->row_cells++;
	t->cell_at = (uint32_t)b->page->text.len;
}

/* --- elements */

static const char *
attribute(const char **attributes, const char *name)
{
	for (; attributes && *attributes; attributes += 2) {
		if (!strcmp(attributes[0], name))
			return attributes[1] ? attributes[1] : "";
	}
	return NULL;
}

static bool
is_menu(const char **attributes)
{
	for (; attributes && *attributes; attributes += 2) {
		if (attributes[1] && strcmp(attributes[0], "colspan") &&
		    strcmp(attributes[0], "rowspan") &&
		    web_names(WEB_CLASS, str_of(attributes[1])))
			return true;
	}
	return false;
}

static void
open_scope(struct html_build *b, bool menu)
{
	struct page *page = b->page;

	if (page->scopes == SCOPES_MAX)
		return;
	if (page->scopes == page->scope_room) {
		page->scope_room = page->scope_room ? page->scope_room * 2 : 128;
		page->scope = mem_resize(page->scope, page->scope_room, sizeof *page->scope);
	}
	page->scope[page->scopes] = (struct scope) { .parent = b->scope, .menu = menu };
	b->scope = (uint32_t)page->scopes++;
}

/* A block that turns out to hold nothing is forgotten. */
static void
close_scope(struct html_build *b, const struct html_open *open)
{
	struct page *page = b->page;

	if (b->scope == open->scope)
		return;
	if (b->scope == page->scopes - 1 && page->items == open->items)
		page->scopes--;
	else
		page->scope[b->scope].last = (uint32_t)page->scopes - 1;
	b->scope = open->scope;
}

static void
keep_meta(struct html_build *b, const char **attributes)
{
	const char *name = attribute(attributes, "name");
	const char *content = attribute(attributes, "content");
	struct page *page = b->page;
	int place = name && content ? web_meta(str_of(name)) : -1;
	size_t at = page->values.len;
	unsigned gap = 0;

	if (place < 0 || place >= METAS_MAX || page->meta[place].n)
		return;
	words_add(&page->values, at, &gap, str_of(content));
	page->meta[place].at = at;
	page->meta[place].n = page->values.len - at;
}

/* What stands in a field of text, when a cell of a table is one: on a page laid out as a form
   these are its figures; elsewhere they are what to search for. */
static void
read_field(struct html_build *b, const char **attributes)
{
	const char *type = attribute(attributes, "type");
	const char *value = attribute(attributes, "value");
	const struct html_table *t = table_at(b);

	if (t && t->in_cell && value &&
	    (!type || !*type || !strcasecmp(type, "text") || !strcasecmp(type, "number")))
		on_text(b, str_of(value));
}

static void
start_block(struct html_build *b, enum element element, const char **attributes)
{
	end_line(b);
	if (b->state & STATE_MENU)
		b->state &= (uint8_t)~STATE_MENU;
	switch (element) {
	case EL_HEADING:
		b->state |= STATE_HEADING;
		break;
	case EL_BLOCK:
		open_scope(b, is_menu(attributes));
		break;
	case EL_NAV:
		open_scope(b, true);
		break;
	case EL_PRE:
		b->state |= STATE_PRE;
		b->pre_begins = true;
		break;
	case EL_TABLE:
		open_scope(b, is_menu(attributes));
		open_table(b);
		break;
	case EL_CELL:
		open_cell(b, attributes);
		open_scope(b, is_menu(attributes));
		break;
	case EL_ROW:
		if (table_part(b))
			open_row(b, table_at(b));
		break;
	case EL_GROUP:
		if (table_part(b))
			add_item(b, ITEM_GROUP, 0);
		break;
	case EL_CAPTION:
		table_part(b);
		break;
	default:
		break;
	}
}

static void
start(struct html_build *b, enum element element, const char **attributes)
{
	if (element != EL_TITLE && (b->state & STATE_TITLE))
		b->state &= (uint8_t)~STATE_TITLE;
	switch (element) {
	case EL_TITLE:
		b->state |= STATE_TITLE;
		break;
	case EL_META:
		keep_meta(b, attributes);
		break;
	case EL_FIELD:
		read_field(b, attributes);
		break;
	case EL_FRAME:
		b->page->frames = true;
		break;
	case EL_HIDE:
		b->state |= STATE_SILENT;
		break;
	case EL_MENU:
		b->state |= STATE_MENU;
		break;
	case EL_LINK:
		b->state |= STATE_LINK;
		break;
	default:
		if (element >= EL_PARA)
			start_block(b, element, attributes);
		else if (element == EL_BREAK || element == EL_RULE)
			end_line(b);
		break;
	}
}

static void
on_start(void *of, const char *name, const char **attributes)
{
	struct html_build *b = of;
	enum element element = element_of(element_number(str_of(name)));
	struct html_open *open;

	if (b->depth == MARKUP_DEPTH) {
		b->over++;
		return;
	}
	open = &b->open[b->depth++];
	*open = (struct html_open) { b->scope, (uint32_t)b->page->items, EL_INLINE, b->state };
	if (attribute(attributes, "raised"))
		b->state |= STATE_RAISED;
	if (attribute(attributes, "hidden")) {
		if (element >= EL_PARA)
			end_line(b);
		b->state |= STATE_HIDE;
	} else if (!(b->state & (STATE_HIDE | STATE_SILENT))) {
		open->element = (uint8_t)element;
		start(b, element, attributes);
	}
}

static void
end_block(struct html_build *b, enum element element)
{
	struct html_table *t = table_at(b);

	end_line(b);
	if (!t)
		return;
	if (element == EL_TABLE) {
		close_table(b);
	} else if (element == EL_CELL) {
		close_cell(b, t);
	} else if (element == EL_ROW) {
		close_row(b, t);
	} else if (element == EL_GROUP) {
		close_row(b, t);
		add_item(b, ITEM_GROUP, 0);
	}
}

static void
end_element(struct html_build *b)
{
	struct html_open *open = &b->open[--b->depth];

	if (open->element >= EL_PARA)
		end_block(b, open->element);
	else if (open->element == EL_TITLE)
		b->titled = b->title.len > 0;
	close_scope(b, open);
	b->state = open->state;
}

static void
on_end(void *of, const char *name)
{
	struct html_build *b = of;

	(void)name;
	if (b->over)
		b->over--;
	else if (b->depth)
		end_element(b);
}

void
html_build_open(struct html_build *b, struct page *page, struct markup *m)
{
	*b = (struct html_build) { .page = page, .markup = m };
	*m = (struct markup) { .start = on_start, .end = on_end, .text = on_text, .of = b };
	page->scope = mem_resize(page->scope, page->scope_room = 64, sizeof *page->scope);
	page->scope[0] = (struct scope) { 0 };
	page->scopes = 1;
}

void
html_build_close(struct html_build *b)
{
	while (b->depth)
		end_element(b);
	end_line(b);
	b->page->scope[0].last = (uint32_t)b->page->scopes - 1;
	b->page->title = b->title;
	free(b->table);
}
