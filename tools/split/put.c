#include "put.h"
#include "key.h"
#include "note.h"
#include "out.h"

/* A meta record whose value is escaped already. */
static void
put_meta(const char *key, struct str value)
{
	if (!value.n)
		return;
	out_doc_tag("meta");
	out_plain(str_of(key));
	out_plain(value);
	out_end();
}

static void
put_date(const char *key, const struct date *d)
{
	char iso[11];

	date_iso(d, iso);
	put_meta(key, str_of(iso));
}

/* The keys of what is said, as ogi-stream(5) has them. */
static const char *const keys[SAIDS] = {
	[SAID_AGENCY] = "agency_printed",
	[SAID_SOURCE] = "source",
	[SAID_URL] = "url",
	[SAID_INDEX_NUMBER] = "index_number",
	[SAID_DOCUMENT_NUMBER] = "document_number",
	[SAID_ISSUER] = "issuer",
	[SAID_ADDRESS] = "contact_address",
	[SAID_POSTCODE] = "contact_postcode",
	[SAID_PHONE] = "contact_phone",
	[SAID_FAX] = "contact_fax",
	[SAID_EMAIL] = "contact_email",
};

/* What the document says, with its LINE; `reports` has a column for the source, and no line. */
static void
put_said(const struct about *a, enum said_key key)
{
	const struct said *said = &a->said[key];

	if (!said->text.len)
		return;
	out_doc_tag("meta");
	out_plain(str_of(keys[key]));
	out_plain(buf_str(&said->text));
	if (said->line && key != SAID_SOURCE)
		out_number(said->line);
	out_end();
}

void
put_metas(const struct page *p, const struct doc *doc)
{
	static const char *const kinds[] = { "other", "annual_report", "work_plan", "other" };
	struct buf year = { 0 };

	put_meta("kind", str_of(kinds[p->kind]));
	put_meta("script", str_of(is_traditional(doc) ? "Hant" : "Hans"));
	put_meta("title", buf_str(&p->title.text));
	put_said(&p->about, SAID_AGENCY);
	if (p->about.year) {
		buf_addu(&year, (unsigned long)p->about.year);
		put_meta("year", buf_str(&year));
		buf_free(&year);
	}
	put_date("published", &p->about.published);
	put_date("period_start", &p->about.from);
	put_date("period_end", &p->about.to);
	for (int key = SAID_SOURCE; key < SAIDS; key++)
		put_said(&p->about, (enum said_key)key);
}

static void
note_missing(const bool *seen)
{
	char list[3 * CHAPTERS] = "";
	size_t n = 0;

	for (int code = 1; code <= CHAPTERS; code++) {
		if (seen[code])
			continue;
		if (n) {
			list[n++] = ',';
			list[n++] = ' ';
		}
		list[n++] = (char)('0' + code);
		list[n] = '\0';
	}
	if (n)
		note_put(0, "section_missing", "no heading of chapter %s", list);
}

/* Chapters that are missing, or stand under another number than the form's. */
static void
put_section_notes(const struct page *p, const struct doc *doc)
{
	bool seen[CHAPTERS + 1] = { false };

	if (p->numbering != BY_NAME || !p->sections.n)
		return;
	for (size_t i = 0; i < p->sections.n; i++) {
		const struct section *s = &p->sections.at[i];

		if (s->code <= CHAPTERS)
			seen[s->code] = true;
		if (s->heading->number && s->heading->number != s->code)
			note_put(number_of(doc, s->heading->entry), "section_renumbered",
			    "printed as %d, its name makes it chapter %d", s->heading->number,
			    s->code);
	}
	note_missing(seen);
}

/* What the document's parts do not agree on. */
static void
put_conflicts(const struct about *a)
{
	char first[11], other[11];

	if (a->other_year)
		note_put(0, "year_conflict", "%d was taken; %d is that of %s", a->year,
		    a->other_year, a->other_year_from);
	date_iso(&a->published, first);
	if (a->framed.year) {
		date_iso(&a->framed, other);
		note_put(0, "published_conflict",
		    "%s in the text, which was taken; %s in the page's frame", first, other);
	}
	if (a->published.year && a->to.year && date_before(&a->published, &a->to)) {
		date_iso(&a->to, other);
		note_put(0, "published_early", "published on %s, before the period ends on %s",
		    first, other);
	}
	if (a->other_agency.len)
		note_put(0, "agency_conflict",
		    "%.*s in the title, which was taken; %.*s in the text",
		    (int)a->said[SAID_AGENCY].text.len, a->said[SAID_AGENCY].text.s,
		    (int)a->other_agency.len, a->other_agency.s);
}

static void
put_title_notes(const struct page *p, const struct doc *doc)
{
	if (p->title.lines > 1)
		note_put(number_of(doc, p->head.at[p->title.at].line.entry), "title_joined",
		    "put together from %zu lines", p->title.lines);
	if (p->quoted)
		note_put(number_of(doc, p->head.at[p->title.at].line.entry), "title_worked_out",
		    "no line names the document; a sentence does");
	else if (!p->title.lines)
		note_put(0, "no_title", "no line names the document");
}

void
put_notes(const struct page *p, const struct doc *doc)
{
	const struct about *a = &p->about;
	char from[11], to[11];

	put_title_notes(p, doc);
	if (!a->year && p->kind != KIND_OTHER)
		note_put(0, "no_year", "neither a title nor the text states a year");
	if (a->year_from)
		note_put(0, "year_worked_out", "%d, from %s", a->year, a->year_from);
	if (a->period.len && !a->from.year)
		note_put(a->period_line, "period_unread",
		    "'%.*s' is no period that can be read", (int)a->period.len, a->period.s);
	if (a->period.len && a->from.year) {
		date_iso(&a->from, from);
		date_iso(&a->to, to);
		note_put(a->period_line, "period_repaired", "'%.*s' was read as %s to %s",
		    (int)a->period.len, a->period.s, from, to);
	}
	if (p->kind == KIND_REPORT) {
		put_conflicts(a);
		put_section_notes(p, doc);
	}
}

static void
put_text(unsigned long line, struct str text)
{
	text = str_skip(text, lead(text));
	if (!text.n)
		return;
	out_tag("text", line);
	out_plain(text);
	out_end();
}

static void
put_section(unsigned long line, int code, struct str title)
{
	out_tag("sect", line);
	out_number((unsigned long)code);
	out_plain(title);
	out_end();
}

/* The heading as printed, its lines joined. */
static void
heading_text(struct buf *out, const struct doc *doc, const struct heading *h)
{
	size_t from = h->from + h->stray;
	struct str first = str_skip(text_of(doc, h->entry), from), last;

	buf_clear(out);
	if (h->last == h->entry) {
		buf_addstr(out, trim((struct str) { first.s, h->to - from }));
		return;
	}
	last = text_of(doc, h->last);
	buf_addstr(out, trim(first));
	buf_addstr(out, trim((struct str) { last.s, h->to }));
}

/* Write the record of a line with headings: what stands before, between and behind them.
   Returns the record to go on with. */
static size_t
put_headings(const struct page *p, const struct doc *doc, size_t *next)
{
	size_t entry = p->sections.at[*next].heading->entry, from = 0, n = p->sections.n;
	unsigned long no = number_of(doc, entry);
	struct buf title = { 0 };
	struct str text;

	while (*next < n && p->sections.at[*next].heading->entry == entry) {
		const struct section *s = &p->sections.at[(*next)++];
		const struct heading *h = s->heading;

		text = text_of(doc, entry);
		put_text(no, (struct str) { text.s + from, h->from - from });
		heading_text(&title, doc, h);
		put_section(no, s->code, buf_str(&title));
		from = h->to;
		if (h->last > entry)
			no = number_of(doc, h->last);
		entry = h->last;
	}
	text = str_skip(text_of(doc, entry), from);
	put_text(no, text);
	buf_free(&title);
	return entry + 1;
}

/* Pass the records from `from` to `to` on, untouched: they stand side by side. */
void
pass(const struct doc *doc, size_t from, size_t to)
{
	if (from < to)
		out_write(doc_record(doc, from).s,
		    doc->entry[to - 1].at + doc->entry[to - 1].len + 1 - doc->entry[from].at);
}

void
put_body(const struct page *p, const struct doc *doc, size_t from)
{
	const struct sections *s = &p->sections;
	size_t next = 0;

	while (next < s->n) {
		pass(doc, from, s->at[next].heading->entry);
		from = put_headings(p, doc, &next);
	}
	if (s->footer) {
		pass(doc, from, s->footer);
		put_section(number_of(doc, s->footer), SECTION_FOOTER, (struct str) { "", 0 });
		from = s->footer;
	}
	pass(doc, from, doc->n);
}
