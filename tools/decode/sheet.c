#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "key.h"
#include "note.h"
#include "out.h"
#include "package.h"
#include "sheet.h"

/* The last row and column of a spreadsheet. */
enum { ROW_MAX = 1 << 20, COL_MAX = 1 << 14 };

/* --- texts */

void
strings_add(struct strings *s, struct str text)
{
	if (s->n >= SHEET_CELLS || s->text.len + text.n > SHEET_TEXT)
		s->full = true;
	if (s->full)
		return;
	if (s->n == s->room) {
		s->room = s->room ? s->room * 2 : 256;
		s->end = mem_resize(s->end, s->room, sizeof *s->end);
	}
	buf_addstr(&s->text, text);
	s->end[s->n++] = s->text.len;
}

struct str
strings_get(const struct strings *s, size_t i)
{
	size_t from = i && i < s->n ? s->end[i - 1] : 0;

	return i < s->n ? (struct str) { s->text.s + from, s->end[i] - from }
			: (struct str) { "", 0 };
}

void
strings_free(struct strings *s)
{
	buf_free(&s->text);
	free(s->end);
	*s = (struct strings) { 0 };
}

/* --- reading */

/* The place that A1 names; what stands behind it. */
static const char *
place_of(const char *s, unsigned *row, unsigned *col)
{
	*row = *col = 0;
	for (; s && *s >= 'A' && *s <= 'Z' && *col <= COL_MAX; s++)
		*col = *col * 26 + (unsigned)(*s - 'A') + 1;
	for (; s && *s >= '0' && *s <= '9' && *row <= ROW_MAX; s++)
		*row = *row * 10 + (unsigned)(*s - '0');
	return s;
}

static void
on_merge(struct sheet *sheet, const char **attributes)
{
	struct sheet_merge m;
	const char *s = place_of(attribute_of(attributes, "ref"), &m.row, &m.col);

	if (!s || *s != ':' || sheet->merges >= SHEET_CELLS)
		return;
	place_of(s + 1, &m.last_row, &m.last_col);
	if (!m.row || !m.col || m.last_row < m.row || m.last_col < m.col ||
	    m.last_col > COL_MAX)
		return;
	if (sheet->merges == sheet->merge_room) {
		sheet->merge_room = sheet->merge_room ? sheet->merge_room * 2 : 64;
		sheet->merge = mem_resize(
		    sheet->merge, sheet->merge_room, sizeof *sheet->merge);
	}
	sheet->merge[sheet->merges++] = m;
}

static bool
says_hidden(const char **attributes)
{
	const char *hidden = attribute_of(attributes, "hidden");

	return hidden && strcmp(hidden, "0") != 0 && strcmp(hidden, "false") != 0;
}

static void
on_columns(struct sheet *sheet, const char **attributes)
{
	unsigned from = number_attribute(attributes, "min", COL_MAX, 0);
	unsigned to = number_attribute(attributes, "max", COL_MAX, 0);

	if (!says_hidden(attributes) || from > to || sheet->hides++ >= COL_MAX)
		return;
	if (!sheet->hidden)
		sheet->hidden = mem_resize(NULL, COL_MAX + 1, sizeof *sheet->hidden);
	if (sheet->hides == 1)
		memset(sheet->hidden, false, (COL_MAX + 1) * sizeof *sheet->hidden);
	memset(sheet->hidden + from, true, (to - from + 1) * sizeof *sheet->hidden);
}

static void
on_row(struct sheet *sheet, const char **attributes)
{
	sheet->row = number_attribute(attributes, "r", ROW_MAX, sheet->row + 1);
	sheet->col = 0;
	sheet->row_hidden = says_hidden(attributes);
}

/* The format of a number may show another one than it keeps. */
static void
see_format(struct sheet *sheet, struct str format)
{
	if (str_is(format, "d") && !sheet->date)
		sheet->date = sheet->row;
	if (str_is(format, "s") && !sheet->scaled)
		sheet->scaled = sheet->row;
}

static void
on_cell(struct sheet *sheet, const char **attributes)
{
	const char *type = attribute_of(attributes, "t");
	unsigned row, col;

	if (sheet->full)
		return; /* what does not fit whole is left out, and what comes after it */
	place_of(attribute_of(attributes, "r"), &row, &col);
	sheet->col = col && col <= COL_MAX ? col : sheet->col + 1;
	sheet->in_cell = true;
	sheet->formula = false;
	sheet->from = sheet->text.len;
	sheet->kind = !type || !strcmp(type, "n") ? SHEET_NUMBER
		      : !strcmp(type, "s")	  ? SHEET_SHARED
		      : !strcmp(type, "b")	  ? SHEET_FLAG
						  : SHEET_INLINE;
	if (sheet->kind == SHEET_NUMBER)
		see_format(sheet,
		    strings_get(sheet->formats, number_attribute(attributes, "s", INT_MAX, 0)));
}

static void
on_start(void *of, const char *name, const char **attributes)
{
	struct sheet *sheet = of;

	if (!strcmp(name, "row"))
		on_row(sheet, attributes);
	else if (!strcmp(name, "c"))
		on_cell(sheet, attributes);
	else if (!strcmp(name, "mergeCell"))
		on_merge(sheet, attributes);
	else if (!strcmp(name, "col"))
		on_columns(sheet, attributes);
	else if (!strcmp(name, "rPh"))
		sheet->reading = true;
	else if (sheet->in_cell && !strcmp(name, "f"))
		sheet->formula = true;
	else if (sheet->in_cell && (!strcmp(name, "v") || !strcmp(name, "t")))
		sheet->in_value = !sheet->reading;
}

static void
add_words(struct sheet *sheet, struct str s)
{
	if (sheet->text.len + s.n > SHEET_TEXT)
		sheet->full = true;
	else
		buf_addstr(&sheet->text, s);
}

/* A number as a spreadsheet prints it: of 15 digits at most, 0.10000000000000001 as 0.1. */
static void
tidy_number(struct sheet *sheet)
{
	struct buf *text = &sheet->text;
	char number[64], *end;
	size_t n = text->len - sheet->from;
	double value;

	if (n < 16 || n >= sizeof number)
		return;
	memcpy(number, text->s + sheet->from, n);
	number[n] = '\0';
	value = strtod(number, &end);
	if (*end)
		return;
	text->len = sheet->from;
	snprintf(number, sizeof number, "%.15g", value);
	buf_adds(text, number);
}

/* What stands there becomes what it stands for. */
static void
resolve(struct sheet *sheet)
{
	struct buf *text = &sheet->text;
	struct str said = { text->s + sheet->from, text->len - sheet->from };
	unsigned long at = 0;

	if (sheet->kind == SHEET_NUMBER)
		tidy_number(sheet);
	if (sheet->kind == SHEET_FLAG && said.n) {
		bool yes = *said.s == '1';

		text->len = sheet->from;
		buf_adds(text, yes ? "TRUE" : "FALSE");
	}
	if (sheet->kind != SHEET_SHARED)
		return;
	for (size_t i = 0; i < said.n && at < SHEET_CELLS; i++)
		at = at * 10 + (unsigned char)(said.s[i] - '0');
	text->len = sheet->from;
	if (said.n && at >= sheet->shared->n)
		sheet->lost = true;
	else if (said.n)
		add_words(sheet, strings_get(sheet->shared, at));
}

static bool
is_hidden(const struct sheet *sheet)
{
	return sheet->row_hidden || (sheet->hides && sheet->hidden[sheet->col]);
}

static void
end_cell(struct sheet *sheet)
{
	struct str words;

	sheet->in_cell = false;
	resolve(sheet);
	words = (struct str) { sheet->text.s + sheet->from, sheet->text.len - sheet->from };
	if (!trim(words).n) {
		sheet->empty_formula = sheet->empty_formula || (sheet->formula && !words.n);
		return;
	}
	if (is_hidden(sheet)) {
		sheet->hid = true;
		return;
	}
	sheet->full = sheet->full || sheet->cells >= SHEET_CELLS;
	if (sheet->full)
		return;
	if (sheet->cells == sheet->cell_room) {
		sheet->cell_room = sheet->cell_room ? sheet->cell_room * 2 : 256;
		sheet->cell = mem_resize(sheet->cell, sheet->cell_room, sizeof *sheet->cell);
	}
	sheet->cell[sheet->cells++] = (struct sheet_cell) { sheet->row, sheet->col, sheet->from,
		words.n };
}

static void
on_end(void *of, const char *name)
{
	struct sheet *sheet = of;

	if (!strcmp(name, "c") && sheet->in_cell)
		end_cell(sheet);
	else if (!strcmp(name, "rPh"))
		sheet->reading = false;
	else if (!strcmp(name, "v") || !strcmp(name, "t"))
		sheet->in_value = false;
}

static void
on_text(void *of, struct str s)
{
	struct sheet *sheet = of;

	if (sheet->in_value)
		add_words(sheet, s);
}

void
sheet_markup(struct sheet *sheet, struct markup *m)
{
	buf_clear(&sheet->text);
	sheet->cells = sheet->merges = sheet->hides = 0;
	sheet->row = sheet->col = 0;
	sheet->full = sheet->lost = sheet->hid = sheet->empty_formula = sheet->covered = false;
	sheet->date = sheet->scaled = 0;
	sheet->in_cell = sheet->in_value = sheet->reading = sheet->row_hidden = false;
	*m = (struct markup) { .start = on_start, .end = on_end, .text = on_text, .of = sheet };
}

void
sheet_break_off(struct sheet *sheet)
{
	while (sheet->cells && sheet->cell[sheet->cells - 1].row == sheet->row)
		sheet->cells--;
}

/* --- writing */

static int
by_place(const void *a, const void *b)
{
	const struct sheet_cell *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->col > y->col) - (x->col < y->col);
}

static int
merge_by_place(const void *a, const void *b)
{
	const struct sheet_merge *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->col > y->col) - (x->col < y->col);
}

/* What is known while rows are put. */
struct pen {
	size_t cell, merge; /* the next ones */
	unsigned width;
	unsigned *visible; /* of each column: how many up to it are not hidden */
	unsigned *covered; /* of each column: the last row that a merged cell above takes */
	unsigned *rows; /* those that have words, in order */
	size_t n;
};

/* How many of the rows from here on a cell takes that ends with row `last`. */
static unsigned
rows_to(const struct pen *pen, size_t from, unsigned last)
{
	size_t low = from, high = pen->n;

	while (low < high) {
		size_t at = low + (high - low) / 2;

		if (pen->rows[at] <= last)
			low = at + 1;
		else
			high = at;
	}
	return (unsigned)(low - from);
}

/* The merged cell that begins in this place, or NULL; those before it are passed. */
static const struct sheet_merge *
merge_at(const struct sheet *sheet, struct pen *pen, unsigned row, unsigned col)
{
	const struct sheet_merge *m = sheet->merge + pen->merge;
	const struct sheet_merge *end = sheet->merge + sheet->merges;

	while (m < end && (m->row < row || (m->row == row && m->col < col)))
		m++;
	pen->merge = (size_t)(m - sheet->merge);
	return m < end && m->row == row && m->col == col ? m : NULL;
}

static struct str
words_at(const struct sheet *sheet, struct pen *pen, unsigned row, unsigned col)
{
	const struct sheet_cell *cell = sheet->cell + pen->cell;
	const struct sheet_cell *end = sheet->cell + sheet->cells;

	while (cell < end && (cell->row < row || (cell->row == row && cell->col < col)))
		cell++;
	pen->cell = (size_t)(cell - sheet->cell);
	if (cell == end || cell->row != row || cell->col != col)
		return (struct str) { "", 0 };
	return (struct str) { sheet->text.s + cell->at, cell->n };
}

static void
put_row(struct sheet *sheet, struct pen *pen, size_t i)
{
	unsigned row = pen->rows[i], last;

	table_row(&sheet->table, row);
	for (unsigned col = 1; col <= pen->width; col = last + 1) {
		const struct sheet_merge *m = merge_at(sheet, pen, row, col);
		struct str words = words_at(sheet, pen, row, col);
		unsigned cols;

		last = col;
		if (pen->covered[col] >= row) {
			sheet->covered = sheet->covered || words.n;
			continue;
		}
		if (sheet->table.cells >= SHEET_CELLS) {
			sheet->full = true;
			return;
		}
		if (m)
			last = m->last_col < pen->width ? m->last_col : pen->width;
		for (unsigned k = col; m && k <= last; k++)
			pen->covered[k] = m->last_row;
		if ((cols = pen->visible[last] - pen->visible[col - 1]))
			table_cell(
			    &sheet->table, words, cols, m ? rows_to(pen, i, m->last_row) : 1);
	}
}

static void
put_words(const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->cells; i++) {
		out_tag("text", sheet->cell[i].row);
		out_field((struct str) { sheet->text.s + sheet->cell[i].at, sheet->cell[i].n });
		out_end();
	}
}

static void
put_table(struct sheet *sheet, struct pen *pen)
{
	table_open(&sheet->table, pen->rows[0]);
	for (size_t i = 0; i < pen->n && !sheet->full; i++)
		put_row(sheet, pen, i);
	table_put(&sheet->table, "markup");
}

static void
put_notes(const struct sheet *sheet)
{
	if (sheet->hid)
		note_put(0, "hidden", "rows or columns are hidden; they were left out");
	if (sheet->date)
		note_put(sheet->date, "date_as_number",
		    "dates stand here, and maybe further on, as the days since 1900");
	if (sheet->scaled)
		note_put(sheet->scaled, "number_scaled",
		    "numbers stand here, and maybe further on, that the sheet shows as "
		    "percents "
		    "or in thousands; they are given as it keeps them");
	if (sheet->covered)
		note_put(0, "cell_covered",
		    "words stand in cells that a merged cell covers, where no sheet shows "
		    "them; "
		    "they were left out");
	if (sheet->empty_formula)
		note_put(0, "part_unread",
		    "formulas stand here without their results; open it in a spreadsheet and "
		    "save it anew");
	if (sheet->lost)
		note_put(0, "part_unread",
		    "words that stand in a part of their own are missing; their cells are "
		    "empty");
	if (sheet->full)
		note_put(0, "table_cut",
		    "the sheet has more cells or words than any report has; its rest was left "
		    "out");
}

/* Which rows have words, and how wide they are. */
static void
pen_take(struct pen *pen, const struct sheet *sheet)
{
	pen->rows = mem_resize(NULL, sheet->cells, sizeof *pen->rows);
	for (size_t i = 0; i < sheet->cells; i++) {
		const struct sheet_cell *cell = &sheet->cell[i];

		pen->width = cell->col > pen->width ? cell->col : pen->width;
		if (!pen->n || pen->rows[pen->n - 1] != cell->row)
			pen->rows[pen->n++] = cell->row;
	}
	pen->covered = mem_resize(NULL, pen->width + 1, sizeof *pen->covered);
	memset(pen->covered, 0, (pen->width + 1) * sizeof *pen->covered);
	pen->visible = mem_resize(NULL, pen->width + 1, sizeof *pen->visible);
	pen->visible[0] = 0;
	for (unsigned col = 1; col <= pen->width; col++)
		pen->visible[col] = pen->visible[col - 1] +
				    !(sheet->hides && sheet->hidden[col]);
}

void
sheet_put(struct sheet *sheet)
{
	struct pen pen = { 0 };

	if (sheet->cells) {
		qsort(sheet->cell, sheet->cells, sizeof *sheet->cell, by_place);
		if (sheet->merges)
			qsort(
			    sheet->merge, sheet->merges, sizeof *sheet->merge, merge_by_place);
		pen_take(&pen, sheet);
		if (pen.visible[pen.width] == 1)
			put_words(sheet);
		else
			put_table(sheet, &pen);
	}
	free(pen.rows);
	free(pen.covered);
	free(pen.visible);
	put_notes(sheet);
}

void
sheet_free(struct sheet *sheet)
{
	buf_free(&sheet->text);
	free(sheet->cell);
	free(sheet->merge);
	free(sheet->hidden);
	table_free(&sheet->table);
}
