/*
 * Section 三: one table of seven columns.  Its form shows in （六）其他处理: one row (v2019) or
 * three below it (v2021).
 */
#include <stdint.h>

#include "key.h"
#include "note.h"
#include "pair.h"
#include "reader.h"

enum { COLUMNS = 7, LOOK_MAX = 200 };
static const char TABLE[] = "requests";

/* The column of a head that stands nowhere, or in a cell that is not known. */
static const size_t NONE = SIZE_MAX, UNKNOWN = SIZE_MAX - 1;

struct state {
	const struct form *col[COLUMNS];
	bool heads; /* some head was read */
	bool all_heads; /* every head was */
	bool beside; /* all heads stand side by side */
	struct span head[COLUMNS]; /* then, where each does, in the order of col */
	size_t width; /* of the widest row of heads */
	bool turned; /* 自然人 is not the first head of its row, or 总计 not the last */
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

static bool
row_follows(const struct reader *r, size_t i, const char *block)
{
	return i + 1 < r->items && r->item[i + 1].kind == ITEM_LABEL &&
	       item_form(&r->item[i + 1], FORM_ROW, TABLE, block);
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

/* The number of a column in the form's order. */
static size_t
number_of(const struct form *col)
{
	const struct form *form;
	size_t n = 0;

	for (size_t i = 0; (form = form_line(i)) && form != col; i++)
		n += form->kind == FORM_COL && !strcmp(form->table, TABLE);
	return n;
}

/* Do the heads stand side by side in the order of the columns?  at: where each does, by its
   number in the form. */
static bool
side_by_side(struct state *state, const struct span *at)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		state->head[i] = at[number_of(state->col[i])];
		if (state->head[i].col >= UNKNOWN)
			return false;
	}
	return is_beside(state->head, COLUMNS);
}

/* By their cells, in rows of heads that are all as wide: does 自然人 stand behind the five, or
   总计 before one of them? */
static bool
ends_turned(const struct span *head)
{
	size_t at[COLUMNS];
	size_t behind = 0;

	for (size_t i = 0; i < COLUMNS; i++)
		at[i] = head[i].col;
	for (size_t i = 1; i < COLUMNS - 1; i++) {
		if (at[i] >= UNKNOWN || at[0] >= UNKNOWN || at[COLUMNS - 1] >= UNKNOWN)
			return false;
		behind += at[0] > at[i];
	}
	for (size_t i = 1; i < COLUMNS - 1; i++) {
		if (at[COLUMNS - 1] < at[i])
			return true;
	}
	return behind == COLUMNS - 2;
}

/* The heads of the columns, as they were met. */
struct heads {
	const struct form *five[COLUMNS]; /* those of the legal persons, in order */
	size_t n; /* of five */
	struct span at[COLUMNS]; /* where each stands, by its number in the form */
	const struct item *last;
	bool even; /* their rows are all as wide */
};

static void
form_columns(struct state *state)
{
	const struct form *form;
	size_t n = 0;

	for (size_t i = 0; (form = form_line(i)); i++) {
		if (form->kind == FORM_COL && !strcmp(form->table, TABLE) && n < COLUMNS)
			state->col[n++] = form;
	}
}

static void
see_head(
    struct state *state, struct heads *heads, const struct item *item, const struct form *col)
{
	const struct form *natural = state->col[0], *total = state->col[COLUMNS - 1];
	const struct item *last = heads->last;

	state->heads = true;
	if (item->width > state->width)
		state->width = item->width;
	heads->at[number_of(col)] = (struct span) { item->width ? item->offset : UNKNOWN,
		item->span };
	/* 总计 before other heads of its row, or 自然人 behind some: not where the form has
	   them. */
	if (last && last->width && last->row == item->row &&
	    (col == natural || item_form(last, FORM_COL, TABLE, NULL) == total))
		state->turned = true;
	heads->even = heads->even && (!last || last->width == item->width);
	heads->last = item;
	if (col != natural && col != total && heads->n < COLUMNS - 2)
		heads->five[heads->n++] = col;
}

static bool
head_repeated(const struct heads *heads)
{
	for (size_t i = 0; i < heads->n; i++) {
		for (size_t k = 0; k < i; k++) {
			if (heads->five[k] == heads->five[i])
				return true;
		}
	}
	return false;
}

/* The columns in the order of their heads, when the five of the legal persons all stand there;
   自然人 is the first and 总计 the last in every edition. */
static void
take_heads(const struct reader *r, struct state *state)
{
	struct heads heads = { .even = true };
	bool five;

	form_columns(state);
	for (size_t i = 0; i < COLUMNS; i++)
		heads.at[i].col = NONE;
	state->group = "";
	for (size_t i = 0; i < r->items; i++) {
		const struct form *col = r->item[i].kind == ITEM_LABEL && !r->item[i].numbered
					     ? item_form(&r->item[i], FORM_COL, TABLE, NULL)
					     : NULL;

		if (col)
			see_head(state, &heads, &r->item[i], col);
	}
	five = heads.n == COLUMNS - 2;
	state->all_heads = (five && heads.at[0].col != NONE &&
			       heads.at[COLUMNS - 1].col != NONE) ||
			   heads_covered(r, TABLE);
	/* With one of them twice there is no order to go by. */
	if (!five || head_repeated(&heads))
		return;
	memcpy(state->col + 1, heads.five, heads.n * sizeof *heads.five);
	state->beside = side_by_side(state, heads.at);
	state->turned = state->turned || (heads.even && !r->fillers && ends_turned(heads.at));
}

/* Some add a column: 小计 under 法人或其他组织, or 合计 beside 总计.  Then neither counts nor
   order tell which figure is whose. */
static bool
has_subtotal(const struct reader *r)
{
	size_t totals = 0, naturals = 0;

	for (size_t i = 0; i < r->items; i++) {
		const struct item *item = &r->item[i];
		const struct form *head, *col;

		if (item->kind != ITEM_LABEL || item->numbered || values_follow(r, i))
			continue;
		head = item_form(item, FORM_HEAD, TABLE, NULL);
		col = item_form(item, FORM_COL, TABLE, NULL);
		if (head && !strcmp(head->code, "subtotal"))
			return true;
		totals += col && !strcmp(col->code, "total");
		naturals += col && !strcmp(col->code, "natural");
	}
	return naturals && totals > naturals;
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
	/* Rows of several makes stand below the same heads, so that full ones speak for
	   themselves. */
	if (!state->beside || values->figures == COLUMNS || values->width != state->width)
		return SIZE_MAX;
	return values->shape == SHAPE_MARKUP ? values_below(r, values, state->head, COLUMNS)
					     : state->head[0].col;
}

static void
place_row(struct reader *r, const struct pair *pair, const struct state *state)
{
	struct str label = pair->row ? str_of(pair->row->label) : pair->words;
	size_t start = values_start(r, pair->values, COLUMNS, head_for(r, state, pair->values));

	if (start == SIZE_MAX) {
		if (pair->values->figures)
			note_unplaced(r, pair->values, label, COLUMNS);
		return;
	}
	if (!pair->values->figures && !state->heads)
		return;
	if (pair->inferred)
		note_put(pair->line, "place_inferred", "%.*s: its figures stand apart from it",
		    (int)label.n, label.s);
	if (!pair->row)
		note_put(pair->line, "unknown_row", "%.*s", (int)label.n, label.s);
	for (size_t i = 0; i < COLUMNS; i++) {
		const struct cell *cell = value_cell(r, pair->values, start, i);

		reader_place(r, (struct placed) { .table = TABLE,
				    .row = pair->row	  ? pair->row->code
					   : pair->parent ? pair->parent->code
							  : "x",
				    .words = pair->row ? (struct str) { "", 0 } : pair->words,
				    .col = state->col[i]->code,
				    .schema = state->schema,
				    .unit = "",
				    .raw = cell->text,
				    .line = cell->line,
				    .inferred = pair->inferred || !state->all_heads });
	}
}

/* A row, or one whose first places hold words. */
static void
place_own(struct reader *r, const struct pair *pair, const struct state *state)
{
	struct pair own = *pair;
	struct item wide;

	if (pair->parent &&
	    values_widen(r, pair->values, COLUMNS, head_for(r, state, pair->values), &wide)) {
		own.row = pair->parent;
		own.values = &wide;
	}
	place_row(r, &own, state);
}

void
read_requests(struct reader *r)
{
	struct pairs pairs = { 0 };
	struct state state = { 0 };

	values_places(r, 0, r->items, COLUMNS);
	take_heads(r, &state);
	pairs_take(&pairs, r, 0, r->items, choose_row, &state);
	state.schema = schema_of(&pairs);
	if (has_subtotal(r) || state.turned) {
		note_put(r->item[0].line, "table_unread",
		    "requests: its columns are not the form's; none was placed");
		pairs_free(&pairs);
		return;
	}
	if (pairs.stray_first) {
		note_put(pairs.pair[0].line, "order_lost",
		    "requests: figures stand before the first label; none was placed");
		pairs_free(&pairs);
		return;
	}
	for (size_t i = 0; i < pairs.n; i++) {
		const struct pair *pair = &pairs.pair[i];

		if (pair->values && (pair->row || pair->words.n) && !is_subtotal(pair, &state))
			place_own(r, pair, &state);
		else if (pair->values)
			note_unplaced(
			    r, pair->values, str_of("figures without a label"), COLUMNS);
	}
	if (pairs.n && !state.all_heads && r->figures[TABLE_REQUESTS])
		note_put(pairs.pair[0].line, "heads_by_position",
		    "requests: column heads are lost or cut; the figures were placed in the "
		    "form's order");
	pairs_free(&pairs);
}
