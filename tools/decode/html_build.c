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

enum { TITLE_BYTES = 4096 };

/* --- lines */

static void
end_line(struct html_build *b)
{
	struct page *page = b->page;
	struct str s = { page->text.s + b->from, page->text.len - b->from };
	const struct html_table *table = tables_at(&b->tables);
	struct item *item;

	b->gap = 0;
	if (!b->begun)
		return;
	b->begun = false;
	if (b->raised == s.n)
		s.n = words_lower(&page->text, b->from);
	item = page_item(page, ITEM_TEXT, b->line);
	item->at = (uint32_t)b->from;
	item->n = (uint32_t)s.n;
	item->linked = b->linked;
	item->flags = (uint8_t)((b->state & STATE_PRE ? ITEM_PRE : 0) |
				(b->state & STATE_HEADING ? ITEM_HEADING : 0));
	if (table && !table->in_cell)
		item->flags |= ITEM_LOOSE;
	tables_line(&b->tables, s, b->linked);
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
stop_when_full(const struct html_build *b)
{
	if (b->page->cut)
		markup_stop(b->markup);
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
	stop_when_full(b);
}

/* --- elements */

static unsigned
span_of(const char **attributes, const char *name)
{
	unsigned long span = 0;

	for (; attributes && *attributes; attributes += 2) {
		const char *s = attributes[1];

		if (!s || strcmp(attributes[0], name))
			continue;
		while (*s == ' ')
			s++;
		if (*s < '0' || *s > '9')
			return 1;
		for (; *s >= '0' && *s <= '9' && span < UINT16_MAX; s++)
			span = span * 10 + (unsigned long)(*s - '0');
		return (unsigned)span;
	}
	return 1;
}

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
	const struct html_table *t = tables_at(&b->tables);

	if (t && t->in_cell && value &&
	    (!type || !*type || !strcasecmp(type, "text") || !strcasecmp(type, "number")))
		on_text(b, str_of(value));
}

static void
start_block(struct html_build *b, enum element element, const char **attributes)
{
	unsigned long line = markup_line(b->markup);

	end_line(b);
	if (b->state & STATE_MENU)
		b->state &= (uint8_t)~STATE_MENU;
	switch (element) {
	case EL_HEADING:
		b->state |= STATE_HEADING;
		break;
	case EL_BLOCK:
		page_scope(b->page, is_menu(attributes));
		break;
	case EL_NAV:
		page_scope(b->page, true);
		break;
	case EL_PRE:
		b->state |= STATE_PRE;
		b->pre_begins = true;
		break;
	case EL_TABLE:
		page_scope(b->page, is_menu(attributes));
		tables_open(&b->tables, line);
		break;
	case EL_CELL:
		tables_cell(&b->tables, line, span_of(attributes, "colspan"),
		    span_of(attributes, "rowspan"));
		page_scope(b->page, is_menu(attributes));
		break;
	case EL_ROW:
		tables_row(&b->tables, line);
		break;
	case EL_GROUP:
		tables_group(&b->tables);
		break;
	case EL_CAPTION:
		tables_cell_end(&b->tables);
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
	*open = (struct html_open) { b->page->here, (uint32_t)b->page->items, EL_INLINE,
		b->state };
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
	stop_when_full(b);
}

static void
end_block(struct html_build *b, enum element element)
{
	end_line(b);
	if (element == EL_TABLE)
		tables_close(&b->tables);
	else if (element == EL_CELL)
		tables_cell_end(&b->tables);
	else if (element == EL_ROW)
		tables_row_end(&b->tables);
	else if (element == EL_GROUP)
		tables_group(&b->tables);
}

static void
end_element(struct html_build *b)
{
	struct html_open *open = &b->open[--b->depth];

	if (open->element >= EL_PARA)
		end_block(b, open->element);
	else if (open->element == EL_TITLE)
		b->titled = b->title.len > 0;
	page_scope_end(b->page, open->scope, open->items);
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
	stop_when_full(b);
}

void
html_build_open(struct html_build *b, struct page *page, struct markup *m)
{
	*b = (struct html_build) { .page = page, .markup = m, .tables.page = page };
	*m = (struct markup) { .start = on_start, .end = on_end, .text = on_text, .of = b };
	page_open(page);
}

void
html_build_close(struct html_build *b)
{
	while (b->depth)
		end_element(b);
	end_line(b);
	page_close(b->page);
	b->page->title = b->title;
	tables_free(&b->tables);
}
