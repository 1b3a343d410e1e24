#include "emit.h"
#include "note.h"

/* Write fields of a record in order, from field `from` to field `to`. */
static void
put_fields(struct table *t, const struct record *r, size_t from, size_t to)
{
	for (size_t i = from; i <= to; i++)
		table_put(t, r->field[i]);
}

void
mention_put(struct emit *e, const struct record *r)
{
	struct table *t = &e->table[MENTIONS];

	e->mentions++;
	if (!asked(e, MENTIONS))
		return;
	if (r->field[11].n)
		e->sentence = r->field[11];
	table_begin(t, &e->place_cells, 4);
	table_put(t, r->field[2]);
	table_count(t, e->mentions);
	put_fields(t, r, 3, 10);
	table_put(t, e->sentence);
	table_count(t, r->line);
	table_end(t);
}

void
task_put(struct emit *e, const struct record *r)
{
	struct table *t = &e->table[TASKS];

	if (!asked(e, TASKS))
		return;
	table_begin(t, &e->place_cells, 4);
	put_fields(t, r, 2, 10);
	table_count(t, r->line);
	table_end(t);
}

void
check_put(struct emit *e, const struct record *r)
{
	struct table *t = &e->table[CHECKS];

	if (!asked(e, CHECKS))
		return;
	table_begin(t, &e->place_cells, 4);
	put_fields(t, r, 2, 10);
	table_end(t);
}

void
note_row(
    struct emit *e, struct str code, struct str severity, struct str text, unsigned long line)
{
	struct table *t = &e->table[NOTES];

	e->notes++;
	if (!asked(e, NOTES))
		return;
	table_begin(t, &e->doc_cells, 1);
	table_text(t, str_of(note_stage(code)));
	table_put(t, severity);
	table_put(t, code);
	table_text(t, text);
	table_count(t, line);
	table_end(t);
}
