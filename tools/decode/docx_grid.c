#include <stdlib.h>

#include "docx_grid.h"
#include "key.h"
#include "note.h"
#include "out.h"

/* What all tables inside each other hold at most, and how far to the right cells may merge:
   many times what any report has. */
enum {
	CELLS_HELD = 1 << 18,
	ROWS_HELD = 1 << 16, /* of each */
	TEXT_HELD = 1 << 23,
	COLUMNS_MERGED = 1 << 16
};

/* Edges of the grid that no character fits between, and edges of which nothing is known, in
   twentieths of a point; the columns whose widths are kept. */
enum { NEAR = 170, FAR = 1000, GRID_COLUMNS = 4096 };

/* Rooms larger than these are not kept for the next table. */
enum { CELLS_KEPT = 1 << 14, TEXT_KEPT = 1 << 20 };

/* --- lines of text */

/* Does a tab stand behind the first word? */
static bool
sets_columns(struct str s)
{
	const char *tab = s.n ? memchr(s.s, '\t', s.n) : NULL;

	for (; tab; tab = memchr(tab + 1, '\t', (size_t)(s.s + s.n - tab - 1))) {
		if (trim((struct str) { s.s, (size_t)(tab - s.s) }).n)
			return true;
		if (tab + 1 == s.s + s.n)
			return false;
	}
	return false;
}

static void
write_held(struct docx_lines *l, bool tabs_follow)
{
	if (!l->any)
		return;
	if (!l->tabs || (!l->after_tabs && !tabs_follow)) {
		for (size_t i = 0; i < l->held.len; i++) {
			if (l->held.s[i] == '\t')
				l->held.s[i] = ' ';
		}
	}
	out_tag("text", l->number);
	out_field(buf_str(&l->held));
	out_end();
}

void
docx_line(struct docx_lines *l, struct str s, unsigned long number)
{
	bool tabs = sets_columns(s);

	write_held(l, tabs);
	l->after_tabs = l->any && l->tabs;
	l->tabs = tabs;
	l->any = true;
	l->number = number;
	l->count++;
	buf_clear(&l->held);
	buf_addstr(&l->held, s);
}

void
docx_lines_put(struct docx_lines *l, struct str s, unsigned long number)
{
	for (;;) {
		const char *lf = s.n ? memchr(s.s, '\n', s.n) : NULL;

		if (!lf)
			break;
		docx_line(l, (struct str) { s.s, (size_t)(lf - s.s) }, number);
		s = str_skip(s, (size_t)(lf - s.s) + 1);
	}
	docx_line(l, s, number);
}

void
docx_lines_flush(struct docx_lines *l)
{
	write_held(l, false);
	l->any = l->tabs = l->after_tabs = false;
}

/* --- tables */

static struct nest *
inner(struct docx_grid *g)
{
	return g->depth && !g->beyond ? &g->nest[g->depth - 1] : NULL;
}

struct nest *
docx_grid_open_cell(struct docx_grid *g)
{
	struct nest *n = inner(g);

	return n && n->in_cell ? n : NULL;
}

/* Where words go: into the open cell of the innermost table that is kept. */
static struct nest *
open_cell(struct docx_grid *g)
{
	return g->depth && g->nest[g->depth - 1].in_cell ? &g->nest[g->depth - 1] : NULL;
}

void
docx_grid_table(struct docx_grid *g, unsigned long number)
{
	struct nest *n;

	if (g->depth == TABLES_NESTED) {
		g->beyond++;
		return;
	}
	n = &g->nest[g->depth++];
	table_open(&n->table, number);
	n->col = n->widest = n->entries = 0;
	n->in_row = n->in_cell = n->dropped = n->frame = n->full = n->covered = false;
	if (n->owned)
		memset(n->owner, 0, n->owned * sizeof *n->owner);
	n->owned = 0;
	n->grid_columns = 0;
}

void
docx_grid_column(struct docx_grid *g, unsigned width)
{
	struct nest *n = inner(g);

	if (!n || n->in_cell || n->grid_columns >= GRID_COLUMNS)
		return;
	if (!n->grid)
		n->grid = mem_resize(NULL, GRID_COLUMNS, sizeof *n->grid);
	n->grid[n->grid_columns] = width + (n->grid_columns ? n->grid[n->grid_columns - 1] : 0);
	n->grid_columns++;
}

void
docx_grid_row(struct docx_grid *g, unsigned long number)
{
	struct nest *n = inner(g);

	if (!n)
		return;
	n->col = n->entries = 0;
	n->in_row = true;
	n->dropped = false;
	if (!n->full && n->table.rows >= ROWS_HELD)
		n->full = true;
	if (!n->full)
		table_row(&n->table, number);
}

void
docx_grid_drop(struct docx_grid *g)
{
	struct nest *n = inner(g);

	if (n && !n->in_cell && n->table.rows && !n->entries) {
		n->dropped = true;
		n->table.rows -= !n->full;
	}
}

static void
drop_open_row(struct docx_grid *g, struct nest *n)
{
	struct table *t = &n->table;
	bool kept = n->in_row && !n->dropped && !n->frame && !n->full && t->rows;

	buf_clear(&n->cell);
	n->in_row = n->in_cell = false;
	n->entries = 0;
	if (!kept)
		return;
	t->rows--;
	g->cells -= t->row[t->rows].n;
	t->cells -= t->row[t->rows].n;
}

void
docx_grid_break_off(struct docx_grid *g)
{
	for (size_t i = 0; i < g->depth; i++)
		drop_open_row(g, &g->nest[i]);
}

bool
docx_grid_cell(struct docx_grid *g)
{
	struct nest *n = inner(g);

	if (!n)
		return true;
	if (n->dropped)
		return false;
	if (n->in_cell)
		docx_grid_cell_end(g);
	buf_clear(&n->cell);
	n->in_cell = true;
	n->cols = 1;
	n->down = n->across = MERGE_NONE;
	n->gone = false;
	return true;
}

/* The owner of the column, with room for the columns before it; NULL where cells are not
   merged. */
static struct owner *
owner_at(struct nest *n, size_t col)
{
	size_t room = n->owners ? n->owners : 32;

	if (col >= COLUMNS_MERGED)
		return NULL;
	while (room <= col)
		room *= 2;
	if (room > n->owners) {
		n->owner = mem_resize(n->owner, room, sizeof *n->owner);
		memset(n->owner + n->owners, 0, (room - n->owners) * sizeof *n->owner);
		n->owners = room;
	}
	if (col >= n->owned)
		n->owned = col + 1;
	return &n->owner[col];
}

static void
add_cell(struct docx_grid *g, struct nest *n, struct str text, bool merges)
{
	struct owner *owner = owner_at(n, n->col);

	if (g->cells >= CELLS_HELD || g->text + text.n > TEXT_HELD)
		n->full = true;
	if (n->full)
		return;
	if (n->table.cells >= n->at_room) {
		n->at_room = n->at_room ? n->at_room * 2 : 256;
		n->at = mem_resize(n->at, n->at_room, sizeof *n->at);
	}
	n->at[n->table.cells] = (unsigned)n->col;
	table_cell(&n->table, text, n->cols, 1);
	g->cells++;
	g->text += text.n;
	if (owner && merges)
		*owner = (struct owner) { n->table.cells - 1, n->table.rows, n->cols };
	else if (owner)
		owner->row = 0;
}

/* Does the open cell go on with the one above it?  Only one as wide that begins in the same
   column does. */
static bool
goes_on(struct nest *n)
{
	struct owner *owner = owner_at(n, n->col);

	if (n->down != MERGE_CONTINUE || !owner || !owner->row || n->full ||
	    owner->row + 1 != n->table.rows || owner->cols != n->cols)
		return false;
	owner->row++;
	n->table.cell[owner->cell].rows++;
	return true;
}

/* The cell before goes on to the right. */
static bool
goes_across(struct nest *n)
{
	struct table *t = &n->table;

	if (n->across != MERGE_CONTINUE || n->full || !t->rows || !t->row[t->rows - 1].n)
		return false;
	t->cell[t->cells - 1].cols += n->cols;
	return true;
}

void
docx_grid_indent(struct docx_grid *g, unsigned cols)
{
	struct nest *n = inner(g);

	if (!n || n->in_cell || !cols || n->frame)
		return;
	n->cols = cols;
	add_cell(g, n, (struct str) { "", 0 }, false);
	n->col += cols;
}

void
docx_grid_words(struct docx_grid *g, struct str s, unsigned long number)
{
	struct nest *n = open_cell(g);
	bool words = trim(s).n > 0;

	g->words = g->words || words;
	if (!n) {
		docx_lines_put(&g->lines, s, number);
		return;
	}
	if (!words)
		return;
	if (g->text + n->cell.len + s.n > TEXT_HELD) {
		n->full = true;
		return;
	}
	if (n->cell.len)
		buf_addc(&n->cell, '\n');
	for (size_t i = 0; i < s.n; i++)
		buf_addc(&n->cell, s.s[i] == '\t' ? ' ' : s.s[i]);
}

void
docx_grid_cell_end(struct docx_grid *g)
{
	struct nest *n = docx_grid_open_cell(g);
	bool covered;

	if (!n)
		return;
	n->in_cell = false;
	if (n->gone)
		return;
	n->entries++;
	if (n->frame) {
		if (n->cell.len)
			docx_lines_put(&g->lines, buf_str(&n->cell),
			    n->table.rows ? n->table.row[n->table.rows - 1].line
					  : n->table.line);
		return;
	}
	covered = goes_across(n) || goes_on(n);
	if (covered)
		n->covered = n->covered || n->cell.len;
	else
		add_cell(g, n, buf_str(&n->cell), n->down != MERGE_NONE);
	n->col += n->cols;
}

void
docx_grid_row_end(struct docx_grid *g)
{
	struct nest *n = inner(g);

	if (!n)
		return;
	if (n->in_cell)
		docx_grid_cell_end(g);
	if (n->entries > n->widest)
		n->widest = n->entries;
	n->entries = 0;
	n->in_row = false;
	if (n->frame)
		n->table.rows = 0;
}

/* The words of its cells, each line by itself, to the stream or to the cell around it. */
static void
give_words(struct docx_grid *g, struct nest *n, struct nest *around)
{
	const struct table *t = &n->table;

	for (size_t i = 0; i < t->rows; i++) {
		for (size_t k = t->row[i].first; k < t->row[i].first + t->row[i].n; k++) {
			struct str s = { t->text.s + t->cell[k].at, t->cell[k].n };

			if (!around) {
				docx_lines_put(&g->lines, s, t->row[i].line);
				continue;
			}
			if (around->cell.len && s.n)
				buf_addc(&around->cell, '\n');
			buf_addstr(&around->cell, s);
		}
	}
}

/* Nothing of the table is kept any more. */
static void
forget(struct docx_grid *g, struct nest *n)
{
	g->cells -= n->table.cells;
	g->text -= n->table.text.len;
	if (n->table.cell_room > CELLS_KEPT || n->table.text.cap > TEXT_KEPT) {
		table_free(&n->table);
		n->table = (struct table) { .line = n->table.line };
	}
	if (n->cell.cap > TEXT_KEPT)
		buf_free(&n->cell);
	table_open(&n->table, n->table.line);
}

/* The tables around the innermost are frames: their words so far are lines of text. */
static void
dissolve(struct docx_grid *g)
{
	for (size_t i = 0; i + 1 < g->depth; i++) {
		struct nest *n = &g->nest[i];
		unsigned long number = n->table.rows ? n->table.row[n->table.rows - 1].line
						     : n->table.line;

		if (!n->frame)
			give_words(g, n, NULL);
		if (n->in_cell && n->cell.len)
			docx_lines_put(&g->lines, buf_str(&n->cell), number);
		buf_clear(&n->cell);
		forget(g, n);
		table_row(&n->table, number);
		n->frame = true;
	}
}

/* How far from the left an edge of the grid stands, in twentieths of a point; edges of which
   nothing is said are far apart. */
static unsigned long
edge_of(const struct nest *n, size_t i)
{
	size_t known = n->grid_columns;

	if (i <= known)
		return i ? n->grid[i - 1] : 0;
	return (known ? n->grid[known - 1] : 0) + (unsigned long)(i - known) * FAR;
}

/* An edge of the grid: the nearest end of a cell that begins there; 0 when none does. */
struct edge {
	unsigned end, column;
};

/* Which column begins at each edge: one does where a cell begins.  Edges nearer than NEAR are
   one, which an editor drew twice, unless a cell stands between them. */
static void
number_columns(const struct nest *n, struct edge *edge, size_t last)
{
	unsigned end = 0; /* the nearest of the cells that begin at the column's first edge, or
			     at one that is the same */
	size_t first = 0;
	unsigned column = 0;

	for (size_t i = 0; i <= last; i++) {
		bool same = end && i < end && edge_of(n, i) - edge_of(n, first) < NEAR;

		if (!same && edge[i].end) {
			column += end > 0;
			first = i;
			end = edge[i].end;
		} else if (same && edge[i].end && edge[i].end < end) {
			end = edge[i].end;
		}
		edge[i].column = same || edge[i].end ? column : column + (end > 0);
	}
}

/* Take out the columns in which no cell begins, and those between edges drawn twice. */
static void
close_up(struct nest *n)
{
	struct table *t = &n->table;
	struct edge *edge;
	size_t last = 0;

	for (size_t i = 0; i < t->cells; i++)
		last = n->at[i] + t->cell[i].cols > last ? n->at[i] + t->cell[i].cols : last;
	if (last > TABLE_PLACES)
		return;
	edge = mem_resize(NULL, last + 1, sizeof *edge);
	memset(edge, 0, (last + 1) * sizeof *edge);
	for (size_t i = 0; i < t->cells; i++) {
		unsigned at = n->at[i], end = at + t->cell[i].cols;

		if (!edge[at].end || end < edge[at].end)
			edge[at].end = end;
	}
	number_columns(n, edge, last);
	for (size_t i = 0; i < t->cells; i++) {
		unsigned cols = edge[n->at[i] + t->cell[i].cols].column - edge[n->at[i]].column;

		t->cell[i].cols = cols ? cols : 1;
	}
	free(edge);
}

static void
put_table(struct docx_grid *g, struct nest *n)
{
	docx_lines_flush(&g->lines);
	g->lines.count += n->table.rows;
	close_up(n);
	table_put(&n->table, "markup");
}

static void
put_notes(struct docx_grid *g, const struct nest *n)
{
	if (!n->full && !n->covered)
		return;
	docx_lines_flush(&g->lines);
	if (n->covered)
		note_put(n->table.line, "cell_covered",
		    "words stand in cells that a merged cell covers, where no page shows them; "
		    "they were left out");
	if (n->full)
		note_put(n->table.line, "table_cut",
		    "this table has more cells or words than any report has; its rest was left "
		    "out");
}

void
docx_grid_table_end(struct docx_grid *g)
{
	struct nest *n = inner(g), *around;

	if (g->beyond) {
		g->beyond--;
		return;
	}
	if (!n)
		return;
	docx_grid_row_end(g);
	around = g->depth > 1 ? &g->nest[g->depth - 2] : NULL;
	if (n->frame) {
		put_notes(g, n);
	} else if (n->widest > 1 && (!around || n->table.rows > 1)) {
		dissolve(g);
		put_table(g, n);
		put_notes(g, n);
	} else {
		give_words(g, n, around);
		put_notes(g, n);
	}
	forget(g, n);
	g->depth--;
}

void
docx_grid_free(struct docx_grid *g)
{
	for (size_t i = 0; i < TABLES_NESTED; i++) {
		struct nest *n = &g->nest[i];

		table_free(&n->table);
		buf_free(&n->cell);
		free(n->owner);
		free(n->at);
		free(n->grid);
	}
	buf_free(&g->lines.held);
}
