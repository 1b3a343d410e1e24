#include <stdlib.h>

#include "pair.h"

enum { DAMAGED_MIN = 12 }; /* bytes: four characters */

static struct pair *
add(struct pairs *pairs, struct pair pair)
{
	if (pairs->n == pairs->room) {
		pairs->room = pairs->room ? pairs->room * 2 : 64;
		pairs->pair = mem_resize(pairs->pair, pairs->room, sizeof *pairs->pair);
	}
	pairs->pair[pairs->n++] = pair;
	return &pairs->pair[pairs->n - 1];
}

static bool
is_whole(const struct pair *pair)
{
	return pair->values && (pair->row || pair->words.n);
}

static bool
is_stray(const struct pair *pair)
{
	return pair->values && !pair->row && !pair->words.n && !pair->group;
}

static bool
is_lacking(const struct pair *pair)
{
	return !pair->values && pair->row;
}

/* One label and one run of values alone between whole pairs: they go together. */
static void
infer(struct pairs *pairs)
{
	struct pair *p = pairs->pair;

	for (size_t i = 0; i + 1 < pairs->n; i++) {
		bool alone = (i == 0 || is_whole(&p[i - 1])) &&
			     (i + 2 >= pairs->n || is_whole(&p[i + 2]));

		if (!alone)
			continue;
		if (is_stray(&p[i]) && is_lacking(&p[i + 1])) {
			p[i + 1].values = p[i].values;
			p[i + 1].inferred = true;
			p[i].values = NULL;
		} else if (is_lacking(&p[i]) && is_stray(&p[i + 1])) {
			p[i].values = p[i + 1].values;
			p[i].inferred = true;
			p[i + 1].values = NULL;
		}
	}
	for (size_t i = 0; i < pairs->n; i++) {
		if (is_stray(&p[i]))
			pairs->stray_first = true;
		if (p[i].row || p[i].words.n)
			break;
	}
}

/* The row that words before values name: a local row under its parent, or an unknown one. */
static struct pair
local_row(const struct reader *r, size_t i, struct pairs *pairs)
{
	const struct item *words = &r->item[i];
	struct pair *last = pairs->n ? &pairs->pair[pairs->n - 1] : NULL;
	struct pair local = { .words = words->text, .line = words->line };

	if (!last)
		return local;
	if (last->parent) {
		local.parent = last->parent;
	} else if (last->row && !last->values &&
		   (words->after_gap || r->table == TABLE_DISCLOSURE)) {
		/* 其他对外管理服务事项 | 行政检查 | 3100 …: the parent has no figures of its
		 * own. */
		local.parent = last->row;
		pairs->n--;
	} else if (last->row && words->after_gap && !strcmp(last->row->code, "services")) {
		local.parent = last->row;
	}
	return local;
}

/* Values belong to the label before them; those of a group (a local subtotal), or of words that
   are no label, to no place, and to no other label either. */
static void
take_values(struct pairs *pairs, struct pair *open, const struct item *values,
    const struct item *before)
{
	bool group = values->leads ||
		     (before && (before->kind == ITEM_WORDS || before->numbered ||
				    (before->kind == ITEM_LABEL &&
					before->label->form->kind == FORM_GROUP)));

	if (open && !values->leads)
		open->values = values;
	else if (values->figures)
		add(pairs,
		    (struct pair) { .values = values, .line = values->line, .group = group });
}

/* Do these words name a row?  Figures follow them; and a piece of a label does only when it is
   long enough for a label that lost a character or two. */
static bool
names_row(const struct reader *r, size_t i, size_t to)
{
	const struct item *words = &r->item[i];

	return !words->own && (!words->fragment || words->text.n >= DAMAGED_MIN) &&
	       i + 1 < to && words[1].kind == ITEM_VALUES && words[1].figures;
}

void
pairs_take(struct pairs *pairs, const struct reader *r, size_t from, size_t to,
    row_chooser *choose, void *arg)
{
	struct pair *open = NULL; /* the label just before this item */

	pairs->n = 0;
	pairs->stray_first = false;
	for (size_t i = from; i < to; i++) {
		const struct item *item = &r->item[i];
		const struct form *row;

		if (item->kind == ITEM_VALUES) {
			take_values(pairs, open, item, i > from ? item - 1 : NULL);
			open = NULL;
		} else if (item->kind == ITEM_LABEL) {
			open = NULL;
			if ((row = choose(r, i, arg)))
				open = add(
				    pairs, (struct pair) { .row = row, .line = item->line });
		} else if (names_row(r, i, to)) {
			struct pair local = local_row(r, i, pairs);

			open = add(pairs, local);
		} else if (!item->own) {
			open = NULL; /* what follows unknown words is not that label's */
		}
	}
	infer(pairs);
}

void
pairs_free(struct pairs *pairs)
{
	free(pairs->pair);
}
