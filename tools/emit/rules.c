#include "data.h"
#include "emit.h"
#include "schema.h"

/* Columns of rules.tsv, which the table's are, in this order. */
enum {
	RULE,
	FAMILY,
	SEVERITY,
	TABLE,
	OVER,
	EXPRESSION,
	ZH,
	EN,
	BASIS,
	FORM,
	FIRST,
	LAST,
	FIELDS
};

static const struct schema *
schema_of(const char *form)
{
	const struct schema *schema;

	for (size_t i = 0; (schema = schema_line(i)); i++) {
		if (!strcmp(schema->name, form))
			return schema;
	}
	return NULL;
}

void
rules_put(struct table *t)
{
	static const struct rows none;
	const struct data *d = &rules_data;

	for (size_t i = 0; i < d->rows; i++) {
		const struct schema *schema = schema_of(data_cell(d, i, FORM));

		table_begin(t, &none, 0);
		for (size_t k = 0; k < FIRST; k++)
			table_text(t, str_of(data_cell(d, i, k)));
		/* The years of a rule on one form are that form's. */
		table_text(t, str_of(schema ? schema->first : data_cell(d, i, FIRST)));
		table_text(t, str_of(schema ? schema->last : data_cell(d, i, LAST)));
		table_end(t);
	}
}
