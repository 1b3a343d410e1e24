#include "across_try.h"
#include "out.h"
#include "put.h"
#include "rec.h"

/* What comes of a rule. */
struct finding {
	const char *scope;
	unsigned long line;
	bool known, holds;
	struct dec left, right, delta;
	struct buf *cells;
};

static void
put_number(struct dec d, bool known)
{
	static struct buf number;

	buf_clear(&number);
	if (known)
		dec_print(&number, d);
	out_plain(buf_str(&number));
}

static void
put(const struct across_rule *rule, const struct pair *pair, const struct finding *f)
{
	out_tag("check", f->line);
	out_plain(str_of(rule->name));
	out_plain(str_of(f->scope));
	out_plain(str_of(!f->known ? "unknown" : f->holds ? "pass" : "fail"));
	put_number(f->left, f->known);
	put_number(f->right, f->known);
	put_number(f->delta, f->known);
	out_plain(str_of(rule->severity));
	out_plain(f->cells ? buf_str(f->cells) : str_of(""));
	out_field(pair->against);
	out_end();
}

/* --- sums */

/* A rule in one of its rows or columns. */
struct trial {
	const struct across_rule *rule;
	const struct pair *pair;
	int row, col; /* where EACH is */
	struct finding finding;
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

	if (t->finding.cells->len)
		buf_addc(t->finding.cells, ' ');
	check_add_cell(t->finding.cells, table, row, col);
	buf_addu(t->finding.cells, line);
	if (!t->finding.line)
		t->finding.line = line;
}

static bool
add_up(struct trial *t, const struct across_sum *sum, struct dec *result)
{
	bool known = true;

	*result = (struct dec) { 0 };
	for (size_t i = 0; i < sum->terms; i++) {
		const struct across_term *term = &sum->term[i];
		const struct report *r = term->other ? t->pair->other : t->pair->report;
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
	const struct report *other = t->pair->at_other ? t->pair->report : t->pair->other;

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
	struct finding *f = &t->finding;

	buf_clear(f->cells);
	f->line = 0;
	f->scope = scope_name(t);
	f->known = add_up(t, &t->rule->left, &f->left);
	f->known &= add_up(t, &t->rule->right, &f->right);
	f->known = f->known && dec_subtract(&f->delta, f->left, f->right);
	f->holds = f->known && holds(t->rule, f->left, f->right);
	put(t->rule, t->pair, f);
}

static void
try_sums(const struct across_rule *rule, const struct pair *pair)
{
	static struct buf cells;
	struct trial t = { .rule = rule, .pair = pair, .finding.cells = &cells };
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
	struct finding f = { .scope = "figures" };

	if (rule->from && (a->figures < (unsigned long)rule->from || !b->digest))
		return;
	f.left.units = (int64_t)a->figures;
	f.right.units = (int64_t)b->figures;
	f.known = pair->report->summed && pair->other->summed && a->digest && b->digest &&
		  dec_subtract(&f.delta, f.left, f.right);
	f.holds = same == (rule->relation == RELATION_EQUAL);
	put(rule, pair, &f);
}

void
across_try(const struct across_rule *rule, const struct pair *pair)
{
	if (rule->figures)
		try_figures(rule, pair);
	else
		try_sums(rule, pair);
}
