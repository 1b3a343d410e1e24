#include "eval.h"
#include "put.h"

/* A sum of a rule, as one document has it: its terms are rows (columns). */
struct terms {
	size_t n;
	bool minus[TERMS_MAX];
	struct set set[TERMS_MAX];
};

/* A rule in one column (row) of a document. */
struct trial {
	const struct rule *rule;
	const struct figures *figures;
	int scope;
	struct buf *cells; /* the list for CELLS */
	unsigned long line; /* of the first cell that stands there; 0: none yet */
};

enum { ROWS, COLS, AXES };

/* The rows and columns that the form of a schema has; the last line is for schema -1. */
static struct set form_set[PLACE_SCHEMAS + 1][PLACE_TABLES][AXES];

/* "requests.new.total@" and its like, for CELLS. */
static struct buf names;
static struct {
	size_t at, len;
} name[PLACE_TABLES][PLACE_ROWS][PLACE_COLS];

static void
load_cell(int table, int row, int col)
{
	size_t at = names.len;

	for (int s = -1; s < PLACE_SCHEMAS; s++) {
		struct set *set = form_set[s < 0 ? PLACE_SCHEMAS : s][table];

		if (!place_in(s, table, row, col))
			continue;
		set_add(&set[ROWS], row);
		set_add(&set[COLS], col);
	}
	check_add_cell(&names, table, row, col);
	name[table][row][col].at = at;
	name[table][row][col].len = names.len - at;
}

static void
load(void)
{
	for (int table = 0; table < PLACE_TABLES; table++) {
		for (int row = 0; place_row(table, row); row++) {
			for (int col = 0; place_col(table, col); col++)
				load_cell(table, row, col);
		}
	}
}

/* The rows or columns that belong to a document's table: of its form, or with a cell. */
static struct set
belonging(const struct extent *extent, int table, int axis)
{
	int schema = extent->schema < 0 ? PLACE_SCHEMAS : extent->schema;

	return set_or(
	    form_set[schema][table][axis], axis == ROWS ? extent->rows : extent->cols);
}

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

/* What a sum's terms are in this document: of names to choose from, those with figures; of a
   name with *, what belongs to the table. */
static void
resolve(const struct rule *rule, const struct extent *extent, const struct sum *sum,
    struct terms *terms)
{
	struct set own = belonging(extent, rule->table, rule->over_cols ? ROWS : COLS);
	struct set sets[] = { rule->over_cols ? extent->figure_rows : extent->figure_cols,
		rule->over_cols ? extent->rows : extent->cols, own };

	terms->n = sum->terms;
	for (size_t i = 0; i < sum->terms; i++) {
		struct set set = choose(&sum->term[i], sets, sizeof sets / sizeof *sets);
		struct set in = set_and(set, own);

		terms->minus[i] = sum->term[i].minus;
		terms->set[i] = set_is_empty(in) ? set : in;
	}
}

/* List a cell, and add its figure to the sum; false when it has none. */
static bool
add_cell(struct trial *t, int item, bool minus, struct dec *sum)
{
	int table = t->rule->table;
	int row = t->rule->over_cols ? item : t->scope,
	    col = t->rule->over_cols ? t->scope : item;
	const struct figure *figure = &t->figures->at[table][row][col];

	if (t->cells->len)
		buf_addc(t->cells, ' ');
	buf_add(t->cells, names.s + name[table][row][col].at, name[table][row][col].len);
	buf_addu(t->cells, figure->line);
	if (!t->line)
		t->line = figure->line;
	if (figure->kind != FIGURE_NUMBER)
		return false;
	return minus ? dec_subtract(sum, *sum, figure->value)
		     : dec_add(sum, *sum, figure->value);
}

/* List the cells of a sum; false when it is not known. */
static bool
add_up(struct trial *t, const struct terms *terms, struct dec *sum)
{
	bool known = true;

	*sum = (struct dec) { 0 };
	for (size_t i = 0; i < terms->n; i++) {
		struct set set = terms->set[i];

		for (int k; (k = set_take(&set)) >= 0;)
			known &= add_cell(t, k, terms->minus[i], sum);
	}
	return known;
}

static void
try_rule(struct trial *t, const struct terms *left, const struct terms *right)
{
	struct outcome o = { .rule = t->rule };

	o.scope = t->rule->over_cols ? place_col(t->rule->table, t->scope)
				     : place_row(t->rule->table, t->scope);
	o.known = add_up(t, left, &o.left);
	o.known &= add_up(t, right, &o.right);
	o.known = o.known && dec_subtract(&o.delta, o.left, o.right);
	o.line = t->line;
	o.cells = buf_str(t->cells);
	check_put(&o);
}

void
eval_rule(const struct rule *rule, const struct figures *figures)
{
	static struct terms left, right;
	static struct buf cells;
	const struct extent *extent = &figures->extent[rule->table];
	struct set scopes;

	if (set_is_empty(extent->rows) || (rule->schema >= 0 && rule->schema != extent->schema))
		return;
	if (!names.len)
		load();
	resolve(rule, extent, &rule->left, &left);
	resolve(rule, extent, &rule->right, &right);
	scopes = belonging(extent, rule->table, rule->over_cols ? COLS : ROWS);
	for (int scope; (scope = set_take(&scopes)) >= 0;) {
		struct trial t = { rule, figures, scope, &cells, 0 };

		buf_clear(&cells);
		try_rule(&t, &left, &right);
	}
}
