/* Grids of statistics tables: which are some, and what stands in their rows. */
#include <stdint.h>
#include <stdlib.h>

#include "date.h"
#include "firsts.h"
#include "key.h"
#include "note.h"
#include "plain.h"
#include "statistics.h"
#include "utf8.h"
#include "words.h"

enum { HEADLESS_MIN = 4, HEADED_MIN = 2 };

void
statistics_open(struct statistics *st, struct reader *r, size_t bytes)
{
	st->reader = r;
	st->records = st->part = st->turn = 0;
	st->open = st->unclear = false;
	st->segment = (struct segment) { 0 };
	st->head = (struct head) { .sides = 1 };
	memset(st->side, 0, sizeof st->side);
	buf_clear(&st->store);
	/* A torn label is joined from its pieces, each once or twice; units are copied. */
	buf_room(&st->store, 4 * bytes + 64);
}

void
statistics_free(struct statistics *st)
{
	free(st->record);
	buf_free(&st->store);
}

/* --- which grids */

/* What a grid's rows say of it. */
struct look {
	size_t own; /* labels that stand in no other table */
	size_t rows; /* with text */
	bool heads; /* heads of such a table */
	bool named; /* 统计指标, or what else the forms themselves print there */
};

static bool
opens_form(const struct label *label)
{
	return label->form->kind == FORM_BLOCK || label->form->kind == FORM_HEAD;
}

/* May a label that begins so open another table?  Cheap, since every cell comes here. */
static bool
may_open_form(unsigned first)
{
	static struct firsts firsts;
	static bool made;
	const struct label *label;

	for (size_t i = 0; !made && (label = label_at(i)); i++) {
		if (opens_form(label))
			firsts_add(&firsts, label->key);
	}
	made = true;
	return firsts_has(&firsts, first);
}

/* Does the form of another table begin here? */
static bool
is_foreign(struct str text, struct buf *key)
{
	size_t n;
	unsigned first = key_first(text);
	const struct label *label;

	if (!label_is_number(first) && !may_open_form(first))
		return false;
	label = label_read(text, key, &n);
	return label && opens_form(label) && !indicator_find(text, &n);
}

static bool
is_named(struct str text)
{
	size_t n;
	const struct indicator *found = indicator_find(text, &n);

	for (size_t i = 0; i < n; i++) {
		if (found[i].form->kind == FORM_HEAD && !strcmp(found[i].form->code, "label") &&
		    strcmp(found[i].form->label, "统计指标") == 0)
			return !str_is(text, "指标");
	}
	return n && found->form->kind == FORM_HEAD && !strcmp(found->form->code, "label");
}

static enum {
	ROW_OTHER,
	ROW_OWN,
	ROW_FOREIGN
} look_at(const struct grid *grid, const struct row *row, struct look *look, struct buf *key)
{
	bool label = false, other = false, own = false;

	for (size_t i = 0; i < row->n; i++) {
		const struct cell *cell = &grid->cell[row->first + i];
		enum role role;
		size_t n;

		if (cell->kind != CELL_TEXT)
			continue;
		if (is_foreign(cell->text, key))
			return ROW_FOREIGN;
		/* Most cells of other tables are none of these words, and looked up once. */
		if (!indicator_find(cell->text, &n))
			continue;
		role = head_role(cell->text);
		label = label || role == ROLE_LABEL;
		other = other || role == ROLE_UNIT || role >= ROLE_COUNT;
		look->named = look->named || (role == ROLE_LABEL && is_named(cell->text));
		if (!own && role == ROLE_NONE && indicator_is_own(cell->text)) {
			own = true;
			look->own++;
		}
	}
	look->rows++;
	look->heads = look->heads || (label && other);
	return own || label ? ROW_OWN : ROW_OTHER;
}

bool
statistics_in(const struct statistics *st, const struct grid *grid, size_t *from, size_t *to)
{
	static struct buf key;
	struct look look = { 0 };
	bool foreign = false, begun = false;

	*from = 0;
	*to = grid->rows;
	for (size_t i = 0; i < grid->rows; i++) {
		switch (look_at(grid, &grid->row[i], &look, &key)) {
		case ROW_FOREIGN:
			if (begun) {
				*to = i;
				i = grid->rows;
			}
			foreign = true;
			break;
		case ROW_OWN:
			if (!begun && foreign)
				*from = i;
			begun = true;
			break;
		default:
			break;
		}
	}
	if (!begun)
		return false;
	/* 指标名称 over rows of another form: a local table beside the form's own. */
	if (look.named)
		return true;
	if (st->open && look.own && look.own * 2 >= look.rows)
		return true;
	return look.own >= (look.heads ? HEADED_MIN : HEADLESS_MIN);
}

/* --- rows */

static bool
is_na(struct str text)
{
	static struct buf scratch;

	return plain_of(text, &scratch) && word_is_na(buf_str(&scratch));
}

static bool
is_digits(const struct cell *cell)
{
	return cell->kind == CELL_VALUE && !is_na(cell->text);
}

static void
note_stray(const struct cell *cell)
{
	struct str text = str_cut(cell->text, 40);

	note_put(cell->line, "values_unplaced",
	    "statistics: a figure without a label, not placed: %.*s", (int)text.n, text.s);
}

/* What the cells of a segment say, and which of them counts. */
static void
decide(const struct statistics *st, const struct segment *seg, struct record *r)
{
	const struct head *head = &st->head;
	size_t figures = head->columns ? head->figures : 1;
	size_t place = head->columns ? head->place : 0, first = 0;

	while (first < seg->cells && seg->cell[first].kind != CELL_VALUE)
		first++;
	r->value = RECORD_UNPLACED;
	r->raw = first < seg->cells ? seg->cell[first].text : (struct str) { "", 0 };
	/* —— in the place of a unit. */
	if (seg->values == figures + 1 && !seg->units && is_na(r->raw) && figures == 1) {
		for (first++; seg->cell[first].kind != CELL_VALUE;)
			first++;
		r->value = RECORD_CELL;
		r->raw = seg->cell[first].text;
	} else if (!seg->values) {
		bool blank = figures == 1 ? seg->empties == 1 || seg->empties == 2
					  : seg->cells == figures;

		r->value = blank && !seg->fillers && !seg->bad ? RECORD_CELL : RECORD_BARE;
	} else if (seg->bad || seg->units > 1) {
		return;
	} else if (figures == 1 && seg->values == 1) {
		r->value = RECORD_CELL;
	} else if (figures > 1 && seg->cells == figures && !seg->fillers) {
		r->value = place == SIZE_MAX ? RECORD_BARE : RECORD_CELL;
		r->raw = seg->cell[place == SIZE_MAX ? 0 : place].text;
	} else if (figures > 1 && seg->values <= head->codes) {
		r->value = RECORD_BARE;
	}
}

static void
end_segment(struct statistics *st, size_t side, size_t turn)
{
	struct segment *seg = &st->segment;
	struct record r = { .text = seg->text,
		.unit = seg->unit,
		.line = seg->line,
		.part = st->part,
		.side = turn };

	if (!seg->open)
		return;
	seg->open = false;
	decide(st, seg, &r);
	record_add(st, r, seg->units || seg->values || seg->empties, side);
}

static void
open_segment(struct statistics *st, const struct cell *cell)
{
	st->segment = (struct segment) { .open = true, .text = cell->text, .line = cell->line };
}

/* A cell behind a label: its unit, a figure, an empty cell. */
static void
segment_cell(struct statistics *st, const struct cell *cell)
{
	struct segment *seg = &st->segment;

	if (cell->kind == CELL_TEXT) {
		seg->unit = seg->units++ ? seg->unit : cell->text;
		return;
	}
	if (cell->kind == CELL_FILLER) {
		seg->fillers++;
		return;
	}
	if (cell->kind == CELL_COVERED || cell->shared || seg->cells == COLUMNS_MAX) {
		seg->bad = true;
		return;
	}
	seg->values += cell->kind == CELL_VALUE;
	seg->empties += cell->kind == CELL_EMPTY;
	seg->cell[seg->cells++] = *cell;
}

/* A row whose cells stand in no columns that are known: each label with what follows it. */
static void
take_loose(struct statistics *st, const struct grid *grid, const struct row *row)
{
	size_t side = 0, before = 0;

	for (size_t i = 0; i < row->n; i++) {
		const struct cell *cell = &grid->cell[row->first + i];

		if (cell->kind == CELL_SPANNED ||
		    (!st->segment.open && !is_digits(cell) && cell->kind != CELL_TEXT))
			continue;
		if (cell->kind != CELL_TEXT || is_unit(cell->text)) {
			if (st->segment.open)
				segment_cell(st, cell);
			else if (is_digits(cell) && ++before > st->head.before)
				note_stray(cell);
			continue;
		}
		/* The number of the next row, in tables side by side. */
		if (st->segment.open && st->head.columns && st->head.before &&
		    st->segment.values && i && is_digits(cell - 1)) {
			st->segment.values--;
			st->segment.cells--;
		}
		end_segment(st, side, side);
		while (st->head.columns && side + 1 < st->head.sides &&
		       st->head.first[side + 1] <= i)
			side++;
		open_segment(st, cell);
	}
	end_segment(st, side, side);
}

/* The unit in its column; false for what is none. */
static bool
take_unit(struct segment *seg, const struct grid *grid, const struct cell *cell)
{
	if (cell->kind == CELL_COVERED)
		cell = &grid->cell[cell->owner];
	if (!cell->text.n || is_na(cell->text))
		return true;
	if (!is_unit(cell->text))
		return false;
	seg->unit = cell->text;
	seg->units = 1;
	return true;
}

/* The figure in its column. */
static void
take_value(struct segment *seg, const struct grid *grid, const struct cell *cell)
{
	size_t n;

	if (cell->kind == CELL_SPANNED || cell->kind == CELL_FILLER) {
		seg->bad = seg->bad || is_digits(&grid->cell[cell->owner]);
		return;
	}
	seg->bad = seg->bad || cell->kind == CELL_COVERED || cell->shared ||
		   (cell->kind == CELL_TEXT &&
		       (is_unit(cell->text) || indicator_find(cell->text, &n)));
	seg->values = 1;
	seg->cell[seg->cells++] = *cell;
}

/* Does a blank behind the figure that counts stand where a page's row has lost a cell? */
static bool
is_short(const struct statistics *st, const struct grid *grid, const struct row *row, size_t s)
{
	size_t last = st->head.value[s];

	for (size_t c = last + 1; c < st->head.first[s + 1]; c++) {
		if (st->head.column[c].role >= ROLE_COUNT)
			last = c;
	}
	return last != st->head.value[s] && grid->shape == SHAPE_MARKUP &&
	       grid->cell[row->first + last].kind == CELL_EMPTY;
}

/* One side of a row whose cells stand below their heads. */
static void
take_side(struct statistics *st, const struct grid *grid, const struct row *row, size_t s)
{
	struct segment seg = { 0 };
	const struct cell *stray = NULL;
	struct record r = { .part = st->part, .side = s, .raw = { "", 0 } };

	for (size_t c = st->head.first[s]; c < st->head.first[s + 1]; c++) {
		const struct cell *cell = &grid->cell[row->first + c];
		enum role role = st->head.column[c].role;

		if (role == ROLE_LABEL && cell->kind == CELL_TEXT && !is_unit(cell->text)) {
			r.text = seg.text;
			r.line = seg.line;
			if (seg.text.n)
				record_add(st, r, false, s);
			seg.text = cell->text;
			seg.line = cell->line;
		} else if (role == ROLE_LABEL && cell->kind == CELL_TEXT) {
			seg.bad = true;
		}
		if (role != ROLE_INDEX && role != ROLE_REMARK && is_digits(cell) && !stray)
			stray = cell;
		if (role == ROLE_UNIT)
			seg.bad |= !take_unit(&seg, grid, cell);
		if (c == st->head.value[s])
			take_value(&seg, grid, cell);
	}
	seg.bad |= stray && is_short(st, grid, row, s);
	if (!seg.text.n) {
		if (stray)
			note_stray(stray);
		return;
	}
	r.text = seg.text;
	r.line = seg.line;
	r.unit = seg.unit;
	r.raw = seg.cells ? seg.cell[0].text : stray ? stray->text : r.raw;
	r.value = seg.bad     ? stray ? RECORD_UNPLACED : RECORD_BARE
		  : seg.cells ? RECORD_CELL
			      : RECORD_BARE;
	if (seg.bad && stray)
		r.raw = stray->text;
	record_add(st, r, seg.units || stray || seg.cells, s);
}

static bool
keeps_columns(const struct grid *grid, const struct row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		if (grid->cell[row->first + i].kind == CELL_FILLER)
			return false;
	}
	return shape_has_rows(grid->shape);
}

/* Heads that stand again on the next page say the same. */
static void
see_head(struct statistics *st, const struct head *head, unsigned long line)
{
	if (head->columns && head->sides != st->head.sides)
		st->part++;
	st->head = *head;
	if (!st->head.columns)
		st->head.sides = 1;
	st->turn = 0;
	if (head->columns && !head_is_clear(head)) {
		st->unclear = true;
		st->unclear_line = line;
	}
}

/* A title above the heads, in a cell over all columns. */
static void
see_title(struct statistics *st, const struct grid *grid, const struct row *row)
{
	int year = 0;
	size_t texts = 0;

	for (size_t i = 0; i < row->n; i++) {
		const struct cell *cell = &grid->cell[row->first + i];

		texts += cell->text.n > 0;
		if (cell->kind == CELL_TEXT && !year)
			year = year_find(cell->text, NULL);
	}
	if (texts == 1 && year && !st->records)
		st->caption = year;
}

static void
take_rows(struct statistics *st, const struct grid *grid, size_t from, size_t to)
{
	for (size_t i = from; i < to;) {
		const struct row *row = &grid->row[i];
		struct head head;

		if (head_begins(grid, row)) {
			i = head_of_rows(&head, grid, i, to, st->reader->year);
			see_head(st, &head, row->line);
			continue;
		}
		see_title(st, grid, row);
		if (st->head.columns && row->n == st->head.columns &&
		    keeps_columns(grid, row)) {
			for (size_t s = 0; s < st->head.sides; s++)
				take_side(st, grid, row, s);
		} else {
			take_loose(st, grid, row);
		}
		i++;
	}
}

/* The number of a row, which opens its line, with more behind it: 3  其中：…  条  12. */
static bool
opens_line(const struct cell *cell, size_t at, size_t end)
{
	return is_digits(&cell[at]) && at + 1 < end && cell[at + 1].line == cell[at].line &&
	       (!at || cell[at - 1].line != cell[at].line);
}

/* Is the last figure before a label that label's number?  Each stands on a line of its own. */
static bool
is_next_number(const struct statistics *st, const struct cell *cell)
{
	const struct segment *seg = &st->segment;

	return st->head.columns && st->head.before && seg->open && seg->values &&
	       is_digits(cell - 1) && cell[-1].line != cell[-2].line &&
	       cell[-1].line != cell->line;
}

/* 统计指标, or 序号 before it. */
static bool
begins_head(const struct cell *cell, size_t n)
{
	enum role role = head_role(cell->text);

	return role == ROLE_LABEL ||
	       (role == ROLE_INDEX && n > 1 && head_role(cell[1].text) == ROLE_LABEL);
}

/* Rows of tables side by side take turns. */
static void
end_turn(struct statistics *st)
{
	const struct segment *seg = &st->segment;
	size_t n;
	bool row = seg->open && (seg->units || seg->cells || indicator_find(seg->text, &n));

	end_segment(st, 0, st->head.sides ? st->turn % st->head.sides : 0);
	st->turn += row;
}

/* Cells in a row without end. */
static void
take_cells(struct statistics *st, const struct grid *grid, size_t at, size_t end)
{
	while (at < end) {
		const struct cell *cell = &grid->cell[at];
		struct segment *seg = &st->segment;
		bool words = cell->kind == CELL_TEXT && !is_unit(cell->text);
		struct head head;

		if (st->head.columns && st->head.before && opens_line(grid->cell, at, end)) {
			at++;
			continue;
		}
		if (words && !begins_head(cell, end - at) && is_next_number(st, cell)) {
			seg->values--;
			seg->cells--;
		}
		if (words) {
			end_turn(st);
			if (begins_head(cell, end - at)) {
				at = head_of_cells(
				    &head, grid->cell, at, end, st->reader->year);
				see_head(st, &head, cell->line);
				continue;
			}
			open_segment(st, cell);
		} else if (seg->open) {
			segment_cell(st, cell);
		} else if (is_digits(cell) && !st->head.before && st->records) {
			note_stray(cell);
		}
		at++;
	}
	end_turn(st);
}

void
statistics_grid(struct statistics *st, const struct grid *grid, size_t from, size_t to)
{
	if (!st->open)
		st->caption = st->reader->caption;
	st->open = true;
	st->shape = grid->shape;
	if (from == to)
		return;
	if (shape_has_rows(grid->shape))
		take_rows(st, grid, from, to);
	else
		take_cells(st, grid, grid->row[from].first,
		    grid->row[to - 1].first + grid->row[to - 1].n);
}

void
statistics_close(struct statistics *st)
{
	if (!st->open)
		return;
	records_place(st);
	st->open = st->unclear = false;
	st->records = st->part = st->turn = 0;
	st->head = (struct head) { .sides = 1 };
	memset(st->side, 0, sizeof st->side);
}
