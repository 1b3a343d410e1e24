/* Rows of a grid, cell by cell: labels with the values behind them. */
#include "items.h"
#include "key.h"

static void
add_values(
    struct reader *r, const struct cell *row, size_t from, size_t to, size_t lead, size_t width)
{
	const struct cell *cell = row + from;
	size_t n = to - from;
	size_t figures = 0;
	struct item *item;
	bool fillers = false;

	for (size_t i = 0; i < n; i++) {
		figures += cell[i].text.n > 0;
		fillers = fillers || cell[i].kind == CELL_FILLER;
	}
	pieces_flush(r, figures > 0);
	r->fillers = r->fillers || fillers;
	if (r->table == TABLE_NONE || !n)
		return;
	/* Empty cells say something of the row whose label they follow, and of no other. */
	if (!figures && (!r->items || r->item[r->items - 1].kind != ITEM_LABEL))
		return;
	while (r->cells + lead + n > r->cell_room) {
		r->cell_room = r->cell_room ? r->cell_room * 2 : 512;
		r->cell = mem_resize(r->cell, r->cell_room, sizeof *r->cell);
	}
	memcpy(r->cell + r->cells, cell - lead, (lead + n) * sizeof *cell);
	item = add_item(r, ITEM_VALUES, (struct str) { "", 0 }, cell->line);
	item->first = r->cells + lead;
	item->lead = lead;
	item->n = n;
	item->figures = figures;
	item->shape = r->shape;
	item->row = r->row;
	item->width = width;
	item->offset = cell->col;
	r->cells += lead + n;
}

static const struct label *
label_of(struct reader *r, const struct cell *cell, size_t *n)
{
	return label_read(cell->text, &r->key, n);
}

static bool
is_label(struct reader *r, const struct cell *cell)
{
	size_t n;

	return label_of(r, cell, &n) != NULL;
}

/* The row that a cell is the label of; NULL for none.  其他 and 总计 without a number may as
   well be heads, and do not count. */
static const struct form *
row_of(struct reader *r, const struct cell *cell)
{
	const struct form *row = NULL;
	const struct label *label;
	struct str key;
	size_t n;

	if (cell->kind != CELL_TEXT || !(label = label_of(r, cell, &n)))
		return NULL;
	key = buf_str(&r->key);
	for (size_t i = 0; i < n; i++) {
		if (label[i].form->kind == FORM_COL && label_bare(key).n == key.n)
			return NULL;
		if (label[i].form->kind == FORM_ROW)
			row = label[i].form;
	}
	return row;
}

/* Where the values of a row begin: behind the last words before its first figure; without
   any figure, behind its last words. */
static size_t
values_from(const struct cell *cell, size_t n)
{
	size_t last = 0;

	for (size_t i = 0; i < n && cell[i].kind != CELL_VALUE; i++) {
		if (cell[i].kind == CELL_TEXT)
			last = i + 1;
	}
	return last;
}

/* A row whose places all hold words (见附件): they are what stands there.  Not where a local
   row may follow its parent's label. */
static size_t
words_from(struct reader *r, const struct cell *cell, size_t n, size_t from)
{
	for (size_t i = 0; i + 1 < from; i++) {
		const struct form *row;

		if (cell[i].kind != CELL_TEXT || !(row = row_of(r, &cell[i])) ||
		    !strcmp(row->code, "services"))
			continue;
		for (size_t k = i + 1; k < n; k++) {
			if (cell[k].kind == CELL_VALUE ||
			    (cell[k].kind == CELL_TEXT && is_label(r, &cell[k])))
				return from;
		}
		return i + 1;
	}
	return from;
}

/* One label with its values, from the row's cell `at` on; returns the cell after them.  Two
   tables side by side: the values end at the next row's label. */
static size_t
feed(struct reader *r, const struct cell *cell, size_t n, size_t at, size_t width)
{
	bool rows = width > 0;
	size_t from = at + values_from(cell + at, n - at), to, label;

	if (rows)
		from = at + words_from(r, cell + at, n - at, from - at);
	for (label = from; at < from; at++) {
		if (row_of(r, &cell[at]))
			label = at + 1;
		if (cell[at].kind == CELL_TEXT)
			pieces_hold(
			    r, (struct piece_of_text) { .text = cell[at].text,
				   .line = cell[at].line,
				   .after_gap = rows && (at > 0 || cell->kind == CELL_COVERED),
				   .row = r->row,
				   .width = width,
				   .offset = cell[at].col,
				   .span = cell[at].span,
				   .shape = r->shape });
	}
	for (to = from; to < n && !(to > from && row_of(r, &cell[to]));)
		to++;
	add_values(r, cell, from, to, rows ? from - label : 0, width);
	if (rows && from == 0 && to < n && r->items &&
	    r->item[r->items - 1].kind == ITEM_VALUES)
		r->item[r->items - 1].leads = true;
	return to;
}

/* The cells of a row that are cells of their own; how many. */
static size_t
take_explicit(struct reader *r, const struct cell *cell, size_t n)
{
	size_t kept = 0;

	if (n > r->explicit_room) {
		r->explicit_room = n * 2;
		r->explicit = mem_resize(r->explicit, r->explicit_room, sizeof *r->explicit);
	}
	for (size_t i = 0; i < n; i++) {
		if (cell[i].kind != CELL_SPANNED)
			r->explicit[kept++] = cell[i];
	}
	return kept;
}

void
reader_grid(struct reader *r, const struct grid *grid)
{
	bool rows = shape_has_rows(grid->shape);

	r->shape = grid->shape;

	for (size_t i = 0; i < grid->rows; i++) {
		const struct row *row = &grid->row[i];
		size_t n = take_explicit(r, grid->cell + row->first, row->n);

		r->row++;
		for (size_t at = 0; at < n;)
			at = feed(r, r->explicit, n, at, rows ? row->n : 0);
	}
	pieces_flush(r, false);
}
