#include "years.h"
#include "out.h"
#include "schema.h"

static void
put_number(int n, bool known)
{
	struct buf text = { 0 };

	if (known && n < 0)
		buf_addc(&text, '-');
	if (known)
		buf_addu(&text, (unsigned long)(n < 0 ? -n : n));
	out_plain(buf_str(&text));
	buf_free(&text);
}

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
			buf_adds(name, place_table_name(table));
			buf_addc(name, '.');
			buf_adds(name, place_row(table, row));
			buf_addc(name, '.');
			buf_adds(name, place_col(table, col));
			buf_addc(name, '@');
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
	unsigned long line = 0;

	first_cell(f, table, &cell, &line);
	out_tag("check", line);
	out_plain(str_of(rule->name));
	out_plain(str_of(place_table_name(table)));
	out_plain(str_of(!year ? "unknown" : off ? "fail" : "pass"));
	put_number(year, year != 0);
	put_number(year - off, year != 0);
	put_number(off, year != 0);
	out_plain(str_of(rule->severity));
	out_plain(buf_str(&cell));
	out_end();
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
