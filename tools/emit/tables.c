#include "data.h"
#include "emit.h"
#include "say.h"

/* Columns of columns.tsv. */
enum { TABLE, COLUMN, TYPE, ZH };

static const char *const names[TABLES] = {
	[REPORTS] = "reports",
	[FACTS] = "facts",
	[DISCLOSURE] = "disclosure",
	[REQUESTS] = "requests",
	[PROCEEDINGS] = "proceedings",
	[CELLS] = "cells",
	[SECTIONS] = "sections",
	[MENTIONS] = "mentions",
	[TASKS] = "tasks",
	[CHECKS] = "checks",
	[NOTES] = "notes",
	[METADATA] = "metadata",
	[HISTORY] = "history",
	[INDICATORS] = "indicators",
	[RULES] = "rules",
};

static enum cell_type
type_of(const char *name)
{
	if (!strcmp(name, "integer") || !strcmp(name, "number") || !strcmp(name, "year"))
		return CELL_NUMBER;
	return strcmp(name, "lines") ? CELL_TEXT : CELL_LINES;
}

static void
load_columns(struct table *t)
{
	const struct data *d = &columns_data;

	while (t->first < d->rows && strcmp(data_cell(d, t->first, TABLE), t->name) != 0)
		t->first++;
	while (t->first + t->n < d->rows && t->n < COLUMNS_MAX &&
	       !strcmp(data_cell(d, t->first + t->n, TABLE), t->name)) {
		t->type[t->n] = type_of(data_cell(d, t->first + t->n, TYPE));
		t->n++;
	}
	if (!t->n)
		die_system("columns.tsv has no table '%s'", t->name);
}

void
tables_load(struct table *table, const struct style *style)
{
	for (size_t i = 0; i < TABLES; i++) {
		table[i] = (struct table) {
			.id = (enum table_id)i,
			.name = names[i],
			.rows = { .crlf = style->crlf, .guard = style->guard },
		};
		load_columns(&table[i]);
	}
}

static struct table *
find(struct table *table, struct str name)
{
	for (size_t i = 0; i < TABLES; i++) {
		if (str_is(name, names[i]))
			return &table[i];
	}
	return NULL;
}

bool
tables_ask(struct table *table, struct str list, struct str *unknown)
{
	for (;;) {
		const char *comma = list.n ? memchr(list.s, ',', list.n) : NULL;
		struct str name = { list.s, comma ? (size_t)(comma - list.s) : list.n };
		struct table *t = find(table, name);

		if (!t) {
			*unknown = name;
			return false;
		}
		t->asked = true;
		if (!comma)
			return true;
		list = str_skip(list, name.n + 1);
	}
}

const char *
table_column(const struct table *t, size_t c)
{
	return data_cell(&columns_data, t->first + c, COLUMN);
}

void
table_head(struct table *t, const struct style *style)
{
	int name = style->chinese ? ZH : COLUMN;

	if (style->bom)
		buf_adds(&t->rows.held, "\xEF\xBB\xBF");
	for (size_t c = 0; c < t->n; c++)
		rows_text(
		    &t->rows, str_of(data_cell(&columns_data, t->first + c, (size_t)name)));
	rows_end(&t->rows);
}

void
table_begin(struct table *t, const struct rows *cells, size_t columns)
{
	rows_again(&t->rows, cells);
	t->at = columns;
}

static void
put_plain(struct table *t, struct str s)
{
	if (t->type[t->at++] == CELL_NUMBER)
		rows_number(&t->rows, s);
	else
		rows_text(&t->rows, s);
}

void
table_text(struct table *t, struct str s)
{
	if (t->type[t->at] == CELL_TEXT)
		s = join_lines(s, &t->joined);
	put_plain(t, s);
}

/* Most fields hold no escape, and so no line break either. */
void
table_put(struct table *t, struct str field)
{
	struct str plain = rec_plain(field, &t->plain);

	if (plain.s == field.s)
		put_plain(t, plain);
	else
		table_text(t, plain);
}

void
table_count(struct table *t, unsigned long u)
{
	rows_count(&t->rows, u);
	t->at++;
}

void
table_end(struct table *t)
{
	if (t->at != t->n)
		die_system("a row of '%s' has %zu cells, not %zu", t->name, t->at, t->n);
	rows_end(&t->rows);
	if (t->rows.held.len > HELD_MAX)
		sink_write(t);
}

void
table_free(struct table *t)
{
	buf_free(&t->rows.held);
	buf_free(&t->plain);
	buf_free(&t->joined);
}
