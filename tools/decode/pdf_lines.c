#include <stdlib.h>

#include "folio.h"
#include "pdf_lines.h"
#include "plain.h"
#include "utf8.h"
#include "words.h"

/* Gaps, in widths of a Han character.  Word sets a quarter of one between Han characters and
   figures, and a line that is set to both margins makes it wider. */
static const double WIDE = 1.25, BLANK = 0.4, LATIN_BLANK = 0.08, HAN_BLANK = 1.2;

static double
max(double a, double b)
{
	return a > b ? a : b;
}

static double
min(double a, double b)
{
	return a < b ? a : b;
}

static double
middle(const struct box *b)
{
	return (b->y0 + b->y1) / 2;
}

static double
height(const struct box *b)
{
	return b->y1 - b->y0;
}

static int
by_height(const void *a, const void *b)
{
	const struct pdf_word *x = a, *y = b;
	double d = middle(&x->box) - middle(&y->box);

	return d < 0 ? -1 : d > 0 ? 1 : x->at < y->at ? -1 : x->at > y->at;
}

static int
by_place(const void *a, const void *b)
{
	const struct pdf_word *x = a, *y = b;
	double d = x->box.x0 - y->box.x0;

	return d < 0 ? -1 : d > 0 ? 1 : x->at < y->at ? -1 : x->at > y->at;
}

/* Does a character take the width of a Han character? */
static bool
is_wide(unsigned cp)
{
	return cp >= 0x2E80 || (cp >= 0x2014 && cp <= 0x201D) || cp == 0x2026;
}

/* The width of a Han character as a word shows it; 0 where it has others. */
static double
em_of(const struct pdf_lines *l, const struct pdf_word *word)
{
	struct str s = pdf_word_text(&l->words, word);
	size_t letters = 0, n;
	unsigned cp;

	for (; s.n; s = str_skip(s, n), letters++) {
		n = utf8_get(s.s, s.n, &cp);
		if (cp < 0x2E80)
			return 0;
	}
	return min((word->box.x1 - word->box.x0) / (double)letters, 1.2 * height(&word->box));
}

double
pdf_gap(const struct pdf_lines *l, size_t i)
{
	return l->words.word[i + 1].box.x0 - l->words.word[i].box.x1;
}

size_t
pdf_piece(const struct pdf_lines *l, size_t i, size_t end, double wide)
{
	while (i + 1 < end && pdf_gap(l, i) < wide)
		i++;
	return i + 1;
}

static struct pdf_line *
add(struct pdf_lines *l)
{
	if (l->n == l->room) {
		l->room = l->room ? l->room * 2 : 256;
		l->line = mem_resize(l->line, l->room, sizeof *l->line);
	}
	return &l->line[l->n++];
}

/* Set in order the words of a line, and find out what it is. */
static void
close_line(struct pdf_lines *l, struct pdf_line *line)
{
	struct pdf_word *word = &l->words.word[line->first];
	double low = height(&word->box);

	qsort(word, line->n, sizeof *word, by_place);
	line->box = word->box;
	for (size_t i = 0; i < line->n; i++) {
		const struct box *b = &word[i].box;

		line->box.x0 = min(line->box.x0, b->x0);
		line->box.x1 = max(line->box.x1, b->x1);
		line->box.y0 = min(line->box.y0, b->y0);
		line->box.y1 = max(line->box.y1, b->y1);
		low = min(low, height(b));
		line->em = max(line->em, em_of(l, &word[i]));
	}
	if (line->em <= 0)
		line->em = low / 1.15;
	if (!word->upright) {
		line->kind = PDF_TURNED;
		line->em = word->box.x1 - word->box.x0;
	}
	if (word->upright && pdf_piece(l, line->first, line->first + line->n, WIDE * line->em) <
				 line->first + line->n)
		line->kind = PDF_APART;
}

/* A word that is as high as the words of a line, by half of the lower one's height. */
static bool
is_beside(const struct pdf_word *word, const struct pdf_word *other, double at)
{
	double low = min(height(&word->box), height(&other->box)), d = middle(&word->box) - at;

	return word->upright && other->upright && (d < 0 ? -d : d) < 0.5 * low;
}

static void
take_page(struct pdf_lines *l, size_t page)
{
	const struct pdf_page *p = &l->words.page[page];
	struct pdf_word *word = l->words.word + p->first;
	size_t i = 0;

	if (p->n)
		qsort(word, p->n, sizeof *word, by_height);
	while (i < p->n) {
		struct pdf_line *line = add(l);
		double at = middle(&word[i].box), sum = 0;
		size_t from = i;

		for (; i < p->n && (i == from || is_beside(&word[i], &word[from], at)); i++) {
			sum += middle(&word[i].box);
			at = sum / (double)(i + 1 - from);
		}
		*line = (struct pdf_line) {
			.page = page, .first = p->first + from, .n = i - from, .number = l->n
		};
		close_line(l, line);
	}
}

static struct str
text_of(struct pdf_lines *l, const struct pdf_line *line)
{
	buf_clear(&l->scratch);
	pdf_add_text(l, line->first, line->first + line->n, &l->scratch);
	return buf_str(&l->scratch);
}

/* Where a page's number or running head may stand. */
static bool
in_margin(const struct pdf_lines *l, const struct pdf_line *line)
{
	double at = middle(&line->box) / max(l->words.page[line->page].height, 1);

	return at < 0.12 || at > 0.88;
}

/* A page number: FOLIO_BARE only where nothing stands beside it.  *offset: how far the number
   is from the page's place. */
static enum folio_kind
page_number(struct pdf_lines *l, const struct pdf_line *line, long *offset)
{
	enum folio_kind kind = FOLIO_NONE;
	long number;

	if (in_margin(l, line))
		kind = folio_read(text_of(l, line), &number);
	if (kind == FOLIO_NONE || (kind == FOLIO_BARE && line->n > 1))
		return FOLIO_NONE;
	*offset = number - (long)line->page;
	return kind;
}

/* The lines of the page that begins with line i end before this one. */
static size_t
page_end(const struct pdf_lines *l, size_t i)
{
	size_t page = l->line[i].page;

	while (i < l->n && l->line[i].page == page)
		i++;
	return i;
}

/* Page numbers stand at the foot (last) or the head of pages.  A bare one counts where the page
   before or after has one that is as far from its own place. */
static void
drop_page_numbers(struct pdf_lines *l, bool last)
{
	struct pdf_line *before = NULL;
	long offset, known = 0;
	size_t end;

	for (size_t i = 0; i < l->n; i = end) {
		struct pdf_line *line;
		enum folio_kind kind;

		end = page_end(l, i);
		line = &l->line[last ? end - 1 : i];
		if ((kind = page_number(l, line, &offset)) == FOLIO_NONE) {
			before = NULL;
			continue;
		}
		if (kind == FOLIO_SET)
			line->kind = PDF_FURNITURE;
		if (before && offset == known)
			before->kind = line->kind = PDF_FURNITURE;
		before = line;
		known = offset;
	}
}

/* The text of a running head without its figures, which differ from page to page. */
static void
add_bare(struct buf *to, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((s.s[i] < '0' || s.s[i] > '9') && s.s[i] != ' ')
			buf_addc(to, s.s[i]);
	}
}

/* Does a figure stand in a cell of its own, not in words as 2023 年度报告? */
static bool
has_figure(struct pdf_lines *l, const struct pdf_line *line)
{
	for (size_t i = line->first; i < line->first + line->n; i++) {
		if (pdf_stands_alone(l, line, i) &&
		    pdf_is_figure(pdf_word_text(&l->words, &l->words.word[i]), &l->scratch))
			return true;
	}
	return false;
}

/* Do two lines say the same in the same place? */
static bool
is_same_head(struct pdf_lines *l, const struct pdf_line *a, const struct pdf_line *b)
{
	struct buf x = { 0 }, y = { 0 };
	double apart = middle(&a->box) - middle(&b->box);
	bool same = false;

	if (apart > -3 && apart < 3) {
		add_bare(&x, text_of(l, a));
		add_bare(&y, text_of(l, b));
		same = x.len > 3 && str_same(buf_str(&x), buf_str(&y));
	}
	buf_free(&x);
	buf_free(&y);
	return same;
}

/* The outermost line of a page that is not dropped yet; NULL for none. */
static struct pdf_line *
outermost(struct pdf_lines *l, size_t i, size_t end, bool last)
{
	while (i < end) {
		struct pdf_line *line = &l->line[last ? end - 1 : i];

		if (line->kind != PDF_FURNITURE)
			return line;
		if (last)
			end--;
		else
			i++;
	}
	return NULL;
}

/* Running heads are the same on one page and the next, or the next but one. */
static void
drop_heads(struct pdf_lines *l, bool last)
{
	struct pdf_line *before[2] = { NULL, NULL };
	size_t end;

	if (l->words.pages < 3)
		return;
	for (size_t i = 0; i < l->n; i = end) {
		struct pdf_line *line;

		end = page_end(l, i);
		line = outermost(l, i, end, last);
		if (line && (!in_margin(l, line) || has_figure(l, line)))
			line = NULL;
		for (int k = 0; line && k < 2; k++) {
			if (before[k] && is_same_head(l, before[k], line))
				before[k]->kind = line->kind = PDF_FURNITURE;
		}
		before[1] = before[0];
		before[0] = line;
	}
}

void
pdf_lines_take(struct pdf_lines *l)
{
	l->n = 0;
	for (size_t i = 0; i < l->words.pages; i++)
		take_page(l, i);
	for (int last = 0; last < 2; last++) {
		drop_page_numbers(l, last);
		drop_heads(l, last);
	}
}

void
pdf_lines_free(struct pdf_lines *l)
{
	pdf_words_free(&l->words);
	free(l->line);
	buf_free(&l->scratch);
}

bool
pdf_is_figure(struct str s, struct buf *scratch)
{
	const struct word *sign;
	size_t n = 0;

	if (!plain_of(s, scratch) || !(s = buf_str(scratch)).n)
		return false;
	if (word_is_na(s))
		return true;
	if ((sign = word_begins(WORD_PLUS, s)) || (sign = word_begins(WORD_MINUS, s)))
		s = str_skip(s, sign->text.n);
	while (n < s.n && ((s.s[n] >= '0' && s.s[n] <= '9') || s.s[n] == '.' || s.s[n] == ','))
		n++;
	if (!n || s.s[n - 1] == '.' || s.s[n - 1] == ',' || *s.s == '.' || *s.s == ',')
		return false;
	s = str_skip(s, n);
	return !s.n || str_is(s, "%") || word_is(WORD_MONEY, s) || word_is(WORD_COUNT, s);
}

bool
pdf_stands_alone(const struct pdf_lines *l, const struct pdf_line *line, size_t i)
{
	bool left = i > line->first, right = i + 1 < line->first + line->n;
	double near = BLANK * line->em;

	return (!left || pdf_gap(l, i - 1) > near) && (!right || pdf_gap(l, i) > near);
}

/* Is there a blank in the text between words i and i + 1? */
static bool
is_blank(const struct pdf_lines *l, size_t i, double em)
{
	bool left = is_wide(utf8_last(pdf_word_text(&l->words, &l->words.word[i])));
	bool right = is_wide(utf8_first(pdf_word_text(&l->words, &l->words.word[i + 1])));
	double wide = left && right ? HAN_BLANK : left || right ? BLANK : LATIN_BLANK;

	return pdf_gap(l, i) > wide * em;
}

void
pdf_add_text(const struct pdf_lines *l, size_t i, size_t end, struct buf *to)
{
	for (; i < end; i++) {
		const struct pdf_word *word = &l->words.word[i];
		double em = min(height(&word->box),
				i + 1 < end ? height(&word[1].box) : height(&word->box)) /
			    1.15;

		buf_addstr(to, pdf_word_text(&l->words, word));
		if (i + 1 < end && is_blank(l, i, em))
			buf_addc(to, ' ');
	}
}

void
pdf_join(struct buf *to, struct str line)
{
	if (to->len && line.n && (unsigned char)to->s[to->len - 1] < 0x80 &&
	    (unsigned char)*line.s < 0x80)
		buf_addc(to, ' ');
	buf_addstr(to, line);
}
