/* Section 四: three channels of five outcomes, fifteen figures in one row, or a row for each.
 */
#include <stdint.h>

#include "note.h"
#include "proceedings_heads.h"

static const char TABLE[] = "proceedings";

/* The cell of each place, as the heads tell. */
struct sheet {
	const struct cell *cell[CHANNELS][OUTCOMES];
	size_t runs; /* of figures that were taken */
	size_t left; /* that were not */
	bool several; /* a place has several figures: two years, a part and the whole */
};

static void
place(struct reader *r, const struct form *row, const struct form *col, const struct cell *cell,
    bool inferred)
{
	reader_place(r, (struct placed) { .table = TABLE,
			    .row = row->code,
			    .words = { "", 0 },
			    .col = col->code,
			    .schema = "",
			    .unit = "",
			    .raw = cell->text,
			    .line = cell->line,
			    .inferred = inferred });
}

static size_t
start_of(const struct reader *r, const struct item *values, const struct places *p)
{
	size_t head = SIZE_MAX;

	if (!p->n)
		return SIZE_MAX;
	if (p->beside && values->width == p->width)
		head = values->shape == SHAPE_MARKUP ? values_below(r, values, p->at, p->n)
						     : p->at[0].col;
	return values_start(r, values, p->n, head);
}

static void
take_row(const struct reader *r, const struct item *values, const struct places *p,
    struct sheet *sheet)
{
	size_t start = start_of(r, values, p);

	if (start == SIZE_MAX) {
		sheet->left += values->figures > 0;
		return;
	}
	sheet->runs++;
	for (size_t i = 0; i < p->n; i++) {
		const struct cell **cell = &sheet->cell[p->row[i]][p->col[i]];
		const struct cell *again = value_cell(r, values, start, i);

		sheet->several = sheet->several ||
				 (*cell && !str_same((*cell)->text, again->text));
		*cell = *cell ? *cell : again;
	}
}

/* Rows of the same make teach each other, and have as many places as their heads tell. */
static void
tell_places(struct reader *r, const struct outline *o)
{
	struct block block = { .heads = 0 };

	for (size_t i = 0; i < r->items; i++) {
		struct places p;

		if (r->item[i].kind == ITEM_VALUES) {
			p = block_places(&block, o);
			values_places(r, i, i + 1, p.n ? p.n : PLACES);
		}
		block_see(&block, &r->item[i]);
	}
}

/* The rows that have figures, or those that have not. */
static struct sheet
read_rows(const struct reader *r, const struct outline *o, bool figures)
{
	struct block block = { .heads = 0 };
	struct sheet sheet = { .runs = 0 };

	for (size_t i = 0; i < r->items; i++) {
		const struct item *item = &r->item[i];
		struct places p;

		if (item->kind == ITEM_VALUES && figures == (item->figures > 0)) {
			p = block_places(&block, o);
			take_row(r, item, &p, &sheet);
		}
		block_see(&block, item);
	}
	return sheet;
}

static void
place_sheet(struct reader *r, const struct outline *o, const struct sheet *sheet)
{
	for (size_t i = 0; i < CHANNELS; i++) {
		for (size_t k = 0; k < OUTCOMES; k++) {
			if (sheet->cell[i][k])
				place(r, o->row[i], o->col[k], sheet->cell[i][k], false);
		}
	}
}

/* The rows that the heads do not tell of. */
static void
note_left(struct reader *r, const struct outline *o)
{
	struct block block = { .heads = 0 };

	for (size_t i = 0; i < r->items; i++) {
		const struct item *item = &r->item[i];
		struct places p;

		if (item->kind == ITEM_VALUES && item->figures) {
			p = block_places(&block, o);
			if (start_of(r, item, &p) == SIZE_MAX)
				note_unplaced(r, item, str_of(TABLE), p.n ? p.n : PLACES);
		}
		block_see(&block, item);
	}
}

/* Do the channels' names, or whole heads, stand in another order than the form's?  行政诉讼
   comes second. */
static bool
is_turned(const struct reader *r, const struct outline *o)
{
	size_t cols = 0, rows = 0;
	bool order = true, litigation = false, pieces = false;

	for (size_t i = 0; i < r->items; i++) {
		const struct item *item = &r->item[i];
		const struct form *form;

		pieces = pieces || item->fragment;
		if (item->kind != ITEM_LABEL)
			continue;
		if (item_form(item, FORM_HEAD, TABLE, NULL))
			litigation = true;
		if ((form = item_form(item, FORM_COL, TABLE, NULL)))
			order = order && form == o->col[cols++ % OUTCOMES];
		if ((form = item_form(item, FORM_ROW, TABLE, NULL)) && rows < CHANNELS) {
			if (form != o->row[rows] || (rows == 0 && litigation))
				return true;
			rows++;
		}
	}
	return !order && !pieces; /* heads in pieces have no order to go by */
}

/* Fifteen figures in all, in runs that heads printed late set apart: they are in the form's
   order all the same, since they stand on one line of the page. */
static bool
place_runs(struct reader *r, const struct outline *o)
{
	size_t n = 0, runs = 0;

	for (size_t i = 0; i < r->items; i++) {
		if (n && n < PLACES && r->item[i].kind == ITEM_LABEL &&
		    item_form(&r->item[i], FORM_ROW, TABLE, NULL))
			return false; /* a channel's name between them: they are not one row */
		runs += r->item[i].kind == ITEM_VALUES && r->item[i].figures;
		if (r->item[i].kind == ITEM_VALUES && r->item[i].figures)
			n += r->item[i].figures == r->item[i].n ? r->item[i].n : PLACES + 1;
	}
	if (n != PLACES || runs > CHANNELS)
		return false;
	n = 0;
	for (size_t i = 0; i < r->items; i++) {
		const struct item *values = &r->item[i];

		if (values->kind != ITEM_VALUES || !values->figures)
			continue;
		if (!n)
			note_put(values->line, "place_inferred",
			    "proceedings: fifteen figures with heads between them, taken in "
			    "the form's order");
		for (size_t k = 0; k < values->n; k++, n++)
			place(r, o->row[n / OUTCOMES], o->col[n % OUTCOMES],
			    &r->cell[values->first + k], true);
	}
	return true;
}

/* Heads lost or cut: one row of fifteen, or a row of five for a channel, in the form's order.
 */
static bool
place_by_form(struct reader *r, const struct outline *o, const struct item *only, bool inferred)
{
	struct places p = { .n = PLACES };
	size_t start = start_of(r, only, &p), done = 0;

	for (size_t i = 0; start != SIZE_MAX && i < PLACES; i++)
		place(r, o->row[i / OUTCOMES], o->col[i % OUTCOMES],
		    value_cell(r, only, start, i), inferred);
	if (start != SIZE_MAX)
		return true;
	for (size_t i = 0; i + 1 < r->items; i++) {
		const struct item *values = &r->item[i + 1];
		const struct form *row = r->item[i].kind == ITEM_LABEL
					     ? item_form(&r->item[i], FORM_ROW, TABLE, NULL)
					     : NULL;

		if (!row || values->kind != ITEM_VALUES || !values->figures ||
		    (start = values_start(r, values, OUTCOMES, SIZE_MAX)) == SIZE_MAX)
			continue;
		for (size_t k = 0; k < OUTCOMES; k++)
			place(r, row, o->col[k], value_cell(r, values, start, k), inferred);
		done++;
	}
	return done > 0;
}

/* Where the heads do not tell: the form's order, if there is but one way to take it. */
static void
read_without_heads(
    struct reader *r, const struct outline *o, const struct item *first, size_t filled)
{
	struct places whole = { .n = PLACES };
	size_t wholes = 0;
	bool covered = heads_covered(r, TABLE);

	for (size_t i = 0; i < r->items; i++) {
		if (r->item[i].kind != ITEM_VALUES || !r->item[i].figures ||
		    start_of(r, &r->item[i], &whole) == SIZE_MAX)
			continue;
		first = &r->item[i];
		wholes++;
	}
	if (wholes > 1) {
		note_put(first->line, "table_unread",
		    "proceedings: several rows with different figures; none was placed");
	} else if (filled > 1 && !wholes && place_runs(r, o)) {
		return;
	} else if (!place_by_form(r, o, first, !covered)) {
		note_unplaced(r, first, str_of(TABLE), PLACES);
	} else if (!covered) {
		note_put(first->line, "heads_by_position",
		    "proceedings: column heads are lost or cut; the figures were placed in "
		    "the form's order");
	}
}

void
read_proceedings(struct reader *r)
{
	struct outline o = proceedings_outline();
	struct sheet sheet;
	const struct item *first = NULL;
	size_t filled = 0;

	tell_places(r, &o);
	for (size_t i = 0; i < r->items; i++) {
		if (r->item[i].kind == ITEM_VALUES && r->item[i].figures && !filled++)
			first = &r->item[i];
	}
	sheet = read_rows(r, &o, first != NULL);
	if (sheet.runs && first && sheet.several) {
		note_put(first->line, "table_unread",
		    "proceedings: several rows with different figures; none was placed");
	} else if (sheet.runs) {
		place_sheet(r, &o, &sheet);
		if (sheet.left)
			note_left(r, &o);
	} else if (first && is_turned(r, &o)) {
		note_put(first->line, "table_unread",
		    "proceedings: its heads stand in another order; none was placed");
	} else if (first) {
		read_without_heads(r, &o, first, filled);
	}
}
