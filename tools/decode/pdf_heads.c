/* The heads of a part: which column each stands over. */
#include <math.h>
#include <stdlib.h>

#include "pdf_boxes.h"
#include "utf8.h"

/* In widths of a Han character: the most between two words of a cell, and between two single
   characters, which some pages set apart (总 计). */
static const double INSIDE = 0.6, SPREAD = 2.2;

/* Between the lines of a head, when nothing else tells. */
static const double LEADING = 1.3, LEADING_DOWN = 2.6;

/* How far the edges or middles of a cell's lines may be from each other. */
static const double ALIGNED = 0.75;

enum { HEADS_MAX = 512, HEAD_BYTES = 1024 }; /* lines of heads; no part has more */

static struct piece *
add_piece(struct pieces *p)
{
	if (p->n == p->room) {
		p->room = p->room ? p->room * 2 : 64;
		p->piece = mem_resize(p->piece, p->room, sizeof *p->piece);
	}
	return &p->piece[p->n++];
}

void
pieces_copy(struct pieces *p, const struct piece *piece)
{
	*add_piece(p) = *piece;
}

void
pieces_add(
    struct boxes *b, struct pieces *p, const struct pdf_line *line, size_t first, size_t end)
{
	const struct pdf_word *word = b->lines->words.word;
	struct piece *piece = add_piece(p);

	*piece = (struct piece) { .box = word[first].box,
		.at = b->text.len,
		.em = line->em,
		.line = line->number,
		.cols = 1 };
	for (size_t i = first; i < end; i++) {
		const struct box *box = &word[i].box;

		piece->box.x1 = box->x1 > piece->box.x1 ? box->x1 : piece->box.x1;
		piece->box.y0 = box->y0 < piece->box.y0 ? box->y0 : piece->box.y0;
		piece->box.y1 = box->y1 > piece->box.y1 ? box->y1 : piece->box.y1;
	}
	pdf_add_text(b->lines, first, end, &b->text);
	piece->n = b->text.len - piece->at;
	piece->single = piece->n == 3 && (unsigned char)b->text.s[piece->at] >= 0xE3;
}

static bool
is_single(const struct boxes *b, size_t word)
{
	struct str s = pdf_word_text(&b->lines->words, &b->lines->words.word[word]);

	return s.n == 3 && (unsigned char)*s.s >= 0xE3;
}

bool
box_goes_on(const struct boxes *b, const struct pdf_line *line, size_t i)
{
	double gap = pdf_gap(b->lines, i);
	bool left = is_single(b, i), right = is_single(b, i + 1);

	/* One character beside several is in a narrow cell of its own, mostly. */
	return gap < (left == right ? INSIDE : INSIDE / 2) * line->em ||
	       (gap < SPREAD * line->em && left && right);
}

/* The columns that a piece lies over: how many, the first into *col. */
static size_t
columns_under(const struct boxes *b, const struct box *box, size_t *col)
{
	size_t n = 0;

	for (size_t i = 0; i < b->columns; i++) {
		if (box_overlap(box->x0, box->x1, b->column[i].x0, b->column[i].x1) > 0.25 &&
		    !n++)
			*col = i;
	}
	return n;
}

/* Columns are narrow: words of several heads may seem to be one cell.  Where the part that
   begins with word `first` ends: before a word over another column. */
static size_t
part_end(const struct boxes *b, size_t first, size_t end)
{
	size_t col = SIZE_MAX;

	for (size_t i = first; i < end; i++) {
		size_t at = 0, n = columns_under(b, &b->lines->words.word[i].box, &at);
		bool pair = i > first && is_single(b, i - 1) && is_single(b, i);

		if (n == 1 && col != SIZE_MAX && at != col)
			return i;
		if (i > first && !pair && (n == 1) != (col != SIZE_MAX))
			return i;
		col = n == 1 ? at : col;
	}
	return end;
}

/* Do the words lie over several columns? */
static bool
is_over_several(const struct boxes *b, size_t first, size_t end)
{
	struct box box = b->lines->words.word[first].box;
	size_t col;

	box.x1 = b->lines->words.word[end - 1].box.x1;
	return columns_under(b, &box, &col) > 1;
}

static void
add_head(struct boxes *b, const struct pdf_line *line, size_t first, size_t end)
{
	bool several = is_over_several(b, first, end);

	while (first < end) {
		size_t to = several ? part_end(b, first, end) : end;

		pieces_add(b, &b->heads, line, first, to);
		first = to;
	}
}

/* Does a head stand over the labels alone? */
static bool
is_over_labels(const struct boxes *b, const struct piece *piece)
{
	size_t col;

	return piece->box.x0 < b->labels_end && !columns_under(b, &piece->box, &col);
}

/* Everything above the first row is a head, but for a label that begins above its figures: one
   that stands over the labels alone, and below all other heads. */
static void
take_heads(struct boxes *b)
{
	double begin = boxes_rows_begin(b);
	size_t n = 0;

	b->heads.n = 0;
	for (size_t k = 0; k < b->n; k++) {
		const struct pdf_line *line = &b->line[k];
		size_t end = line->first + line->n, to;

		for (size_t i = line->first; i < end; i = to) {
			for (to = i + 1; to < end && box_goes_on(b, line, to - 1);)
				to++;
			if (line->kind != PDF_TURNED &&
			    box_middle(&b->lines->words.word[i].box) < begin)
				add_head(b, line, i, to);
		}
	}
	b->heads_end = b->line->box.y0;
	for (size_t i = 0; i < b->heads.n; i++) {
		const struct piece *piece = &b->heads.piece[i];

		if (!is_over_labels(b, piece) && piece->box.y1 > b->heads_end)
			b->heads_end = piece->box.y1;
	}
	for (size_t i = 0; i < b->heads.n; i++) {
		if (box_middle(&b->heads.piece[i].box) < b->heads_end)
			b->heads.piece[n++] = b->heads.piece[i];
	}
	b->heads.n = n;
}

/* How many columns begin left of a head's middle. */
static size_t
columns_left(const struct boxes *b, const struct piece *piece)
{
	double x = (piece->box.x0 + piece->box.x1) / 2;
	size_t n = 0;

	while (n < b->columns && b->column[n].x0 < x)
		n++;
	return n;
}

/* Lines of one cell begin at one place, end at one, or have one middle. */
static bool
is_aligned(const struct piece *x, const struct piece *y)
{
	double left = x->box.x0 - y->box.x0, right = x->box.x1 - y->box.x1;
	double most = ALIGNED * x->em;

	return fabs(left) < most || fabs(right) < most || fabs(left + right) < 2 * most;
}

/* A head that stands over a gap between columns.  It is a line of one that stands right above
   or below it, over a column; or, with one farther below, the head of several columns. */
static void
place_by_others(struct boxes *b, struct piece *piece)
{
	bool upper = false;

	for (size_t i = 0; i < b->heads.n; i++) {
		const struct piece *other = &b->heads.piece[i];
		bool below = other->box.y0 > box_middle(&piece->box);
		double gap = below ? other->box.y0 - piece->box.y1
				   : piece->box.y0 - other->box.y1;

		if (!other->cols || other->cols > BOX_COLUMNS || other == piece ||
		    box_overlap(other->box.x0, other->box.x1, piece->box.x0, piece->box.x1) <=
			0)
			continue;
		if (gap < (below ? LEADING : LEADING_DOWN) * piece->em && other->cols == 1 &&
		    is_aligned(piece, other)) {
			piece->col = other->col;
			piece->cols = 1;
			return;
		}
		upper = upper || below;
	}
	if (upper) {
		piece->col = columns_left(b, piece);
		piece->col -= piece->col > 0;
		piece->cols = 2;
	}
}

/* Where no head stands over the labels, the first one is theirs, if it stands left of all
   figures. */
static void
place_labels_head(struct boxes *b)
{
	struct piece *first = NULL;

	for (size_t i = 0; i < b->heads.n; i++) {
		struct piece *piece = &b->heads.piece[i];

		if (piece->cols == OVER_LABELS)
			return;
		if (!piece->cols && piece->box.x1 < b->column[0].x0 &&
		    (!first || piece->box.x0 < first->box.x0))
			first = piece;
	}
	if (first && b->labels_end > 0)
		first->cols = OVER_LABELS;
}

/* Does head i go on in a lower line of its cell? */
static bool
has_more(const struct boxes *b, size_t i)
{
	const struct piece *piece = &b->heads.piece[i];

	for (size_t k = i + 1; k < b->heads.n; k++) {
		if (is_aligned(piece, &b->heads.piece[k]))
			return true;
	}
	return false;
}

/* Heads that stand alone on their lines above all others are those of the whole part, if they
   stand over no column, or over one by chance. */
static void
place_titles(struct boxes *b)
{
	for (size_t i = 0; i + 1 < b->heads.n; i++) {
		struct piece *piece = &b->heads.piece[i];

		if (piece[1].line == piece->line)
			return;
		if (!piece->cols || (piece->cols == 1 && b->heads.n > i + 2 && !has_more(b, i)))
			piece->cols = b->columns + (b->columns == 1);
	}
}

/* The columns of each head; cols 0 for one that lies over none, OVER_LABELS for one of the
   labels.  How many have none. */
static size_t
place_over(struct boxes *b)
{
	size_t beside = 0;

	for (size_t i = 0; i < b->heads.n; i++) {
		struct piece *piece = &b->heads.piece[i];

		piece->col = 0;
		piece->cols = columns_under(b, &piece->box, &piece->col);
		if (!piece->cols && is_over_labels(b, piece))
			piece->cols = OVER_LABELS;
	}
	place_titles(b);
	place_labels_head(b);
	for (size_t i = 0; i < b->heads.n; i++) {
		struct piece *piece = &b->heads.piece[i];

		if (!piece->cols)
			place_by_others(b, piece);
		beside += !piece->cols;
	}
	return beside;
}

/* Which columns have a head over them? */
static void
see_headed(const struct boxes *b, bool *headed)
{
	memset(headed, 0, BOX_COLUMNS * sizeof *headed);
	for (size_t i = 0; i < b->heads.n; i++) {
		const struct piece *piece = &b->heads.piece[i];

		if (piece->cols == 1)
			headed[piece->col] = true;
	}
}

/* Does nothing stand below a head, but figures? */
static bool
is_leaf(const struct boxes *b, const struct piece *piece)
{
	for (size_t i = 0; i < b->heads.n; i++) {
		const struct piece *other = &b->heads.piece[i];

		if (other->box.y0 > box_middle(&piece->box) &&
		    box_overlap(piece->box.x0, piece->box.x1, other->box.x0, other->box.x1) > 0)
			return false;
	}
	return piece->cols != OVER_LABELS;
}

static int
by_start(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->x0 < y->x0 ? -1 : x->x0 > y->x0;
}

/* The lowest heads from left to right; how many, 0 for too many. */
static size_t
take_leaves(const struct boxes *b, struct span *leaf)
{
	size_t n = 0;

	for (size_t i = 0; i < b->heads.n; i++) {
		const struct piece *piece = &b->heads.piece[i];

		if (!is_leaf(b, piece))
			continue;
		if (n == BOX_COLUMNS)
			return 0;
		leaf[n++] = (struct span) { piece->box.x0, piece->box.x1 };
	}
	if (n)
		qsort(leaf, n, sizeof *leaf, by_start);
	return n;
}

/* Is each head over its column, or are all that are not on the same side of theirs? */
static bool
are_beside(const struct boxes *b, const struct span *leaf)
{
	size_t left = 0, right = 0;

	for (size_t i = 0; i < b->columns; i++) {
		const struct span *column = &b->column[i];
		struct box box = { leaf[i].x0, 0, leaf[i].x1, 0 };
		size_t col = i, n = columns_under(b, &box, &col);

		if (n > 1 || col != i)
			return false;
		left += !n && leaf[i].x0 < column->x0;
		right += !n && leaf[i].x0 > column->x0;
	}
	return !left || !right;
}

/* The columns of the lowest heads below a head, or of itself. */
static bool
place_by_leaves(const struct boxes *b, struct piece *piece, const struct span *leaf)
{
	size_t n = 0;

	for (size_t i = 0; i < b->columns; i++) {
		if (box_overlap(piece->box.x0, piece->box.x1, leaf[i].x0, leaf[i].x1) > 0 &&
		    !n++)
			piece->col = i;
	}
	piece->cols = n;
	return n > 0;
}

/* Heads that stand beside their figures, not over them, since the figures are set to one side
   of the cell: there are as many as columns, in the same order. */
static bool
place_beside(struct boxes *b)
{
	struct span leaf[BOX_COLUMNS];

	if (take_leaves(b, leaf) != b->columns || !are_beside(b, leaf))
		return false;
	for (size_t i = 0; i < b->heads.n; i++) {
		struct piece *piece = &b->heads.piece[i];

		if (piece->cols > 1 && piece->cols >= b->columns) /* of labels, or a title */
			continue;
		if (!place_by_leaves(b, piece, leaf))
			return false;
	}
	return true;
}

static bool
all_headed(const struct boxes *b)
{
	bool headed[BOX_COLUMNS];

	see_headed(b, headed);
	for (size_t i = 0; i < b->columns; i++) {
		if (!headed[i])
			return false;
	}
	return true;
}

/* Columns without any figure, whose heads alone are there. */
static bool
add_empty_columns(struct boxes *b)
{
	struct span span[BOX_COLUMNS];
	size_t n = 0;

	for (size_t i = 0; i < b->heads.n; i++) {
		const struct piece *piece = &b->heads.piece[i];

		if (piece->cols)
			continue;
		if (n == BOX_COLUMNS)
			return false;
		span[n++] = (struct span) { piece->box.x0, piece->box.x1 };
	}
	return boxes_add_columns(b, span, n) && !place_over(b) && all_headed(b);
}

/* No two heads of one line may stand over one column. */
static bool
is_clash(const struct boxes *b)
{
	for (size_t i = 1; i < b->heads.n; i++) {
		const struct piece *x = &b->heads.piece[i - 1], *y = x + 1;

		if (x->line == y->line && x->cols == 1 && y->cols == 1 && x->col == y->col)
			return true;
	}
	return false;
}

static int
by_column(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if (x->cols != y->cols)
		return x->cols < y->cols ? -1 : 1;
	if (x->col != y->col)
		return x->col < y->col ? -1 : 1;
	return x->box.y0 < y->box.y0 ? -1 : x->box.y0 > y->box.y0;
}

static bool
is_below(const struct piece *x, const struct piece *y)
{
	return x->cols == y->cols && x->col == y->col;
}

void
pieces_stack(struct boxes *b, struct pieces *p, double leading)
{
	size_t n = 0;

	if (p->n)
		qsort(p->piece, p->n, sizeof *p->piece, by_column);
	for (size_t i = 0; i < p->n; i++) {
		struct piece *last = n ? &p->piece[n - 1] : NULL, *next = &p->piece[i];
		double gap = last ? next->box.y0 - last->box.y1 : 0;
		double most = last && last->single && next->single ? 2 * leading : leading;

		if (!last || !is_below(last, next) || next->alone || gap > most * next->em ||
		    last->n > HEAD_BYTES || next->box.y0 < last->box.y0) {
			p->piece[n++] = *next;
			continue;
		}
		buf_clear(&b->scratch);
		buf_add(&b->scratch, b->text.s + last->at, last->n);
		pdf_join(&b->scratch, (struct str) { b->text.s + next->at, next->n });
		last->at = b->text.len;
		last->n = b->scratch.len;
		buf_addstr(&b->text, buf_str(&b->scratch));
		last->box.y1 = next->box.y1;
		last->box.x0 = last->box.x0 < next->box.x0 ? last->box.x0 : next->box.x0;
		last->box.x1 = last->box.x1 > next->box.x1 ? last->box.x1 : next->box.x1;
		last->single = next->single;
	}
	p->n = n;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The room between the lines of a head, in their own size: what most columns have at least.
   A head in several lines has them closer than the head above it. */
static double
head_leading(struct boxes *b)
{
	double least[BOX_COLUMNS], known[BOX_COLUMNS];
	size_t n = 0;

	for (size_t i = 0; i < b->columns; i++)
		least[i] = -1;
	for (size_t i = 1; i < b->heads.n; i++) {
		const struct piece *x = &b->heads.piece[i - 1], *y = x + 1;
		double gap = (y->box.y0 - x->box.y1) / y->em;

		if (y->cols != 1 || !is_below(x, y))
			continue;
		if (least[y->col] < 0 || gap < least[y->col])
			least[y->col] = gap < 0 ? 0 : gap;
	}
	for (size_t i = 0; i < b->columns; i++) {
		if (least[i] >= 0)
			known[n++] = least[i];
	}
	if (n < 2)
		return LEADING;
	qsort(known, n, sizeof *known, by_size);
	return 1.4 * known[n / 2] + 0.3;
}

/* Is it the lowest head of its column, or the lowest one over the labels? */
static bool
is_last(const struct boxes *b, size_t i)
{
	const struct piece *piece = &b->heads.piece[i];

	return (piece->cols == 1 || piece->cols == OVER_LABELS) &&
	       (i + 1 == b->heads.n || !is_below(piece, piece + 1));
}

/* Of the lowest heads on the line of this one, have most nothing above them? */
static bool
is_level(const struct boxes *b, const struct piece *piece)
{
	size_t whole = 0, others = 0;

	for (size_t i = 0; i < b->heads.n; i++) {
		const struct piece *other = &b->heads.piece[i];

		if (!is_last(b, i) || other->line != piece->line)
			continue;
		if (other->cols == OVER_LABELS && piece->cols == 1)
			return true;
		if (i && is_below(other - 1, other))
			others++;
		else
			whole++;
	}
	return whole > others;
}

/* A head on one line with others that are whole is whole itself: what stands above it is
   another one, over several columns. */
static void
part_heads(struct boxes *b)
{
	for (size_t i = 0; i < b->heads.n; i++) {
		if (is_last(b, i))
			b->heads.piece[i].alone = is_level(b, &b->heads.piece[i]);
	}
}

bool
boxes_heads(struct boxes *b)
{
	size_t beside;

	take_heads(b);
	if (b->heads.n > HEADS_MAX)
		return false;
	beside = place_over(b);
	if (beside && all_headed(b)) {
		if (!add_empty_columns(b))
			return false;
	} else if (beside && !place_beside(b)) {
		return false;
	}
	if (is_clash(b))
		return false;
	if (b->heads.n)
		qsort(b->heads.piece, b->heads.n, sizeof *b->heads.piece, by_column);
	part_heads(b);
	pieces_stack(b, &b->heads, head_leading(b));
	return true;
}
