/* The rows of a table that were not placed, until it ends. */
#include "note.h"
#include "reader.h"
#include "utf8.h"

enum { NAMED_MAX = 40, LABEL_MAX = 160 };

static void
add_count(struct buf *out, const char *before, size_t n)
{
	buf_adds(out, before);
	buf_addu(out, n);
}

void
note_unplaced(struct reader *r, const struct item *values, struct str label, size_t places)
{
	struct unplaced row = { .line = values->line, .at = r->texts.len };
	size_t end;

	if (r->n_unplaced == r->unplaced_room) {
		r->unplaced_room = r->unplaced_room ? r->unplaced_room * 2 : 16;
		r->unplaced = mem_resize(r->unplaced, r->unplaced_room, sizeof *r->unplaced);
	}
	buf_addstr(&r->texts, str_cut(label, LABEL_MAX));
	add_count(&r->texts, ": ", values->figures);
	add_count(&r->texts, " figures in ", values->n);
	add_count(&r->texts, " cells for ", places);
	buf_adds(&r->texts, " places, not placed:");
	end = r->texts.len + NAMED_MAX;
	for (size_t i = 0; i < values->n && r->texts.len < end; i++) {
		struct str raw = r->cell[values->first + i].text;

		if (raw.n && raw.n <= NAMED_MAX) {
			buf_addc(&r->texts, ' ');
			buf_addstr(&r->texts, raw);
		}
	}
	row.n = r->texts.len - row.at;
	r->unplaced[r->n_unplaced++] = row;
}

void
notes_flush(struct reader *r, const char *table, bool placed)
{
	size_t all = r->n_unplaced, shown = placed || all < 2 ? all : 1;

	for (size_t i = 0; i < shown; i++) {
		const struct unplaced *row = &r->unplaced[i];
		const char *text = r->texts.s + row->at;

		if (shown == all)
			note_put(row->line, "values_unplaced", "%.*s", (int)row->n, text);
		else
			note_put(row->line, "values_unplaced",
			    "%s: none of its %zu rows fits the form; the first is %.*s", table,
			    all, (int)row->n, text);
	}
	r->n_unplaced = 0;
	buf_clear(&r->texts);
}
