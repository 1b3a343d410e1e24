#include <stdint.h>

#include "disclosure_heads.h"
#include "plain.h"
#include "say.h"
#include "utf8.h"
#include "words.h"

static const char TABLE[] = "disclosure";
static const char *const schemas[] = { "v2019", "v2021" };

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
	for (struct str s = { plain.s, n }; s.n;
	     s = str_skip(s, utf8_get(s.s, s.n, &(unsigned) { 0 }))) {
		if ((word = word_begins(WORD_FOREIGN, s)))
			return word->text.s;
		word = word_begins(WORD_MONEY, s);
		if (word && str_find(word->text, str_of("元")))
			return word->text.s;
	}
	return "";
}

/* The columns of the table, of every form and block, ended by NULL. */
static const struct form *const *
all_columns(void)
{
	enum { ALL_MAX = 64 };
	static const struct form *all[ALL_MAX + 1];
	const struct form *form;
	size_t n = 0;

	if (*all)
		return all;
	for (size_t i = 0; (form = form_line(i)); i++) {
		if (form->kind != FORM_COL || strcmp(form->table, TABLE) != 0)
			continue;
		if (n == ALL_MAX)
			die_system("forms.tsv has more than %d columns of a table", ALL_MAX);
		all[n++] = form;
	}
	return all;
}

/* Does the row have places in a form at all? */
static size_t
form_columns(const char *block, const char *schema, struct columns *c)
{
	c->n = 0;
	for (const struct form *const *at = all_columns(); *at; at++) {
		const struct form *form = *at;

		if (strcmp(form->block, block) != 0 || !form_in(form, schema) ||
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

/* Words among the heads: a column that the form does not have (备注), or a head that cannot be
   read.  Pieces of heads, as PDFs have them, are neither. */
static bool
is_odd_head(const struct reader *r, const struct item *item, const struct columns *c)
{
	if (item->kind != ITEM_WORDS || item->own || item->fragment)
		return false;
	if (item->width)
		return item->row == c->row && item->offset > 0;
	return item->self && item[-1].row == c->row && item->self + 1 < r->items &&
	       item[1].kind != ITEM_VALUES;
}

static const struct item *
first_head(const struct reader *r, const struct segment *s, const struct columns *c)
{
	for (size_t i = s->from; i < s->to; i++) {
		const struct item *item = &r->item[i];

		if (item->kind == ITEM_LABEL && (column_of(c, item) != SIZE_MAX ||
						    item_form(item, FORM_CUT, TABLE, s->block)))
			return item;
	}
	return NULL;
}

/* The heads of a segment, in reading order: which column each names, ODD for words, CUT for
   half a head. */
struct order {
	size_t at[COLUMNS_MAX + 1];
	const struct item *item[COLUMNS_MAX + 1];
	size_t n, odd; /* odd: how many are words */
};

static const size_t ODD = SIZE_MAX - 1, CUT = SIZE_MAX;

static void
add_head(struct order *order, const struct item *item, size_t at)
{
	if (order->n > COLUMNS_MAX)
		return;
	order->item[order->n] = item;
	order->at[order->n++] = at;
	order->odd += at == ODD;
}

static struct order
read_heads(const struct reader *r, const struct segment *s, struct columns *c)
{
	struct order order = { .n = 0 };
	const struct item *first = first_head(r, s, c);

	c->heads = first != NULL;
	c->row = first ? first->row : 0;
	for (size_t i = s->from; first && i < s->to; i++) {
		const struct item *item = &r->item[i];
		size_t at = item->kind == ITEM_LABEL ? column_of(c, item) : ODD;

		if (at == ODD && is_odd_head(r, item, c))
			add_head(&order, item, ODD);
		else if (at < ODD || (at == CUT && item_form(item, FORM_CUT, TABLE, s->block)))
			add_head(&order, item, at);
		if (item->kind == ITEM_LABEL && at < ODD) {
			c->unit[at] = stated_unit(item->text);
			c->inferred[at] = false;
		}
	}
	for (size_t i = 0; i < order.n && i < COLUMNS_MAX; i++) {
		c->width = order.item[i]->width;
		c->row = order.item[i]->row;
		c->head[i] = (struct span) { order.item[i]->offset, order.item[i]->span };
	}
	return order;
}

/* Does every column have its own head? */
static bool
heads_whole(const struct order *order, size_t columns)
{
	unsigned seen = 0;

	for (size_t i = 0; i < order->n; i++)
		seen |= order->at[i] < columns ? 1u << order->at[i] : 0;
	return order->n == columns && seen == (1u << columns) - 1;
}

/* All heads but one are read, in their places: the other is that of the column left. */
static void
find_last(struct order *order, const struct columns *c)
{
	size_t odd = 0, left = 0;

	if (order->n != c->n || order->odd != 1)
		return;
	while (order->at[odd] != ODD)
		odd++;
	for (size_t i = 0; i < order->n; i++) {
		if (order->at[i] == CUT)
			return;
	}
	for (size_t i = 0; i < order->n; i++) {
		if (order->at[i] == left) {
			left++;
			i = SIZE_MAX;
		}
	}
	if (left < c->n && is_like(order->item[odd]->text, c->col[left]->label)) {
		order->at[odd] = left;
		order->odd = 0;
	}
}

/* Put the columns in the order of their heads, when all stand there; else leave them in the
   form's order, and no head that was read may contradict it. */
static bool
order_columns(const struct reader *r, const struct segment *s, struct columns *c)
{
	struct order order = read_heads(r, s, c);
	const struct columns form = *c;
	size_t last = 0;

	find_last(&order, c);
	if (heads_whole(&order, c->n)) {
		for (size_t i = 0; i < order.n; i++) {
			c->col[i] = form.col[order.at[i]];
			c->unit[i] = form.unit[order.at[i]];
			c->inferred[i] = form.inferred[order.at[i]];
		}
		return true;
	}
	for (size_t i = 0; i < order.n; i++) {
		if (order.at[i] >= ODD)
			continue;
		if (order.n == c->n ? order.at[i] != i : order.at[i] < last)
			return false;
		last = order.at[i] + 1;
	}
	/* Where a head is gone, the others do not tell in which column they stand. */
	for (size_t i = 0; order.n < c->n && i < c->n; i++)
		c->inferred[i] = true;
	return order.n <= c->n && !order.odd;
}

bool
columns_take(const struct reader *r, const struct segment *s, struct columns *c)
{
	*c = (struct columns) { 0 };
	if (!(c->schema = schema_of(r, s)))
		return false;
	form_columns(s->block, c->schema, c);
	return c->n > 0 && order_columns(r, s, c);
}

bool
columns_read(const struct columns *c)
{
	for (size_t i = 0; i < c->n; i++) {
		if (c->inferred[i])
			return false;
	}
	return true;
}
