#include "emit.h"
#include "forms.h"
#include "schema.h"
#include "words.h"

/* The label of the block or group that a row stands in: of a block without one, nothing. */
static const char *
group_of(const struct form *row, const char *schema)
{
	const struct form *f;

	if (!*row->block)
		return "";
	for (size_t i = 0; (f = form_line(i)); i++) {
		if ((f->kind == FORM_BLOCK || f->kind == FORM_GROUP) && form_in(f, schema) &&
		    !strcmp(f->table, row->table) && !strcmp(f->block, row->block))
			return f->label;
	}
	return "";
}

/* Has the table one column only, so that its head tells nothing? */
static bool
is_single(const char *table, const char *schema)
{
	const struct form *f;
	size_t n = 0;

	for (size_t i = 0; n <= 1 && (f = form_line(i)); i++)
		n += f->kind == FORM_COL && form_in(f, schema) && !strcmp(f->table, table);
	return n <= 1;
}

static void
put_label(struct table *t, const char *row, const char *col, bool single)
{
	struct buf label = { 0 };

	buf_adds(&label, row);
	if (!single) {
		buf_adds(&label, " — ");
		buf_adds(&label, col);
	}
	table_text(t, buf_str(&label));
	buf_free(&label);
}

/* The unit of a fact: amounts are in 万元, whatever the form prints. */
static struct str
unit_of(const char *unit)
{
	return word_is(WORD_MONEY, str_of(unit)) ? str_of("万元") : str_of(unit);
}

/* What all cells of a row have. */
struct line {
	const struct form *row;
	const struct schema *schema;
	const char *group;
	bool single;
};

static void
put_cell(struct table *t, const struct line *line, const struct form *col)
{
	static const struct rows none;
	const struct form *row = line->row;
	const struct schema *schema = line->schema;

	table_begin(t, &none, 0);
	table_text(t, str_of(schema->name));
	table_text(t, str_of(row->table));
	table_text(t, str_of(row->code));
	table_text(t, str_of(col->code));
	put_label(t, row->label, col->label, line->single);
	put_label(t, row->english, col->english, line->single);
	table_text(t, str_of(line->group));
	table_text(t, unit_of(*row->unit ? row->unit : col->unit));
	table_text(t, str_of(schema->first));
	table_text(t, str_of(schema->last));
	table_end(t);
}

static void
put_row(struct table *t, const struct form *row, const struct schema *schema)
{
	const struct line line = { row, schema, group_of(row, schema->name),
		is_single(row->table, schema->name) };
	const struct form *col;

	for (size_t i = 0; (col = form_line(i)); i++) {
		if (col->kind == FORM_COL && form_cell(row, col, schema->name))
			put_cell(t, &line, col);
	}
}

void
indicators_put(struct table *t)
{
	const struct schema *schema;
	const struct form *row;

	for (size_t s = 0; (schema = schema_line(s)); s++) {
		for (size_t i = 0; (row = form_line(i)); i++) {
			if (row->kind == FORM_ROW && form_in(row, schema->name))
				put_row(t, row, schema);
		}
	}
}
