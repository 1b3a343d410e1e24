#include <stdlib.h>

#include "cue.h"
#include "report.h"

const char *const report_keys[METAS] = {
	[META_TITLE] = "title",
	[META_AGENCY] = "agency",
	[META_REGION] = "region_code",
	[META_PUBLISHED] = "published",
	[META_START] = "period_start",
	[META_END] = "period_end",
};

void
report_begin(struct report *r, const struct doc *doc)
{
	figures_clear(&r->figures);
	stated_clear(&r->stated);
	memset(r->meta, 0, sizeof r->meta);
	memset(r->section_line, 0, sizeof r->section_line);
	r->section = 0;
	r->cut_off = false;
	buf_clear(&r->doubts);
	r->mentions = 0;
	r->n_mentions = 0;
	r->annual = str_is(doc_meta(doc, "kind"), "annual_report");
	r->year = (int)(rec_number(doc_meta(doc, "year")) % 10000);
	r->level = rule_level(doc_meta(doc, "agency_level"));
}

static void
add_meta(struct report *r, struct str record)
{
	enum { KEY = 1, VALUE, LINE, FIELDS };
	struct str field[FIELDS + 1];

	rec_split(record, field, FIELDS + 1);
	for (int i = 0; i < METAS; i++) {
		if (str_is(field[KEY], report_keys[i])) {
			r->meta[i].value = field[VALUE];
			r->meta[i].line = rec_number(field[LINE]);
		}
	}
}

static void
add_section(struct report *r, struct str record)
{
	enum { LINE = 1, SECTION, TITLE, FIELDS };
	struct str field[FIELDS];
	unsigned long section, line;

	rec_split(record, field, FIELDS);
	section = rec_number(field[SECTION]);
	line = rec_number(field[LINE]);
	r->section = section < SECTIONS_MAX ? (int)section : -1;
	if (r->section >= 0 && !r->section_line[section])
		r->section_line[section] = line;
	stated_heading(&r->stated, r->section, line, field[TITLE]);
}

static void
add_text(struct report *r, struct str record)
{
	enum { LINE = 1, TEXT, FIELDS };
	struct str field[FIELDS];

	if (!stated_reads(&r->stated, r->section))
		return;
	rec_split(record, field, FIELDS);
	stated_text(&r->stated, r->section, rec_number(field[LINE]), field[TEXT]);
}

static void
add_mention(struct report *r, struct str record)
{
	enum { LINE = 1, SECTION, SUBJECT, INDICATOR, REST, FIELDS };
	struct str field[FIELDS];

	r->mentions++;
	if (rec_split(record, field, FIELDS) < FIELDS || !field[INDICATOR].n)
		return;
	if (r->n_mentions == r->room) {
		r->room = r->room ? r->room * 2 : 64;
		r->mention = mem_resize(r->mention, r->room, sizeof *r->mention);
	}
	r->mention[r->n_mentions++] = (struct mention) { record, field[INDICATOR],
		rec_number(field[LINE]), r->mentions };
}

static void
add_note(struct report *r, struct str record)
{
	enum { LINE = 1, SEVERITY, CODE, TEXT, FIELDS };
	struct str field[FIELDS];

	rec_split(record, field, FIELDS);
	r->cut_off |= cue_is(CUE_CUT, field[CODE]);
	if (!cue_is(CUE_DOUBT, field[CODE]) || str_find(buf_str(&r->doubts), field[CODE]))
		return;
	if (r->doubts.len)
		buf_adds(&r->doubts, ", ");
	buf_addstr(&r->doubts, field[CODE]);
}

void
report_add(struct report *r, enum tag tag, struct str record)
{
	/* Notes tell of tables too. */
	if (!r->annual && tag != TAG_NOTE)
		return;
	switch (tag) {
	case TAG_META:
		add_meta(r, record);
		break;
	case TAG_SECT:
		add_section(r, record);
		break;
	case TAG_TEXT:
		add_text(r, record);
		break;
	case TAG_MENTION:
		add_mention(r, record);
		break;
	case TAG_NOTE:
		add_note(r, record);
		break;
	default:
		break;
	}
}

void
report_free(struct report *r)
{
	free(r->mention);
	buf_free(&r->stated.names);
	buf_free(&r->doubts);
}
