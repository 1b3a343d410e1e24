#include <stdint.h>
#include <stdlib.h>

#include "emit.h"

/* Fields of a fact record. */
enum { LINE = 1, TABLE, ROW, COL, VALUE, UNIT, STATE, RAW, SCHEMA };

enum { WIDE_LEAD = 6, ROWS_FIRST = 128 };

/* A row of a wide table, as it comes together. */
struct wide_row {
	struct str code, schema;
	size_t slot;
};

/* The rows of one wide table of the document, in order of first appearance, with their values
   beside them, and a hash table of them (0 is a free slot, else the row's number from 1). */
struct wide {
	struct wide_row *row;
	struct str *value; /* columns of them for each row; those without place: s is NULL */
	size_t n, room, columns;
	uint32_t *slot;
	size_t slots;
};

static const enum table_id wide_tables[] = { DISCLOSURE, REQUESTS, PROCEEDINGS };
enum { WIDES = sizeof wide_tables / sizeof *wide_tables };

/* The slot where code stands, or would. */
static size_t
slot_of(const struct wide *w, struct str code)
{
	size_t i = str_hash(0, code) & (w->slots - 1);

	while (w->slot[i] && !str_same(w->row[w->slot[i] - 1].code, code))
		i = (i + 1) & (w->slots - 1);
	return i;
}

static void
grow(struct wide *w)
{
	size_t room = w->room ? w->room * 2 : ROWS_FIRST;

	w->row = mem_resize(w->row, room, sizeof *w->row);
	w->value = mem_resize(w->value, room, w->columns * sizeof *w->value);
	w->room = room;
	w->slots = room * 2;
	w->slot = mem_resize(w->slot, w->slots, sizeof *w->slot);
	memset(w->slot, 0, w->slots * sizeof *w->slot);
	for (size_t i = 0; i < w->n; i++) {
		w->row[i].slot = slot_of(w, w->row[i].code);
		w->slot[w->row[i].slot] = (uint32_t)(i + 1);
	}
}

/* The values of the row with this code, which is made when there is none yet. */
static struct str *
row_values(struct wide *w, struct str code, struct str schema)
{
	struct str *values;
	size_t slot;

	if (w->n && str_same(w->row[w->n - 1].code, code))
		return w->value + (w->n - 1) * w->columns;
	if (w->n == w->room)
		grow(w);
	slot = slot_of(w, code);
	if (w->slot[slot])
		return w->value + (w->slot[slot] - 1) * w->columns;
	w->row[w->n] = (struct wide_row) { .code = code, .schema = schema, .slot = slot };
	values = w->value + w->n * w->columns;
	memset(values, 0, w->columns * sizeof *values);
	w->slot[slot] = (uint32_t)++w->n;
	return values;
}

static struct wide *
wide_of(struct emit *e, enum table_id id)
{
	if (!e->wide[id]) {
		e->wide[id] = mem_resize(NULL, 1, sizeof *e->wide[id]);
		*e->wide[id] = (struct wide) { .columns = e->table[id].n - WIDE_LEAD };
	}
	return e->wide[id];
}

/* Put the figure in its place; of a cell that stands there twice the first counts. */
static void
wide_put(struct emit *e, enum table_id id, const struct record *r)
{
	struct wide *w = wide_of(e, id);
	struct str *value = row_values(w, r->field[ROW], r->field[SCHEMA]);

	for (size_t c = 0; c < w->columns; c++) {
		if (str_same(r->field[COL], e->table[id].column[WIDE_LEAD + c])) {
			if (!value[c].s)
				value[c] = r->field[VALUE];
			return;
		}
	}
}

static void
write_rows(struct emit *e, struct table *t, struct wide *w)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct wide_row *row = &w->row[i];

		table_begin(t, &e->place_cells, 4);
		table_put(t, row->schema);
		table_put(t, row->code);
		for (size_t c = 0; c < w->columns; c++)
			table_put(t, w->value[i * w->columns + c]);
		table_end(t);
		w->slot[row->slot] = 0;
	}
	w->n = 0;
}

void
wide_finish(struct emit *e)
{
	for (size_t i = 0; i < WIDES; i++) {
		enum table_id id = wide_tables[i];

		if (e->wide[id])
			write_rows(e, &e->table[id], e->wide[id]);
	}
}

void
wide_free(struct emit *e)
{
	for (size_t i = 0; i < TABLES; i++) {
		if (!e->wide[i])
			continue;
		free(e->wide[i]->row);
		free(e->wide[i]->value);
		free(e->wide[i]->slot);
		free(e->wide[i]);
	}
}

/* Why a fact is not as the grammar has it; NULL when it is. */
static const char *
fault(const struct record *r)
{
	struct str state = r->field[STATE], value = r->field[VALUE];

	if (str_is(state, "number") || str_is(state, "inferred"))
		return rows_plain_number(value) ? NULL : "VALUE is no number";
	if (str_is(state, "blank") || str_is(state, "na") || str_is(state, "text"))
		return value.n ? "VALUE stands where STATE has none" : NULL;
	return "STATE is none of the grammar's";
}

void
fact_put(struct emit *e, const struct record *r)
{
	struct table *t = &e->table[FACTS];
	const char *why = fault(r);

	if (why) {
		bad_record(e, r, why);
		return;
	}
	e->facts++;
	e->blanks += str_is(r->field[STATE], "blank");
	for (size_t i = 0; i < WIDES; i++) {
		enum table_id id = wide_tables[i];

		if (asked(e, id) && str_same(r->field[TABLE], e->table[id].name))
			wide_put(e, id, r);
	}
	if (asked(e, HISTORY))
		history_see(e, r);
	if (!asked(e, FACTS))
		return;
	table_begin(t, &e->place_cells, 4);
	table_put(t, r->field[SCHEMA]);
	table_put_all(t, &r->field[TABLE], RAW - TABLE + 1);
	table_count(t, r->line);
	table_end(t);
}
