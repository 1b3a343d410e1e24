static const char help[] =
    "usage: ogi-split [options]\n"
    "\n"
    "Read a stream of records, ogi-stream(5), from standard input, and tell of each\n"
    "document what it is: its kind, script, title, agency as printed, year, dates;\n"
    "and where its sections begin.  Adds meta and sect records.\n"
    "\n"
    "  -s, --strict      status 1 when a document was rejected\n"
    "  -u, --unbuffered  write each document as soon as it is whole\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Example: ogi-decode report.txt | ogi-split | grep -P '^(meta|sect)\\t'\n"
    "Exit: 0 done, 1 rejected documents (--strict), 2 bad usage, 3 system failure.\n";

#include "about.h"
#include "filter.h"
#include "key.h"
#include "names.h"
#include "note.h"
#include "out.h"
#include "patterns.h"
#include "sections.h"
#include "title.h"

/* From this year on, reports have the six chapters of the statutory form. */
enum { FIRST_STATUTORY = 2019, CHAPTERS = 6 };

/* What is known of one document; its rooms serve the next one too. */
struct page {
	struct headings headings;
	struct sections sections;
	struct head head;
	struct title title;
	struct about about;
	enum kind kind;
	enum numbering numbering;
	int named; /* chapters 2 to 4 that stand there by name */
};

/* Find the headings, in the lines or, when the lines begin with next to none, within them;
   gives the record of the first one. */
static size_t
find_headings(struct page *p, const struct doc *doc)
{
	size_t first, named_first;

	for (int inside = 0;; inside++) {
		headings_find(&p->headings, doc, inside);
		p->named = sections_named(&p->headings, doc, &named_first);
		sections_choose(&p->sections, &p->headings, AS_PRINTED);
		first = p->sections.n ? p->sections.at[0].heading->entry : doc->n;
		if (inside || p->sections.n > 1 || p->named)
			break;
	}
	return named_first < first ? named_first : first;
}

/* Is a chapter of the form's there, by any of its names? */
static bool
has_chapter(const struct page *p)
{
	for (size_t i = 0; i < p->headings.n; i++) {
		const struct heading *h = &p->headings.at[i];

		if (h->code && (h->alone || h->number == h->code))
			return true;
	}
	return false;
}

static enum kind
kind_of(const struct page *p)
{
	if (p->about.format_notice)
		return KIND_OTHER;
	if (p->title.kind)
		return p->title.kind;
	if (p->named || p->headings.form_table)
		return KIND_REPORT;
	if (p->headings.task_table)
		return KIND_PLAN;
	if (p->about.said || p->about.from.year || p->headings.level2 ||
	    (has_chapter(p) && p->about.on_disclosure))
		return KIND_REPORT;
	return KIND_OTHER;
}

/* Has the document the form's chapters?  Some of a later report's headings may have other
   names; when most have, the report's own numbers are better. */
static bool
is_statutory(struct page *p)
{
	int known = 0, other = 0;

	if (p->kind == KIND_PLAN || (p->about.year && p->about.year < FIRST_STATUTORY))
		return false;
	if (!p->about.year && !p->named)
		return false;
	sections_choose(&p->sections, &p->headings, BY_NAME);
	for (size_t i = 0; i < p->sections.n; i++) {
		if (p->sections.at[i].heading->code)
			known++;
		else
			other++;
	}
	return known >= other;
}

static void
see(struct page *p, const struct doc *doc)
{
	head_read(&p->head, doc, find_headings(p, doc));
	title_find(&p->title, &p->head, doc);
	about_find(&p->about, doc, &p->head, &p->title);
	p->kind = kind_of(p);
	if (!p->about.year && p->about.published.year && p->kind != KIND_OTHER) {
		p->about.year = p->about.published.year - 1;
		p->about.year_from = "the year before it was published";
	}
	p->numbering = BY_NAME;
	if (!is_statutory(p)) {
		p->numbering = AS_PRINTED;
		sections_choose(&p->sections, &p->headings, AS_PRINTED);
	}
	p->sections.footer = sections_footer(&p->sections, doc);
}

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

static void
put_metas(const struct page *p, const struct doc *doc)
{
	static const char *const kinds[] = { "other", "annual_report", "work_plan", "other" };
	struct buf year = { 0 };

	put_meta("kind", str_of(kinds[p->kind]));
	put_meta("script", str_of(is_traditional(doc) ? "Hant" : "Hans"));
	put_meta("title", buf_str(&p->title.text));
	put_meta("agency_printed", buf_str(&p->about.agency));
	if (p->about.year) {
		buf_addu(&year, (unsigned long)p->about.year);
		put_meta("year", buf_str(&year));
		buf_free(&year);
	}
	put_date("published", &p->about.published);
	put_date("period_start", &p->about.from);
	put_date("period_end", &p->about.to);
	put_meta("source", buf_str(&p->about.source));
	put_meta("index_number", buf_str(&p->about.index_number));
	put_meta("document_number", buf_str(&p->about.document_number));
	put_meta("issuer", buf_str(&p->about.issuer));
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

static void
put_notes(const struct page *p, const struct doc *doc)
{
	if (p->title.lines > 1)
		note_put(number_of(doc, p->head.at[p->title.at].line.entry), "title_joined",
		    "put together from %zu lines", p->title.lines);
	if (!p->title.lines)
		note_put(0, "no_title", "no line names the document");
	if (!p->about.year && p->kind != KIND_OTHER)
		note_put(0, "no_year", "neither a title nor the text states a year");
	if (p->about.year_from)
		note_put(
		    0, "year_worked_out", "%d, from %s", p->about.year, p->about.year_from);
	if (p->kind == KIND_REPORT)
		put_section_notes(p, doc);
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
static void
pass(const struct doc *doc, size_t from, size_t to)
{
	if (from < to)
		out_write(doc_record(doc, from).s,
		    doc->entry[to - 1].at + doc->entry[to - 1].len + 1 - doc->entry[from].at);
}

static void
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

/* The record behind the `meta` records at the top. */
static size_t
past_metas(const struct doc *doc)
{
	size_t i = 1;

	while (i < doc->n && doc->entry[i].tag == TAG_META)
		i++;
	return i;
}

static void
split(struct page *p, const struct doc *doc)
{
	size_t top = past_metas(doc);

	pass(doc, 0, top);
	if (doc->rejected) {
		out_meta("kind", str_of("other")); /* there is nothing in it to look at */
		pass(doc, top, doc->n);
		return;
	}
	see(p, doc);
	put_metas(p, doc);
	put_notes(p, doc);
	put_body(p, doc, top);
}

int
main(int argc, char *argv[])
{
	static struct page page;
	struct doc doc = { 0 };

	filter_start("ogi-split", help, argc, argv);
	names_open();
	patterns_open();
	while (doc_next(&doc)) {
		split(&page, &doc);
		out_document();
	}
	doc_free(&doc);
	headings_free(&page.headings);
	sections_free(&page.sections);
	head_free(&page.head);
	title_free(&page.title);
	about_free(&page.about);
	names_close();
	patterns_close();
	return out_finish();
}
