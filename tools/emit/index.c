#include "emit.h"

/* The dictionaries have no rows of documents. */
static bool
is_indexed(const struct emit *e, enum table_id id)
{
	return asked(e, id) && id != INDICATORS && id != RULES;
}

void
index_begin(struct emit *e)
{
	struct buf *b = &e->index.lines;

	e->index.asked = true;
	sink_index_open();
	buf_adds(b, "from\tdoc\tyear\tcode\ttext");
	for (size_t t = 0; t < TABLES; t++) {
		if (!is_indexed(e, (enum table_id)t))
			continue;
		e->index.given[t] = sink_given(&e->table[t]);
		buf_addc(b, '\t');
		buf_addstr(b, e->table[t].name);
	}
	buf_addc(b, '\n');
}

static void
add_field(struct buf *b, struct str field)
{
	buf_addstr(b, field);
	buf_addc(b, '\t');
}

/* The document's `from` record; empty when ogi-decode was not asked for it. */
static struct str
from_of(const struct doc *doc)
{
	struct str field[2];

	for (size_t i = 0; i < doc->n; i++) {
		if (doc->entry[i].tag == TAG_OTHER &&
		    rec_split(doc_record(doc, i), field, 2) == 2 && str_is(field[0], "from"))
			return field[1];
	}
	return str_of("");
}

/* CODE and TEXT of the note for which the document counts as rejected, if it does. */
static void
add_rejection(struct buf *b, const struct doc *doc)
{
	struct str field[6] = { [3] = { "", 0 }, [4] = { "", 0 } };

	for (size_t i = 0; doc->rejected && i < doc->n; i++) {
		if (doc->entry[i].tag == TAG_NOTE &&
		    rec_split(doc_record(doc, i), field, 6) == 5 && str_is(field[2], "error"))
			break;
		field[3] = field[4] = str_of("");
	}
	add_field(b, field[3]);
	buf_addstr(b, field[4]);
}

void
index_put(struct emit *e)
{
	struct buf *b = &e->index.lines;

	add_field(b, from_of(e->doc));
	add_field(b, e->doc->id);
	add_field(b, e->meta[META_YEAR]);
	add_rejection(b, e->doc);
	for (size_t t = 0; t < TABLES; t++) {
		uint64_t given;

		if (!is_indexed(e, (enum table_id)t))
			continue;
		given = sink_given(&e->table[t]);
		buf_addc(b, '\t');
		buf_addu(b, given - e->index.given[t]);
		e->index.given[t] = given;
	}
	buf_addc(b, '\n');
	if (b->len > HELD_MAX)
		sink_index(b);
}

void
index_finish(struct emit *e)
{
	sink_index(&e->index.lines);
	buf_free(&e->index.lines);
}
