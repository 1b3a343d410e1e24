#include <stdlib.h>

#include "emit.h"
#include "note.h"
#include "say.h"

static const struct str meta_keys[METAS] = {
	[META_SOURCE] = STR("source"),
	[META_SHA256] = STR("sha256"),
	[META_FORMAT] = STR("format"),
	[META_CHARSET] = STR("charset"),
	[META_SCRIPT] = STR("script"),
	[META_KIND] = STR("kind"),
	[META_TITLE] = STR("title"),
	[META_AGENCY] = STR("agency"),
	[META_AGENCY_LEVEL] = STR("agency_level"),
	[META_REGION_CODE] = STR("region_code"),
	[META_REGION] = STR("region"),
	[META_YEAR] = STR("year"),
	[META_SCHEMA] = STR("schema"),
	[META_PUBLISHED] = STR("published"),
	[META_PERIOD_START] = STR("period_start"),
	[META_PERIOD_END] = STR("period_end"),
	[META_DISCLOSURE] = STR("disclosure"),
	[META_REQUESTS] = STR("requests"),
	[META_PROCEEDINGS] = STR("proceedings"),
	[META_STATISTICS] = STR("statistics"),
	[META_AGGREGATE] = STR("aggregate"),
	[META_MISSING] = STR("missing"),
};

/* The fields of a record that ogi-emit reads, the tag counted; none for the other tags. */
static const struct {
	unsigned char least, most;
	bool line; /* the second is LINE */
} shape[] = {
	[TAG_META] = { 3, 4, false }, /* LINE, if any, comes last */
	[TAG_TEXT] = { 3, 3, true },
	[TAG_TABLE] = { 3, 3, true },
	[TAG_ROW] = { 2, 2, true }, /* and its cells */
	[TAG_SECT] = { 4, 4, true },
	[TAG_FACT] = { 10, 10, true },
	[TAG_TASK] = { 10, 11, true },
	[TAG_MENTION] = { 12, 12, true },
	[TAG_CHECK] = { 10, 11, true },
	[TAG_NOTE] = { 5, 5, true },
	[TAG_END] = { 0, 0, false },
};

static const char *const tag_names[] = {
	[TAG_META] = "meta",
	[TAG_TEXT] = "text",
	[TAG_TABLE] = "table",
	[TAG_ROW] = "row",
	[TAG_SECT] = "sect",
	[TAG_FACT] = "fact",
	[TAG_TASK] = "task",
	[TAG_MENTION] = "mention",
	[TAG_CHECK] = "check",
	[TAG_NOTE] = "note",
};

static bool
is_line(struct str field)
{
	for (size_t i = 0; i < field.n; i++) {
		if (field.s[i] < '0' || field.s[i] > '9')
			return false;
	}
	return field.n > 0 && field.n < 13;
}

void
bad_record(struct emit *e, const struct record *r, const char *why)
{
	struct buf text = { 0 };

	buf_adds(&text, "record left out: ");
	buf_adds(&text, tag_names[r->tag]);
	buf_adds(&text, ": ");
	buf_adds(&text, why);
	say(e->id, "line %lu: %.*s", r->line, (int)text.len, text.s);
	note_row(e, str_of("bad_record"), str_of("warning"), buf_str(&text), r->line);
	buf_free(&text);
}

/* Split record i; false, with a note, when it is not as the grammar has it. */
static bool
take_record(struct emit *e, size_t i, struct record *r)
{
	enum tag tag = e->doc->entry[i].tag;

	r->tag = tag;
	r->n = rec_split(doc_record(e->doc, i), r->field, shape[tag].most + 1u);
	r->line = 0;
	if (shape[tag].line && is_line(r->field[1]))
		r->line = rec_number(r->field[1]);
	else if (shape[tag].line) {
		bad_record(e, r, "LINE is no number");
		return false;
	}
	if (r->n < shape[tag].least || (r->n > shape[tag].most && tag != TAG_ROW)) {
		bad_record(e, r, "wrong number of fields");
		return false;
	}
	if (tag == TAG_META && r->n == 4 && !is_line(r->field[3])) {
		bad_record(e, r, "LINE is no number");
		return false;
	}
	return true;
}

static void
read_meta(struct emit *e, const struct record *r)
{
	for (size_t k = 0; k < METAS; k++) {
		if (str_same(r->field[1], meta_keys[k]))
			e->meta[k] = r->field[2];
	}
}

/* What is known of the whole document stands before its rows: read that first. */
static void
read_metas(struct emit *e)
{
	struct record r;

	for (size_t k = 0; k < METAS; k++)
		e->meta[k] = (struct str) { "", 0 };
	for (size_t i = 0; i < e->doc->n; i++) {
		if (e->doc->entry[i].tag != TAG_META || !take_record(e, i, &r))
			continue;
		read_meta(e, &r);
		if (asked(e, METADATA))
			metadata_see(e, &r);
	}
}

/* The cells with which the rows of most tables begin, made once. */
static void
make_cells(struct emit *e)
{
	static const enum meta place[] = { META_YEAR, META_REGION_CODE, META_AGENCY };
	struct buf plain = { 0 }, joined = { 0 };

	buf_clear(&e->place_cells.held);
	rows_again(&e->place_cells, &e->doc_cells);
	for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
		struct str value = rec_plain(e->meta[place[i]], &plain);

		rows_text(&e->place_cells, join_lines(value, &joined));
	}
	buf_free(&plain);
	buf_free(&joined);
}

static void
begin(struct emit *e)
{
	e->facts = e->blanks = e->fails = e->notes = e->mentions = 0;
	e->id = rec_plain(e->doc->id, &e->id_plain);
	e->section_open = false;
	e->section = str_of("0");
	e->title = str_of("");
	buf_clear(&e->sentence.held);
	rows_text(&e->sentence, str_of(""));
	e->section_line = 0;
	buf_clear(&e->text);
	e->gap = false;
	e->said_n = 0;
	buf_clear(&e->found);
	e->found_apart = false;
	memset(e->found_section, 0, sizeof e->found_section);
	grid_document(e);
	buf_clear(&e->doc_cells.held);
	rows_text(&e->doc_cells, e->id);
	read_metas(e);
	make_cells(e);
}

static void
see_check(struct emit *e, const struct record *r)
{
	if (str_is(r->field[4], "fail")) {
		e->fails++;
	} else if (!str_is(r->field[4], "pass") && !str_is(r->field[4], "unknown")) {
		bad_record(e, r, "STATUS is none of the grammar's");
		return;
	}
	check_put(e, r);
}

static void
give(struct emit *e, size_t i, const struct record *r)
{
	switch (r->tag) {
	case TAG_TEXT:
		grid_close(e);
		section_text(e, r);
		break;
	case TAG_TABLE:
		grid_open(e);
		break;
	case TAG_ROW:
		grid_row(e, i);
		break;
	case TAG_SECT:
		grid_close(e);
		section_open(e, r);
		break;
	case TAG_FACT:
		fact_put(e, r);
		break;
	case TAG_TASK:
		task_put(e, r);
		break;
	case TAG_MENTION:
		mention_put(e, r);
		break;
	case TAG_CHECK:
		see_check(e, r);
		break;
	case TAG_NOTE:
		note_row(e, r->field[3], r->field[2], rec_plain(r->field[4], &e->note_plain),
		    r->line);
		break;
	default:
		break;
	}
}

static struct str
state_of(const struct emit *e, enum meta table)
{
	return e->meta[table].n ? e->meta[table] : str_of("absent");
}

static void
report_put(struct emit *e)
{
	struct table *t = &e->table[REPORTS];

	table_begin(t, &e->doc_cells, 1);
	for (int k = META_SOURCE; k <= META_PERIOD_END; k++)
		table_put(t, e->meta[k]);
	table_text(t, buf_str(&e->found));
	for (int k = META_DISCLOSURE; k <= META_STATISTICS; k++)
		table_put(t, state_of(e, (enum meta)k));
	table_count(t, e->facts);
	table_count(t, e->blanks + rec_number(e->meta[META_MISSING]));
	table_count(t, e->fails);
	table_count(t, e->notes);
	table_end(t);
}

/* Has a record of this tag a part in any table that was asked for? */
static bool
is_wanted(const struct emit *e, enum tag tag)
{
	if (!shape[tag].most || tag == TAG_META)
		return false;
	if (asked(e, REPORTS) || asked(e, NOTES))
		return true;
	switch (tag) {
	case TAG_TEXT:
	case TAG_SECT:
		return asked(e, SECTIONS) || asked(e, CELLS);
	case TAG_TABLE:
	case TAG_ROW:
		return asked(e, CELLS);
	case TAG_FACT:
		return asked(e, FACTS) || asked(e, DISCLOSURE) || asked(e, REQUESTS) ||
		       asked(e, PROCEEDINGS) || asked(e, HISTORY);
	case TAG_TASK:
		return asked(e, TASKS);
	case TAG_MENTION:
		return asked(e, MENTIONS);
	case TAG_CHECK:
		return asked(e, CHECKS);
	default:
		return false;
	}
}

void
emit_document(struct emit *e, struct doc *doc)
{
	bool wanted[TAG_END + 1];
	struct record r;

	for (int tag = 0; tag <= TAG_END; tag++)
		wanted[tag] = is_wanted(e, (enum tag)tag);
	e->doc = doc;
	begin(e);
	for (size_t i = 0; i < doc->n; i++) {
		if (wanted[doc->entry[i].tag] && take_record(e, i, &r))
			give(e, i, &r);
	}
	grid_close(e);
	section_close(e);
	wide_finish(e);
	if (asked(e, METADATA))
		metadata_put(e);
	if (asked(e, HISTORY))
		history_put(e);
	if (asked(e, REPORTS))
		report_put(e);
	if (e->index.asked)
		index_put(e);
}

void
emit_free(struct emit *e)
{
	for (size_t i = 0; i < TABLES; i++)
		table_free(&e->table[i]);
	buf_free(&e->doc_cells.held);
	buf_free(&e->place_cells.held);
	buf_free(&e->sentence.held);
	buf_free(&e->id_plain);
	buf_free(&e->note_plain);
	buf_free(&e->found);
	buf_free(&e->text);
	grid_free(e);
	wide_free(e);
	metadata_free(e);
	history_free(e);
}
