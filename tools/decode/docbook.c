#include <stdlib.h>

#include "docbook.h"
#include "docx_grid.h"
#include "key.h"
#include "markup.h"
#include "package.h"
#include "utf8.h"

/* Edges of cells nearer than this are one, in hundredths of a point. */
enum { NEAR = 500 };

/* Where a cell begins and ends. */
struct span {
	unsigned long left, right;
};

struct docbook {
	struct docx_lines lines;
	struct buf words, notes; /* of the open paragraph or cell; of footnotes */
	unsigned long number;
	size_t characters;
	struct table table;
	struct span *span; /* of each cell of the table */
	size_t spans, span_room;
	unsigned long *edge; /* where the columns end, of the rows that follow */
	size_t edges, edge_room, col;
	size_t widest; /* cells in a row */
	bool in_info, in_note, in_table, in_entry;
};

static void
put_line(struct docbook *d, struct str s)
{
	d->number++;
	d->characters += utf8_count(s) + 1;
	docx_line(&d->lines, s, d->number);
}

/* The lines of the words so far that hold any. */
static void
put_lines(struct docbook *d, struct buf *words)
{
	struct str rest = buf_str(words);

	while (rest.n) {
		const char *lf = memchr(rest.s, '\n', rest.n);
		struct str line = { rest.s, lf ? (size_t)(lf - rest.s) : rest.n };

		rest = str_skip(rest, line.n + (lf != NULL));
		if (trim(line).n)
			put_line(d, trim(line));
	}
	buf_clear(words);
}

static void
on_text(void *of, struct str s)
{
	struct docbook *d = of;

	if (!d->in_info)
		buf_addstr(d->in_note ? &d->notes : &d->words, s);
}

/* --- tables */

static void
open_table(struct docbook *d)
{
	put_lines(d, &d->words);
	docx_lines_flush(&d->lines);
	table_open(&d->table, d->number + 1);
	d->spans = d->edges = d->widest = 0;
	d->in_table = true;
}

/* 128.50pt */
static unsigned long
hundredths(const char *s)
{
	unsigned long n = 0;
	int decimals = -1;

	for (; s && ((*s >= '0' && *s <= '9') || *s == '.') && n < 1000000; s++) {
		if (*s == '.' || decimals == 2) {
			decimals = decimals < 0 ? 0 : decimals;
			continue;
		}
		n = n * 10 + (unsigned long)(*s - '0');
		decimals += decimals >= 0;
	}
	for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++)
		n *= 10;
	return n;
}

static void
on_column(struct docbook *d, const char **attributes)
{
	if (d->edges == d->edge_room) {
		d->edge_room = d->edge_room ? d->edge_room * 2 : 32;
		d->edge = mem_resize(d->edge, d->edge_room, sizeof *d->edge);
	}
	d->edge[d->edges] = hundredths(attribute_of(attributes, "colwidth")) +
			    (d->edges ? d->edge[d->edges - 1] : 0);
	d->edges++;
}

static void
end_entry(struct docbook *d)
{
	unsigned long left = d->col && d->edges >= d->col ? d->edge[d->col - 1] : 0;
	struct str words = trim(buf_str(&d->words));

	if (d->spans == d->span_room) {
		d->span_room = d->span_room ? d->span_room * 2 : 256;
		d->span = mem_resize(d->span, d->span_room, sizeof *d->span);
	}
	d->span[d->spans++] = (struct span) { left,
		d->col < d->edges ? d->edge[d->col] : left };
	table_cell(&d->table, words, 1, 1);
	d->col++;
	d->widest = d->col > d->widest ? d->col : d->widest;
	d->characters += utf8_count(words) + 1;
	buf_clear(&d->words);
	d->in_entry = false;
}

static int
by_place(const void *a, const void *b)
{
	const unsigned long *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* All edges of the table's cells, each once, in order. */
static size_t
gather_edges(const struct docbook *d, unsigned long *edge)
{
	size_t n = 0;

	for (size_t i = 0; i < d->spans; i++) {
		edge[2 * i] = d->span[i].left;
		edge[2 * i + 1] = d->span[i].right;
	}
	qsort(edge, 2 * d->spans, sizeof *edge, by_place);
	for (size_t i = 0; i < 2 * d->spans; i++) {
		if (!n || edge[i] - edge[n - 1] >= NEAR)
			edge[n++] = edge[i];
	}
	return n;
}

/* The last edge that is no further right. */
static size_t
edge_at(const unsigned long *edge, size_t n, unsigned long place)
{
	size_t low = 0;

	while (n - low > 1) {
		size_t at = low + (n - low) / 2;

		if (edge[at] <= place)
			low = at;
		else
			n = at;
	}
	return low;
}

static void
put_grid(struct docbook *d)
{
	unsigned long *edge = mem_resize(NULL, 2 * d->spans, sizeof *edge);
	size_t n = gather_edges(d, edge);

	for (size_t i = 0; i < d->spans; i++) {
		size_t left = edge_at(edge, n, d->span[i].left);
		size_t right = edge_at(edge, n, d->span[i].right);

		d->table.cell[i].cols = right > left ? (unsigned)(right - left) : 1;
	}
	free(edge);
	table_put(&d->table, "markup");
}

/* A table of one column is a frame. */
static void
end_table(struct docbook *d)
{
	const struct table *t = &d->table;

	for (size_t i = 0; d->widest == 1 && i < t->cells; i++) {
		buf_addstr(&d->words, (struct str) { t->text.s + t->cell[i].at, t->cell[i].n });
		put_lines(d, &d->words);
	}
	if (d->widest > 1)
		put_grid(d);
	buf_clear(&d->words);
	d->in_table = false;
}

static void
on_row(struct docbook *d)
{
	table_row(&d->table, d->number + 1);
	d->number++;
	d->characters++;
	d->col = 0;
}

/* --- elements */

static void
open_entry(struct docbook *d)
{
	buf_clear(&d->words);
	d->in_entry = true;
}

static bool
is_paragraph(const struct docbook *d, const char *name)
{
	return !d->in_table && !d->in_note && (!strcmp(name, "para") || !strcmp(name, "title"));
}

static void
on_start(void *of, const char *name, const char **attributes)
{
	struct docbook *d = of;

	if (!strcmp(name, "bookinfo"))
		d->in_info = true;
	else if (!strcmp(name, "footnote"))
		d->in_note = true;
	else if (!strcmp(name, "informaltable") && !d->in_table)
		open_table(d);
	else if (!strcmp(name, "tgroup"))
		d->edges = 0;
	else if (!strcmp(name, "colspec"))
		on_column(d, attributes);
	else if (!strcmp(name, "row") && d->in_table)
		on_row(d);
	else if (!strcmp(name, "entry") && d->in_table)
		open_entry(d);
	else if (is_paragraph(d, name))
		put_lines(d, &d->words);
}

static void
on_end(void *of, const char *name)
{
	struct docbook *d = of;

	if (!strcmp(name, "bookinfo"))
		d->in_info = false;
	else if (!strcmp(name, "footnote"))
		d->in_note = false;
	else if (!strcmp(name, "informaltable") && d->in_table)
		end_table(d);
	else if (!strcmp(name, "entry") && d->in_entry)
		end_entry(d);
	else if (is_paragraph(d, name))
		put_lines(d, &d->words);
}

bool
docbook_put(struct str xml, size_t *characters)
{
	struct docbook d = { 0 };
	struct markup m = { .start = on_start, .end = on_end, .text = on_text, .of = &d };
	bool whole;

	markup_open(&m, MARKUP_XML);
	markup_feed(&m, xml);
	whole = markup_close(&m);
	put_lines(&d, &d.notes);
	docx_lines_flush(&d.lines);
	buf_free(&d.lines.held);
	buf_free(&d.words);
	buf_free(&d.notes);
	table_free(&d.table);
	free(d.span);
	free(d.edge);
	*characters = d.characters;
	return whole;
}
