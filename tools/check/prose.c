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
	struct dec said, meant; /* by the first, and what that may mean */
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
		for (size_t k = 0; k < claim->choice[i].n && !claim->choice[i].also; k++) {
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

/* What a table says: the sums that the text may mean. */
struct meant {
	size_t n;
	bool known[CHOICES_MAX];
	struct dec sum[CHOICES_MAX];
};

/* The sum of places, and their names, but for those listed already; false when it is not known.
 */
static bool
add_up(const struct places *places, const struct figures *f, struct dec *sum, size_t from,
    struct buf *cells)
{
	bool known = true;

	*sum = (struct dec) { 0 };
	for (size_t k = 0; k < places->n; k++) {
		const struct place *p = &places->at[k];
		const struct figure *at = figure_at(f, p);

		if (k >= from)
			check_add_cell(cells, p->table, p->row, p->col, at->line);
		known &= at->kind == FIGURE_NUMBER && dec_add(sum, *sum, at->value);
	}
	return known;
}

/* How many places two meanings begin with alike: these are listed once. */
static size_t
alike(const struct places *a, const struct places *b)
{
	size_t k = 0;

	while (k < a->n && k < b->n && a->at[k].table == b->at[k].table &&
	       a->at[k].row == b->at[k].row && a->at[k].col == b->at[k].col)
		k++;
	return k;
}

static void
find_meant(const struct claim *claim, const struct figures *f, size_t i, struct meant *m,
    struct buf *cells)
{
	const struct places *first = &claim->choice[i];

	m->n = 0;
	do {
		const struct places *places = &claim->choice[i++];

		m->known[m->n] = add_up(
		    places, f, &m->sum[m->n], m->n ? alike(first, places) : 0, cells);
		m->n++;
	} while (i < claim->choices && claim->choice[i].also);
}

/* *meant gets the sum that agrees, or the first. */
static enum verdict
judge(const struct meant *m, struct str approx, struct dec said, struct dec *meant)
{
	bool open = false;

	*meant = m->sum[0];
	for (size_t i = 0; i < m->n; i++) {
		enum verdict verdict = m->known[i] ? compare(approx, said, m->sum[i]) : OPEN;

		if (verdict == AGREES) {
			*meant = m->sum[i];
			return AGREES;
		}
		open |= verdict == OPEN;
	}
	return open ? OPEN : DIFFERS;
}

/* Is it a statement on the report's year, and a single number of the whole? */
static bool
is_claim(const struct str *field, struct dec *said)
{
	return !field[PART_OF].n && !field[VALUE_MAX].n &&
	       rec_number(field[SECTION]) != PLANS && dec_parse(field[VALUE], said);
}

static void
add_claim(struct claims *c, const struct mention *m, struct dec said, const struct meant *meant,
    struct str approx)
{
	enum { DIGITS = 24 };
	char name[DIGITS];
	long all = c->agree + c->differ + c->open;
	struct dec sum;
	enum verdict verdict = judge(meant, approx, said, &sum);

	if (all < MENTIONS_LISTED) {
		snprintf(name, sizeof name, "%lu", m->number);
		check_add_part(&c->cells, "mention", name, m->line);
	}
	if (!all) {
		c->line = m->line;
		c->said = said;
		c->meant = sum;
	}
	c->agree += verdict == AGREES;
	c->differ += verdict == DIFFERS;
	c->open += verdict == OPEN;
}

/* Every mention that states the indicator, held against what is meant. */
static void
gather(const struct rule *rule, const struct report *r, const struct meant *meant,
    struct claims *c)
{
	for (size_t i = 0; i < r->n_mentions; i++) {
		struct str field[FIELDS];
		struct dec said;

		if (!str_same(r->mention[i].indicator, rule->claim.indicator))
			continue;
		rec_split(r->mention[i].record, field, FIELDS);
		if (is_claim(field, &said))
			add_claim(c, &r->mention[i], said, meant, field[APPROX]);
	}
}

void
prose_check(const struct rule *rule, const struct report *r)
{
	static struct claims c;
	static struct buf places;
	struct buf kept = c.cells;
	struct outcome o = { .rule = rule };
	struct meant meant;
	size_t choice;

	if (!r->n_mentions || !has_table(&rule->claim, &r->figures))
		return;
	c = (struct claims) { .cells = kept };
	buf_clear(&c.cells);
	buf_clear(&places);
	choice = choice_of(&rule->claim, &r->figures);
	find_meant(&rule->claim, &r->figures, choice, &meant, &places);
	gather(rule, r, &meant, &c);
	if (!c.agree && !c.differ && !c.open)
		return;
	buf_addc(&c.cells, ' ');
	buf_addstr(&c.cells, buf_str(&places));
	outcome_sides(&o, c.said, c.meant, false);
	if (!meant.known[0] || c.open || (c.agree && c.differ))
		o.status = CHECK_UNKNOWN;
	else if (o.sided)
		o.status = c.agree ? CHECK_PASS : CHECK_FAIL;
	o.scope = place_table_name(rule->claim.choice[choice].at[0].table);
	o.line = c.line;
	o.cells = buf_str(&c.cells);
	check_put(&o);
}
