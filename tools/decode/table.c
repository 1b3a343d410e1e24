#include <stdlib.h>

#include "note.h"
#include "out.h"
#include "rec.h"
#include "table.h"
#include "text.h"

enum { HELD_BYTES = 1 << 15 };

/* A column, as the rows above leave it. */
struct table_place {
	unsigned rows; /* how many more rows the merged cell above takes */
};

void
table_open(struct table *t, unsigned long line)
{
	t->line = line;
	t->cells = t->rows = t->places = 0;
	t->cut = false;
	buf_clear(&t->text);
}

void
table_row(struct table *t, unsigned long line)
{
	if (t->rows == t->row_room) {
		t->row_room = t->row_room ? t->row_room * 2 : 32;
		t->row = mem_resize(t->row, t->row_room, sizeof *t->row);
	}
	t->row[t->rows++] = (struct table_row) { t->cells, 0, line };
}

void
table_cell(struct table *t, struct str text, unsigned cols, unsigned rows)
{
	if (!t->rows)
		table_row(t, t->line);
	if (t->cells == t->cell_room) {
		t->cell_room = t->cell_room ? t->cell_room * 2 : 256;
		t->cell = mem_resize(t->cell, t->cell_room, sizeof *t->cell);
	}
	if (cols > COLSPAN_MAX)
		t->cut = true;
	t->cell[t->cells++] = (struct table_cell) { t->text.len, text.n,
		cols > COLSPAN_MAX ? COLSPAN_MAX
		: cols		   ? cols
				   : 1,
		rows ? rows : 1 };
	t->row[t->rows - 1].n++;
	buf_addstr(&t->text, text);
}

void
table_reword(struct table *t, size_t i, struct str text)
{
	t->cell[i].at = t->text.len;
	t->cell[i].n = text.n;
	buf_addstr(&t->text, text);
}

/* The columns that the table's rows have at most, each taken by itself: what a span says
   beyond that is no column of its own. */
static size_t
columns(const struct table *t)
{
	size_t most = 0;

	for (size_t i = 0; i < t->rows; i++) {
		size_t n = 0;

		for (size_t k = 0; k < t->row[i].n; k++)
			n += t->cell[t->row[i].first + k].cols;
		if (n > most)
			most = n;
	}
	return most;
}

/* The widest that a row can become: its own cells and those that reach into it. */
static void
make_places(struct table *t)
{
	size_t room = columns(t), reach = 0;

	for (size_t i = 0; i < t->cells; i++)
		reach += t->cell[i].rows > 1 ? t->cell[i].cols : 0;
	room += reach;
	if (room > TABLE_PLACES)
		room = TABLE_PLACES;
	t->place = mem_resize(t->place, room + 1, sizeof *t->place);
	memset(t->place, 0, (room + 1) * sizeof *t->place);
	t->places = room;
}

/* What is known of a row while it is written. */
struct pen {
	size_t col;
	size_t due; /* places that cells above take, and that were not written yet */
	size_t next; /* those that the row below will find taken */
	size_t left; /* places that the table may still have */
};

static void
put_mark(struct pen *pen, const char *mark)
{
	out_plain(str_of(mark));
	pen->col++;
	pen->left--;
}

/* A long text is not held twice. */
static void
put_words(struct str s)
{
	if (s.n > HELD_BYTES)
		text_field(s);
	else
		out_field(s);
}

/* The places from here on that cells above take. */
static void
put_covered(struct table *t, struct pen *pen)
{
	while (pen->left && pen->col < t->places && t->place[pen->col].rows) {
		pen->due--;
		pen->next += --t->place[pen->col].rows > 0;
		put_mark(pen, CELL_ABOVE);
	}
}

/* A cell ends where a cell from above begins: one place has one owner. */
static void
put_cell(struct table *t, struct pen *pen, const struct table_cell *cell)
{
	put_covered(t, pen);
	for (unsigned i = 0; i < cell->cols && pen->left && pen->col < t->places; i++) {
		if (i && t->place[pen->col].rows)
			break;
		t->place[pen->col].rows = cell->rows - 1;
		pen->next += cell->rows > 1;
		if (i) {
			put_mark(pen, CELL_LEFT);
			continue;
		}
		put_words((struct str) { t->text.s + cell->at, cell->n });
		pen->col++;
		pen->left--;
	}
}

static void
put_row(struct table *t, const struct table_row *row, struct pen *pen)
{
	pen->col = 0;
	pen->due = pen->next;
	pen->next = 0;
	out_tag("row", row->line);
	for (size_t k = 0; k < row->n; k++)
		put_cell(t, pen, &t->cell[row->first + k]);
	while (pen->due && pen->left && pen->col < t->places) {
		if (t->place[pen->col].rows)
			put_covered(t, pen);
		else
			put_mark(pen, "");
	}
	out_end();
}

void
table_put(struct table *t, const char *shape)
{
	struct pen pen = { 0, 0, 0, TABLE_PLACES };

	if (!t->cells)
		return;
	make_places(t);
	out_tag("table", t->line);
	out_plain(str_of(shape));
	out_end();
	for (size_t i = 0; i < t->rows && pen.left; i++)
		put_row(t, &t->row[i], &pen);
	if (t->cut || !pen.left)
		note_put(t->line, "spans_cut",
		    "spans of this table ask for more columns or places than any report has; "
		    "they count for %d columns at most",
		    COLSPAN_MAX);
}

void
table_free(struct table *t)
{
	buf_free(&t->text);
	free(t->cell);
	free(t->row);
	free(t->place);
}
