#include <stdlib.h>

#include "emit.h"

/* A `meta` record whose key is no column of `reports`. */
struct said {
	struct str key, value, line;
	size_t number; /* in the document */
};

static bool
is_column(const struct table *reports, struct str key)
{
	for (size_t c = 0; c < reports->n; c++) {
		if (str_same(key, reports->column[c]))
			return true;
	}
	return false;
}

void
metadata_see(struct emit *e, const struct record *r)
{
	if (is_column(&e->table[REPORTS], r->field[1]))
		return;
	if (e->said_n == e->said_room) {
		e->said_room = e->said_room ? e->said_room * 2 : 32;
		e->said = mem_resize(e->said, e->said_room, sizeof *e->said);
	}
	e->said[e->said_n] = (struct said) { r->field[1], r->field[2], { "", 0 }, e->said_n };
	if (r->n > 3)
		e->said[e->said_n].line = r->field[3];
	e->said_n++;
}

static int
by_number(const void *a, const void *b)
{
	size_t x = ((const struct said *)a)->number, y = ((const struct said *)b)->number;

	return (x > y) - (x < y);
}

static int
by_key(const void *a, const void *b)
{
	struct str x = ((const struct said *)a)->key, y = ((const struct said *)b)->key;
	int order = memcmp(x.s, y.s, x.n < y.n ? x.n : y.n);

	if (!order)
		order = (x.n > y.n) - (x.n < y.n);
	return order ? order : by_number(a, b);
}

/* Of several records with one key the last counts. */
static void
drop_earlier(struct emit *e)
{
	size_t n = 0;

	qsort(e->said, e->said_n, sizeof *e->said, by_key);
	for (size_t i = 0; i < e->said_n; i++) {
		if (i + 1 == e->said_n || !str_same(e->said[i].key, e->said[i + 1].key))
			e->said[n++] = e->said[i];
	}
	e->said_n = n;
	qsort(e->said, n, sizeof *e->said, by_number);
}

void
metadata_put(struct emit *e)
{
	struct table *t = &e->table[METADATA];

	if (e->said_n)
		drop_earlier(e);
	for (size_t i = 0; i < e->said_n; i++) {
		table_begin(t, &e->doc_cells, 1);
		table_put(t, e->said[i].key);
		table_put(t, e->said[i].value);
		table_put(t, e->said[i].line);
		table_end(t);
	}
}

void
metadata_free(struct emit *e)
{
	free(e->said);
}
