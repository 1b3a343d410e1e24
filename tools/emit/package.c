#include "data.h"
#include "emit.h"
#include "say.h"

/* Columns of columns.tsv and of tables.tsv. */
enum { TABLE, COLUMN, TYPE, ZH, ENGLISH, CHINESE };
enum { NAME, KEY, PARENT, INDEXES, TITLE, ROW, ROW_ZH };

/* What is being written, and how. */
struct package {
	struct buf *out;
	const struct table *table; /* all of them */
	const struct style *style;
};

static const char *
column(const struct table *t, size_t c, size_t field)
{
	return data_cell(&columns_data, t->first + c, field);
}

static size_t
line_of(const struct table *t)
{
	for (size_t i = 0; i < tables_data.rows; i++) {
		if (str_is(t->name, data_cell(&tables_data, i, NAME)))
			return i;
	}
	die_system("tables.tsv has no table '%s'", t->name.s);
}

/* Text inside a string of JSON.  It is data of ours, and has no control characters. */
static void
put_text(struct buf *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			buf_addc(out, '\\');
		buf_addc(out, *s);
	}
}

/* A string of JSON: a, and b if it is not NULL. */
static void
put_string(struct buf *out, const char *a, const char *b)
{
	buf_addc(out, '"');
	put_text(out, a);
	if (b) {
		buf_adds(out, " / ");
		put_text(out, b);
	}
	buf_addc(out, '"');
}

/* The name that the head of the CSV has for column c. */
static const char *
head_of(const struct package *p, const struct table *t, size_t c)
{
	return column(t, c, p->style->chinese ? ZH : COLUMN);
}

/* "name": "value"; what comes before it, a line and its indent, stands in lead. */
static void
put_pair(struct buf *out, const char *lead, const char *name, const char *a, const char *b)
{
	buf_adds(out, lead);
	put_string(out, name, NULL);
	buf_adds(out, ": ");
	put_string(out, a, b);
}

static const char *
type_of(const char *type)
{
	static const char *const strings[] = { "text", "lines", "code" };

	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		if (!strcmp(type, strings[i]))
			return "string";
	}
	return type;
}

/* Is the column of this name one of a key, whose columns blanks set apart? */
static bool
in_key(const char *key, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = key; (at = strstr(at, name)); at += n) {
		if ((at == key || at[-1] == ' ') && (!at[n] || at[n] == ' '))
			return true;
	}
	return false;
}

static void
put_field(const struct package *p, const struct table *t, size_t c, bool keyed)
{
	put_pair(
	    p->out, c ? ",\n\t\t\t\t\t{ " : "\n\t\t\t\t\t{ ", "name", head_of(p, t, c), NULL);
	put_pair(p->out, ", ", "type", type_of(column(t, c, TYPE)), NULL);
	put_pair(p->out, ", ", "title", column(t, c, COLUMN), column(t, c, ZH));
	put_pair(p->out, ",\n\t\t\t\t\t\t", "description", column(t, c, ENGLISH),
	    column(t, c, CHINESE));
	if (keyed)
		buf_adds(p->out, ",\n\t\t\t\t\t\t\"constraints\": { \"required\": true }");
	buf_adds(p->out, " }");
}

/* The columns of the primary key, as a list. */
static void
put_key(const struct package *p, const struct table *t, const char *key)
{
	const char *comma = "";

	buf_adds(p->out, ",\n\t\t\t\t\"primaryKey\": [");
	for (size_t c = 0; c < t->n; c++) {
		if (!in_key(key, column(t, c, COLUMN)))
			continue;
		buf_adds(p->out, comma);
		put_string(p->out, head_of(p, t, c), NULL);
		comma = ", ";
	}
	buf_adds(p->out, "]");
}

/* The column doc, which is the first, points at that of a table that is written too. */
static void
put_parent(const struct package *p, const struct table *t, const char *parent)
{
	for (size_t i = 0; i < TABLES; i++) {
		const struct table *to = &p->table[i];

		if (!to->asked || !str_is(to->name, parent))
			continue;
		put_pair(p->out, ",\n\t\t\t\t\"foreignKeys\": [{ ", "fields", head_of(p, t, 0),
		    NULL);
		put_pair(p->out, ", \"reference\": { ", "resource", parent, NULL);
		put_pair(p->out, ", ", "fields", head_of(p, to, 0), NULL);
		buf_adds(p->out, " } }]");
	}
}

static void
put_schema(const struct package *p, const struct table *t, size_t line)
{
	const char *key = data_cell(&tables_data, line, KEY);
	bool keyed = !in_key(key, "seq");

	buf_adds(p->out, ",\n\t\t\t\"schema\": {\n\t\t\t\t\"fields\": [");
	for (size_t c = 0; c < t->n; c++)
		put_field(p, t, c, keyed && in_key(key, column(t, c, COLUMN)));
	buf_adds(p->out, "\n\t\t\t\t],\n\t\t\t\t\"missingValues\": [\"\"]");
	if (keyed)
		put_key(p, t, key);
	put_parent(p, t, data_cell(&tables_data, line, PARENT));
	buf_adds(p->out, "\n\t\t\t}");
}

static void
put_resource(const struct package *p, const struct table *t)
{
	static const char lead[] = ",\n\t\t\t";
	size_t line = line_of(t);

	put_pair(p->out, "\n\t\t{\n\t\t\t", "name", t->name.s, NULL);
	put_pair(p->out, lead, "path", sink_name(t), NULL);
	put_pair(p->out, lead, "profile", "tabular-data-resource", NULL);
	put_pair(p->out, lead, "title", t->name.s, data_cell(&tables_data, line, TITLE));
	put_pair(p->out, lead, "description", data_cell(&tables_data, line, ROW),
	    data_cell(&tables_data, line, ROW_ZH));
	put_pair(p->out, lead, "format", "csv", NULL);
	put_pair(p->out, lead, "mediatype", "text/csv", NULL);
	put_pair(p->out, lead, "encoding", "utf-8", NULL);
	if (p->style->gzip)
		put_pair(p->out, lead, "compression", "gz", NULL);
	buf_adds(p->out, ",\n\t\t\t\"dialect\": { \"delimiter\": \",\", \"lineTerminator\": ");
	buf_adds(p->out, p->style->crlf ? "\"\\r\\n\"" : "\"\\n\"");
	buf_adds(
	    p->out, ", \"quoteChar\": \"\\\"\", \"doubleQuote\": true, \"header\": true }");
	put_schema(p, t, line);
	buf_adds(p->out, "\n\t\t}");
}

void
package_put(struct buf *out, const struct table *table, const struct style *style)
{
	const struct package p = { out, table, style };
	const char *comma = "";

	put_pair(out, "{\n\t", "name", "ogi", NULL);
	put_pair(out, ",\n\t", "profile", "tabular-data-package", NULL);
	put_pair(out, ",\n\t", "title", "annual reports on open government information",
	    "政府信息公开工作年度报告");
	buf_adds(out, ",\n\t\"resources\": [");
	for (size_t i = 0; i < TABLES; i++) {
		if (!table[i].asked)
			continue;
		buf_adds(out, comma);
		put_resource(&p, &table[i]);
		comma = ",";
	}
	buf_adds(out, "\n\t]\n}\n");
}
