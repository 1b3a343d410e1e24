#include <stdlib.h>

#include "html_line.h"
#include "html_table.h"

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

/* --- cells */

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

void
tables_line(struct html_tables *ts, struct str s, uint32_t linked)
{
	struct html_table *t = tables_at(ts);

	if (!t || !t->in_cell)
		return;
	t->cell.bytes += (uint32_t)s.n;
	t->cell.linked += linked;
	t->cell.lines++;
	t->cell.sentences += line_has_sentence(s);
	t->cell.headings += line_is_chapter(s);
}

static void
close_cell(const struct html_tables *ts, struct html_table *t)
{
	const struct html_share *cell = &t->cell;

	if (!t->in_cell)
		return;
	t->in_cell = false;
	t->filled += cell->bytes > 0;
	if (cell->lines == 1)
		t->figures += line_is_figure((struct str) {
		    ts->page->text.s + t->cell_at, ts->page->text.len - t->cell_at });
	if (cell->bytes > t->article && is_article(cell))
		t->article = cell->bytes;
	t->menu |= cell->lines >= MENU_LINES && is_linked(cell->bytes, cell->linked);
	add_share(&t->all, cell);
	t->cell = (struct html_share) { 0 };
}

void
tables_cell(struct html_tables *ts, unsigned long line, unsigned cols, unsigned rows)
{
	struct html_table *t = tables_at(ts);
	struct item *item;

	if (!t)
		return;
	close_cell(ts, t);
	if (!t->row)
		tables_row(ts, line);
	item = page_item(ts->page, ITEM_CELL, line);
	item->at = cols;
	item->n = rows;
	t->in_cell = true;
	t->row_cells++;
	t->cell_at = (uint32_t)ts->page->text.len;
}

void
tables_cell_end(struct html_tables *ts)
{
	if (ts->tables)
		close_cell(ts, tables_at(ts));
}

/* --- rows */

static void
close_row(const struct html_tables *ts, struct html_table *t)
{
	close_cell(ts, t);
	if (t->row_cells > t->widest)
		t->widest = t->row_cells;
	t->row_cells = 0;
	t->row = false;
}

void
tables_row(struct html_tables *ts, unsigned long line)
{
	struct html_table *t = tables_at(ts);

	if (!t)
		return;
	close_row(ts, t);
	page_item(ts->page, ITEM_ROW, line);
	t->row = true;
}

void
tables_row_end(struct html_tables *ts)
{
	if (ts->tables)
		close_row(ts, tables_at(ts));
}

void
tables_group(struct html_tables *ts)
{
	if (!ts->tables)
		return;
	close_row(ts, tables_at(ts));
	page_item(ts->page, ITEM_GROUP, 0);
}

/* --- tables */

void
tables_open(struct html_tables *ts, unsigned long line)
{
	page_item(ts->page, ITEM_TABLE, line);
	if (ts->tables == ts->room) {
		ts->room = ts->room ? ts->room * 2 : 8;
		ts->table = mem_resize(ts->table, ts->room, sizeof *ts->table);
	}
	ts->table[ts->tables++] = (struct html_table) { .item = (uint32_t)ts->page->items - 1 };
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

void
tables_close(struct html_tables *ts)
{
	struct html_table *t = tables_at(ts), *outer;
	struct item *item;

	if (!t)
		return;
	close_row(ts, t);
	page_item(ts->page, ITEM_END, 0);
	item = &ts->page->item[t->item];
	item->at = (uint32_t)ts->page->items - 1;
	item->n = t->figures;
	ts->tables--;
	if (is_data(t))
		item->flags |= ITEM_DATA;
	if (!(outer = tables_at(ts)))
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

void
tables_free(struct html_tables *ts)
{
	free(ts->table);
}
