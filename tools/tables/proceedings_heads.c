#include <stdint.h>

#include "proceedings_heads.h"

static const char TABLE[] = "proceedings";

struct outline
proceedings_outline(void)
{
	struct outline o = { .row = { NULL } };
	const struct form *form;
	size_t rows = 0, cols = 0;

	for (size_t i = 0; (form = form_line(i)); i++) {
		if (strcmp(form->table, TABLE) != 0)
			continue;
		if (form->kind == FORM_ROW && rows < CHANNELS)
			o.row[rows++] = form;
		else if (form->kind == FORM_COL && cols < OUTCOMES)
			o.col[cols++] = form;
	}
	return o;
}

static size_t
row_of(const struct outline *o, const struct item *item)
{
	const struct form *form = item_form(item, FORM_ROW, TABLE, NULL);
	size_t i = 0;

	while (i < CHANNELS && o->row[i] != form)
		i++;
	return i;
}

static size_t
col_of(const struct outline *o, const struct item *item)
{
	const struct form *form = item_form(item, FORM_COL, TABLE, NULL);
	size_t i = 0;

	while (i < OUTCOMES && o->col[i] != form)
		i++;
	return i;
}

void
block_see(struct block *b, const struct item *item)
{
	if (item->kind == ITEM_VALUES && item->figures) {
		b->channels_used = b->heads_used = true;
	} else if (item->kind == ITEM_LABEL && item_form(item, FORM_COL, TABLE, NULL)) {
		if (b->heads_used)
			b->heads = 0;
		b->heads_used = false;
		if (b->heads <= PLACES)
			b->head[b->heads++] = item;
	} else if (item->kind == ITEM_LABEL) {
		if (b->channels_used)
			b->channels = 0;
		b->channels_used = false;
		if (!item_form(item, FORM_ROW, TABLE, NULL))
			b->litigation_first = b->litigation_first || !b->channels;
		else if (b->channels <= CHANNELS)
			b->channel[b->channels++] = item;
	}
}

/* Is each run of five heads all the outcomes? */
static bool
runs_whole(const struct places *p)
{
	unsigned seen = 0;

	for (size_t i = 0; i < p->n; i++) {
		if (p->col[i] >= OUTCOMES || seen & 1u << p->col[i] ||
		    p->row[i] != p->row[i - i % OUTCOMES])
			return false;
		seen = i % OUTCOMES == OUTCOMES - 1 ? 0 : seen | 1u << p->col[i];
	}
	return p->n % OUTCOMES == 0;
}

static bool
channels_differ(const struct block *b, const struct outline *o)
{
	for (size_t i = 0; i < b->channels; i++) {
		for (size_t k = 0; k < i; k++) {
			if (row_of(o, b->channel[i]) == row_of(o, b->channel[k]))
				return false;
		}
	}
	return true;
}

/* The channel that stands above a head: the last to begin at its column or before. */
static size_t
channel_above(const struct block *b, const struct outline *o, const struct item *head)
{
	const struct item *found = NULL;

	for (size_t i = 0; i < b->channels; i++) {
		const struct item *channel = b->channel[i];

		if (channel->offset <= head->offset &&
		    (!found || channel->offset > found->offset))
			found = channel;
	}
	if (!found ||
	    (found->shape == SHAPE_MARKUP && head->offset >= found->offset + found->span))
		return CHANNELS;
	return row_of(o, found);
}

static bool
keeps_columns(const struct item *item, const struct item *like)
{
	return item->shape == like->shape && item->width && item->width == like->width &&
	       (item->shape == SHAPE_MARKUP || item->shape == SHAPE_TAB ||
		   item->shape == SHAPE_MARKDOWN);
}

/* By the columns that they stand in, where the shape keeps these. */
static bool
order_by_columns(const struct block *b, const struct outline *o, struct places *p)
{
	const struct item *sorted[PLACES];

	for (size_t i = 0; i < b->channels; i++) {
		if (!keeps_columns(b->channel[i], b->head[0]))
			return false;
	}
	for (size_t i = 0; i < b->heads; i++) {
		size_t k = i;

		if (!keeps_columns(b->head[i], b->head[0]))
			return false;
		for (; k && sorted[k - 1]->offset > b->head[i]->offset; k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = b->head[i];
	}
	for (size_t i = 0; i < b->heads; i++) {
		p->at[i] = (struct span) { sorted[i]->offset, sorted[i]->span };
		p->col[i] = col_of(o, sorted[i]);
		p->row[i] = channel_above(b, o, sorted[i]);
		if (p->row[i] == CHANNELS)
			return false;
	}
	p->beside = is_beside(p->at, b->heads);
	return p->beside && runs_whole(p);
}

/* In reading order: 行政复议 first, since its heads are read before those of the others; where
   no channel is named, the form's. */
static bool
order_by_reading(const struct block *b, const struct outline *o, struct places *p)
{
	bool known = true;

	if (b->channels == CHANNELS && (b->litigation_first || row_of(o, b->channel[0]) != 0))
		return false;
	for (size_t i = 0; i < b->heads; i++) {
		const struct item *head = b->head[i];
		size_t run = i / OUTCOMES;

		p->row[i] = b->channels * OUTCOMES == b->heads ? row_of(o, b->channel[run])
							       : run;
		if (p->row[i] != run && b->channels == CHANNELS && head->shape == SHAPE_LINES)
			return false;
		p->col[i] = col_of(o, head);
		p->at[i] = (struct span) { head->offset, head->span };
		known = known && head->width;
	}
	p->beside = known && is_beside(p->at, b->heads);
	return runs_whole(p);
}

/* Are the channels that are named, if not all, in the form's order? */
static bool
channels_in_order(const struct block *b, const struct outline *o)
{
	for (size_t i = 1; i < b->channels; i++) {
		if (row_of(o, b->channel[i]) < row_of(o, b->channel[i - 1]))
			return false;
	}
	return !b->litigation_first || !b->channels;
}

/* The five heads once, for all three channels: in the form's order alone. */
static bool
repeat_heads(const struct block *b, const struct outline *o, struct places *p)
{
	p->n = PLACES;
	for (size_t i = 0; i < PLACES; i++) {
		if (col_of(o, b->head[i % OUTCOMES]) != i % OUTCOMES)
			return false;
		p->col[i] = i % OUTCOMES;
		p->row[i] = i / OUTCOMES;
	}
	return channels_in_order(b, o);
}

/* 结果维持 | 1 | 2 | 3: a row for an outcome, a column for each channel. */
static bool
channels_across(const struct block *b, const struct outline *o, struct places *p)
{
	p->n = CHANNELS;
	for (size_t i = 0; i < CHANNELS; i++) {
		const struct item *channel = b->channel[i];

		if (channel->shape == SHAPE_LINES && row_of(o, channel) != i)
			return false;
		if (i && channel->offset < b->channel[i - 1]->offset &&
		    keeps_columns(channel, b->channel[i - 1]))
			return false;
		p->row[i] = row_of(o, channel);
		p->col[i] = col_of(o, b->head[0]);
	}
	return true;
}

struct places
block_places(const struct block *b, const struct outline *o)
{
	struct places p = { .n = b->heads };
	bool told = false;

	for (size_t i = 0; i < b->heads; i++) {
		if (b->head[i]->width > p.width)
			p.width = b->head[i]->width;
	}
	if (b->heads > PLACES || !channels_differ(b, o))
		told = false;
	else if (b->heads == 1 && b->channels == CHANNELS)
		told = channels_across(b, o, &p);
	else if (b->heads && b->channels * OUTCOMES == b->heads)
		told = order_by_columns(b, o, &p) || order_by_reading(b, o, &p);
	else if (b->heads == PLACES)
		told = channels_in_order(b, o) && order_by_reading(b, o, &p);
	else if (b->heads == OUTCOMES)
		told = repeat_heads(b, o, &p);
	if (!told)
		p.n = 0;
	return p;
}
