#include "eval.h"
#include "hint.h"
#include "identity.h"
#include "put.h"

/* List the cells; the line of the first that stands in the document. */
static unsigned long
list_cells(const struct identity *id, const struct figures *f, struct buf *to)
{
	unsigned long first = 0;

	for (size_t i = 0; i < id->n; i++) {
		int row = id->cell[i].row, col = id->cell[i].col;
		unsigned long line = f->at[id->rule->table][row][col].line;

		check_add_cell(to, id->rule->table, row, col, line);
		if (!first)
			first = line;
	}
	return first;
}

void
eval_rule(const struct rule *rule, struct figures *f)
{
	static struct identity id;
	static struct buf cells;
	struct set scopes = identity_scopes(rule, f);

	hint_begin(rule);
	for (int scope; (scope = set_take(&scopes)) >= 0;) {
		struct outcome o = { .rule = rule };
		struct dec left, right;

		identity_make(&id, rule, f, scope);
		o.scope = rule->over == OVER_COL ? place_col(rule->table, scope)
						 : place_row(rule->table, scope);
		buf_clear(&cells);
		o.line = list_cells(&id, f, &cells);
		o.cells = buf_str(&cells);
		if (identity_sums(&id, f, false, &left, &right))
			outcome_sides(&o, left, right, rule->at_most);
		check_put(&o);
		if (o.status == CHECK_FAIL)
			hint_fail(&id, f);
		else if (o.status == CHECK_UNKNOWN)
			hint_unknown(&id, f);
	}
	hint_end();
}
