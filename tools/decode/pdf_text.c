#include <stdlib.h>

#include "out.h"
#include "pdf_text.h"
#include "utf8.h"

/* Of a page: what a line of running text takes at least. */
static const double LONG = 0.45;

/* In widths of a Han character: what may be left free at the end of a line that goes on; where
   a line still begins at the margin; the most between the lines of a paragraph; an indent. */
static const double RAGGED = 2.6, AT_MARGIN = 0.7, LEADING = 1.8, INDENT_MIN = 1.4,
		    INDENT_MAX = 2.8, SAME_START = 0.3;

/* Of the size of running text: lines in smaller letters are not. */
static const double SMALLER = 0.93;

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The sizes of lines that take most of the page's width, into size[]; how many. */
static size_t
long_lines(
    const struct pdf_text *t, size_t page, const struct pdf_line *line, size_t n, double *size)
{
	double width = t->lines->words.page[page].width;
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		if (line[i].kind == PDF_PLAIN && line[i].box.x1 - line[i].box.x0 > LONG * width)
			size[count++] = line[i].em;
	}
	if (count)
		qsort(size, count, sizeof *size, by_size);
	return count;
}

/* Where lines of running text begin, in order; how many there are.  *right: where they end. */
static size_t
take_starts(const struct pdf_line *line, size_t n, double em, double *start, double *right)
{
	size_t count = 0;

	*right = 0;
	for (size_t i = 0; i < n; i++) {
		if (line[i].kind != PDF_PLAIN || line[i].em < SMALLER * em)
			continue;
		start[count++] = line[i].box.x0;
		*right = line[i].box.x1 > *right ? line[i].box.x1 : *right;
	}
	if (count)
		qsort(start, count, sizeof *start, by_size);
	return count;
}

/* The left margin is where the first lines that begin at one place begin.  A page with too few
   lines to tell has the margins of the one before. */
static void
find_margin(struct pdf_text *t, size_t page, const struct pdf_line *line, size_t n)
{
	double *start = mem_resize(NULL, n + 1, sizeof *start), em;
	struct pdf_margin before = page ? t->margin[page - 1] : (struct pdf_margin) { 0, 0 };
	struct pdf_margin m = before;
	size_t count = long_lines(t, page, line, n, start), i = 0;
	bool few = count < 3 && page &&
		   t->lines->words.page[page].width == t->lines->words.page[page - 1].width;

	if (count) {
		em = start[count / 2];
		count = take_starts(line, n, em, start, &m.right);
		while (i + 1 < count && start[i + 1] - start[i] > SAME_START * em)
			i++;
		m.left = i + 1 < count ? start[i] : *start;
		if (few && before.right > m.right)
			m.right = before.right;
		if (before.right - m.right < 3 && m.right - before.right < 3 &&
		    before.left < m.left)
			m.left = before.left;
	}
	t->margin[page] = m;
	free(start);
}

/* What lines that reach the right margin show: how large running text is, and whether its
   paragraphs begin with an indent. */
static void
see_text(struct pdf_text *t)
{
	double *size = mem_resize(NULL, t->lines->n + 1, sizeof *size);
	size_t indents = 0, n = 0;

	for (size_t i = 0; i < t->lines->n; i++) {
		const struct pdf_line *line = &t->lines->line[i];
		const struct pdf_margin *m = &t->margin[line->page];
		double in = (line->box.x0 - m->left) / line->em;

		if (line->kind != PDF_PLAIN || line->box.x1 < m->right - RAGGED * line->em ||
		    in > INDENT_MAX)
			continue;
		size[n++] = line->em;
		indents += in > INDENT_MIN;
	}
	t->indents = indents * 12 > n;
	if (n) {
		qsort(size, n, sizeof *size, by_size);
		t->em = size[n / 2];
	}
	free(size);
}

void
pdf_text_open(struct pdf_text *t, const struct pdf_lines *lines)
{
	size_t i = 0;

	*t = (struct pdf_text) { .lines = lines };
	t->margin = mem_resize(NULL, lines->words.pages, sizeof *t->margin);
	for (size_t page = 0; page < lines->words.pages; page++) {
		size_t from = i;

		while (i < lines->n && lines->line[i].page == page)
			i++;
		find_margin(t, page, lines->line + from, i - from);
	}
	see_text(t);
}

void
pdf_text_free(struct pdf_text *t)
{
	free(t->margin);
	buf_free(&t->paragraph);
	buf_free(&t->text);
}

/* The bytes of the numerals at s: 一, 十二. */
static size_t
numeral_len(struct str s)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八",
		"九", "十" };
	size_t n = 0, i;

	do {
		for (i = 0; i < sizeof numerals / sizeof *numerals; i++) {
			if (str_starts(str_skip(s, n), str_of(numerals[i])))
				break;
		}
		n += i < sizeof numerals / sizeof *numerals ? strlen(numerals[i]) : 0;
	} while (i < sizeof numerals / sizeof *numerals);
	return n;
}

bool
pdf_is_heading(struct str s)
{
	size_t bracket = str_starts(s, str_of("（")) ? 3 : str_starts(s, str_of("(")) ? 1 : 0;
	size_t n = numeral_len(str_skip(s, bracket));

	s = str_skip(s, bracket + n);
	if (bracket)
		return n && (str_starts(s, str_of("）")) || str_starts(s, str_of(")")));
	return n && str_starts(s, str_of("、"));
}

static bool
ends_sentence(struct str s)
{
	const struct str stop = str_of("。");

	return s.n >= stop.n && !memcmp(s.s + s.n - stop.n, stop.s, stop.n);
}

/* Does the paragraph's last line go on in this one? */
static bool
goes_on(const struct pdf_text *t, const struct pdf_line *line, struct str text)
{
	const struct pdf_line *last = t->last;
	const struct pdf_margin *m = &t->margin[line->page], *before;
	double em = line->em;

	if (!last || last->em > 1.15 * em || em > 1.15 * last->em)
		return false;
	before = &t->margin[last->page];
	if (last->box.x1 < before->right - RAGGED * em ||
	    line->box.x0 > m->left + AT_MARGIN * em ||
	    last->box.x0 > before->left + INDENT_MAX * em)
		return false;
	if (last->page == line->page && line->box.y0 - last->box.y1 > LEADING * em)
		return false;
	return !pdf_is_heading(text) || (t->indents && !ends_sentence(buf_str(&t->paragraph)));
}

void
pdf_text_line(struct pdf_text *t, const struct pdf_line *line)
{
	buf_clear(&t->text);
	pdf_add_text(t->lines, line->first, line->first + line->n, &t->text);
	if (!goes_on(t, line, buf_str(&t->text))) {
		pdf_text_end(t);
		t->number = line->number;
	}
	pdf_join(&t->paragraph, buf_str(&t->text));
	t->last = line;
}

void
pdf_text_end(struct pdf_text *t)
{
	if (t->last) {
		out_tag("text", t->number);
		out_field(buf_str(&t->paragraph));
		out_end();
	}
	buf_clear(&t->paragraph);
	t->last = NULL;
}
