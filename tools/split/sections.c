#include <stdlib.h>

#include "names.h"
#include "sections.h"
#include "text.h"

enum { CODES_MAX = 21, GAP_MAX = 3, NO_LINK = -1 };

/* What a heading adds to a chain: its number counts, its place does too (a table of contents
   has nothing between its lines). */
enum { NUMBERED = 8, UNNUMBERED = 4, CONTENT = 3 };

struct link {
	long before; /* the link before it in its chain, or NO_LINK */
	int score; /* of the chain so far */
};

static int
weight(const struct heading *h)
{
	return (h->style == STYLE_HAN || h->style == STYLE_PART ? NUMBERED : UNNUMBERED) +
	       (h->content ? CONTENT : 0);
}

/* Is a name that is not the form's own wording in a place where it can be the chapter? */
static bool
name_fits(const struct heading *h)
{
	int apart = h->number - h->code;

	return h->alone || (h->style != STYLE_DIGIT && apart >= -1 && apart <= 1);
}

/* The code under which a heading takes part; 0: it takes none. */
static int
code_by_name(const struct heading *h)
{
	return h->code && name_fits(h) && !h->tabbed ? h->code : 0;
}

/* Which chapters are numbered 一、: bit c for chapter c. */
static unsigned
han_chapters(const struct headings *hs)
{
	unsigned han = 0;

	for (size_t i = 0; i < hs->n; i++) {
		if (hs->at[i].style != STYLE_DIGIT && hs->at[i].style != STYLE_ALONE)
			han |= 1u << code_by_name(&hs->at[i]);
	}
	return han & ~1u;
}

/* Where chapters are numbered 一、, 1、 is a point in one of them, whatever it is called; but
   it is a chapter if its number and name are the chapter's, and the chapter has no other. */
static bool
is_point(const struct heading *h, unsigned han)
{
	return han && h->style == STYLE_DIGIT &&
	       !(h->alone && h->number == h->code && !(han >> h->code & 1));
}

static bool
has_parts(const struct headings *hs)
{
	size_t parts = 0;

	for (size_t i = 0; i < hs->n; i++)
		parts += hs->at[i].style == STYLE_PART;
	return parts > 1;
}

static int
code_as_printed(const struct heading *h, bool parts)
{
	enum heading_style style = parts ? STYLE_PART : STYLE_HAN;

	return h->style == style && !h->tabbed ? h->number : 0;
}

/* The best chain of rising codes among the candidates: the link that it ends in.  gap is the
   largest step, and the largest number to begin with; 0: any. */
static long
best_chain(struct sections *s, const struct headings *hs, const int *code, int gap)
{
	long best[CODES_MAX], end = NO_LINK;

	for (int i = 0; i < CODES_MAX; i++)
		best[i] = NO_LINK;
	for (size_t i = 0; i < hs->n; i++) {
		int c = code[i], from = gap && c > gap ? c - gap : 1;
		struct link *link = &s->link[i];

		if (!c || c >= CODES_MAX)
			continue;
		*link = (struct link) { NO_LINK, 0 };
		for (int k = from; k < c; k++) {
			if (best[k] != NO_LINK && s->link[best[k]].score > link->score) {
				link->score = s->link[best[k]].score;
				link->before = best[k];
			}
		}
		if (gap && link->before == NO_LINK && c > gap)
			continue;
		link->score += weight(&hs->at[i]);
		if (best[c] == NO_LINK || s->link[best[c]].score < link->score)
			best[c] = (long)i;
		if (end == NO_LINK || s->link[end].score < link->score)
			end = (long)i;
	}
	return end;
}

static void
take(struct sections *s, const struct heading *h, int code)
{
	if (s->n == s->room) {
		s->room = s->room ? s->room * 2 : 16;
		s->at = mem_resize(s->at, s->room, sizeof *s->at);
	}
	s->at[s->n++] = (struct section) { h, code };
}

/* Write the chain that ends in `end`, first link first. */
static void
take_chain(struct sections *s, const struct headings *hs, const int *code, long end)
{
	size_t n = 0;

	for (long i = end; i != NO_LINK; i = s->link[i].before)
		n++;
	for (size_t i = 0; i < n; i++)
		take(s, NULL, 0);
	for (long i = end; i != NO_LINK; i = s->link[i].before)
		s->at[--n] = (struct section) { &hs->at[i], code[i] };
}

/* Numbered headings whose names the form does not know join the chain where their number has
   its place. */
static void
take_unnamed(struct sections *s, const struct headings *hs)
{
	struct sections old = *s;
	size_t next = 0;
	int last = 0;

	s->at = NULL;
	s->n = s->room = 0;
	for (size_t i = 0; i < hs->n; i++) {
		const struct heading *h = &hs->at[i];
		int bound = next < old.n ? old.at[next].code : CODES_MAX;

		if (next < old.n && old.at[next].heading == h) {
			take(s, h, last = old.at[next++].code);
		} else if (!code_by_name(h) && h->style == STYLE_HAN && !h->tabbed &&
			   h->content && h->number > last && h->number < bound &&
			   h->number <= last + GAP_MAX) {
			take(s, h, last = h->number);
		}
	}
	free(old.at);
}

static int *
codes_of(const struct headings *hs, enum numbering numbering)
{
	int *code = mem_resize(NULL, hs->n, sizeof *code);
	bool parts = has_parts(hs), any = false;
	unsigned han = han_chapters(hs);

	for (size_t i = 0; i < hs->n; i++) {
		if (numbering == AS_PRINTED)
			code[i] = code_as_printed(&hs->at[i], parts);
		else if (is_point(&hs->at[i], han))
			code[i] = 0;
		else
			code[i] = code_by_name(&hs->at[i]);
		any |= code[i] != 0;
	}
	/* A report that stands in a table as a whole: its chapters' own names are enough. */
	for (size_t i = 0; !any && numbering == BY_NAME && i < hs->n; i++) {
		if (hs->at[i].tabbed && hs->at[i].alone)
			code[i] = hs->at[i].code;
	}
	return code;
}

static void
choose(struct sections *s, const struct headings *hs, enum numbering numbering)
{
	int *code = codes_of(hs, numbering);

	s->n = 0;
	if (s->links < hs->n) {
		s->link = mem_resize(s->link, hs->n, sizeof *s->link);
		s->links = hs->n;
	}
	take_chain(s, hs, code, best_chain(s, hs, code, numbering == AS_PRINTED ? GAP_MAX : 0));
	if (numbering == BY_NAME)
		take_unnamed(s, hs);
	free(code);
}

void
sections_choose(struct sections *s, const struct headings *hs, enum numbering numbering)
{
	choose(s, hs, numbering);
	/* One number alone that is not the first is a list's, or a sentence's. */
	if (numbering == AS_PRINTED && s->n == 1 && s->at[0].code > 2)
		s->n = 0;
}

int
sections_named(const struct headings *hs, const struct doc *doc, size_t *first)
{
	struct sections s = { 0 };
	int named = 0;

	choose(&s, hs, BY_NAME);
	for (size_t i = 0; i < s.n; i++)
		named += s.at[i].heading->code >= 2 && s.at[i].heading->code <= 4;
	*first = s.n ? s.at[0].heading->entry : doc->n;
	sections_free(&s);
	return named;
}

size_t
sections_footer(const struct sections *s, const struct doc *doc)
{
	size_t from = s->n ? s->at[s->n - 1].heading->last + 1 : doc->n;
	struct line line;

	while (line_next(doc, from, doc->n, &line)) {
		if (is_footer(line.text))
			return line.entry;
		from = line.entry + 1;
	}
	return 0;
}

void
sections_free(struct sections *s)
{
	free(s->at);
	free(s->link);
	*s = (struct sections) { 0 };
}
