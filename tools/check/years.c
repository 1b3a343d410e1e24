#include "years.h"
#include "put.h"
#include "schema.h"

/* The first cell of a table that stands in the document, in the form's order: its line goes to
 *line. */
static void
first_cell(const struct figures *f, int table, struct buf *name, unsigned long *line)
{
	for (int row = 0; place_row(table, row); row++) {
		for (int col = 0; place_col(table, col); col++) {
			if (f->at[table][row][col].kind == FIGURE_MISSING)
				continue;
			*line = f->at[table][row][col].line;
			check_add_cell(name, table, row, col);
			buf_addu(name, *line);
			return;
		}
	}
}

static void
check_table(const struct rule *rule, const struct figures *f, int table, int year)
{
	const char *schema = place_schema_name(f->extent[table].schema);
	int off = year ? schema_years_off(schema, year) : 0;
	struct buf cell = { 0 };
	struct outcome o = { .rule = rule,
		.scope = place_table_name(table),
		.known = year != 0,
		.left = { year, 0 },
		.right = { year - off, 0 },
		.delta = { off, 0 } };

	first_cell(f, table, &cell, &o.line);
	o.cells = buf_str(&cell);
	check_put(&o);
	buf_free(&cell);
}

void
years_check(const struct rule *rule, const struct figures *f, int year)
{
	for (int table = 0; table < PLACE_TABLES; table++) {
		if (!set_is_empty(f->extent[table].rows) && f->extent[table].schema >= 0)
			check_table(rule, f, table, year);
	}
}
