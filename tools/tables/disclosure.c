/*
 * Section 二: blocks after the items of Article 20, each with column heads of its own.  The
 * heads say which form a block is of (old blocks stand in late reports).
 */
#include <stdint.h>

#include "note.h"
#include "pair.h"
#include "plain.h"
#include "reader.h"
#include "words.h"

enum { COLUMNS_MAX = 8, SECTION = 2 };
static const char TABLE[] = "disclosure";
static const char *const schemas[] = { "v2019", "v2021" };

/* A block's columns, in the order of its places. */
struct columns {
	const struct form *col[COLUMNS_MAX];
	const char *unit[COLUMNS_MAX]; /* that the head states, "" for none */
	bool inferred[COLUMNS_MAX];
	size_t n;
	const char *schema;
	bool heads; /* some head was read */
	bool extra; /* a head stands among them that the form does not have */
	size_t row, width; /* of the heads */
	struct span head[COLUMNS_MAX]; /* in reading order */
};

struct segment {
	size_t from, to;
	const char *block;
	bool named; /* the block's own name stands there */
};

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

/* The unit of money that a head states, read whole: 百万元 is not 万元, nor is 万 元 or 美元 a
   元. */
static const char *
stated_unit(struct str head)
{
	static struct buf plain;
	const struct word *word;
	size_t n = 0;

	if (!plain_of(head, &plain))
		return "";
	for (size_t i = 0; i < plain.len; i++) {
		if (plain.s[i] != ' ' && plain.s[i] != '\n')
			plain.s[n++] = plain.s[i];
	}
	for (struct str s = { plain.s, n }; s.n; s = str_skip(s, 1)) {
		if ((word = word_begins(WORD_FOREIGN, s)))
			return word->text.s;
		word = word_begins(WORD_MONEY, s);
		if (word && str_find(word->text, str_of("元")))
			return word->text.s;
	}
	return "";
}

/* Does the row have places in a form at all? */
static size_t
form_columns(const char *block, const char *schema, struct columns *c)
{
	const struct form *form;

	c->n = 0;
	for (size_t i = 0; (form = form_line(i)); i++) {
		if (form->kind != FORM_COL || strcmp(form->table, TABLE) != 0 ||
		    strcmp(form->block, block) != 0 || !form_in(form, schema) ||
		    c->n == COLUMNS_MAX)
			continue;
		c->col[c->n] = form;
		c->unit[c->n] = "";
		c->inferred[c->n] = true;
		c->n++;
	}
	return c->n;
}

/* The column of this form that a head names; SIZE_MAX for none. */
static size_t
column_of(const struct columns *c, const struct item *head)
{
	for (size_t i = 0; i < c->n; i++) {
		for (size_t k = 0; k < head->labels; k++) {
			if (head->label[k].form == c->col[i])
				return i;
		}
	}
	return SIZE_MAX;
}

/* How many heads of a segment are this form's: a cut head counts for the form it is cut from.
 */
static size_t
heads_of(const struct reader *r, const struct segment *s, const struct columns *c,
    const char *schema)
{
	size_t n = 0;

	for (size_t i = s->from; i < s->to; i++) {
		const struct item *item = &r->item[i];
		const struct form *cut;

		if (item->kind != ITEM_LABEL)
			continue;
		cut = item_form(item, FORM_CUT, TABLE, s->block);
		n += column_of(c, item) != SIZE_MAX || (cut && form_in(cut, schema));
	}
	return n;
}

/* Is every row's run of figures as long as the form has columns? */
static bool
counts_fit(const struct reader *r, const struct segment *s, size_t columns)
{
	bool any = false;

	for (size_t i = s->from; i < s->to; i++) {
		if (r->item[i].kind != ITEM_VALUES || !r->item[i].figures)
			continue;
		any = true;
		if (values_start(r, &r->item[i], columns, SIZE_MAX) == SIZE_MAX ||
		    r->item[i].figures > columns)
			return false;
	}
	return any;
}

/* The form of a segment without heads: the rest of the table's, if its figures fill that
   form's columns; where nothing is known of the rest, the only form that they fill. */
static const char *
schema_by_count(const struct reader *r, const struct segment *s)
{
	const char *found = NULL;

	for (size_t i = 0; i < 2; i++) {
		struct columns c;

		if ((r->schema && strcmp(r->schema, schemas[i]) != 0) ||
		    !form_columns(s->block, schemas[i], &c) || !counts_fit(r, s, c.n))
			continue;
		if (found)
			return NULL;
		found = schemas[i];
	}
	return found;
}

static const char *
schema_of(const struct reader *r, const struct segment *s)
{
	struct columns c;
	size_t heads[2];

	for (size_t i = 0; i < 2; i++) {
		form_columns(s->block, schemas[i], &c);
		heads[i] = heads_of(r, s, &c, schemas[i]);
	}
	if (heads[0] == heads[1])
		return schema_by_count(r, s);
	return schemas[heads[1] > heads[0]];
}

/* The heads of a segment, in reading order: into order[] the column that each names, SIZE_MAX
   for one that is cut.  How many there are. */
static size_t
read_heads(const struct reader *r, const struct segment *s, struct columns *c, size_t *order)
{
	size_t n = 0;

	for (size_t i = s->from; i < s->to && n < COLUMNS_MAX; i++) {
		const struct item *item = &r->item[i];
		size_t at;

		/* 备注, 其中：公开: a column that the form does not have. */
		c->extra = c->extra ||
			   (n && item->kind == ITEM_WORDS && !item->own && !item->fragment &&
			       item->row == c->row && item->width);
		if (item->kind != ITEM_LABEL)
			continue;
		at = column_of(c, item);
		if (at == SIZE_MAX && !item_form(item, FORM_CUT, TABLE, s->block))
			continue;
		c->width = item->width;
		c->row = item->row;
		c->head[n] = (struct span) { item->offset, item->span };
		order[n++] = at;
		if (at != SIZE_MAX) {
			c->unit[at] = stated_unit(item->text);
			c->inferred[at] = false;
		}
	}
	c->heads = n > 0;
	return n;
}

/* Does every column have its own head? */
static bool
heads_whole(const size_t *order, size_t n, size_t columns)
{
	unsigned seen = 0;

	for (size_t i = 0; i < n; i++)
		seen |= order[i] < columns ? 1u << order[i] : 0;
	return n == columns && seen == (1u << columns) - 1;
}

/* Put the columns in the order of their heads, when all stand there; else leave them in the
   form's order, and no head that was read may contradict it. */
static bool
order_columns(const struct reader *r, const struct segment *s, struct columns *c)
{
	size_t order[COLUMNS_MAX], n = read_heads(r, s, c, order), last = 0;
	const struct columns form = *c;

	if (heads_whole(order, n, c->n)) {
		for (size_t i = 0; i < n; i++) {
			c->col[i] = form.col[order[i]];
			c->unit[i] = form.unit[order[i]];
		}
		return true;
	}
	for (size_t i = 0; i < n; i++) {
		if (order[i] == SIZE_MAX)
			continue;
		if (n == c->n ? order[i] != i : order[i] < last)
			return false;
		last = order[i] + 1;
	}
	return n <= c->n;
}

static bool
take_columns(const struct reader *r, const struct segment *s, struct columns *c)
{
	*c = (struct columns) { 0 };
	if (!(c->schema = schema_of(r, s)))
		return false;
	form_columns(s->block, c->schema, c);
	return c->n > 0 && order_columns(r, s, c) && !c->extra;
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

static bool
all_read(const struct columns *c)
{
	for (size_t i = 0; i < c->n; i++) {
		if (c->inferred[i])
			return false;
	}
	return true;
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
	if (start != SIZE_MAX && pair->values->figures < c->n && !all_read(c)) {
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
	bool lost = !all_read(c), figures = false;

	for (size_t i = 0; i < pairs->n; i++)
		figures = figures || (pairs->pair[i].values && pairs->pair[i].values->figures);
	if (lost && figures)
		note_put(pairs->pair[0].line, "heads_by_position",
		    "%s: column heads are lost or cut; the figures were placed in the form's "
		    "order",
		    c->col[0]->block);
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
	if (!take_columns(r, s, &c)) {
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
		if (s.block && take_columns(r, &s, &c) && c.heads)
			r->schema = c.schema;
	}
	for (size_t i = 0; i < r->items; i = s.to) {
		struct columns c;

		s = next_segment(r, i);
		if (s.block && take_columns(r, &s, &c))
			values_places(r, s.from, s.to, c.n);
	}
	for (size_t i = 0; i < r->items; i = s.to) {
		s = next_segment(r, i);
		if (s.block)
			read_segment(r, &s, &pairs);
	}
	pairs_free(&pairs);
}
