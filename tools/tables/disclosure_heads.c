#include <stdint.h>

#include "disclosure_heads.h"
#include "plain.h"
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

bool
columns_take(const struct reader *r, const struct segment *s, struct columns *c)
{
	*c = (struct columns) { 0 };
	if (!(c->schema = schema_of(r, s)))
		return false;
	form_columns(s->block, c->schema, c);
	return c->n > 0 && order_columns(r, s, c) && !c->extra;
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
