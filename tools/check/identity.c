#include "identity.h"

/* The first of a term's choices that has a member in one of the sets: the first set counts
   before the second, and so on. */
static struct set
choose(const struct term *term, const struct set *sets, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < term->choices; k++) {
			if (!set_is_empty(set_and(term->choice[k], sets[i])))
				return term->choice[k];
		}
	}
	return term->choice[0];
}

struct set
identity_scopes(const struct rule *rule, const struct figures *f)
{
	const struct extent *extent = &f->extent[rule->table];
	struct set none = { { 0 } };

	if (set_is_empty(extent->rows) || (rule->schema >= 0 && rule->schema != extent->schema))
		return none;
	return rule->over == OVER_COL ? figures_cols(f, rule->table)
				      : figures_rows(f, rule->table);
}

static void
add_term(struct identity *id, struct set set, bool minus)
{
	bool cols = id->rule->over == OVER_COL;

	for (int item; (item = set_take(&set)) >= 0;) {
		if (id->n == IDENTITY_MAX)
			rule_fault(id->rule, "too many cells", str_of(""));
		id->cell[id->n].row = cols ? item : id->scope;
		id->cell[id->n].col = cols ? id->scope : item;
		id->cell[id->n++].minus = minus;
	}
}

/* What a sum's terms are in this document: of names to choose from, those with figures; of a
   name with *, what belongs to the table. */
static void
add_sum(struct identity *id, const struct figures *f, const struct sum *sum)
{
	const struct extent *extent = &f->extent[id->rule->table];
	bool cols = id->rule->over == OVER_COL;
	struct set own = cols ? figures_rows(f, id->rule->table)
			      : figures_cols(f, id->rule->table);
	struct set sets[] = { cols ? extent->figure_rows : extent->figure_cols,
		cols ? extent->rows : extent->cols, own };

	for (size_t i = 0; i < sum->terms; i++) {
		struct set set = choose(&sum->term[i], sets, sizeof sets / sizeof *sets);
		struct set in = set_and(set, own);

		add_term(id, set_is_empty(in) ? set : in, sum->term[i].minus);
	}
}

void
identity_make(struct identity *id, const struct rule *rule, const struct figures *f, int scope)
{
	id->rule = rule;
	id->scope = scope;
	id->n = 0;
	add_sum(id, f, &rule->left);
	id->left = id->n;
	add_sum(id, f, &rule->right);
}

bool
identity_sums(const struct identity *id, const struct figures *f, bool blanks, struct dec *left,
    struct dec *right)
{
	bool known = true;

	*left = *right = (struct dec) { 0 };
	for (size_t i = 0; i < id->n && known; i++) {
		const struct figure *figure =
		    &f->at[id->rule->table][id->cell[i].row][id->cell[i].col];
		struct dec *sum = i < id->left ? left : right;

		if (figure->kind == FIGURE_BLANK && blanks)
			continue;
		known = figure->kind == FIGURE_NUMBER &&
			(id->cell[i].minus ? dec_subtract(sum, *sum, figure->value)
					   : dec_add(sum, *sum, figure->value));
	}
	return known;
}

int
identity_holds(const struct identity *id, const struct figures *f)
{
	struct dec left, right;
	int order;

	if (!identity_sums(id, f, false, &left, &right))
		return -1;
	order = dec_compare(left, right);
	return order == 0 || (id->rule->at_most && order < 0);
}
