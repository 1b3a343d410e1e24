#include <stdlib.h>
#include <string.h>

#include "data.h"
#include "say.h"
#include "schema.h"

enum { NAME, FIRST, LAST };
enum { SCHEMAS_MAX = 8 };

const struct schema *
schema_line(size_t i)
{
	static struct schema lines[SCHEMAS_MAX];
	const struct data *d = &schemas_data;

	if (d->rows > SCHEMAS_MAX)
		die_system("schemas.tsv has more than %d lines", SCHEMAS_MAX);
	if (i >= d->rows)
		return NULL;
	lines[i] = (struct schema) { data_cell(d, i, NAME), data_cell(d, i, FIRST),
		data_cell(d, i, LAST) };
	return &lines[i];
}

int
schema_years_off(const char *schema, int year)
{
	const struct schema *s;
	size_t i = 0;
	int first, last;

	while ((s = schema_line(i)) && strcmp(s->name, schema) != 0)
		i++;
	if (!s)
		die_system("schemas.tsv has no schema '%s'", schema);
	first = atoi(s->first);
	last = *s->last ? atoi(s->last) : year;
	return year < first ? year - first : year > last ? year - last : 0;
}
