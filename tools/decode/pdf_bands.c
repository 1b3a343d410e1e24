#include "pdf_bands.h"
#include "utf8.h"

/* How much larger the letters of a heading are than the table's. */
static const double LARGER = 1.25;

/* Lines that a label may take at most. */
enum { LABEL_LINES = 24 };

/* In widths of a Han character: what is farther from the left margin is no running text; what
   is closer to the next line may be a line of one cell with it. */
static const double INSIDE = 3, RIGHT_ABOVE = 0.6;

/* Of the text's width: a line that takes more is prose. */
static const double PROSE = 0.62;

/* Characters of a lone line above or below a table that is still a part of it; of one in
   smaller letters than running text. */
enum { SHORT = 12, LONG = 40 };

struct marking {
	struct pdf_lines *lines;
	const struct pdf_text *text;
	struct buf scratch, figure;
	size_t band, page, from, to; /* the lines of the page */
};

static struct str
text_of(struct marking *m, const struct pdf_line *line)
{
	buf_clear(&m->scratch);
	pdf_add_text(m->lines, line->first, line->first + line->n, &m->scratch);
	return buf_str(&m->scratch);
}

static bool
ends_sentence(struct str s)
{
	static const char *const ends[] = { "。", "；", "：", ";" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);

		if (s.n >= n && !memcmp(s.s + s.n - n, ends[i], n))
			return true;
	}
	return false;
}

/* Where the first figure of a line begins that stands in a cell of its own; false for none. */
static bool
find_figure(struct marking *m, const struct pdf_line *line, double *x)
{
	for (size_t i = line->first; i < line->first + line->n; i++) {
		const struct pdf_word *word = &m->lines->words.word[i];

		if (!pdf_stands_alone(m->lines, line, i) ||
		    !pdf_is_figure(pdf_word_text(&m->lines->words, word), &m->figure))
			continue;
		*x = word->box.x0;
		return true;
	}
	return false;
}

static bool
has_figure(struct marking *m, const struct pdf_line *line)
{
	double x;

	return find_figure(m, line, &x);
}

/* Is line i a heading?  A label may begin as one does; then figures stand beside it or below,
   and nothing above these figures. */
static bool
is_heading(struct marking *m, size_t i)
{
	const struct pdf_line *line = &m->lines->line[i];
	double far = line->box.x1, x;

	if (!pdf_is_heading(text_of(m, line)))
		return false;
	for (size_t k = i + 1; k < m->to && k < i + LABEL_LINES; k++) {
		if (find_figure(m, &m->lines->line[k], &x))
			return far > x;
		if (m->lines->line[k].box.x1 > far)
			far = m->lines->line[k].box.x1;
	}
	return true;
}

/* Does a line between those of a table end it: a heading, prose? */
static bool
breaks(struct marking *m, size_t i, double em)
{
	const struct pdf_line *line = &m->lines->line[i];
	const struct pdf_margin *margin = &m->text->margin[line->page];
	struct str text = text_of(m, line);

	if (line->em > LARGER * em || ends_sentence(text))
		return true;
	if (margin->right > margin->left &&
	    line->box.x1 - line->box.x0 > PROSE * (margin->right - margin->left))
		return true;
	return is_heading(m, i);
}

/* Is it smaller than running text? */
static bool
is_small(const struct marking *m, const struct pdf_line *line)
{
	return line->em < 0.87 * m->text->em;
}

/* Does it begin where no running text does, right above what follows? */
static bool
is_inside(const struct marking *m, const struct pdf_line *line)
{
	return line->box.x0 > m->text->margin[line->page].left + INSIDE * line->em &&
	       line + 1 < m->lines->line + m->to &&
	       line[1].box.y0 - line->box.y1 < RIGHT_ABOVE * line->em;
}

/* May a short line that stands alone above or below a table be a part of it? */
static bool
goes_with(struct marking *m, size_t i, double em)
{
	const struct pdf_line *line = &m->lines->line[i];
	struct str text;

	if (line->kind == PDF_TURNED)
		return true;
	if (line->kind != PDF_PLAIN || line->band || breaks(m, i, em) || em > LARGER * line->em)
		return false;
	if (is_inside(m, line))
		return true;
	text = text_of(m, line);
	return utf8_count(text) <= (is_small(m, line) ? LONG : SHORT);
}

/* The last line that the table which begins at line i has for sure; *rows and *figures count
   the lines set apart, and those with figures. */
static size_t
last_apart(struct marking *m, size_t i, size_t *rows, size_t *figures)
{
	double em = m->lines->line[i].em;
	size_t last = i;

	*rows = *figures = 0;
	for (; i < m->to; i++) {
		const struct pdf_line *line = &m->lines->line[i];

		if (line->kind == PDF_PLAIN && breaks(m, i, em))
			break;
		if (line->kind != PDF_APART)
			continue;
		last = i;
		++*rows;
		*figures += has_figure(m, line);
	}
	return last;
}

/* A label's last line, right below the table's; or, at the foot of the page, whatever is short
   and goes on with the table there. */
static size_t
add_below(struct marking *m, size_t last, double em)
{
	size_t i = last + 1, to = m->to;

	while (to > i && m->lines->line[to - 1].kind == PDF_FURNITURE)
		to--;
	while (i < to && goes_with(m, i, em) &&
	       m->lines->line[i].box.y0 - m->lines->line[i - 1].box.y1 < 0.5 * em)
		i++;
	last = i - 1;
	while (i < to && goes_with(m, i, em))
		i++;
	return i == to ? to - 1 : last;
}

static void
mark(struct marking *m, size_t i, size_t last)
{
	m->band++;
	for (; i <= last; i++) {
		if (m->lines->line[i].kind != PDF_FURNITURE)
			m->lines->line[i].band = m->band;
	}
}

/* The first line of a page from line i on, or the last one before it, that is no page number.
 */
static const struct pdf_line *
next_line(const struct marking *m, size_t i)
{
	while (i < m->lines->n && m->lines->line[i].kind == PDF_FURNITURE)
		i++;
	return i < m->lines->n ? &m->lines->line[i] : NULL;
}

static const struct pdf_line *
last_line(const struct marking *m, size_t i)
{
	while (i && m->lines->line[i - 1].kind == PDF_FURNITURE)
		i--;
	return i ? &m->lines->line[i - 1] : NULL;
}

/* Does the table that begins at line i go on from the page before? */
static bool
goes_on(const struct marking *m, size_t i)
{
	const struct pdf_line *before = last_line(m, i);

	return before && before->band && before->page < m->page;
}

/* Does the table that ends with line i go on on the next page, with figures? */
static bool
goes_over(struct marking *m, size_t i)
{
	const struct pdf_line *next = next_line(m, i + 1);

	return next && next->page > m->page && next->kind == PDF_APART && has_figure(m, next);
}

static void
mark_page(struct marking *m)
{
	for (size_t i = m->from; i < m->to; i++) {
		size_t first = i, last, rows, figures;
		double em = m->lines->line[i].em;

		if (m->lines->line[i].kind != PDF_APART)
			continue;
		last = last_apart(m, i, &rows, &figures);
		while (first > m->from && goes_with(m, first - 1, em))
			first--;
		i = add_below(m, last, em);
		if ((figures && (rows > 1 || goes_on(m, first))) ||
		    (rows > 1 && goes_over(m, i)))
			mark(m, first, i);
		else
			i = last;
	}
}

void
pdf_bands_mark(struct pdf_lines *lines, const struct pdf_text *text)
{
	struct marking m = { .lines = lines, .text = text };

	for (m.from = 0; m.from < lines->n; m.from = m.to) {
		m.page = lines->line[m.from].page;
		for (m.to = m.from; m.to < lines->n && lines->line[m.to].page == m.page;)
			m.to++;
		mark_page(&m);
	}
	buf_free(&m.scratch);
	buf_free(&m.figure);
}
