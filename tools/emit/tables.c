#include "data.h"
#include "emit.h"
#include "say.h"

/* Columns of columns.tsv. */
enum { TABLE, COLUMN, TYPE, ZH };

static const struct str names[TABLES] = {
	[REPORTS] = STR("reports"),
	[FACTS] = STR("facts"),
	[DISCLOSURE] = STR("disclosure"),
	[REQUESTS] = STR("requests"),
	[PROCEEDINGS] = STR("proceedings"),
	[CELLS] = STR("cells"),
	[SECTIONS] = STR("sections"),
	[MENTIONS] = STR("mentions"),
	[TASKS] = STR("tasks"),
	[CHECKS] = STR("checks"),
	[NOTES] = STR("notes"),
	[METADATA] = STR("metadata"),
	[HISTORY] = STR("history"),
	[INDICATORS] = STR("indicators"),
	[RULES] = STR("rules"),
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

	while (t->first < d->rows && !str_is(t->name, data_cell(d, t->first, TABLE)))
		t->first++;
	while (t->first + t->n < d->rows && t->n < COLUMNS_MAX &&
	       str_is(t->name, data_cell(d, t->first + t->n, TABLE))) {
		t->column[t->n] = str_of(data_cell(d, t->first + t->n, COLUMN));
		t->type[t->n] = type_of(data_cell(d, t->first + t->n, TYPE));
		t->n++;
	}
	if (!t->n)
		die_system("columns.tsv has no table '%s'", t->name.s);
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
		if (str_same(name, names[i]))
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
	t->at = 0;
	table_again(t, cells, columns);
}

void
table_again(struct table *t, const struct rows *cells, size_t columns)
{
	rows_again(&t->rows, cells);
	t->at += columns;
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

void
table_put(struct table *t, struct str field)
{
	struct str plain;

	if (rows_bare(&t->rows, field)) {
		t->at++;
		return;
	}
	plain = rec_plain(field, &t->plain);
	if (plain.s == field.s)
		put_plain(t, plain);
	else
		table_text(t, plain);
}

void
table_put_all(struct table *t, const struct str *field, size_t n)
{
	const struct str *last = &field[n - 1];
	struct str all = { field->s, (size_t)(last->s - field->s) + last->n };

	if (rows_bare(&t->rows, all)) {
		t->at += n;
		return;
	}
	for (size_t i = 0; i < n; i++)
		table_put(t, field[i]);
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
		die_system("a row of '%s' has %zu cells, not %zu", t->name.s, t->at, t->n);
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
