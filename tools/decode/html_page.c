#include <stdlib.h>

#include "html_page.h"

struct item *
page_item(struct page *page, enum item_kind kind, unsigned long line)
{
	if (page->items >= ITEMS_MAX || page->text.len > UINT32_MAX / 2)
		page->cut = true;
	if (page->items == page->item_room) {
		page->item_room = page->item_room ? page->item_room * 2 : 512;
		page->item = mem_resize(page->item, page->item_room, sizeof *page->item);
	}
	page->item[page->items] = (struct item) {
		.kind = (uint8_t)kind, .line = (uint32_t)line, .scope = page->here
	};
	return &page->item[page->items++];
}

void
page_open(struct page *page)
{
	page->scope = mem_resize(page->scope, page->scope_room = 64, sizeof *page->scope);
	page->scope[0] = (struct scope) { 0 };
	page->scopes = 1;
}

void
page_close(struct page *page)
{
	page->scope[0].last = (uint32_t)page->scopes - 1;
}

void
page_scope(struct page *page, bool menu)
{
	if (page->scopes == SCOPES_MAX)
		return;
	if (page->scopes == page->scope_room) {
		page->scope_room *= 2;
		page->scope = mem_resize(page->scope, page->scope_room, sizeof *page->scope);
	}
	page->scope[page->scopes] = (struct scope) { .parent = page->here, .menu = menu };
	page->here = (uint32_t)page->scopes++;
}

void
page_scope_end(struct page *page, uint32_t scope, size_t items)
{
	if (page->here == scope)
		return;
	if (page->here == page->scopes - 1 && page->items == items)
		page->scopes--;
	else
		page->scope[page->here].last = (uint32_t)page->scopes - 1;
	page->here = scope;
}

void
page_free(struct page *page)
{
	buf_free(&page->text);
	buf_free(&page->title);
	buf_free(&page->values);
	free(page->item);
	free(page->scope);
	*page = (struct page) { 0 };
}
