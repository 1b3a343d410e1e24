static const char help[] =
    "usage: ogi-normalize [options]\n"
    "\n"
    "Make facts of the cells that ogi-tables found: exact values, units, states.\n"
    "Also: the agency and its region, the form that the tables have, how complete\n"
    "they are, and the deadlines of a work plan as dates.  Wrapped lines of text are\n"
    "joined into paragraphs, page numbers and running heads left out.\n"
    "\n"
    "  -u, --unbuffered  write each document at once\n"
    "  -s, --strict      status 1 when a document was rejected\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Reads and writes a stream as ogi-stream(5) describes.\n"
    "Example: ogi-decode inbox | ogi-split | ogi-tables | ogi-normalize\n"
    "Exit: 0 done, 1 a document was rejected (-s), 2 bad usage, 3 system failure.\n";

#include "agency.h"
#include "deadline.h"
#include "doc.h"
#include "filter.h"
#include "key.h"
#include "mention.h"
#include "note.h"
#include "out.h"
#include "prose.h"
#include "status.h"
#include "utf8.h"
#include "value.h"

enum {
	CELL_LINE = 1,
	CELL_TABLE,
	CELL_ROW,
	CELL_COL,
	CELL_RAW,
	CELL_SCHEMA,
	CELL_UNIT,
	CELL_HOW
};
enum { CELL_FIELDS = CELL_HOW + 1 };
enum { TASK_LINE = 1, TASK_DEADLINE = 9, TASK_FIELDS };
enum { SECT_NUMBER = 2, SECT_FIELDS = 4 };
enum { PROCEEDINGS = 2, QUOTE_MAX = 40 };

/* What a document has told so far. */
struct work {
	const struct doc *doc;
	struct status status;
	struct prose prose;
	int schema; /* the document's; -1: not known */
	int year; /* 0: none; -1: not looked up yet */
	struct mentions mentions;
	unsigned long section; /* that the record stands in */
};

/* The fields of a cell; false for a malformed one, which passes as it is. */
static bool
cell_fields(struct str record, struct str field[CELL_FIELDS + 1])
{
	return rec_split(record, field, CELL_FIELDS + 1) == CELL_FIELDS &&
	       (rec_number(field[CELL_LINE]) || str_is(field[CELL_LINE], "0"));
}

/* The table that `meta found TABLE [SCHEMA]` names, and its form (-1: none stands there); -1
   for another record. */
static int
found_table(struct str record, int *schema)
{
	struct str field[4], table;
	const char *blank;

	if (rec_split(record, field, 4) != 3 || !str_is(field[1], "found"))
		return -1;
	table = field[2];
	blank = memchr(table.s, ' ', table.n);
	*schema = blank ? place_schema(str_skip(table, (size_t)(blank - table.s) + 1)) : -1;
	table.n = blank ? (size_t)(blank - table.s) : table.n;
	return place_table(table);
}

static void
vote(struct work *w, struct str record)
{
	struct str field[CELL_FIELDS + 1];
	struct place place;

	if (cell_fields(record, field) && field[CELL_SCHEMA].n &&
	    place_find(field[CELL_TABLE], field[CELL_ROW], field[CELL_COL], &place))
		status_vote(&w->status, &place, place_schema(field[CELL_SCHEMA]));
}

/* What the document's tables are, before a fact of them is written. */
static void
look(struct work *w)
{
	const struct doc *doc = w->doc;
	int table, schema;

	status_clear(&w->status);
	for (size_t i = 0; i < doc->n; i++) {
		if (doc->entry[i].tag == TAG_CELL)
			vote(w, doc_record(doc, i));
		else if (doc->entry[i].tag == TAG_META &&
			 (table = found_table(doc_record(doc, i), &schema)) >= 0)
			status_found(&w->status, table, schema);
	}
	w->schema = status_schema(&w->status);
	w->year = -1;
}

/* s, cut to what a note quotes. */
static struct str
quoted(struct str s)
{
	return str_cut(trim(s), QUOTE_MAX);
}

static void
note_value(const struct str field[], struct str raw, const char *code)
{
	struct str cut = quoted(raw);

	note_put(rec_number(field[CELL_LINE]), code, "%.*s.%.*s.%.*s says '%.*s'%s",
	    (int)field[CELL_TABLE].n, field[CELL_TABLE].s, (int)field[CELL_ROW].n,
	    field[CELL_ROW].s, (int)field[CELL_COL].n, field[CELL_COL].s, (int)cut.n, cut.s,
	    cut.n < trim(raw).n ? " ..." : "");
}

static void
write_fact(const struct str field[], const struct value *v, struct str schema)
{
	static struct buf number;

	buf_clear(&number);
	if (v->state == STATE_NUMBER || v->state == STATE_INFERRED)
		dec_print(&number, v->number);
	out_doc_tag("fact");
	for (int i = CELL_LINE; i <= CELL_COL; i++)
		out_plain(field[i]);
	out_plain(buf_str(&number));
	out_field(v->unit);
	out_plain(str_of(state_name(v->state)));
	out_plain(field[CELL_RAW]);
	out_plain(schema);
	out_end();
}

/* A count of less than nothing, or of a part of one: the page says so, and is hardly right.
   Amounts have parts, and changes go down. */
static bool
is_odd(const struct value *v, struct str col)
{
	return (v->state == STATE_NUMBER || v->state == STATE_INFERRED) &&
	       !str_is(v->unit, "万元") && !str_is(col, "change") &&
	       (v->number.scale > 0 || v->number.units < 0);
}

static void
write_cell(struct work *w, size_t i)
{
	static const char *const doubts[] = { "", "value_joined", "value_marked",
		"value_bracketed", "value_mended" };
	static struct buf raw_scratch, unit_scratch;
	struct str field[CELL_FIELDS + 1], raw, schema;
	struct place place;
	struct value v;
	bool known;
	int table;

	if (!cell_fields(doc_record(w->doc, i), field)) {
		doc_pass(w->doc, i);
		return;
	}
	table = place_table(field[CELL_TABLE]);
	known = place_find(field[CELL_TABLE], field[CELL_ROW], field[CELL_COL], &place);
	raw = rec_plain(field[CELL_RAW], &raw_scratch);
	value_read(&v, raw,
	    &(struct value_column) { rec_plain(field[CELL_UNIT], &unit_scratch),
		known ? place_unit(&place, place_schema(field[CELL_SCHEMA])) : "",
		str_is(field[CELL_COL], "change") });
	if (v.state == STATE_NUMBER && str_is(field[CELL_HOW], "inferred"))
		v.state = STATE_INFERRED;
	schema = field[CELL_SCHEMA];
	if (table == PROCEEDINGS && !schema.n && w->schema >= 0)
		schema = str_of(place_schema_name(w->schema));
	write_fact(field, &v, schema);
	if (v.state == STATE_TEXT)
		note_value(field, raw, "value_text");
	else if (v.doubt != VALUE_PLAIN)
		note_value(field, raw, doubts[v.doubt]);
	else if (is_odd(&v, field[CELL_COL]))
		note_value(field, raw, "value_odd");
	if (table >= 0)
		status_fill(&w->status, table, known ? &place : NULL, v.state);
}

static int
year_of(struct work *w)
{
	if (w->year < 0)
		w->year = (int)(rec_number(doc_meta(w->doc, "year")) % 10000);
	return w->year;
}

static void
write_task(struct work *w, size_t i)
{
	static struct buf scratch;
	struct str record = doc_record(w->doc, i), field[TASK_FIELDS + 1], text, cut;
	char iso[11] = "";
	struct date date;
	enum deadline read;

	if (rec_split(record, field, TASK_FIELDS + 1) != TASK_FIELDS) {
		doc_pass(w->doc, i);
		return;
	}
	text = rec_plain(field[TASK_DEADLINE], &scratch);
	read = deadline_read(text, year_of(w), &date);
	if (read == DEADLINE_DATE)
		date_iso(&date, iso);
	out_str(record);
	out_plain(str_of(iso));
	out_end();
	if (read != DEADLINE_UNREAD)
		return;
	cut = quoted(text);
	note_put(rec_number(field[TASK_LINE]), "deadline_unread", "'%.*s'%s%s", (int)cut.n,
	    cut.s, cut.n < trim(text).n ? " ..." : "",
	    year_of(w) ? "" : ", and the document's year is not known");
}

static void
see_section(struct work *w, size_t i)
{
	struct str field[SECT_FIELDS + 1];

	if (rec_split(doc_record(w->doc, i), field, SECT_FIELDS + 1) == SECT_FIELDS)
		w->section = rec_number(field[SECT_NUMBER]);
}

/* The paragraph that begins at record i, and the quantities in it; returns the record to go on
   with. */
static size_t
write_text(struct work *w, size_t i)
{
	struct passage passage;
	size_t next = prose_take(&w->prose, w->doc, i, &passage);

	if (!passage.n)
		return next;
	if (passage.n == 1) {
		doc_pass(w->doc, i);
	} else {
		out_tag("text", passage.line);
		out_field(passage.text);
		out_end();
	}
	mentions_write(&w->mentions, &passage, w->section);
	return next;
}

/* Write record i, or what becomes of it; returns the record to go on with. */
static size_t
write_record(struct work *w, size_t i)
{
	int schema;

	switch (w->doc->entry[i].tag) {
	case TAG_CELL:
		write_cell(w, i);
		return i + 1;
	case TAG_TASK:
		write_task(w, i);
		return i + 1;
	case TAG_TEXT:
		return write_text(w, i);
	case TAG_META:
		if (found_table(doc_record(w->doc, i), &schema) >= 0)
			return i + 1;
		break;
	case TAG_SECT:
		see_section(w, i);
		break;
	case TAG_END:
		prose_close(&w->prose);
		status_write(&w->status);
		break;
	default:
		break;
	}
	doc_pass(w->doc, i);
	return i + 1;
}

static void
normalize(struct work *w)
{
	static struct buf scratch;

	look(w);
	prose_open(&w->prose, w->doc);
	write_record(w, 0);
	agency_write(w->doc);
	w->section = 0;
	mentions_begin(&w->mentions, rec_plain(doc_meta(w->doc, "agency_printed"), &scratch),
	    year_of(w), str_is(doc_meta(w->doc, "kind"), "work_plan"));
	for (size_t i = 1; i < w->doc->n;)
		i = write_record(w, i);
}

int
main(int argc, char *argv[])
{
	static struct work work;
	struct doc doc = { 0 };

	filter_start("ogi-normalize", help, argc, argv);

	work.doc = &doc;
	while (doc_next(&doc)) {
		normalize(&work);
		out_document();
	}
	doc_free(&doc);
	prose_free(&work.prose);
	return out_finish();
}
