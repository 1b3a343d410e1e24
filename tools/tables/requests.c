/*
 * Section 三: one table of seven columns.  Its form shows in （六）其他处理: one row (v2019) or
 * three below it (v2021).
 */
#include <stdint.h>

#include "key.h"
#include "note.h"
#include "pair.h"
#include "requests_heads.h"

enum { LOOK_MAX = 200 };
static const char TABLE[] = "requests";

struct state {
	struct layout layout;
	const char *schema;
	const char *group; /* of the row or group that was read last: "denied", "other", ... */
	bool rows; /* some row was read */
	bool other; /* （六） has figures of its own: the form is v2019's */
};

static bool
values_follow(const struct reader *r, size_t i)
{
	return i + 1 < r->items && r->item[i + 1].kind == ITEM_VALUES && r->item[i + 1].figures;
}

/* A row of this block follows, perhaps after empty cells. */
static bool
row_follows(const struct reader *r, size_t i, const char *block)
{
	i++;
	if (i < r->items && r->item[i].kind == ITEM_VALUES && !r->item[i].figures)
		i++;
	return i < r->items && r->item[i].kind == ITEM_LABEL &&
	       item_form(&r->item[i], FORM_ROW, TABLE, block);
}

static bool
head_before(const struct reader *r, size_t i)
{
	return i > 0 && r->item[i - 1].kind == ITEM_LABEL &&
	       item_form(&r->item[i - 1], FORM_COL, TABLE, NULL);
}

/* Which group of rows a label opens: its own, or （六）其他处理, a row in v2019 but the head of
   three in v2021. */
static void
see_group(struct state *state, const struct item *item, const struct form *row)
{
	const struct form *group = item_form(item, FORM_GROUP, TABLE, NULL);

	if (group)
		state->group = group->block;
	else if (row && !strcmp(row->code, "other"))
		state->group = "other";
	else if (row)
		state->group = row->block;
}

/* 合计 after the grounds of one group, with more grounds behind it, is no total of all. */
static bool
is_subtotal_row(const struct reader *r, size_t i, const struct form *row)
{
	if (strcmp(row->code, "total") != 0)
		return false;
	for (size_t k = i + 1; k < r->items && k < i + LOOK_MAX; k++) {
		const struct form *later = r->item[k].kind == ITEM_LABEL
					       ? item_form(&r->item[k], FORM_ROW, TABLE, NULL)
					       : NULL;

		if (later && (*later->block || !strcmp(later->code, "other")) &&
		    !item_form(&r->item[k], FORM_COL, TABLE, NULL))
			return true;
	}
	return false;
}

/* 其他 and 总计 are heads as well as rows: a row has a number before it or figures behind it,
   and does not stand among heads; 其他 is one under （六） alone. */
static const struct form *
choose_row(const struct reader *r, size_t i, void *arg)
{
	struct state *state = arg;
	const struct item *item = &r->item[i];
	const struct form *row = item_form(item, FORM_ROW, TABLE, NULL);
	bool ambiguous = item_form(item, FORM_COL, TABLE, NULL) != NULL;

	if (ambiguous && row && !strcmp(row->code, "other_other") &&
	    strcmp(state->group, "other") != 0)
		return NULL;
	if (ambiguous && row && !item->numbered &&
	    (head_before(r, i) || !values_follow(r, i) || !state->rows ||
		is_subtotal_row(r, i, row) || (state->other && *row->block)))
		return NULL;
	see_group(state, item, row);
	if (row && !strcmp(row->code, "other") && !values_follow(r, i) &&
	    row_follows(r, i, "other"))
		return NULL;
	state->rows = state->rows || row;
	state->other = state->other || (row && !strcmp(row->code, "other"));
	return row;
}

static const char *
schema_of(const struct pairs *pairs)
{
	const char *schema = "";

	for (size_t i = 0; i < pairs->n; i++) {
		const struct form *row = pairs->pair[i].row;

		if (row && !strcmp(row->schema, "v2021"))
			return "v2021";
		if (row && !strcmp(row->schema, "v2019"))
			schema = "v2019";
	}
	return schema;
}

/* （六）其他处理 has figures of its own in v2019 alone: beside its three rows they are a local
   subtotal, or those of a row whose label is gone. */
static bool
is_subtotal(const struct pair *pair, const struct state *state)
{
	return pair->row && *state->schema && !form_in(pair->row, state->schema);
}

/* The column of the values' cell below 自然人; SIZE_MAX when that is not known. */
static size_t
head_for(const struct reader *r, const struct state *state, const struct item *values)
{
	const struct layout *l = &state->layout;

	/* Rows of several makes stand below the same heads, so that full ones speak for
	   themselves. */
	if (!l->beside || values->figures == l->n || values->width != l->width)
		return SIZE_MAX;
	return values->shape == SHAPE_MARKUP ? values_below(r, values, l->head, l->n)
					     : l->head[0].col;
}

static size_t
start_of(const struct reader *r, const struct state *state, const struct item *values)
{
	return values_start(r, values, state->layout.n, head_for(r, state, values));
}

static void
place_row(struct reader *r, const struct pair *pair, const struct state *state)
{
	const struct layout *l = &state->layout;
	struct str label = pair->row ? str_of(pair->row->label) : pair->words;
	size_t start = start_of(r, state, pair->values);

	if (start == SIZE_MAX) {
		if (pair->values->figures)
			note_unplaced(r, pair->values, label, l->n);
		return;
	}
	if (!pair->values->figures && !l->heads)
		return;
	if (pair->inferred)
		note_put(pair->line, "place_inferred", "%.*s: its figures stand apart from it",
		    (int)label.n, label.s);
	if (!pair->row)
		note_put(pair->line, "unknown_row", "%.*s", (int)label.n, label.s);
	for (size_t i = 0; i < l->n; i++) {
		const struct cell *cell = value_cell(r, pair->values, start, i);

		if (!l->col[i])
			continue;
		reader_place(r, (struct placed) { .table = TABLE,
				    .row = pair->row	  ? pair->row->code
					   : pair->parent ? pair->parent->code
							  : "x",
				    .words = pair->row ? (struct str) { "", 0 } : pair->words,
				    .col = l->col[i]->code,
				    .schema = state->schema,
				    .unit = "",
				    .raw = cell->text,
				    .line = cell->line,
				    .inferred = pair->inferred || !l->whole });
	}
}

/* A row, or one whose first places hold words. */
static void
place_own(struct reader *r, const struct pair *pair, const struct state *state)
{
	struct pair own = *pair;
	struct item wide;

	if (pair->parent && values_widen(r, pair->values, state->layout.n,
				head_for(r, state, pair->values), &wide)) {
		own.row = pair->parent;
		own.values = &wide;
	}
	place_row(r, &own, state);
}

/* With 小计 among the heads every row has a figure more than the form has places: one that has
   not says that the heads are not the rows'. */
static bool
rows_fit(const struct reader *r, const struct pairs *pairs, const struct state *state)
{
	for (size_t i = 0; i < pairs->n; i++) {
		const struct pair *pair = &pairs->pair[i];

		if (pair->values && pair->row && pair->values->figures &&
		    start_of(r, state, pair->values) == SIZE_MAX)
			return false;
	}
	return true;
}

static void
place_rows(struct reader *r, const struct pairs *pairs, const struct state *state)
{
	for (size_t i = 0; i < pairs->n; i++) {
		const struct pair *pair = &pairs->pair[i];

		if (pair->values && (pair->row || pair->words.n) && !is_subtotal(pair, state))
			place_own(r, pair, state);
		else if (pair->values)
			note_unplaced(r, pair->values, str_of("figures without a label"),
			    state->layout.n);
	}
}

static void
note_layout(const struct reader *r, const struct pairs *pairs, const struct layout *l)
{
	if (!pairs->n || !r->copy[TABLE_REQUESTS])
		return;
	if (!l->whole)
		note_put(pairs->pair[0].line, "heads_by_position",
		    "requests: column heads are lost or cut; the figures were placed in the "
		    "form's order");
	if (l->damaged && l->whole)
		note_put(l->damaged->line, "label_mended", "%.*s: taken for a head of the form",
		    (int)l->damaged->text.n, l->damaged->text.s);
	if (l->n > REQUESTS_COLUMNS)
		note_put(pairs->pair[0].line, "column_left_out",
		    "requests: a column of subtotals, which the form does not have");
}

void
read_requests(struct reader *r)
{
	struct pairs pairs = { 0 };
	struct state state = { .group = "", .layout = requests_layout(r) };
	const char *fault = state.layout.fault;

	values_places(r, 0, r->items, state.layout.n);
	pairs_take(&pairs, r, 0, r->items, choose_row, &state);
	state.schema = schema_of(&pairs);
	if (!fault && state.layout.n > REQUESTS_COLUMNS && !rows_fit(r, &pairs, &state))
		fault = "its rows do not have as many figures as it has columns";
	if (fault) {
		note_put(
		    r->item[0].line, "table_unread", "requests: %s; none was placed", fault);
	} else if (pairs.stray_first) {
		note_put(pairs.pair[0].line, "order_lost",
		    "requests: figures stand before the first label; none was placed");
	} else {
		place_rows(r, &pairs, &state);
		note_layout(r, &pairs, &state.layout);
	}
	pairs_free(&pairs);
}
