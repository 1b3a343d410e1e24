#include "page_lines.h"
#include "folio.h"
#include "utf8.h"

/* Pages: fewer with the same head or number tell nothing.  Lines of words: a page has more.
   Columns: a head takes no more, and a label less than text.  Bytes: a head says more. */
enum { PAGES = 3, PAGE_LINES = 8, HEAD_WIDTH = 100, TEXT_WIDTH = 24, HEAD_LEAST = 4 };
enum { NOWHERE = -1 };

/* A head or foot, and how many pages before had the same. */
struct head {
	long at; /* NOWHERE */
	size_t words; /* a hash of what it says, its digits left out */
	size_t digits; /* of those alone; 0 for none */
	size_t letters;
	unsigned long number; /* the last one in it */
	size_t run;
	long before; /* the one on the page before, when they say the same */
};

/* A number that may be a page's; at a form feed, how much more it is than the page's. */
struct number {
	long at, value;
	size_t run, words; /* numbers in the run so far; lines of words before it */
	long before[PAGES - 1];
};

struct pages {
	struct measure *m;
	const struct doc *doc;
	struct page_lines *found;
	long last; /* the last line that is not blank nor a page's; NOWHERE at a table */
	long first; /* of the document: its title, which may be the running head, but stays */
	size_t words; /* lines of words so far */
	bool turned; /* a page ended since `last` */
	bool figure; /* the last line that is not blank is a lone figure */
	struct head head, foot;
	struct number at_feed, between;
	long page; /* the number of the page, by form feeds */
};

static void
drop(struct pages *p, long at)
{
	unsigned long line = p->m->line[at].number;

	if (p->m->line[at].page || at == p->first)
		return;
	p->m->line[at].page = true;
	if (!p->found->n++ || line < p->found->first)
		p->found->first = line;
}

/* See what a head says. */
static void
read_head(struct pages *p, struct head *h)
{
	struct str s = line_words(&p->m->line[h->at], &p->m->scratch);
	bool inside = false;

	for (size_t i = 0; i < s.n; i++) {
		struct str byte = { s.s + i, 1 };

		if (s.s[i] >= '0' && s.s[i] <= '9') {
			unsigned long before = inside ? h->number : 0;

			h->number = before < 1000000
					? before * 10 + (unsigned long)(s.s[i] - '0')
					: 0;
			h->digits = str_hash(h->digits, byte);
		} else if (s.s[i] != ' ') {
			h->words = str_hash(h->words, byte);
			h->letters++;
		}
		inside = s.s[i] >= '0' && s.s[i] <= '9';
	}
}

/* May the line be a head or a foot?  A sentence is none, nor a line of a paragraph. */
static bool
may_be_head(const struct pages *p, long at)
{
	const struct line *line = &p->m->line[at];

	return (line->kind == LINE_WORDS || line->kind == LINE_APART) &&
	       line->edge - line->indent <= HEAD_WIDTH && !line->stops &&
	       !line_is_full(p->m, line, (struct str) { "", 0 });
}

/* The line at `at` stands where a head or foot does: is it that of the page before? */
static void
see_head(struct pages *p, struct head *last, long at)
{
	struct head h = { .at = at, .run = 1, .before = NOWHERE };

	if (at == NOWHERE || at == last->at)
		return;
	if (!may_be_head(p, at)) {
		*last = (struct head) { .at = at, .before = NOWHERE };
		return;
	}
	read_head(p, &h);
	/* Figures set apart are cells of a table that goes on over pages. */
	if (h.letters < HEAD_LEAST || (h.digits && p->m->line[at].kind == LINE_APART)) {
		*last = (struct head) { .at = at, .before = NOWHERE };
		return;
	}
	if (last->run && last->words == h.words &&
	    (last->digits == h.digits || last->number + 1 == h.number)) {
		h.run = last->run + 1;
		h.before = last->at;
	}
	if (h.run == PAGES) {
		drop(p, last->before);
		drop(p, last->at);
	}
	if (h.run >= PAGES)
		drop(p, at);
	*last = h;
}

/* A number that goes up from page to page: by `step` more than `value` tells. */
static void
see_number(struct pages *p, struct number *last, long at, long value, long step)
{
	struct number n = { .at = at, .value = value, .run = 1, .words = p->words };
	size_t enough = step ? PAGES : PAGES - 1;

	if (last->run && value == last->value + step) {
		n.run = last->run + 1;
		n.before[0] = last->at;
		n.before[1] = last->before[0];
	}
	for (size_t k = 0; n.run == enough && k + 1 < enough; k++)
		drop(p, n.before[k]);
	if (n.run >= enough)
		drop(p, at);
	*last = n;
}

/* Does a page end or begin at line i: is it the first of one, or are blank lines alone left? */
static bool
is_at_feed(const struct pages *p, size_t i)
{
	const struct line *line = p->m->line;
	size_t n = p->doc->n;

	if (line[i].feed)
		return true;
	for (i++; i < n && line[i].kind == LINE_BLANK && !line[i].feed; i++)
		;
	return i < n && line[i].feed;
}

/* Does a line of text stand above, and no label or figure, as cells have them? */
static bool
is_below_text(const struct pages *p)
{
	return p->last != NOWHERE && (p->m->line[p->last].kind == LINE_LONG ||
					 p->m->line[p->last].edge >= TEXT_WIDTH);
}

/* A bare number. */
static void
see_bare(struct pages *p, size_t i, long value)
{
	if (p->figure && !p->m->line[i].feed) {
		p->between.run = p->at_feed.run = 0;
	} else if (is_at_feed(p, i)) {
		if (value == p->page && is_below_text(p))
			drop(p, (long)i);
		see_number(p, &p->at_feed, (long)i, value - p->page, 0);
	} else if (p->m->width && p->page == 1 && p->last != NOWHERE &&
		   (!p->between.run || p->words >= p->between.words + PAGE_LINES)) {
		see_number(p, &p->between, (long)i, value, 1);
	} else {
		p->between.run = 0;
	}
}

/* A line of text that is not blank. */
static void
see_words(struct pages *p, size_t i)
{
	struct line *line = &p->m->line[i];
	enum folio_kind kind = FOLIO_NONE;
	long value;

	if (line->kind == LINE_WORDS || line->kind == LINE_APART)
		kind = folio_read(line_words(&p->m->line[i], &p->m->scratch), &value);
	if (kind == FOLIO_SET)
		drop(p, (long)i);
	else if (kind != FOLIO_NONE)
		see_bare(p, i, value);
	p->figure = kind != FOLIO_NONE && !line->page;
	if (line->page) {
		see_head(p, &p->foot, p->last);
		p->turned = true;
		return;
	}
	p->words += kind == FOLIO_NONE && line->kind == LINE_WORDS;
	if (p->first == NOWHERE)
		p->first = (long)i;
	if (p->turned)
		see_head(p, &p->head, (long)i);
	p->turned = false;
	if (!line->page)
		p->last = kind == FOLIO_NONE ? (long)i : NOWHERE;
}

void
page_lines_mark(struct measure *m, const struct doc *doc, struct page_lines *found)
{
	struct pages p = { .m = m,
		.doc = doc,
		.found = found,
		.last = NOWHERE,
		.first = NOWHERE,
		.turned = true,
		.page = 1 };

	p.head.at = p.foot.at = NOWHERE;
	*found = (struct page_lines) { 0, 0 };
	for (size_t i = 0; i < doc->n; i++) {
		const struct line *line = &m->line[i];

		if (line->kind == LINE_OTHER) {
			if (doc->entry[i].tag != TAG_NOTE)
				p.last = NOWHERE;
			continue;
		}
		if (line->feed) {
			see_head(&p, &p.foot, p.last);
			p.turned = true;
			p.page += p.first != NOWHERE;
		}
		if (line->kind != LINE_BLANK)
			see_words(&p, i);
	}
}
