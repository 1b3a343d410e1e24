#include "clause.h"
#include "parts.h"

void
parts_begin(struct parts *p)
{
	p->n = 0;
	p->last = 0;
}

static struct chain *
top(struct parts *p)
{
	return p->n ? &p->chain[p->n - 1] : NULL;
}

static void
open_chain(struct parts *p, size_t whole, size_t bracket, bool marked)
{
	if (p->n == PARTS_DEPTH) {
		memmove(p->chain, p->chain + 1, (PARTS_DEPTH - 1) * sizeof *p->chain);
		p->n--;
	}
	p->chain[p->n++] = (struct chain) { .whole = whole, .bracket = bracket,
		.value = p->last_value, .unit = p->last_unit, .marked = marked };
}

static void
close_bracket(struct parts *p)
{
	while (p->n && !top(p)->bracket)
		p->n--;
	if (p->n)
		p->n--;
}

/* End the chains of 其中 that the innermost bracket holds. */
static void
end_chains(struct parts *p)
{
	while (p->n && !top(p)->bracket)
		p->n--;
}

/* Brackets and ends of sentences between the quantity before and this one.  A bracket right
   behind a quantity holds its parts. */
static void
pass(struct parts *p, const struct flat *flat, size_t to)
{
	struct str text = buf_str(&flat->text);

	for (size_t at = p->last ? p->last_to : 0; at < to; at++) {
		switch (text.s[at]) {
		case '(':
			open_chain(p, at == p->last_to ? p->last : 0, at + 1, false);
			break;
		case ')':
			close_bracket(p);
			break;
		default:
			if (clause_mark(str_skip(text, at)) > 1)
				end_chains(p);
		}
	}
}

static bool
is_counted(enum quantity_class class)
{
	return class == QUANTITY_COUNT || class == QUANTITY_PEOPLE || class == QUANTITY_MONEY;
}

/* 其中 stands before the quantity: it is a part of the one before, if it is no more than that;
   else of the whole that is open already. */
static void
mark(struct parts *p, const struct quantity *q)
{
	struct chain *chain = top(p);

	if (chain && chain->whole == p->last && p->last) {
		chain->marked = true;
		return;
	}
	if (p->last && is_counted(p->last_class) && dec_compare(q->value, p->last_value) <= 0)
		open_chain(p, p->last, 0, true);
}

/* Has the innermost chain room for q?  Without 其中 the units are the same. */
static bool
fits(const struct chain *chain, const struct quantity *q, struct dec *sum)
{
	if (!chain->whole || (!chain->marked && !str_same(chain->unit, q->unit)))
		return false;
	return dec_add(sum, chain->sum, q->value) && dec_compare(*sum, chain->value) <= 0;
}

static size_t
whole_of(struct parts *p, const struct quantity *q)
{
	struct chain *chain = top(p);
	struct dec sum;
	size_t whole;

	if (!chain)
		return 0;
	if (!fits(chain, q, &sum)) {
		if (chain->bracket)
			chain->whole = 0;
		else
			p->n--;
		return 0;
	}
	whole = chain->whole;
	chain->sum = sum;
	if (dec_compare(sum, chain->value) == 0) {
		if (chain->bracket)
			chain->whole = 0;
		else
			p->n--;
	}
	return whole;
}

size_t
parts_take(struct parts *p, const struct flat *flat, const struct quantity *q, unsigned marks,
    size_t number)
{
	size_t whole = 0;

	pass(p, flat, q->from);
	if (is_counted(q->class)) {
		if (marks & LEX(LEX_PART))
			mark(p, q);
		else if (marks & LEX(LEX_ANEW))
			end_chains(p);
		whole = whole_of(p, q);
		p->last = number;
		p->last_value = q->value;
		p->last_unit = q->unit;
		p->last_class = q->class;
	}
	p->last_to = q->to;
	return whole;
}
