#include <string.h>

#include "data.h"
#include "forms.h"
#include "say.h"

enum { KIND, SCHEMA, TABLE, BLOCK, CODE, UNIT, LABEL, ENGLISH, ALIASES };
enum { LINES_MAX = 512 };

static const char *const kinds[] = { "block", "col", "row", "group", "head", "cut" };
static struct form lines[LINES_MAX];
static size_t count;

static enum form_kind
kind_of(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!strcmp(name, kinds[i]))
			return (enum form_kind)i;
	}
	die_system("forms.tsv: unknown kind '%s'", name);
}

static void
load(void)
{
	const struct data *d = &forms_data;

	if (d->rows > LINES_MAX)
		die_system("forms.tsv has more than %d lines", LINES_MAX);
	for (size_t i = 0; i < d->rows; i++) {
		lines[i] = (struct form) {
			.kind = kind_of(data_cell(d, i, KIND)),
			.schema = data_cell(d, i, SCHEMA),
			.table = data_cell(d, i, TABLE),
			.block = data_cell(d, i, BLOCK),
			.code = data_cell(d, i, CODE),
			.unit = data_cell(d, i, UNIT),
			.label = data_cell(d, i, LABEL),
			.english = data_cell(d, i, ENGLISH),
			.aliases = data_cell(d, i, ALIASES),
		};
	}
	count = d->rows;
}

const struct form *
form_line(size_t i)
{
	if (!count)
		load();
	return i < count ? &lines[i] : NULL;
}

bool
form_in(const struct form *f, const char *schema)
{
	if (!strcmp(f->schema, "both"))
		return !strcmp(schema, "v2019") || !strcmp(schema, "v2021");
	return !strcmp(f->schema, schema);
}

bool
form_cell(const struct form *row, const struct form *col, const char *schema)
{
	return row->kind == FORM_ROW && col->kind == FORM_COL &&
	       !strcmp(row->table, col->table) && form_in(row, schema) &&
	       form_in(col, schema) && (!*col->block || !strcmp(row->block, col->block));
}
