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
			check_add_cell(name, table, row, col, *line);
			return;
		}
	}
}

static void
check_table(const struct rule *rule, const struct figures *f, int table, int year)
{
	const char *schema = place_schema_name(f->extent[table].schema);
	struct outcome o = { .rule = rule, .scope = place_table_name(table) };
	static struct buf cell;

	buf_clear(&cell);
	first_cell(f, table, &cell, &o.line);
	o.cells = buf_str(&cell);
	if (year)
		outcome_counts(&o, year, year - schema_years_off(schema, year), false);
	check_put(&o);
}

void
years_check(const struct rule *rule, const struct figures *f, int year)
{
	for (int table = 0; table < PLACE_TABLES; table++) {
		if (!set_is_empty(f->extent[table].rows) && f->extent[table].schema >= 0)
			check_table(rule, f, table, year);
	}
}
