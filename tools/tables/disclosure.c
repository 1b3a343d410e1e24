/*
 * Section 二: blocks after the items of Article 20, each with column heads of its own.  The
 * heads say which form a block is of (old blocks stand in late reports).
 */
#include <stdint.h>

#include "disclosure_heads.h"
#include "note.h"
#include "pair.h"

enum { SECTION = 2 };
static const char TABLE[] = "disclosure";

static const struct form *
choose_row(const struct reader *r, size_t i, void *block)
{
	const struct form *row = item_form(&r->item[i], FORM_ROW, TABLE, block);

	return row ? row : item_form(&r->item[i], FORM_ROW, TABLE, NULL);
}

static bool
is_head(const struct item *item)
{
	return item->kind == ITEM_LABEL && (item_form(item, FORM_COL, TABLE, NULL) ||
					       item_form(item, FORM_CUT, TABLE, NULL) ||
					       item_form(item, FORM_HEAD, TABLE, NULL));
}

/* The next block from item `from` on: it ends before the next block's name, before heads
   that follow figures, and before a row of another block. */
static struct segment
next_segment(const struct reader *r, size_t from)
{
	struct segment s = { from, from, NULL, false };
	bool rows = false;

	for (; s.to < r->items; s.to++) {
		const struct item *item = &r->item[s.to];
		const struct form *form;

		if (item->kind == ITEM_VALUES)
			rows = rows || item->figures;
		if (item->kind != ITEM_LABEL)
			continue;
		if ((form = item_form(item, FORM_BLOCK, TABLE, NULL))) {
			if (s.to > from && (rows || s.block))
				break;
			s.block = form->block;
			s.named = true;
		} else if (is_head(item)) {
			if (rows)
				break;
		} else if ((form = item_form(item, FORM_ROW, TABLE, NULL))) {
			if (rows && s.block && strcmp(s.block, form->block) != 0)
				break;
			s.block = form->block;
			rows = true;
		}
	}
	return s;
}

/* The column of the values' cell below the first head, where the heads stand side by side in a
   row as wide as the values'; SIZE_MAX where they do not. */
static size_t
first_head(const struct reader *r, const struct columns *c, const struct item *values)
{
	if (!c->heads || !values->width || values->width != c->width ||
	    !is_beside(c->head, c->n))
		return SIZE_MAX;
	return values->shape == SHAPE_MARKUP ? values_below(r, values, c->head, c->n)
					     : c->head[0].col;
}

static struct placed
place_of(const struct pair *pair, const struct columns *c, size_t i)
{
	return (struct placed) {
		.table = TABLE,
		.row = pair->row      ? pair->row->code
		       : pair->parent ? pair->parent->code
				      : "x",
		.col = c->col[i]->code,
		.schema = c->schema,
		.unit = c->unit[i],
		.words = pair->row ? (struct str) { "", 0 } : pair->words,
		.inferred = pair->inferred || c->inferred[i],
	};
}

/* A figure other than 0, with no unit of its own? */
static bool
states_no_unit(const struct cell *cell)
{
	bool zero = true;

	for (size_t i = 0; i < cell->text.n; i++)
		zero = zero && (cell->text.s[i] < '1' || cell->text.s[i] > '9');
	return cell->kind == CELL_VALUE && !zero && !str_find(cell->text, str_of("元"));
}

static void
place_row(struct reader *r, const struct pair *pair, const struct columns *c)
{
	struct str label = pair->row ? str_of(pair->row->label) : pair->words;
	size_t start = values_start(r, pair->values, c->n, first_head(r, c, pair->values));

	/* Empty cells are the form's only where all its heads stand. */
	if (start != SIZE_MAX && pair->values->figures < c->n && !columns_read(c)) {
		if (!pair->values->figures)
			return;
		start = SIZE_MAX;
	}
	if (start == SIZE_MAX) {
		note_unplaced(r, pair->values, label, c->n);
		return;
	}
	if (pair->inferred)
		note_put(pair->line, "place_inferred", "%.*s: its figures stand before it",
		    (int)label.n, label.s);
	if (!pair->row && !pair->parent)
		note_put(pair->line, "unknown_row", "%.*s", (int)label.n, label.s);
	for (size_t i = 0; i < c->n; i++) {
		struct placed p = place_of(pair, c, i);
		const struct cell *cell = value_cell(r, pair->values, start, i);

		p.raw = cell->text;
		p.line = cell->line;
		if (!strcmp(c->col[i]->unit, "万元") && !*c->unit[i] && states_no_unit(cell))
			note_put(p.line, "unit_unstated", "%s.%s: %.*s, taken as 万元", p.row,
			    p.col, (int)p.raw.n, p.raw.s);
		reader_place(r, p);
	}
}

/* A row, or one whose first places hold words. */
static void
place_own(struct reader *r, const struct pair *pair, const struct columns *c)
{
	struct pair own = *pair;
	struct item wide;

	if (pair->parent &&
	    values_widen(r, pair->values, c->n, first_head(r, c, pair->values), &wide)) {
		own.row = pair->parent;
		own.values = &wide;
	}
	place_row(r, &own, c);
}

static void
note_heads(const struct pairs *pairs, const struct columns *c)
{
	bool lost = !columns_read(c), figures = false;

	for (size_t i = 0; i < pairs->n; i++)
		figures = figures || (pairs->pair[i].values && pairs->pair[i].values->figures);
	if (lost && figures)
		note_put(pairs->pair[0].line, "heads_by_position",
		    "%s: column heads are lost or cut; the figures were placed in the form's "
		    "order",
		    c->col[0]->block);
}

static bool
is_row_label(const struct item *item)
{
	return item->kind == ITEM_LABEL && item_form(item, FORM_ROW, TABLE, NULL);
}

/* 单位 | 行政许可 | 行政处罚 are heads: no figures stand in their row, but words before them.
 */
static bool
are_heads(const struct reader *r, const struct segment *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		const struct item *item = &r->item[i], *before = item - 1;
		size_t next = i + 1;

		if (!is_row_label(item) || !item->width || !i || before->row != item->row ||
		    !(before->kind == ITEM_WORDS || is_row_label(before)))
			continue;
		while (next < r->items && r->item[next].row == item->row &&
		       r->item[next].kind != ITEM_VALUES)
			next++;
		if (next == r->items || r->item[next].row != item->row)
			return true;
	}
	return false;
}

static void
read_segment(struct reader *r, const struct segment *s, struct pairs *pairs)
{
	struct columns c;
	union {
		const char *text;
		void *arg;
	} block = { s->block };

	pairs_take(pairs, r, s->from, s->to, choose_row, block.arg);
	if (!pairs->n)
		return;
	if (!columns_take(r, s, &c)) {
		for (size_t i = 0; i < pairs->n; i++) {
			const struct pair *pair = &pairs->pair[i];

			if (pair->values && pair->values->figures)
				note_unplaced(r, pair->values,
				    pair->row ? str_of(pair->row->label) : pair->words, c.n);
		}
		return;
	}
	/* 规章 3, 行政许可 100 in some table of chapter 一 are not the form's. */
	if (!c.heads && !s->named && r->section != SECTION) {
		note_put(pairs->pair[0].line, "table_unread",
		    "%s: labels of section 二 outside it, without heads; not read", s->block);
		return;
	}
	if (!c.heads && are_heads(r, s)) {
		note_put(pairs->pair[0].line, "table_unread",
		    "%s: labels of section 二 are heads of another table; not read", s->block);
		return;
	}
	if (pairs->stray_first) {
		note_put(pairs->pair[0].line, "order_lost",
		    "%s: figures stand before the labels", s->block);
		return;
	}
	note_heads(pairs, &c);
	for (size_t i = 0; i < pairs->n; i++) {
		const struct pair *pair = &pairs->pair[i];

		if (!pair->values)
			continue;
		if (pair->row || pair->words.n)
			place_own(r, pair, &c);
		else
			note_unplaced(r, pair->values, str_of("figures without a label"), c.n);
	}
	r->schema = c.schema;
}

void
read_disclosure(struct reader *r)
{
	struct pairs pairs = { 0 };
	struct segment s = { 0 };

	/* Segments whose heads tell their form come first, so that they can speak for the
	   others; then every segment's full rows can teach those of others with as many
	   columns. */
	for (size_t i = 0; i < r->items && !r->schema; i = s.to) {
		struct columns c;

		s = next_segment(r, i);
		if (s.block && columns_take(r, &s, &c) && c.heads)
			r->schema = c.schema;
	}
	for (size_t i = 0; i < r->items; i = s.to) {
		struct columns c;

		s = next_segment(r, i);
		if (s.block && columns_take(r, &s, &c))
			values_places(r, s.from, s.to, c.n);
	}
	for (size_t i = 0; i < r->items; i = s.to) {
		s = next_segment(r, i);
		if (s.block)
			read_segment(r, &s, &pairs);
	}
	pairs_free(&pairs);
}
