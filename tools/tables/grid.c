#include <stdlib.h>

#include "grid.h"
#include "key.h"
#include "plain.h"
#include "slip.h"
#include "utf8.h"
#include "words.h"

/* Bytes: longer texts are no figures, and no marks for none. */
enum { VALUE_MAX = 48, NA_MAX = 12 };

const char *
shape_name(enum shape shape)
{
	static const char *const names[] = { "tab", "tabbed", "lines", "pipe", "pipe",
		"markdown", "markup" };

	return names[shape];
}

void
grid_clear(struct grid *grid, enum shape shape)
{
	grid->shape = shape;
	grid->cells = grid->rows = 0;
	grid->full = false;
}

void
grid_free(struct grid *grid)
{
	free(grid->cell);
	free(grid->row);
	buf_free(&grid->store);
	buf_free(&grid->scratch);
}

void
grid_row(struct grid *grid, unsigned long line)
{
	if (grid->rows == grid->row_room) {
		grid->row_room = grid->row_room ? grid->row_room * 2 : 64;
		grid->row = mem_resize(grid->row, grid->row_room, sizeof *grid->row);
	}
	grid->row[grid->rows++] = (struct row) { grid->cells, 0, line };
}

struct cell *
grid_cell(struct grid *grid, struct str text, unsigned long line)
{
	struct cell *cell;

	if (grid->cells == CELLS_MAX) {
		grid->full = true;
		return &grid->cell[grid->cells - 1];
	}
	if (grid->cells == grid->cell_room) {
		grid->cell_room = grid->cell_room ? grid->cell_room * 2 : 512;
		grid->cell = mem_resize(grid->cell, grid->cell_room, sizeof *grid->cell);
	}
	cell = &grid->cell[grid->cells++];
	text = trim(text);
	*cell = (struct cell) { text, line, cell_kind_of(text, &grid->scratch),
		grid->row[grid->rows - 1].n++, 1, 0, false };
	return cell;
}

/* The cell that takes the place of cell i. */
static size_t
owner_of(const struct grid *grid, size_t i)
{
	enum cell_kind kind = grid->cell[i].kind;

	return kind == CELL_COVERED || kind == CELL_SPANNED ? grid->cell[i].owner : i;
}

void
grid_covered(struct grid *grid, unsigned long line)
{
	const struct row *row = &grid->row[grid->rows - 1], *above = row - 1;
	size_t col = row->n;
	struct cell *cell = grid_cell(grid, (struct str) { "", 0 }, line);

	/* A mark with nothing above it is an empty cell. */
	if (grid->rows < 2 || col >= above->n || grid->full)
		return;
	cell->kind = CELL_COVERED;
	cell->owner = owner_of(grid, above->first + col);
}

void
grid_spanned(struct grid *grid, unsigned long line)
{
	const struct row *row = &grid->row[grid->rows - 1];
	size_t col = row->n;
	struct cell *cell = grid_cell(grid, (struct str) { "", 0 }, line);

	if (!col || grid->full)
		return;
	cell->kind = CELL_SPANNED;
	cell->owner = owner_of(grid, row->first + col - 1);
	grid->cell[cell->owner].span++;
}

void
grid_close_up(struct grid *grid)
{
	size_t width = 0, kept = 0;
	bool *used;

	for (size_t i = 0; i < grid->rows; i++)
		width = grid->row[i].n > width ? grid->row[i].n : width;
	used = mem_resize(NULL, width + 1, sizeof *used);
	memset(used, 0, (width + 1) * sizeof *used);
	for (size_t i = 0; i < grid->cells; i++)
		used[grid->cell[i].col] |= grid->cell[i].kind != CELL_EMPTY;
	for (size_t i = 0; i < grid->rows; i++) {
		struct row *row = &grid->row[i];
		size_t from = row->first, n = row->n;

		row->first = kept;
		row->n = 0;
		for (size_t k = from; k < from + n; k++) {
			if (!used[grid->cell[k].col])
				continue;
			grid->cell[kept] = grid->cell[k];
			grid->cell[kept++].col = row->n++;
		}
	}
	grid->cells = kept;
	free(used);
}

void
grid_row_end(struct grid *grid)
{
	const struct row *row = &grid->row[grid->rows - 1];
	struct cell *cell = grid->cell + row->first;
	bool words = false;

	for (size_t i = 0; i < row->n; i++)
		words = words || cell[i].kind == CELL_TEXT;
	for (size_t i = 0; words && i < row->n; i++) {
		struct cell *owner = &grid->cell[cell[i].owner];

		if (cell[i].kind == CELL_COVERED && owner->kind == CELL_VALUE)
			owner->shared = true;
	}
}

void
grid_continue(struct grid *grid, struct str text)
{
	struct cell *cell;
	struct buf *store = &grid->store;
	size_t at;

	text = trim(text);
	if (!text.n || !grid->cells)
		return;
	cell = &grid->cell[grid->cells - 1];
	if (!cell->text.n) {
		cell->text = text;
	} else {
		/* A cell that grows line by line stands at the store's end and grows in place.
		 */
		bool last = cell->text.s + cell->text.n == store->s + store->len;

		at = last ? store->len - cell->text.n : store->len;
		if (!last)
			buf_add_fixed(store, cell->text);
		buf_add_fixed(store, str_of("\n"));
		buf_add_fixed(store, text);
		cell->text = (struct str) { store->s + at, store->len - at };
	}
	cell->kind = cell_kind_of(cell->text, &grid->scratch);
}

bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= '0' && s.s[i] <= '9')
			return true;
		if ((unsigned char)s.s[i] == 0xEF && i + 2 < s.n &&
		    (unsigned char)s.s[i + 1] == 0xBC && (unsigned char)s.s[i + 2] >= 0x90 &&
		    (unsigned char)s.s[i + 2] <= 0x99)
			return true;
	}
	return false;
}

/* Is this a word that stands for no figure, by its first character?  Most begin with a Han
   character, and few with one that a mark for "not applicable" or a zero begins with. */
static bool
is_mere_word(struct str s)
{
	unsigned cp;

	if ((unsigned char)*s.s < 0xE4 || (unsigned char)*s.s > 0xE9)
		return false;
	cp = key_first(s);
	return !word_may_begin(WORD_NA, cp) && !word_may_begin(WORD_DIGIT, cp);
}

/* Digits with what may stand between them; behind them at most a unit.  Not 1、 or 1.属于…. */
static bool
is_figure(struct str s)
{
	bool digits = false;
	unsigned cp;
	size_t n;

	for (; s.n; s = str_skip(s, n)) {
		n = utf8_get(s.s, s.n, &cp);
		if (cp >= '0' && cp <= '9')
			digits = true;
		else if (cp >= 0x3400 && cp <= 0x9FFF)
			return digits && (word_is(WORD_MONEY, s) || word_is(WORD_COUNT, s));
		else if (!digits && cp != '(' && cp != ' ')
			return false;
		else if ((cp >= 'a' && cp <= 'z') || cp == 0x3001)
			return false;
	}
	return digits;
}

/* 零 or 〇, which number nothing, as 一 and 二 may. */
static bool
is_zero(struct str s)
{
	const struct word *digit = word_is(WORD_DIGIT, s);

	return digit && !digit->number;
}

bool
is_value(struct str s, struct buf *scratch)
{
	static struct buf mended;
	const struct word *sign;
	bool digit;

	s = trim(s);
	if (!s.n || s.n > VALUE_MAX)
		return false;
	if (s.n == 1 && *s.s >= '0' && *s.s <= '9')
		return true; /* the most common by far */
	digit = has_digit(s);
	if ((!digit && (s.n > NA_MAX || is_mere_word(s))) || !plain_of(s, scratch))
		return false;
	s = buf_str(scratch);
	if (!digit)
		return word_is_na(s) || is_zero(s);
	if ((sign = word_begins(WORD_PLUS, s)) || (sign = word_begins(WORD_MINUS, s)))
		s = str_skip(s, sign->text.n);
	return digit && (is_figure(s) || slip_mend(s, &mended));
}

enum cell_kind
cell_kind_of(struct str text, struct buf *scratch)
{
	if (!text.n)
		return CELL_EMPTY;
	return is_value(text, scratch) ? CELL_VALUE : CELL_TEXT;
}
