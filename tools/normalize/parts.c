#include "parts.h"
#include "clause.h"

void
parts_begin(struct parts *p)
{
	p->n = 0;
	p->last = p->first = 0;
	p->ended = true;
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
	p->chain[p->n++] = (struct chain) { .whole = whole,
		.bracket = bracket,
		.value = p->last_value,
		.unit = p->last_unit,
		.marked = marked };
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

/* Brackets, ends of sentences and 其中 between the quantity before and this one.  A bracket
   right behind a quantity holds its parts.  True when 其中 stands there. */
static bool
pass(struct parts *p, const struct flat *flat, size_t to)
{
	const struct lexeme *word;
	bool marked = false;

	for (size_t i = flat_mark(flat, p->last ? p->last_to : 0); i < flat->marks; i++) {
		size_t at = flat->mark[i];
		struct str rest = { flat->text.s + at, to - at };

		if (at >= to)
			break;
		if (*rest.s == '(') {
			open_chain(p, at == p->last_to ? p->last : 0, at + 1, false);
		} else if (*rest.s == ':' && at == p->last_to && p->last) {
			open_chain(p, p->last, 0, false);
		} else if (*rest.s == ')') {
			close_bracket(p);
		} else if (clause_mark(rest) > 1) {
			end_chains(p);
			p->ended = true;
			marked = false;
		} else if ((word = lexicon_begins(LEX(LEX_PART), rest))) {
			marked |= str_is(str_of(word->means[LEX_PART]), "far");
		}
	}
	return marked;
}

static bool is_counted(enum quantity_class class)
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
	if (!p->last)
		return;
	if (dec_compare(q->value, p->last_value) <= 0) {
		open_chain(p, p->last, 0, true);
	} else if (!chain && p->first && str_same(p->first_unit, q->unit) &&
		   dec_compare(q->value, p->first_value) <= 0) {
		open_chain(p, p->first, 0, true);
		p->chain[p->n - 1].value = p->first_value;
	}
}

/* Has the innermost chain room for q?  Without 其中 the units are the same.  A list joined by
   、 may sum up to more than its whole: then the page is wrong, and the parts are parts. */
static bool
fits(const struct chain *chain, const struct quantity *q, bool listed, struct dec *sum)
{
	if (!chain->whole || (!chain->marked && !str_same(chain->unit, q->unit)))
		return false;
	if (!dec_add(sum, chain->sum, q->value))
		return false;
	return dec_compare(*sum, chain->value) <= 0 ||
	       (listed && chain->marked && dec_compare(q->value, chain->value) <= 0);
}

static size_t
whole_of(struct parts *p, const struct quantity *q, bool listed)
{
	struct chain *chain = top(p);
	struct dec sum;
	size_t whole;

	if (!chain)
		return 0;
	if (!fits(chain, q, listed, &sum)) {
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
parts_take(struct parts *p, const struct flat *flat, const struct quantity *q, uint64_t marks,
    size_t number)
{
	bool listed = p->last && str_starts(flat_rest(flat, p->last_to), str_of("、"));
	bool marked = pass(p, flat, q->from);
	size_t whole = 0;

	if (is_counted(q->class)) {
		if (marked || marks & LEX(LEX_PART))
			mark(p, q);
		else if (marks & LEX(LEX_ANEW))
			end_chains(p);
		whole = whole_of(p, q, listed);
		if (p->ended) {
			p->first = number;
			p->first_value = q->value;
			p->first_unit = q->unit;
			p->ended = false;
		}
		p->last = number;
		p->last_value = q->value;
		p->last_unit = q->unit;
	}
	p->last_to = q->to;
	return whole;
}
