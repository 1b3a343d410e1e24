#include "across_try.h"
#include "put.h"

static void
put(const struct across_rule *rule, const struct pair *pair, struct outcome *o, bool known,
    bool holds)
{
	o->rule = rule->rule;
	o->other = pair->against;
	o->sided = known && dec_subtract(&o->delta, o->left, o->right);
	o->status = !o->sided ? CHECK_UNKNOWN : holds ? CHECK_PASS : CHECK_FAIL;
	check_put(o);
}

/* --- sums */

/* A rule in one of its rows or columns. */
struct trial {
	const struct across_rule *rule;
	const struct pair *pair;
	int row, col; /* where EACH is */
	struct buf *cells;
	struct outcome outcome;
};

static int
row_of(const struct trial *t, const struct across_term *term)
{
	return term->row == EACH ? t->row : term->row;
}

static int
col_of(const struct trial *t, const struct across_term *term)
{
	return term->col == EACH ? t->col : term->col;
}

static int
slot_of(const struct trial *t, const struct across_term *term)
{
	return history_slot(t->rule->table, row_of(t, term), col_of(t, term));
}

/* Is it a cell of the document at hand? */
static bool
is_own(const struct trial *t, const struct across_term *term)
{
	return term->other == t->pair->at_other;
}

/* List a cell of the document at hand. */
static void
list(struct trial *t, const struct across_term *term)
{
	int table = t->rule->table, row = row_of(t, term), col = col_of(t, term);
	unsigned long line = t->pair->figures->at[table][row][col].line;

	check_add_cell(t->cells, table, row, col, line);
	if (!t->outcome.line)
		t->outcome.line = line;
}

static bool
add_up(struct trial *t, const struct across_sum *sum, struct dec *result)
{
	bool known = true;

	*result = (struct dec) { 0 };
	for (size_t i = 0; i < sum->terms; i++) {
		const struct across_term *term = &sum->term[i];
		const struct kept *r = term->other ? t->pair->other : t->pair->report;
		int slot = slot_of(t, term);

		if (is_own(t, term))
			list(t, term);
		known = known && r->known[slot] &&
			(term->minus ? dec_subtract(result, *result, r->value[slot])
				     : dec_add(result, *result, r->value[slot]));
	}
	return known;
}

/* Is the greater side at most so many times the lesser?  What is below `from` counts as that,
   so that small numbers may change as they do. */
static bool
is_within(const struct across_rule *rule, struct dec a, struct dec b)
{
	struct dec from = { rule->from, 0 }, most = { 0 };
	bool less = dec_compare(a, b) < 0;
	struct dec low = less ? a : b, high = less ? b : a;

	if (dec_compare(low, from) < 0)
		low = from;
	for (long i = 0; i < rule->times; i++) {
		if (!dec_add(&most, most, low))
			return true; /* more than any figure */
	}
	return dec_compare(high, most) <= 0;
}

static bool
holds(const struct across_rule *rule, struct dec left, struct dec right)
{
	int order = dec_compare(left, right);

	switch (rule->relation) {
	case RELATION_EQUAL:
		return order == 0;
	case RELATION_OTHER:
		return order != 0;
	case RELATION_AT_LEAST:
		return order >= 0;
	default:
		return is_within(rule, left, right);
	}
}

/* Does the document at hand have this cell, or its form? */
static bool
belongs(const struct trial *t, const struct across_term *term)
{
	const struct figures *f = t->pair->figures;
	int table = t->rule->table, row = row_of(t, term), col = col_of(t, term);
	const struct extent *extent = &f->extent[table];

	if (f->at[table][row][col].kind != FIGURE_MISSING)
		return true;
	return !set_is_empty(extent->rows) && extent->schema >= 0 &&
	       place_in(extent->schema, table, row, col);
}

enum asked { OWN_BELONGS, OTHER_KNOWN, HAS_SLOT };

static bool
answer(const struct trial *t, const struct across_term *term, enum asked asked)
{
	const struct kept *other = t->pair->at_other ? t->pair->report : t->pair->other;

	switch (asked) {
	case OWN_BELONGS:
		return is_own(t, term) && belongs(t, term);
	case OTHER_KNOWN:
		return !is_own(t, term) && other->known[slot_of(t, term)];
	default:
		return slot_of(t, term) >= 0;
	}
}

/* How many terms of the rule, here, answer with yes? */
static size_t
ask(const struct trial *t, enum asked asked)
{
	const struct across_sum *sums[] = { &t->rule->left, &t->rule->right };
	size_t yes = 0;

	for (size_t k = 0; k < 2; k++) {
		for (size_t i = 0; i < sums[k]->terms; i++)
			yes += answer(t, &sums[k]->term[i], asked);
	}
	return yes;
}

/* The next row or column that the rule is for; one that it names is its only one. */
static bool
next_scope(struct trial *t, int *scope)
{
	const struct across_rule *rule = t->rule;

	while (rule->each_row || rule->each_col || *scope < 0) {
		++*scope;
		t->row = t->col = *scope;
		if (rule->each_row ? !place_row(rule->table, *scope)
				   : !place_col(rule->table, *scope))
			return false;
		if (ask(t, HAS_SLOT) == rule->left.terms + rule->right.terms)
			return true;
	}
	return false;
}

static const char *
scope_name(const struct trial *t)
{
	const struct across_rule *rule = t->rule;

	return rule->each_col ? place_col(rule->table, t->col)
			      : place_row(rule->table, row_of(t, &rule->left.term[0]));
}

static void
try_scope(struct trial *t)
{
	struct outcome *o = &t->outcome;
	bool known;

	buf_clear(t->cells);
	*o = (struct outcome) { .scope = scope_name(t) };
	known = add_up(t, &t->rule->left, &o->left);
	known &= add_up(t, &t->rule->right, &o->right);
	o->cells = buf_str(t->cells);
	put(t->rule, t->pair, o, known, known && holds(t->rule, o->left, o->right));
}

static void
try_sums(const struct across_rule *rule, const struct pair *pair)
{
	static struct buf cells;
	struct trial t = { .rule = rule, .pair = pair, .cells = &cells };
	bool known = false;

	for (int scope = -1; next_scope(&t, &scope);)
		known |= ask(&t, OTHER_KNOWN) > 0;
	for (int scope = -1; known && next_scope(&t, &scope);) {
		if (ask(&t, OWN_BELONGS))
			try_scope(&t);
	}
}

/* --- all figures */

static void
try_figures(const struct across_rule *rule, const struct pair *pair)
{
	const struct history_sum *a = &pair->report->sum, *b = &pair->other->sum;
	bool same = a->digest == b->digest && a->figures == b->figures;
	bool known = pair->report->summed && pair->other->summed && a->digest && b->digest;
	struct outcome o = { .scope = "figures" };

	if (rule->from && (a->figures < (unsigned long)rule->from || !b->digest))
		return;
	o.left.units = (int64_t)a->figures;
	o.right.units = (int64_t)b->figures;
	put(rule, pair, &o, known, same == (rule->relation == RELATION_EQUAL));
}

void
across_try(const struct across_rule *rule, const struct pair *pair)
{
	if (!rule_in_year(rule->rule, (int)pair->report->year))
		return;
	if (rule->figures)
		try_figures(rule, pair);
	else
		try_sums(rule, pair);
}
