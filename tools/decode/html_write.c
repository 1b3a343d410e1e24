#include "html_write.h"
#include "html_words.h"
#include "note.h"
#include "out.h"
#include "table.h"
#include "text.h"
#include "web_words.h"

/* RANGES: of lines that a note names. */
enum { HELD_BYTES = 1 << 15, RANGES = 12 };

struct writer {
	const struct page *page;
	struct table table;
	struct buf cell;
};

void
html_write_metas(const struct page *page)
{
	const char *key;

	out_meta("page_title", buf_str(&page->title));
	for (int i = 0; i < METAS_MAX && (key = web_meta_key(i)); i++)
		out_meta(
		    key, (struct str) { page->values.s + page->meta[i].at, page->meta[i].n });
}

static void
write_line(const struct page *page, const struct item *item)
{
	struct str s = item_text(page, item);

	out_tag("text", item->line);
	if (s.n > HELD_BYTES)
		text_field(s);
	else
		out_field(s);
	out_end();
}

/* --- tables */

/* The rows from item i on to the end of their group; tables that a cell holds are words. */
static unsigned
rows_left(const struct page *page, size_t i, size_t end)
{
	unsigned rows = 0;

	for (; i < end; i++) {
		const struct item *item = &page->item[i];

		if (item->kind == ITEM_TABLE)
			i = item->at;
		else if (item->kind == ITEM_GROUP)
			break;
		else
			rows += item->kind == ITEM_ROW;
	}
	return rows;
}

/* The words of the cell that begins at item i; returns the item after its last. */
static size_t
read_cell(struct writer *w, size_t i, size_t end)
{
	const struct page *page = w->page;
	unsigned depth = 0;

	buf_clear(&w->cell);
	for (i++; i < end; i++) {
		const struct item *item = &page->item[i];
		struct str s = item_text(page, item);

		if (item->kind == ITEM_TABLE)
			depth++;
		else if (depth && item->kind == ITEM_END)
			depth--;
		else if (!depth && item->kind != ITEM_TEXT)
			break;
		if (item->kind != ITEM_TEXT || !s.n || (!depth && (item->flags & ITEM_LOOSE)))
			continue;
		if (w->cell.len && !words_join(w->cell.s[w->cell.len - 1], *s.s))
			buf_addc(&w->cell, ' ');
		buf_addstr(&w->cell, s);
	}
	return i;
}

/* Words of a table that stand in no cell of it come before it. */
static void
write_loose(const struct page *page, size_t i, size_t end)
{
	for (i++; i < end; i++) {
		const struct item *item = &page->item[i];

		if (item->kind == ITEM_TABLE)
			i = item->at;
		else if (item->kind == ITEM_TEXT && (item->flags & ITEM_LOOSE))
			write_line(page, item);
	}
}

/* The table that begins at item i. */
static void
write_table(struct writer *w, size_t i)
{
	const struct page *page = w->page;
	size_t end = page->item[i].at;
	unsigned left = rows_left(page, i + 1, end);

	write_loose(page, i, end);
	table_open(&w->table, page->item[i].line);
	for (i++; i < end;) {
		const struct item *item = &page->item[i];

		if (item->kind == ITEM_CELL) {
			i = read_cell(w, i, end);
			table_cell(&w->table, buf_str(&w->cell), item->at,
			    item->n && item->n < left + 1 ? item->n : left + 1);
			continue;
		}
		if (item->kind == ITEM_GROUP) {
			left = rows_left(page, i + 1, end);
		} else if (item->kind == ITEM_ROW) {
			table_row(&w->table, item->line);
			left--;
		}
		i++;
	}
	table_put(&w->table, "markup");
}

/* --- what was left out */

struct gaps {
	struct buf lines;
	size_t units, ranges;
	uint32_t first, last; /* of the range at hand; 0 for none */
	uint32_t told; /* up to this line */
};

static void
end_range(struct gaps *gaps)
{
	if (gaps->first <= gaps->told)
		gaps->first = gaps->first ? gaps->told + 1 : 0;
	if (!gaps->first || gaps->first > gaps->last) {
		gaps->first = 0;
		return;
	}
	gaps->told = gaps->last;
	if (gaps->ranges++ == RANGES)
		buf_adds(&gaps->lines, ", ...");
	if (gaps->ranges <= RANGES) {
		buf_adds(&gaps->lines, gaps->lines.len ? ", " : "");
		buf_addu(&gaps->lines, gaps->first);
		if (gaps->last > gaps->first) {
			buf_addc(&gaps->lines, '-');
			buf_addu(&gaps->lines, gaps->last);
		}
	}
	gaps->first = 0;
}

static void
see_unit(struct gaps *gaps, const struct item *item)
{
	if (!(item->flags & ITEM_DROPPED)) {
		end_range(gaps);
		return;
	}
	gaps->units++;
	gaps->last = item->line;
	if (!gaps->first)
		gaps->first = item->line;
}

/* The item after the unit that begins at item i. */
static size_t
after(const struct page *page, size_t i)
{
	const struct item *item = &page->item[i];

	return item->flags & ITEM_DATA ? (size_t)item->at + 1 : i + 1;
}

static void
write_gaps(const struct page *page)
{
	struct gaps gaps = { 0 };

	for (size_t i = 0; i < page->items; i = after(page, i)) {
		if (page->item[i].kind == ITEM_TEXT || (page->item[i].flags & ITEM_DATA))
			see_unit(&gaps, &page->item[i]);
	}
	end_range(&gaps);
	if (gaps.units)
		note_put(0, "navigation_dropped",
		    "what is the site's and not the report's was left out; lines and tables: "
		    "%zu, in lines %.*s of the page",
		    gaps.units, (int)gaps.lines.len, gaps.lines.s);
	buf_free(&gaps.lines);
}

void
html_write_words(const struct page *page)
{
	struct writer w = { .page = page };

	write_gaps(page);
	for (size_t i = 0; i < page->items; i = after(page, i)) {
		const struct item *item = &page->item[i];

		if (item->flags & ITEM_DROPPED)
			continue;
		if (item->flags & ITEM_DATA)
			write_table(&w, i);
		else if (item->kind == ITEM_TEXT)
			write_line(page, item);
	}
	table_free(&w.table);
	buf_free(&w.cell);
}
