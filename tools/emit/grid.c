#include <stdint.h>
#include <stdlib.h>

#include "emit.h"

/* A cell that covers more than its own place. */
struct merged {
	uint32_t row, col, rows, cols;
};

/* Who covers a place: the cell at row and col; row 0 is none.  merged is its number among
   the merged cells from 1, or 0 while it covers its own place only. */
struct owner {
	uint32_t row, col, merged;
};

struct owners {
	struct owner *place;
	size_t n, room;
};

/* The table at hand.  Its rows stay in the document: they are gone through once to see what
   covers what, and once more to be written. */
struct grid {
	size_t *row; /* entries of the document */
	size_t n, room;
	unsigned long number;
	bool open;
	struct owners above, here;
	struct merged *merged;
	size_t merges, merge_room;
	struct rows lead; /* the cells with which each row of the table begins */
	struct buf plain;
};

void
grid_document(struct emit *e)
{
	if (!e->grid) {
		e->grid = mem_resize(NULL, 1, sizeof *e->grid);
		*e->grid = (struct grid) { 0 };
	}
	e->grid->number = 0;
	e->grid->open = false;
	e->grid->n = 0;
}

void
grid_free(struct emit *e)
{
	struct grid *g = e->grid;

	if (!g)
		return;
	free(g->row);
	free(g->above.place);
	free(g->here.place);
	free(g->merged);
	buf_free(&g->lead.held);
	buf_free(&g->plain);
	free(g);
}

void
grid_open(struct emit *e)
{
	grid_close(e);
	e->grid->open = true;
	e->grid->number++;
}

/* A row that no `table` record announced makes a table all the same. */
void
grid_row(struct emit *e, size_t entry)
{
	struct grid *g = e->grid;

	if (!asked(e, CELLS))
		return;
	if (!g->open)
		grid_open(e);
	if (g->n == g->room) {
		g->room = g->room ? g->room * 2 : 64;
		g->row = mem_resize(g->row, g->room, sizeof *g->row);
	}
	g->row[g->n++] = entry;
}

static void
push_owner(struct owners *line, struct owner owner)
{
	if (line->n == line->room) {
		line->room = line->room ? line->room * 2 : 64;
		line->place = mem_resize(line->place, line->room, sizeof *line->place);
	}
	line->place[line->n++] = owner;
}

/* The owner covers the place at row and col too. */
static void
extend(struct grid *g, struct owner *owner, uint32_t row, uint32_t col)
{
	struct merged *m;

	if (!owner->merged) {
		if (g->merges == g->merge_room) {
			g->merge_room = g->merge_room ? g->merge_room * 2 : 64;
			g->merged = mem_resize(g->merged, g->merge_room, sizeof *g->merged);
		}
		g->merged[g->merges++] = (struct merged) { owner->row, owner->col, 1, 1 };
		owner->merged = (uint32_t)g->merges;
	}
	m = &g->merged[owner->merged - 1];
	if (row - m->row >= m->rows)
		m->rows = row - m->row + 1;
	if (col >= m->col && col - m->col >= m->cols)
		m->cols = col - m->col + 1;
}

/* Is the cell a place covered by another?  A mark that points at nothing is none. */
static bool
is_covered(struct str cell, const struct owners *above, uint32_t row, uint32_t col)
{
	if (cell.n != 2 || cell.s[0] != '\\')
		return false;
	return (cell.s[1] == '^' && row > 1 && col <= above->n) ||
	       (cell.s[1] == '<' && col > 1);
}

static bool
is_mark(struct str cell)
{
	return str_is(cell, CELL_ABOVE) || str_is(cell, CELL_LEFT);
}

/* Past the tag and LINE of a row record, to its cells. */
static struct str
cells_of(struct str record)
{
	struct str skipped;

	rec_next(&record, &skipped);
	rec_next(&record, &skipped);
	return record;
}

static void
see_row(struct grid *g, struct str record, uint32_t row)
{
	struct str rest = cells_of(record), cell;
	struct owners *here = &g->here;
	uint32_t col = 0;

	here->n = 0;
	while (rec_next(&rest, &cell)) {
		struct owner owner = { row, ++col, 0 };

		if (is_covered(cell, &g->above, row, col)) {
			struct owner *from = cell.s[1] == '^' ? &g->above.place[col - 1]
							      : &here->place[col - 2];

			extend(g, from, row, col);
			owner = *from;
		}
		push_owner(here, owner);
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct merged *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->col > y->col) - (x->col < y->col);
}

/* Find the merged cells of the table, in reading order. */
static void
find_merged(struct emit *e)
{
	struct grid *g = e->grid;
	bool any = false;

	g->merges = g->above.n = 0;
	for (size_t i = 0; i < g->n && !any; i++) {
		struct str record = doc_record(e->doc, g->row[i]);

		any = memchr(record.s, '\\', record.n) != NULL;
	}
	for (size_t i = 0; i < g->n && any; i++) {
		struct owners swap;

		see_row(g, doc_record(e->doc, g->row[i]), (uint32_t)i + 1);
		swap = g->above;
		g->above = g->here;
		g->here = swap;
	}
	if (g->merges)
		qsort(g->merged, g->merges, sizeof *g->merged, by_place);
}

static void
make_lead(struct emit *e, uint32_t row)
{
	struct grid *g = e->grid;

	buf_clear(&g->lead.held);
	rows_again(&g->lead, &e->doc_cells);
	rows_count(&g->lead, g->number);
	rows_text(&g->lead, e->section);
	rows_count(&g->lead, row);
}

static void
write_row(struct emit *e, struct str record, uint32_t row, size_t *merge)
{
	struct grid *g = e->grid;
	struct table *t = &e->table[CELLS];
	struct str rest = record, cell;
	unsigned long line;
	uint32_t col = 0;

	rec_next(&rest, &cell);
	rec_next(&rest, &cell);
	line = rec_number(cell);
	make_lead(e, row);
	while (rec_next(&rest, &cell)) {
		const struct merged *m = *merge < g->merges ? &g->merged[*merge] : NULL;

		col++;
		if (m && (m->row != row || m->col != col))
			m = NULL;
		*merge += m != NULL;
		if (is_mark(cell))
			continue;
		table_begin(t, &g->lead, 4);
		table_count(t, col);
		table_count(t, m ? m->rows : 1);
		table_count(t, m ? m->cols : 1);
		table_put(t, cell);
		table_count(t, line);
		table_end(t);
	}
}

void
grid_close(struct emit *e)
{
	struct grid *g = e->grid;
	size_t merge = 0;

	if (g->n) {
		find_merged(e);
		for (size_t i = 0; i < g->n; i++)
			write_row(e, doc_record(e->doc, g->row[i]), (uint32_t)i + 1, &merge);
	}
	g->n = 0;
	g->open = false;
}
