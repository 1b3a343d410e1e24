#include "eval.h"
#include "out.h"

/* A sum of a rule, as one document has it: its terms are rows (columns), bit i number i. */
struct terms {
	size_t n;
	bool minus[TERMS_MAX];
	uint64_t set[TERMS_MAX];
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
static uint64_t form_set[PLACE_SCHEMAS + 1][PLACE_TABLES][AXES];

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
		uint64_t *set = form_set[s < 0 ? PLACE_SCHEMAS : s][table];

		if (!place_in(s, table, row, col))
			continue;
		set[ROWS] |= UINT64_C(1) << row;
		set[COLS] |= UINT64_C(1) << col;
	}
	buf_adds(&names, place_table_name(table));
	buf_addc(&names, '.');
	buf_adds(&names, place_row(table, row));
	buf_addc(&names, '.');
	buf_adds(&names, place_col(table, col));
	buf_addc(&names, '@');
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
static uint64_t
belonging(const struct extent *extent, int table, int axis)
{
	int schema = extent->schema < 0 ? PLACE_SCHEMAS : extent->schema;

	return form_set[schema][table][axis] | (axis == ROWS ? extent->rows : extent->cols);
}

/* The first of a term's choices that has a member in one of the sets: the first set counts
   before the second, and so on. */
static uint64_t
choose(const struct term *term, const uint64_t *sets, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < term->choices; k++) {
			if (term->choice[k] & sets[i])
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
	uint64_t own = belonging(extent, rule->table, rule->over_cols ? ROWS : COLS);
	uint64_t sets[] = { rule->over_cols ? extent->figure_rows : extent->figure_cols,
		rule->over_cols ? extent->rows : extent->cols, own };

	terms->n = sum->terms;
	for (size_t i = 0; i < sum->terms; i++) {
		uint64_t set = choose(&sum->term[i], sets, sizeof sets / sizeof *sets);

		terms->minus[i] = sum->term[i].minus;
		terms->set[i] = set & own ? set & own : set;
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
		for (uint64_t set = terms->set[i]; set; set &= set - 1)
			known &= add_cell(t, __builtin_ctzll(set), terms->minus[i], sum);
	}
	return known;
}

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
try_rule(struct trial *t, const struct terms *left, const struct terms *right)
{
	struct dec l, r, delta = { 0 };
	bool known = add_up(t, left, &l);
	const char *status = "unknown";

	known &= add_up(t, right, &r);
	known = known && dec_subtract(&delta, l, r);
	if (known)
		status = dec_compare(l, r) ? "fail" : "pass";
	out_tag("check", t->line);
	out_plain(str_of(t->rule->name));
	out_plain(str_of(t->rule->over_cols ? place_col(t->rule->table, t->scope)
					    : place_row(t->rule->table, t->scope)));
	out_plain(str_of(status));
	put_number(l, known);
	put_number(r, known);
	put_number(delta, known);
	out_plain(str_of(t->rule->severity));
	out_plain(buf_str(t->cells));
	out_end();
}

void
eval_rule(const struct rule *rule, const struct figures *figures)
{
	static struct terms left, right;
	static struct buf cells;
	const struct extent *extent = &figures->extent[rule->table];
	uint64_t scopes;

	if (!extent->rows)
		return;
	if (!names.len)
		load();
	resolve(rule, extent, &rule->left, &left);
	resolve(rule, extent, &rule->right, &right);
	scopes = belonging(extent, rule->table, rule->over_cols ? COLS : ROWS);
	for (; scopes; scopes &= scopes - 1) {
		struct trial t = { rule, figures, __builtin_ctzll(scopes), &cells, 0 };

		buf_clear(&cells);
		try_rule(&t, &left, &right);
	}
}
