#include <stdio.h>

#include "prose.h"
#include "put.h"

enum {
	LINE = 1,
	SECTION,
	SUBJECT,
	INDICATOR,
	VALUE,
	VALUE_MAX,
	UNIT,
	APPROX,
	PART_OF,
	RAW,
	SENTENCE,
	FIELDS
};

enum { PLANS = 5, MENTIONS_LISTED = 8 };

/* How a mention stands to a figure. */
enum verdict { AGREES, DIFFERS, OPEN };

/* What all mentions of an indicator come to. */
struct claims {
	long agree, differ, open;
	unsigned long line;
	struct dec said; /* by the first of those that decide */
	struct buf cells;
};

/* Are they more than twice apart? */
static bool
is_far_off(struct dec a, struct dec b)
{
	struct dec twice;
	bool less = dec_compare(a, b) < 0;
	struct dec low = less ? a : b, high = less ? b : a;

	return dec_add(&twice, low, low) && dec_compare(high, twice) > 0;
}

static enum verdict
compare(struct str approx, struct dec said, struct dec figure)
{
	int order = dec_compare(figure, said);

	if (!order)
		return AGREES;
	if (str_is(approx, "over"))
		return order < 0 ? DIFFERS : is_far_off(said, figure) ? OPEN : AGREES;
	if (str_is(approx, "under"))
		return order > 0 ? DIFFERS : is_far_off(said, figure) ? OPEN : AGREES;
	if (str_is(approx, "about"))
		return is_far_off(said, figure) ? DIFFERS : OPEN;
	return DIFFERS;
}

static const struct figure *
figure_at(const struct figures *f, const struct place *p)
{
	return &f->at[p->table][p->row][p->col];
}

/* The first of the claim's choices that the document has a cell of; the first, if of none. */
static size_t
choice_of(const struct claim *claim, const struct figures *f)
{
	for (size_t i = 0; i < claim->choices; i++) {
		for (size_t k = 0; k < claim->choice[i].n; k++) {
			if (figure_at(f, &claim->choice[i].at[k])->kind != FIGURE_MISSING)
				return i;
		}
	}
	return 0;
}

/* Has the document any of the tables that would say it? */
static bool
has_table(const struct claim *claim, const struct figures *f)
{
	for (size_t i = 0; i < claim->choices; i++) {
		for (size_t k = 0; k < claim->choice[i].n; k++) {
			if (!set_is_empty(f->extent[claim->choice[i].at[k].table].rows))
				return true;
		}
	}
	return false;
}

/* The sum of the claim's places, and their names; *table is theirs. */
static bool
figure_of(const struct claim *claim, const struct figures *f, struct dec *sum,
    struct buf *cells, int *table)
{
	size_t i = choice_of(claim, f);
	bool known = true;

	*sum = (struct dec) { 0 };
	*table = claim->choice[i].at[0].table;
	for (size_t k = 0; k < claim->choice[i].n; k++) {
		const struct place *p = &claim->choice[i].at[k];
		const struct figure *at = figure_at(f, p);

		check_add_cell(cells, p->table, p->row, p->col, at->line);
		known &= at->kind == FIGURE_NUMBER && dec_add(sum, *sum, at->value);
	}
	return known;
}

/* Is it a statement on the report's year, and a single number of the whole? */
static bool
is_claim(const struct str *field, struct dec *said)
{
	return !field[PART_OF].n && !field[VALUE_MAX].n &&
	       rec_number(field[SECTION]) != PLANS && dec_parse(field[VALUE], said);
}

static void
add_claim(struct claims *c, const struct mention *m, struct dec said, enum verdict verdict)
{
	enum { DIGITS = 24 };
	char name[DIGITS];
	long all = c->agree + c->differ + c->open;

	if (all < MENTIONS_LISTED) {
		snprintf(name, sizeof name, "%lu", m->number);
		check_add_part(&c->cells, "mention", name, m->line);
	}
	if (!all) {
		c->line = m->line;
		c->said = said;
	}
	c->agree += verdict == AGREES;
	c->differ += verdict == DIFFERS;
	c->open += verdict == OPEN;
}

void
prose_check(const struct rule *rule, const struct report *r)
{
	static struct claims c;
	static struct buf places;
	struct buf kept = c.cells;
	struct outcome o = { .rule = rule };
	struct dec figure, said;
	bool known;
	int table = 0;

	if (!has_table(&rule->claim, &r->figures))
		return;
	c = (struct claims) { .cells = kept };
	buf_clear(&c.cells);
	buf_clear(&places);
	known = figure_of(&rule->claim, &r->figures, &figure, &places, &table);
	for (size_t i = 0; i < r->n_mentions; i++) {
		struct str field[FIELDS];

		if (!str_same(r->mention[i].indicator, rule->claim.indicator))
			continue;
		rec_split(r->mention[i].record, field, FIELDS);
		if (is_claim(field, &said))
			add_claim(&c, &r->mention[i], said,
			    known ? compare(field[APPROX], said, figure) : OPEN);
	}
	if (!c.agree && !c.differ && !c.open)
		return;
	if (c.cells.len)
		buf_addc(&c.cells, ' ');
	buf_addstr(&c.cells, buf_str(&places));
	outcome_sides(&o, c.said, known ? figure : c.said, false);
	if (!known || c.open || (c.agree && c.differ))
		o.status = CHECK_UNKNOWN;
	else if (o.sided)
		o.status = c.agree ? CHECK_PASS : CHECK_FAIL;
	o.scope = place_table_name(table);
	o.line = c.line;
	o.cells = buf_str(&c.cells);
	check_put(&o);
}
