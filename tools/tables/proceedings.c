/* Section 四: three channels of five outcomes, fifteen figures in one row. */
#include <stdint.h>

#include "note.h"
#include "pair.h"
#include "reader.h"

enum { CHANNELS = 3, OUTCOMES = 5, PLACES = CHANNELS * OUTCOMES };
static const char TABLE[] = "proceedings";

/* Where the heads stand, if side by side, and the width of their widest row. */
struct heads {
	bool beside;
	struct span at[PLACES];
	size_t width;
};

struct places {
	const struct form *row[CHANNELS], *col[OUTCOMES];
};

static void
take_places(struct places *p)
{
	const struct form *form;
	size_t rows = 0, cols = 0;

	for (size_t i = 0; (form = form_line(i)); i++) {
		if (strcmp(form->table, TABLE) != 0)
			continue;
		if (form->kind == FORM_ROW && rows < CHANNELS)
			p->row[rows++] = form;
		else if (form->kind == FORM_COL && cols < OUTCOMES)
			p->col[cols++] = form;
	}
}

/* Are the heads there, three times over, in the form's order?  *heads: where they stand. */
static bool
heads_in_order(const struct reader *r, const struct places *p, bool *any, struct heads *heads)
{
	size_t n = 0;
	bool known = true;

	*heads = (struct heads) { 0 };
	for (size_t i = 0; i < r->items; i++) {
		const struct item *item = &r->item[i];
		const struct form *col = item->kind == ITEM_LABEL
					     ? item_form(item, FORM_COL, TABLE, NULL)
					     : NULL;

		if (!col)
			continue;
		*any = true;
		if (col != p->col[n % OUTCOMES])
			return false;
		if (n < PLACES)
			heads->at[n] = (struct span) { item->offset, item->span };
		known = known && item->width;
		if (item->width > heads->width)
			heads->width = item->width;
		n++;
	}
	heads->beside = n == PLACES && known && is_beside(heads->at, PLACES);
	return n == PLACES;
}

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
start_of(const struct reader *r, const struct item *values, const struct heads *heads)
{
	size_t head = SIZE_MAX;

	if (heads->beside && values->width == heads->width)
		head = values->shape == SHAPE_MARKUP
			   ? values_below(r, values, heads->at, PLACES)
			   : heads->at[0].col;
	return values_start(r, values, PLACES, head);
}

/* One row of fifteen. */
static bool
place_whole(struct reader *r, const struct item *values, const struct places *p,
    const struct heads *heads, bool inferred)
{
	size_t start = start_of(r, values, heads);

	if (start == SIZE_MAX)
		return false;
	for (size_t i = 0; i < PLACES; i++) {
		place(r, p->row[i / OUTCOMES], p->col[i % OUTCOMES],
		    value_cell(r, values, start, i), inferred);
	}
	return true;
}

/* A row for each channel, its label before its five figures. */
static bool
place_channels(struct reader *r, const struct places *p, bool inferred)
{
	size_t done = 0;

	for (size_t i = 0; i + 1 < r->items; i++) {
		const struct item *values = &r->item[i + 1];
		const struct form *row = r->item[i].kind == ITEM_LABEL
					     ? item_form(&r->item[i], FORM_ROW, TABLE, NULL)
					     : NULL;
		size_t start;

		if (!row || values->kind != ITEM_VALUES || !values->figures ||
		    (start = values_start(r, values, OUTCOMES, SIZE_MAX)) == SIZE_MAX)
			continue;
		for (size_t k = 0; k < OUTCOMES; k++)
			place(r, row, p->col[k], value_cell(r, values, start, k), inferred);
		done++;
	}
	return done > 0;
}

/* Do the channels' names, or whole heads, stand in another order than the form's?  行政诉讼
   comes second. */
static bool
is_turned(const struct reader *r, const struct places *p)
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
			order = order && form == p->col[cols++ % OUTCOMES];
		if ((form = item_form(item, FORM_ROW, TABLE, NULL)) && rows < CHANNELS) {
			if (form != p->row[rows] || (rows == 0 && litigation))
				return true;
			rows++;
		}
	}
	return !order && !pieces; /* heads in pieces have no order to go by */
}

/* Fifteen figures in all, in runs that heads printed late set apart: they are in the form's
   order all the same, since they stand on one line of the page. */
static bool
place_runs(struct reader *r, const struct places *p)
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
			place(r, p->row[n / OUTCOMES], p->col[n % OUTCOMES],
			    &r->cell[values->first + k], true);
	}
	return true;
}

static void
note_heads(const struct item *values)
{
	note_put(values->line, "heads_by_position",
	    "proceedings: column heads are lost or cut; the figures were placed in the form's "
	    "order");
}

static bool
same_figures(const struct reader *r, const struct item *a, const struct item *b,
    const struct heads *heads)
{
	size_t x = start_of(r, a, heads), y = start_of(r, b, heads);

	for (size_t i = 0; i < PLACES; i++) {
		if (!str_same(value_cell(r, a, x, i)->text, value_cell(r, b, y, i)->text))
			return false;
	}
	return true;
}

/* The row of fifteen: one with figures before one without; NULL for none.  *several: there are
   others with other figures (two years, a part and the whole). */
static const struct item *
find_whole(const struct reader *r, const struct heads *heads, bool *several)
{
	const struct item *blank = NULL, *whole = NULL;

	*several = false;
	for (size_t i = 0; i < r->items; i++) {
		const struct item *values = &r->item[i];

		if (values->kind != ITEM_VALUES || start_of(r, values, heads) == SIZE_MAX)
			continue;
		if (!values->figures)
			blank = blank ? blank : values;
		else if (!whole)
			whole = values;
		else
			*several = *several || !same_figures(r, whole, values, heads);
	}
	return whole ? whole : blank;
}

void
read_proceedings(struct reader *r)
{
	struct places p = { 0 };
	const struct item *first = NULL, *whole;
	bool any = false, read, several;
	struct heads heads;
	size_t filled = 0;

	take_places(&p);
	values_places(r, 0, r->items, PLACES);
	read = heads_in_order(r, &p, &any, &heads) || (any && heads_covered(r, TABLE));
	for (size_t i = 0; i < r->items; i++) {
		if (r->item[i].kind == ITEM_VALUES && r->item[i].figures && !filled++)
			first = &r->item[i];
	}
	whole = find_whole(r, &heads, &several);
	if (filled && (several || is_turned(r, &p))) {
		note_put(first->line, "table_unread",
		    several
			? "proceedings: several rows with different figures; none was placed"
			: "proceedings: its heads stand in another order; none was placed");
		return;
	}
	if (whole && whole->figures) {
		place_whole(r, whole, &p, &heads, !read);
	} else if (!first) {
		if (whole && any)
			place_whole(r, whole, &p, &heads, false);
		return;
	} else if (filled > 1 && place_runs(r, &p)) {
		return;
	} else if (!place_channels(r, &p, !read)) {
		note_unplaced(r, first, str_of("proceedings"), PLACES);
		return;
	}
	if (!read)
		note_heads(first);
}
