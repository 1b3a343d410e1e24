#include <stdlib.h>

#include "folio.h"
#include "list_item.h"
#include "note.h"
#include "prose.h"
#include "utf8.h"

/* Columns that the lines of a point hang behind its number. */
enum { HANG = 8 };
enum { QUOTE_MAX = 40 };

void
prose_open(struct prose *p, const struct doc *doc)
{
	measure_take(&p->measure, doc);
	page_lines_mark(&p->measure, doc, &p->pages);
}

void
prose_close(const struct prose *p)
{
	if (p->pages.n)
		note_put(p->pages.first, "page_lines_dropped",
		    "page numbers, running heads or feet were left out: %zu %s", p->pages.n,
		    p->pages.n > 1 ? "lines, the first of them here" : "line");
}

void
prose_free(struct prose *p)
{
	measure_free(&p->measure);
	buf_free(&p->text);
	buf_free(&p->scratch);
	free(p->line);
}

static void
add_line(struct prose *p, size_t at, unsigned long line)
{
	if (p->lines == p->room) {
		p->room = p->room ? p->room * 2 : 64;
		p->line = mem_resize(p->line, p->room, sizeof *p->line);
	}
	p->line[p->lines++] = (struct passage_line) { at, line };
}

static bool
is_digit(unsigned cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* A letter or digit of a script that sets blanks between words. */
static bool
is_latin(unsigned cp)
{
	return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
	       (cp >= 0xC0 && cp < 0x250);
}

/* A mark of ASCII behind which a blank stands. */
static bool
is_closing(unsigned cp)
{
	return cp && cp < 0x80 && strchr(".,;:!?)%", (int)cp);
}

/* The digit that s ends with, a point or comma behind it or not. */
static bool
ends_in_figure(struct str s)
{
	unsigned cp = utf8_last(s);

	if (cp == '.' || cp == ',')
		cp = utf8_last((struct str) { s.s, s.n - 1 });
	return is_digit(cp);
}

/*
 * A line ends with a digit and the next begins with one.  Where lines are cut at a column, and
 * this one reaches it, that is one figure; where they are wrapped at words, no figure is
 * parted, and the blank between two of them is lost at the line's end.  Either way, it is said.
 */
static bool
is_one_figure(
    const struct prose *p, const struct line *last, unsigned long number, struct str next)
{
	bool one = last->edge + 1u >= p->measure.width;
	struct str tail = buf_str(&p->text), head = str_cut(next, QUOTE_MAX);

	tail = str_skip(tail, tail.n > QUOTE_MAX ? tail.n - QUOTE_MAX : 0);
	while (tail.n && utf8_is_inside(*tail.s))
		tail = str_skip(tail, 1);
	note_put(number, "figure_wrapped", "'%.*s' and, in the next line, '%.*s': read as %s",
	    (int)tail.n, tail.s, (int)head.n, head.s, one ? "one figure" : "two figures");
	return one;
}

/* Add a line to those before it. */
static void
join(struct prose *p, const struct line *last, unsigned long number, struct str next)
{
	unsigned before = utf8_last(buf_str(&p->text)), after = utf8_first(next);
	bool blank = is_latin(after) && (is_latin(before) || is_closing(before));

	if (is_digit(after) && ends_in_figure(buf_str(&p->text)))
		blank = !is_one_figure(p, last, number, next);
	if (blank)
		buf_addc(&p->text, ' ');
}

/* The paragraph at hand: what its first line says, and its first and last line. */
struct paragraph {
	struct str words;
	const struct line *first, *last;
	bool turned; /* a page ends behind the last line */
};

/* The line of words that stands next after line i, but for what is a page's; doc->n if there is
   none that the paragraph could go on in. */
static size_t
next_line(const struct prose *p, const struct doc *doc, size_t i, struct paragraph *o)
{
	const struct line *line = p->measure.line;
	bool blank = false;

	o->turned = false;
	for (i++; i < doc->n && line[i].kind != LINE_OTHER; i++) {
		o->turned = o->turned || line[i].page || line[i].feed;
		if (line[i].page)
			continue;
		if (line[i].kind != LINE_BLANK)
			return line[i].kind == LINE_WORDS && (o->turned || !blank) ? i : doc->n;
		blank = true;
	}
	return doc->n;
}

/* Does the indent of the next line say that the paragraph goes on? */
static bool
is_in_place(const struct paragraph *o, const struct line *next)
{
	if (next->indent < o->first->indent)
		return true;
	if (next->indent == o->last->indent)
		return !o->last->stops || o->last->indent > o->first->indent;
	return o->last == o->first && !o->last->stops && next->indent > o->first->indent &&
	       next->indent <= o->first->indent + HANG && list_item(o->words);
}

/* Does the paragraph go on in the next line, which says `more`?  A figure alone may be a page's
   number; a short line without an end, behind a page's end, the head of the next page. */
static bool
goes_on(
    const struct prose *p, const struct paragraph *o, const struct line *next, struct str more)
{
	const struct measure *m = &p->measure;
	struct str none = { "", 0 };
	long number;

	return line_is_full(m, o->last, more) && next->edge <= m->width + m->width / 4 &&
	       (o->last->prose || next->prose) && is_in_place(o, next) && !list_item(more) &&
	       folio_read(more, &number) == FOLIO_NONE &&
	       (!o->turned || next->stops || line_is_full(m, next, none)) &&
	       p->text.len + more.n < PASSAGE_MAX;
}

size_t
prose_take(struct prose *p, const struct doc *doc, size_t i, struct passage *passage)
{
	const struct line *line = p->measure.line;
	struct paragraph o = { line_words(&line[i], &p->scratch), &line[i], &line[i], false };
	unsigned long number = line[i].number;
	size_t next;

	*passage = (struct passage) { .text = o.words, .line = number };
	if (line[i].page)
		return i + 1;
	p->lines = 0;
	add_line(p, 0, number);
	buf_clear(&p->text);
	while (p->measure.width && o.last->kind == LINE_WORDS &&
	       (next = next_line(p, doc, i, &o)) < doc->n) {
		struct str more = line_words(&line[next], &p->measure.scratch);

		if (!goes_on(p, &o, &line[next], more))
			break;
		if (p->lines == 1)
			buf_addstr(&p->text, o.words);
		join(p, o.last, number, more);
		number = line[next].number;
		add_line(p, p->text.len, number);
		buf_addstr(&p->text, more);
		o.last = &line[i = next];
	}
	if (p->lines > 1)
		passage->text = buf_str(&p->text);
	passage->lines = p->line;
	passage->n = p->lines;
	return i + 1;
}

unsigned long
prose_line(const struct passage *passage, size_t at)
{
	size_t low = 0, high = passage->n;

	/* The last line that begins at `at` or before. */
	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;

		if (passage->lines[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return passage->n ? passage->lines[low].line : passage->line;
}
