#include "emit.h"
#include "note.h"

/* A mention without its sentence is of that of the one before, whose cell serves again. */
static void
put_sentence(struct emit *e, struct table *t, struct str sentence)
{
	size_t from = t->rows.held.len;

	if (!sentence.n) {
		table_again(t, &e->sentence, 1);
		return;
	}
	table_put(t, sentence);
	buf_clear(&e->sentence.held);
	buf_add(&e->sentence.held, t->rows.held.s + from, t->rows.held.len - from);
}

void
mention_put(struct emit *e, const struct record *r)
{
	struct table *t = &e->table[MENTIONS];

	e->mentions++;
	if (!asked(e, MENTIONS))
		return;
	table_begin(t, &e->place_cells, 4);
	table_put(t, r->field[2]);
	table_count(t, e->mentions);
	table_put_all(t, &r->field[3], 8);
	put_sentence(e, t, r->field[11]);
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
	table_put_all(t, &r->field[2], 8);
	table_put(t, r->field[10]); /* it may be missing */
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
	table_put_all(t, &r->field[2], 7);
	table_put(t, r->field[9]); /* a list, with blanks */
	table_put(t, r->field[10]);
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
