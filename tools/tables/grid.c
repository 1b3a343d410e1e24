#include <stdlib.h>

#include "grid.h"
#include "key.h"
#include "say.h"
#include "utf8.h"

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
}

void
grid_free(struct grid *grid)
{
	free(grid->cell);
	free(grid->row);
	buf_free(&grid->store);
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

	if (grid->cells == grid->cell_room) {
		grid->cell_room = grid->cell_room ? grid->cell_room * 2 : 512;
		grid->cell = mem_resize(grid->cell, grid->cell_room, sizeof *grid->cell);
	}
	cell = &grid->cell[grid->cells++];
	text = trim(text);
	*cell = (struct cell) { text, line, cell_kind_of(text), { NULL, 0 } };
	grid->row[grid->rows - 1].n++;
	return cell;
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

		if (store->cap - store->len < cell->text.n + text.n + 2)
			return; /* cannot be: each joins its own bytes once, see shape.c */
		at = last ? store->len - cell->text.n : store->len;
		if (!last)
			buf_addstr(store, cell->text);
		buf_addc(store, '\n');
		buf_addstr(store, text);
		cell->text = (struct str) { store->s + at, store->len - at };
	}
	cell->kind = cell_kind_of(cell->text);
}

/* The bytes of one of the words in list at s, 0 when none stands there. */
static size_t
word_len(struct str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_starts(s, str_of(list[i])))
			return strlen(list[i]);
	}
	return 0;
}

static bool
is_na(struct str s)
{
	static const char *const marks[] = { "/", "\\", "-", "—", "－", "–", "─", "无", "無",
		"不适用", "不適用", "*", "／", "＼" };
	size_t n;

	if (!s.n || s.n > NA_MAX)
		return false;
	while (s.n && (n = word_len(s, marks, sizeof marks / sizeof *marks)))
		s = str_skip(s, n);
	return !s.n;
}

static bool
is_digit(unsigned cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool
is_han(unsigned cp)
{
	return cp >= 0x3400 && cp <= 0x9FFF;
}

static bool
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

/* Digits, and what may stand between and behind them. */
static bool
is_figure(struct str s)
{
	static const char *const units[] = { "万元", "萬元", "亿元", "億元", "千元", "元", "万",
		"件", "条", "條", "项", "項", "个", "個", "次", "起", "宗", "份", "部", "人" };
	bool digits = false;
	unsigned cp;
	size_t n;

	for (; s.n; s = str_skip(s, n)) {
		n = utf8_get(s.s, s.n, &cp);
		if (is_digit(cp)) {
			digits = true;
		} else if (is_han(cp)) {
			n = word_len(s, units, sizeof units / sizeof *units);
			return digits && n && !trim(str_skip(s, n)).n;
		} else if (!digits && cp != '(' && cp != 0xFF08) {
			return false;
		} else if ((cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
			   cp == 0x3001) {
			return false; /* 1、 is a numbering, not a figure */
		}
	}
	return digits;
}

bool
is_value(struct str s)
{
	static const char *const signs[] = { "增加", "减少", "減少", "新增", "增", "减", "減",
		"+", "-", "＋", "－", "−", "约", "￥", "¥" };
	size_t n;

	s = trim(s);
	if (!s.n || s.n > VALUE_MAX)
		return false;
	if (s.n == 1 && *s.s >= '0' && *s.s <= '9')
		return true; /* the most common by far */
	if (!has_digit(s))
		return is_na(s);
	if ((n = word_len(s, signs, sizeof signs / sizeof *signs)))
		s = trim(str_skip(s, n));
	return is_figure(s);
}

enum cell_kind
cell_kind_of(struct str text)
{
	if (!text.n)
		return CELL_EMPTY;
	return is_value(text) ? CELL_VALUE : CELL_TEXT;
}
