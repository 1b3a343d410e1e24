/* The columns and rows of a part: its figures and where they stand. */
#include <stdlib.h>

#include "pdf_boxes.h"

/* In widths of a Han character: what is clear beside a figure that stands in a cell of its own;
   the most inside one; the least between rows; how far a word may be from its row. */
static const double NEAR = 0.4, INSIDE = 0.8, ROW_MIN = 0.75, SAME_ROW = 0.5;

/* The width of a digit, and some more; the pitch of lines of a cell, and the most of it. */
static const double DIGIT = 0.6, LINE = 1.5, LINE_MAX = 2.4;

static double
min(double a, double b)
{
	return a < b ? a : b;
}

static const struct pdf_word *
word_of(const struct boxes *b, size_t i)
{
	return &b->lines->words.word[i];
}

static bool
looks_like_figure(struct boxes *b, size_t i)
{
	return pdf_is_figure(pdf_word_text(&b->lines->words, word_of(b, i)), &b->scratch);
}

/* Other figures may be close: columns are narrow. */
bool
box_is_figure(struct boxes *b, const struct pdf_line *line, size_t i)
{
	double near = NEAR * line->em;

	if (line->kind == PDF_TURNED || !looks_like_figure(b, i))
		return false;
	if (i > line->first && pdf_gap(b->lines, i - 1) < near && !looks_like_figure(b, i - 1))
		return false;
	return i + 1 == line->first + line->n || pdf_gap(b->lines, i) >= near ||
	       looks_like_figure(b, i + 1);
}

static void
take_figures(struct boxes *b)
{
	b->figures = 0;
	for (size_t k = 0; k < b->n; k++) {
		const struct pdf_line *line = &b->line[k];

		for (size_t i = line->first; i < line->first + line->n; i++) {
			if (!box_is_figure(b, line, i))
				continue;
			if (b->figures == b->figure_room) {
				b->figure_room = b->figure_room ? b->figure_room * 2 : 256;
				b->figure = mem_resize(
				    b->figure, b->figure_room, sizeof *b->figure);
			}
			b->figure[b->figures++] = i;
		}
	}
}

static int
by_start(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->x0 < y->x0 ? -1 : x->x0 > y->x0;
}

/* Spans that touch are one; how many are left. */
static size_t
merge(struct span *span, size_t n)
{
	size_t m = 0;

	if (n)
		qsort(span, n, sizeof *span, by_start);
	for (size_t i = 0; i < n; i++) {
		if (m && span[i].x0 < span[m - 1].x1 - 0.25) {
			if (span[i].x1 > span[m - 1].x1)
				span[m - 1].x1 = span[i].x1;
		} else {
			span[m++] = span[i];
		}
	}
	return m;
}

/* Figures below each other, whatever their length, are a column. */
static bool
take_columns(struct boxes *b)
{
	struct span *span = mem_resize(NULL, b->figures + 1, sizeof *span);
	size_t n;

	for (size_t i = 0; i < b->figures; i++) {
		const struct box *box = &word_of(b, b->figure[i])->box;

		span[i] = (struct span) { box->x0, box->x1 };
	}
	n = merge(span, b->figures);
	if (n <= BOX_COLUMNS)
		memcpy(b->column, span, n * sizeof *span);
	b->columns = n;
	free(span);
	return n <= BOX_COLUMNS;
}

struct box_row *
boxes_add_row(struct boxes *b)
{
	if (b->rows == b->row_room) {
		b->row_room = b->row_room ? b->row_room * 2 : 64;
		b->row = mem_resize(b->row, b->row_room, sizeof *b->row);
	}
	return &b->row[b->rows++];
}

/* A line that a word stands in. */
static const struct pdf_line *
line_of(const struct boxes *b, size_t word)
{
	size_t low = 0, high = b->n;

	/* Lines hold words in their own order, but for what was dropped between them. */
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (b->line[mid].first <= word)
			low = mid;
		else
			high = mid;
	}
	return &b->line[low];
}

/* Figures come in the order of their lines, from top to bottom: those of about the same height
   are a row. */
static bool
take_rows(struct boxes *b)
{
	double sum = 0;
	size_t n = 0;

	b->rows = 0;
	for (size_t i = 0; i < b->figures; i++) {
		const struct box *box = &word_of(b, b->figure[i])->box;
		double y = box_middle(box), em = (box->y1 - box->y0) / 1.15;
		struct box_row *row = b->rows ? &b->row[b->rows - 1] : NULL;

		if (!row || y - row->y > SAME_ROW * em || row->y - y > SAME_ROW * em) {
			if (row && y - row->y < ROW_MIN * em)
				return false;
			if (b->rows == BOX_ROWS)
				return false;
			row = boxes_add_row(b);
			*row = (struct box_row) { .em = em,
				.line = line_of(b, b->figure[i])->number };
			sum = 0;
			n = 0;
		}
		sum += y;
		row->y = sum / (double)++n;
	}
	return b->rows > 0;
}

/* The row that stands as high as this, within half a character; SIZE_MAX for none. */
static size_t
row_at(const struct boxes *b, double y)
{
	size_t low = 0, high = b->rows;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (b->row[mid].y <= y + SAME_ROW * b->row[mid].em)
			low = mid;
		else
			high = mid;
	}
	for (size_t i = low; i < b->rows && i < low + 2; i++) {
		double d = y - b->row[i].y;

		if ((d < 0 ? -d : d) <= SAME_ROW * b->row[i].em * 1.2)
			return i;
	}
	return SIZE_MAX;
}

/* The column that a stretch of a line lies over; SIZE_MAX for none, or for several. */
static size_t
column_over(const struct boxes *b, double x0, double x1)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < b->columns; i++) {
		if (box_overlap(x0, x1, b->column[i].x0, b->column[i].x1) <= 0.25)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

/* Is a word the beginning or end of a figure that goes on in another line: 1,234, or .5? */
static bool
is_piece(const struct boxes *b, size_t word)
{
	struct str s = pdf_word_text(&b->lines->words, word_of(b, word));
	size_t n = 0;

	while (n < s.n && ((s.s[n] >= '0' && s.s[n] <= '9') || s.s[n] == ',' || s.s[n] == '.'))
		n++;
	return n == s.n &&
	       (*s.s == ',' || *s.s == '.' || s.s[n - 1] == ',' || s.s[n - 1] == '.');
}

/* Put a word into its cell; false when something else stands there. */
static bool
fill(struct boxes *b, size_t word)
{
	const struct box *box = &word_of(b, word)->box;
	size_t row = row_at(b, box_middle(box)), col = column_over(b, box->x0, box->x1);
	struct box_cell *cell;

	if (row == SIZE_MAX || col == SIZE_MAX || is_piece(b, word))
		return false;
	cell = &b->cell[b->row[row].first + col];
	if (cell->first == cell->end) {
		*cell = (struct box_cell) { word, word + 1 };
		b->row[row].filled++;
		return true;
	}
	if (word != cell->end || pdf_gap(b->lines, word - 1) > INSIDE * b->row[row].em ||
	    line_of(b, word) != line_of(b, word - 1))
		return false;
	cell->end++;
	return true;
}

static void
make_cells(struct boxes *b)
{
	b->cells = b->rows * b->columns;
	if (b->cells > b->cell_room) {
		b->cell_room = b->cells;
		b->cell = mem_resize(b->cell, b->cell_room, sizeof *b->cell);
	}
	for (size_t i = 0; i < b->cells; i++)
		b->cell[i] = (struct box_cell) { 0, 0 };
	for (size_t i = 0; i < b->rows; i++) {
		b->row[i].first = i * b->columns;
		b->row[i].cells = b->columns;
		b->row[i].filled = 0;
	}
}

/* Words below the heads: labels, or words where figures should stand.  They find their cells,
   or the right end of the labels. */
static bool
take_words(struct boxes *b, const struct pdf_line *line)
{
	for (size_t i = line->first; i < line->first + line->n; i++) {
		const struct box *box = &word_of(b, i)->box;

		if (box_middle(box) < boxes_rows_begin(b))
			continue;
		if (box->x0 < b->column[0].x0 - line->em &&
		    box->x1 < b->column[0].x0 + line->em) {
			if (box->x1 > b->labels_end)
				b->labels_end = min(box->x1, b->column[0].x0);
		} else if (!fill(b, i)) {
			return false;
		}
	}
	return true;
}

/* Rows so close that they may be one whose figures stand at several heights. */
static bool
is_torn(const struct boxes *b)
{
	double pitch = (b->row[b->rows - 1].y - b->row[0].y) / (double)b->rows;

	for (size_t i = 0; i + 1 < b->rows; i++) {
		const struct box_row *row = &b->row[i];
		bool apart = row[0].filled + row[1].filled <= b->columns;

		for (size_t k = 0; k < b->columns && apart; k++)
			apart = b->cell[row[0].first + k].end == 0 ||
				b->cell[row[1].first + k].end == 0;
		if (apart && b->columns > 1 && row[1].y - row[0].y < 0.7 * pitch)
			return true;
	}
	return false;
}

static double
width_of(const struct boxes *b, const struct box_cell *cell)
{
	return cell->end == cell->first
		   ? 0
		   : word_of(b, cell->end - 1)->box.x1 - word_of(b, cell->first)->box.x0;
}

/* The width of the widest figure of each column. */
static void
find_widest(const struct boxes *b, double *widest)
{
	for (size_t k = 0; k < b->columns; k++) {
		widest[k] = 0;
		for (size_t i = 0; i < b->rows; i++) {
			double wide = width_of(b, &b->cell[b->row[i].first + k]);

			widest[k] = wide > widest[k] ? wide : widest[k];
		}
	}
}

/* May each figure of row i + 1 be the end of the one above it, broken off where its cell ends,
   or each of row i the beginning of one that goes on below? */
static bool
is_broken(const struct boxes *b, size_t i, const double *widest)
{
	const struct box_row *row = &b->row[i];
	size_t lines = 0, above = 0, below = 0;

	for (size_t k = 0; k < b->columns; k++) {
		double upper = width_of(b, &b->cell[row[0].first + k]);
		double lower = width_of(b, &b->cell[row[1].first + k]);

		above += upper > 0;
		below += lower > 0;
		lines += lower > 0 && upper > DIGIT * row->em &&
			 upper > widest[k] - DIGIT * row->em && lower < upper + 0.25;
	}
	return lines && ((lines == below && below < b->columns) ||
			    (lines == above && above < b->columns));
}

/* Does a word stand left of a row's figures, as high as they? */
static bool
has_label(const struct boxes *b, const struct box_row *row)
{
	for (size_t i = 0; i < b->n; i++) {
		double d = box_middle(&b->line[i].box) - row->y;

		if (d < SAME_ROW * row->em && d > -SAME_ROW * row->em &&
		    b->line[i].box.x0 < b->column[0].x0 - row->em)
			return true;
	}
	return false;
}

/* May row i + 1 hold the ends of the figures of row i, by how close it is? */
static bool
is_close(const struct boxes *b, size_t i, double most)
{
	const struct box_row *row = &b->row[i];
	double pitch = row[1].y - row[0].y;

	return pitch < 0.9 * most &&
	       (pitch < LINE * row->em || (pitch < LINE_MAX * row->em &&
					      !(has_label(b, row) && has_label(b, row + 1))));
}

/* Are figures broken, in cells too narrow for them?  Their lines are as close as lines of text
   are, and closer than other rows. */
static bool
has_broken(const struct boxes *b)
{
	double widest[BOX_COLUMNS], most = 0;

	find_widest(b, widest);
	for (size_t i = 0; i + 1 < b->rows; i++) {
		double pitch = b->row[i + 1].y - b->row[i].y;

		most = pitch > most ? pitch : most;
	}
	for (size_t i = 0; i + 1 < b->rows; i++) {
		if (is_broken(b, i, widest) && is_close(b, i, most))
			return true;
	}
	return false;
}

static bool
fill_all(struct boxes *b)
{
	make_cells(b);
	b->labels_end = 0;
	for (size_t i = 0; i < b->n; i++) {
		if (!take_words(b, &b->line[i]))
			return false;
	}
	return !is_torn(b) && !has_broken(b);
}

/* A part on a new page without heads of its own has the columns of the part before. */
static bool
has_heads(const struct boxes *b)
{
	for (size_t k = 0; k < b->n; k++) {
		const struct pdf_line *line = &b->line[k];

		for (size_t i = line->first; i < line->first + line->n; i++) {
			const struct box *box = &word_of(b, i)->box;

			if (box_middle(box) < boxes_rows_begin(b) &&
			    (box->x0 > b->labels_end ||
				column_over(b, box->x0, box->x1) != SIZE_MAX))
				return true;
		}
	}
	return false;
}

/* The columns of the part before and of this one, when they are as many as the former's. */
static bool
take_columns_before(struct boxes *b)
{
	struct span both[2 * BOX_COLUMNS];

	if (b->columns >= b->columns_before)
		return b->columns == b->columns_before;
	memcpy(both, b->before, b->columns_before * sizeof *both);
	memcpy(both + b->columns_before, b->column, b->columns * sizeof *both);
	if (merge(both, b->columns_before + b->columns) != b->columns_before)
		return false;
	memcpy(b->column, both, b->columns_before * sizeof *both);
	b->columns = b->columns_before;
	return true;
}

bool
boxes_columns(struct boxes *b)
{
	take_figures(b);
	if (!take_columns(b) || !take_rows(b) || !fill_all(b))
		return false;
	if (!b->columns_before || has_heads(b))
		return true;
	return take_columns_before(b) && fill_all(b);
}

bool
boxes_add_columns(struct boxes *b, const struct span *span, size_t n)
{
	struct span all[2 * BOX_COLUMNS];

	memcpy(all, b->column, b->columns * sizeof *all);
	memcpy(all + b->columns, span, n * sizeof *all);
	n = merge(all, b->columns + n);
	if (n > BOX_COLUMNS)
		return false;
	memcpy(b->column, all, n * sizeof *all);
	b->columns = n;
	return fill_all(b);
}
