#include "page.h"
#include "patterns.h"

/* From this year on, reports have the six chapters of the statutory form. */
enum { FIRST_STATUTORY = 2019 };

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
	if (p->about.signs || p->about.from.year || p->headings.level2 ||
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

/* A notice that publishes the report, which stands below it. */
static bool
is_published_below(struct page *p)
{
	return p->title.kind == KIND_OTHER && p->title.at < p->head.n &&
	       (p->named > 1 || p->headings.form_table) &&
	       pattern_match(REPORT_NOTICE, head_compact_twin(&p->head, p->title.at), 0);
}

void
page_see(struct page *p, const struct doc *doc)
{
	head_read(&p->head, doc, find_headings(p, doc));
	title_find(&p->title, &p->head, doc);
	if (is_published_below(p)) {
		p->title.kind = KIND_NONE;
		buf_clear(&p->title.text);
	}
	about_find(&p->about, doc, &p->head, &p->title);
	p->kind = kind_of(p);
	if (!p->about.year && p->about.published.year && p->kind != KIND_OTHER) {
		p->about.year = p->about.published.year - 1;
		p->about.year_from = "the year before it was published";
	}
	p->quoted = !p->title.kind && p->kind == KIND_REPORT &&
		    title_in_sentence(&p->title, &p->head);
	p->numbering = BY_NAME;
	if (!is_statutory(p)) {
		p->numbering = AS_PRINTED;
		sections_choose(&p->sections, &p->headings, AS_PRINTED);
	}
	p->sections.footer = sections_footer(&p->sections, doc);
}

void
page_free(struct page *p)
{
	headings_free(&p->headings);
	sections_free(&p->sections);
	head_free(&p->head);
	title_free(&p->title);
	about_free(&p->about);
}
