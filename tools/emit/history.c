#include <stdlib.h>

#include "emit.h"
#include "history.h"

/* Fields of a fact record. */
enum { TABLE = 2, ROW, COL, VALUE };

/* What later reports are held against, of the document at hand. */
struct past {
	struct history_sum sum;
	struct str value[HISTORY_FIGURES];
	bool stands[HISTORY_FIGURES]; /* the document has the cell */
};

static struct past *
past_of(struct emit *e)
{
	if (!e->past) {
		e->past = mem_resize(NULL, 1, sizeof *e->past);
		*e->past = (struct past) { 0 };
	}
	return e->past;
}

void
history_see(struct emit *e, const struct record *r)
{
	struct past *past = past_of(e);
	struct str value = r->field[VALUE];
	struct str table = r->field[TABLE], row = r->field[ROW], col = r->field[COL];
	struct place p;
	bool placed = place_find(table, row, col, &p);
	int slot = -1;

	if (value.n)
		history_add(&past->sum, placed ? &p : NULL, table, row, col, value);
	if (placed && !p.part)
		slot = history_slot(p.table, p.row, p.col);
	if (slot < 0 || past->stands[slot])
		return;
	past->stands[slot] = true;
	past->value[slot] = value;
}

void
history_put(struct emit *e)
{
	struct table *t = &e->table[HISTORY];
	struct past *past = past_of(e);
	char digest[HISTORY_DIGEST + 1];

	if (str_is(e->meta[META_KIND], "annual_report")) {
		history_digest(&past->sum, digest);
		table_begin(t, &e->place_cells, 4);
		table_put(t, e->meta[META_AGGREGATE]);
		table_count(t, past->sum.figures);
		table_text(t, str_of(digest));
		for (size_t i = 0; history_column(i); i++)
			table_put(t, past->value[i]);
		table_end(t);
	}
	*past = (struct past) { 0 };
}

void
history_free(struct emit *e)
{
	free(e->past);
}
