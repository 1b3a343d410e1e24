/*
 * The labels of a part: which row each belongs to.  A label may take several lines, above and
 * below its figures, or stand in the middle of the rows that it groups.
 */
#include <stdlib.h>

#include "pdf_boxes.h"

/* In widths of a Han character: the most between the lines of a label. */
static const double LEADING = 2.2, GROUP_LEADING = 1.35;

/* Lines of a label at most; rows times lines, for the table of all ways to match them. */
enum { LINES_MAX = 24, WAYS_MAX = 1 << 18 };

/* Pieces of labels in a part: there are no more in any report. */
enum { LABELS_MAX = 4096 };

/* Pieces that may come between two of one height. */
enum { BESIDE = 16 };

static const double NEVER = 1e9;

/* Of the room between a row and the next one: how far its label may stand from it. */
static const double NEAR = 0.4;

/* How far from its row a label may stand before it is taken for one of a row without figures.
 */
static const double BLANK_COST = 0.6;

/* Points: labels that begin as close as this begin at one place; and how many of them make it a
   place where a column begins. */
static const double SAME_START = 0.6;
enum { STOP_MIN = 3 };

struct stops {
	double x[BOX_LABELS];
	size_t n;
};

/* A line of row labels: pieces of the same height. */
struct label_line {
	double y, y0, y1, em;
	size_t first, n; /* pieces */
};

struct way {
	double cost;
	unsigned char lines; /* that the last row took; BLANK for a row of its own */
};

enum { NONE = 0, BLANK = 255 };

/* Beside what of a label figures stand: its middle, its first line, its last one. */
enum stand { AT_MIDDLE, AT_TOP, AT_FOOT, STANDS };

struct match {
	struct boxes *b;
	struct label_line *line;
	size_t lines;
	struct way *way; /* (rows + 1) * (lines + 1) */
	enum stand stand;
	double tight; /* the least between two of the lines */
	double blank; /* what a label without figures costs; figures without one, a bit less */
};

static double
apart(double a, double b)
{
	return a < b ? b - a : a - b;
}

static int
by_end(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->x1 < y->x1 ? -1 : x->x1 > y->x1;
}

/* Is a word one of labels? */
static bool
is_label(struct boxes *b, const struct pdf_line *line, size_t i)
{
	const struct box *box = &b->lines->words.word[i].box;

	return box->x0 < b->column[0].x0 && !box_is_figure(b, line, i) &&
	       (box_middle(box) >= boxes_rows_begin(b) || box_middle(box) >= b->heads_end);
}

/* Where several labels begin, below each other: there another column may begin, however close
   the one before comes. */
static void
take_stops(struct boxes *b, struct stops *stops)
{
	struct span *start = mem_resize(NULL, b->n + 1, sizeof *start);
	size_t n = 0, from = 0;

	for (size_t k = 0; k < b->n; k++) {
		const struct pdf_line *line = &b->line[k];

		if (is_label(b, line, line->first))
			start[n++] = (struct span) { 0, line->box.x0 };
	}
	if (n)
		qsort(start, n, sizeof *start, by_end);
	stops->n = 0;
	for (size_t i = 0; i < n; i++) {
		if (start[i].x1 - start[from].x1 > SAME_START)
			from = i;
		if (i - from + 1 == STOP_MIN && stops->n < BOX_LABELS)
			stops->x[stops->n++] = start[from].x1;
	}
	free(start);
}

static bool
is_stop(const struct stops *stops, double x)
{
	for (size_t i = 0; i < stops->n; i++) {
		if (x > stops->x[i] - SAME_START && x < stops->x[i] + SAME_START)
			return true;
	}
	return false;
}

static void
take_labels(struct boxes *b)
{
	struct stops stops;

	b->labels.n = 0;
	take_stops(b, &stops);
	for (size_t k = 0; k < b->n; k++) {
		const struct pdf_line *line = &b->line[k];
		size_t end = line->first + line->n, to;

		for (size_t i = line->first; i < end; i = to) {
			for (to = i + 1; to < end && box_goes_on(b, line, to - 1) &&
					 is_label(b, line, to) &&
					 !is_stop(&stops, b->lines->words.word[to].box.x0);)
				to++;
			if (is_label(b, line, i))
				pieces_add(b, &b->labels, line, i, to);
		}
	}
}

/* The columns that a piece lies over. */
static void
place(struct piece *piece, const struct span *column, size_t n)
{
	piece->col = piece->cols = 0;
	for (size_t k = 0; k < n; k++) {
		if (box_overlap(piece->box.x0, piece->box.x1, column[k].x0, column[k].x1) > 1 &&
		    !piece->cols++)
			piece->col = k;
	}
	if (piece->cols)
		return;
	piece->cols = 1;
	while (piece->col + 1 < n && column[piece->col + 1].x0 < piece->box.x0)
		piece->col++;
}

/* Do pieces of columns k and k + 1 stand side by side anywhere?  Where only one or two are in
   the latter alone, they may be the last lines of longer ones. */
static bool
are_apart(const struct boxes *b, size_t k)
{
	size_t alone = 0;

	for (size_t i = 0; i < b->labels.n; i++)
		alone += b->labels.piece[i].cols == 1 && b->labels.piece[i].col == k + 1;
	if (alone > 2)
		return true;
	for (size_t i = 0; i < b->labels.n; i++) {
		const struct piece *x = &b->labels.piece[i];

		if (x->cols != 1 || x->col != k)
			continue;
		/* Pieces come in the order of their lines. */
		for (size_t j = i > BESIDE ? i - BESIDE : 0; j < b->labels.n && j < i + BESIDE;
		     j++) {
			const struct piece *y = &b->labels.piece[j];

			if (y->col == k + 1 && x->box.y0 < box_middle(&y->box) &&
			    box_middle(&y->box) < x->box.y1 + 0.5 * y->em)
				return true;
		}
	}
	return false;
}

/* The columns of labels: as many as stretches can be found that no label takes two of, of those
   that end first.  A label that lies over several spans these columns. */
static bool
take_columns(struct boxes *b)
{
	struct span *span = mem_resize(NULL, b->labels.n + 1, sizeof *span), column[BOX_LABELS];
	size_t n = 0;
	bool ok = true;

	for (size_t i = 0; i < b->labels.n; i++)
		span[i] = (struct span) { b->labels.piece[i].box.x0,
			b->labels.piece[i].box.x1 };
	if (b->labels.n)
		qsort(span, b->labels.n, sizeof *span, by_end);
	for (size_t i = 0; i < b->labels.n && ok; i++) {
		if (n && span[i].x0 < column[n - 1].x1 - 1)
			continue;
		if ((ok = n < BOX_LABELS))
			column[n++] = span[i];
	}
	free(span);
	for (size_t k = 0; k + 1 < n;) {
		for (size_t i = 0; i < b->labels.n; i++)
			place(&b->labels.piece[i], column, n);
		if (are_apart(b, k)) {
			k++;
			continue;
		}
		column[k].x1 = column[k + 1].x1;
		n--;
		memmove(column + k + 1, column + k + 2, (n - k - 1) * sizeof *column);
	}
	for (size_t i = 0; i < b->labels.n; i++)
		place(&b->labels.piece[i], column, n);
	b->label_columns = n;
	return ok;
}

/* Pieces that reach into the last column of labels are those of rows; the others may be those
   of groups. */
static bool
is_of_row(const struct boxes *b, const struct piece *piece)
{
	return piece->col + piece->cols == b->label_columns;
}

/* Does a piece begin where another one does, or have the same middle? */
static bool
is_aligned(const struct piece *x, const struct piece *y)
{
	return apart(x->box.x0, y->box.x0) < SAME_START ||
	       apart(x->box.x0 + x->box.x1, y->box.x0 + y->box.x1) < 2 * SAME_START;
}

/* A short line of a label that spans several columns does not reach into the last one: it is
   aligned with the line next to it, and stands beside no other label. */
static bool
is_short_line(const struct boxes *b, size_t i)
{
	const struct piece *piece = &b->labels.piece[i];
	bool next = false;

	for (size_t k = i > BESIDE ? i - BESIDE : 0; k < b->labels.n && k < i + BESIDE; k++) {
		const struct piece *other = &b->labels.piece[k];
		double gap = other->box.y0 > piece->box.y0 ? other->box.y0 - piece->box.y1
							   : piece->box.y0 - other->box.y1;

		if (gap < 0 && other->col > piece->col)
			return false;
		if (k == i || !is_of_row(b, other))
			continue;
		next = next || (other->cols > 1 && other->col <= piece->col &&
				   gap < LEADING / 2 * piece->em && is_aligned(other, piece));
	}
	return next;
}

static int
by_height(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	double d = box_middle(&x->box) - box_middle(&y->box);

	return d < 0 ? -1 : d > 0 ? 1 : x->box.x0 < y->box.x0 ? -1 : x->box.x0 > y->box.x0;
}

/* The lines of row labels; those pieces come first, in the order of their lines. */
static void
take_lines(struct match *m)
{
	struct boxes *b = m->b;
	struct piece *piece = b->labels.piece;
	size_t n = 0;

	for (size_t i = 0; i < b->labels.n; i++)
		piece[i].rows = is_of_row(b, &piece[i]) || is_short_line(b, i);
	for (size_t i = 0; i < b->labels.n; i++) {
		if (piece[i].rows) {
			struct piece swap = piece[n];

			piece[n++] = piece[i];
			piece[i] = swap;
		}
	}
	if (n)
		qsort(piece, n, sizeof *piece, by_height);
	m->line = mem_resize(NULL, n + 1, sizeof *m->line);
	for (size_t i = 0; i < n; i++) {
		struct label_line *last = m->lines ? &m->line[m->lines - 1] : NULL;
		double y = box_middle(&piece[i].box);

		if (last && y - last->y < 0.4 * last->em) {
			last->n++;
			continue;
		}
		m->line[m->lines++] = (struct label_line) { y, piece[i].box.y0, piece[i].box.y1,
			piece[i].em, i, 1 };
	}
}

static struct way *
way_at(const struct match *m, size_t row, size_t line)
{
	return &m->way[row * (m->lines + 1) + line];
}

static void
offer(struct way *way, double cost, size_t lines)
{
	if (cost < way->cost)
		*way = (struct way) { cost, (unsigned char)lines };
}

/* The room that a row has to the nearer of its neighbours. */
static double
room_of(const struct boxes *b, size_t row)
{
	double room = NEVER;

	if (row)
		room = b->row[row].y - b->row[row - 1].y;
	if (row + 1 < b->rows && b->row[row + 1].y - b->row[row].y < room)
		room = b->row[row + 1].y - b->row[row].y;
	return room < NEVER ? room : 4 * b->row[row].em;
}

/* How far lines [from, to) are from a row; NEVER for too far. */
static double
cost_of(const struct match *m, size_t row, size_t from, size_t to)
{
	double y = (m->line[from].y0 + m->line[to - 1].y1) / 2, cost;

	if (m->stand != AT_MIDDLE)
		y = m->stand == AT_TOP ? m->line[from].y : m->line[to - 1].y;
	cost = apart(y, m->b->row[row].y);
	/* The next page may have more lines of the last one. */
	if (row + 1 == m->b->rows && to == m->lines &&
	    apart(m->line[from].y, m->b->row[row].y) < cost)
		cost = apart(m->line[from].y, m->b->row[row].y);
	return cost > NEAR * room_of(m->b, row) ? NEVER : cost;
}

/* The room above a line. */
static double
gap_above(const struct match *m, size_t line)
{
	return m->line[line].y0 - m->line[line - 1].y1;
}

/* The ways on from having dealt with so many rows and lines. */
static void
go_on(struct match *m, size_t row, size_t line)
{
	double cost = way_at(m, row, line)->cost;

	if (line < m->lines)
		offer(way_at(m, row, line + 1), cost + m->blank, BLANK);
	if (row == m->b->rows)
		return;
	offer(way_at(m, row + 1, line), cost + 0.8 * m->blank, NONE);
	for (size_t to = line + 1; to <= m->lines && to <= line + LINES_MAX; to++) {
		double gap = to > line + 1 ? gap_above(m, to - 1) : m->tight;

		if (to > line + 1 && gap > LEADING * m->line[to - 1].em)
			break;
		cost += gap - m->tight;
		offer(way_at(m, row + 1, to), cost + cost_of(m, row, line, to), to - line);
	}
}

static double
find_ways(struct match *m, enum stand stand)
{
	m->stand = stand;
	for (size_t i = 0; i < (m->b->rows + 1) * (m->lines + 1); i++)
		m->way[i] = (struct way) { NEVER, NONE };
	m->way->cost = 0;
	for (size_t row = 0; row <= m->b->rows; row++) {
		for (size_t line = 0; line <= m->lines; line++)
			go_on(m, row, line);
	}
	return way_at(m, m->b->rows, m->lines)->cost;
}

/* Give lines [from, to) to a row; false when that grows longer than any. */
static bool
label(struct match *m, size_t row, size_t from, size_t to)
{
	struct boxes *b = m->b;
	struct box_row *r = &b->row[row];

	buf_clear(&b->scratch);
	r->col = b->label_columns;
	for (; from < to; from++) {
		for (size_t i = 0; i < m->line[from].n; i++) {
			const struct piece *piece = &b->labels.piece[m->line[from].first + i];

			pdf_join(&b->scratch, (struct str) { b->text.s + piece->at, piece->n });
			r->col = piece->col < r->col ? piece->col : r->col;
		}
	}
	r->labelled = true;
	r->at = b->text.len;
	r->n = b->scratch.len;
	buf_addstr(&b->text, buf_str(&b->scratch));
	return r->n < LABEL_BYTES;
}

/* A row of its own for a label without figures; it is put where it belongs later. */
static void
add_blank(struct match *m, size_t line)
{
	struct boxes *b = m->b;
	const struct label_line *l = &m->line[line];
	const struct piece *piece = &b->labels.piece[l->first];

	*boxes_add_row(b) = (struct box_row) { .y = l->y,
		.em = l->em,
		.line = piece->line,
		.at = piece->at,
		.n = piece->n,
		.col = piece->col,
		.labelled = true };
}

/* Go the best way back from its end. */
static bool
take_way(struct match *m, size_t rows)
{
	size_t row = rows, line = m->lines;

	while (row || line) {
		size_t lines = way_at(m, row, line)->lines;

		if (lines == BLANK) {
			add_blank(m, --line);
			continue;
		}
		row--;
		if (lines && !label(m, row, line - lines, line))
			return false;
		line -= lines;
	}
	return true;
}

/* The middle is where figures stand mostly: other ways have to be better by far. */
static void
find_best(struct match *m)
{
	enum stand best = AT_MIDDLE;
	double least = find_ways(m, best);

	least -= least > 5 * m->b->row->em ? 0.2 * least : m->b->row->em;

	for (enum stand stand = AT_TOP; stand < STANDS; stand++) {
		double cost = find_ways(m, stand);

		if (cost < least) {
			least = cost;
			best = stand;
		}
	}
	find_ways(m, best);
}

static bool
match_rows(struct match *m)
{
	struct boxes *b = m->b;
	size_t rows = b->rows;

	take_lines(m);
	if ((rows + 1) * (m->lines + 1) > WAYS_MAX)
		return false;
	m->way = mem_resize(NULL, (rows + 1) * (m->lines + 1), sizeof *m->way);
	m->blank = BLANK_COST * b->row->em;
	if (rows > 1 && 0.6 * (b->row[rows - 1].y - b->row->y) / (double)(rows - 1) < m->blank)
		m->blank = 0.6 * (b->row[rows - 1].y - b->row->y) / (double)(rows - 1);
	for (size_t i = 1; i < m->lines; i++) {
		if (i == 1 || gap_above(m, i) < m->tight)
			m->tight = gap_above(m, i);
	}
	find_best(m);
	return take_way(m, rows);
}

static int
by_row_height(const void *a, const void *b)
{
	const struct box_row *x = a, *y = b;

	return x->y < y->y ? -1 : x->y > y->y;
}

static size_t
nearest_row(const struct boxes *b, double y)
{
	size_t nearest = 0;

	for (size_t i = 1; i < b->rows; i++) {
		if (apart(b->row[i].y, y) < apart(b->row[nearest].y, y))
			nearest = i;
	}
	return nearest;
}

/* May the group in that column take the row? */
static bool
is_open(const struct boxes *b, size_t row, size_t col)
{
	return row < b->rows && b->row[row].labelled && b->row[row].col > col;
}

/* Add a piece to a row's label; false when that grows longer than any. */
static bool
add_label(struct boxes *b, struct box_row *row, const struct piece *piece)
{
	buf_clear(&b->scratch);
	if (row->labelled)
		buf_add(&b->scratch, b->text.s + row->at, row->n);
	pdf_join(&b->scratch, (struct str) { b->text.s + piece->at, piece->n });
	row->col = row->labelled && row->col < piece->col ? row->col : piece->col;
	row->labelled = true;
	row->at = b->text.len;
	row->n = b->scratch.len;
	buf_addstr(&b->text, buf_str(&b->scratch));
	return row->n < LABEL_BYTES;
}

static int
by_column(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if (x->col != y->col)
		return x->col > y->col ? -1 : 1;
	return by_height(a, b);
}

/* A piece that does not reach into the last column of labels is a group's where the row next to
   it has a label of its own, farther to the right; else it is that row's. */
static bool
part_groups(struct boxes *b, size_t from)
{
	b->groups.n = 0;
	if (from < b->labels.n)
		qsort(b->labels.piece + from, b->labels.n - from, sizeof *b->labels.piece,
		    by_column);
	for (size_t i = from; i < b->labels.n; i++) {
		const struct piece *piece = &b->labels.piece[i];
		size_t row = nearest_row(b, box_middle(&piece->box));

		if (is_open(b, row, piece->col))
			pieces_copy(&b->groups, piece);
		else if (!add_label(b, &b->row[row], piece))
			return false;
	}
	return true;
}

/* The row next to the middle of a group's label that it may take; SIZE_MAX for none near. */
static size_t
nearest_open(const struct boxes *b, const struct piece *group)
{
	size_t row = nearest_row(b, box_middle(&group->box));

	for (size_t i = 0; i < 3; i++) {
		if (is_open(b, row + i, group->col))
			return row + i;
		if (row >= i && is_open(b, row - i, group->col))
			return row - i;
	}
	return SIZE_MAX;
}

/* The rows that a group's label stands in the middle of, from row `from` on. */
static void
span_rows(struct boxes *b, struct piece *group, size_t from, size_t stop)
{
	double y = box_middle(&group->box), best = NEVER;
	size_t at = nearest_open(b, group), first = at, end;

	while (first > from && is_open(b, first - 1, group->col))
		first--;
	group->row = at;
	group->rows = 1;
	for (size_t tries = 0; first <= at && tries < 4; first++, tries++) {
		for (end = at; end < stop && is_open(b, end, group->col); end++) {
			double off = apart((b->row[first].y + b->row[end].y) / 2, y);

			if (off > 0.9 * best)
				continue;
			best = off;
			group->row = first;
			group->rows = end - first + 1;
		}
		if (best < 0.3 * room_of(b, at))
			break;
	}
}

static bool
place_groups(struct boxes *b)
{
	size_t from = 0;

	pieces_stack(b, &b->groups, GROUP_LEADING);
	for (size_t i = 0; i < b->groups.n; i++) {
		struct piece *group = &b->groups.piece[i];
		const struct piece *next = i + 1 < b->groups.n && group[1].col == group->col
					       ? &group[1]
					       : NULL;

		if (i && group[-1].col != group->col)
			from = 0;
		if (nearest_open(b, group) == SIZE_MAX) {
			if (!add_label(
				b, &b->row[nearest_row(b, box_middle(&group->box))], group))
				return false;
			group->rows = 0;
			continue;
		}
		span_rows(
		    b, group, from, next ? nearest_row(b, box_middle(&next->box)) : b->rows);
		from = group->row + group->rows;
	}
	return true;
}

bool
boxes_labels(struct boxes *b)
{
	struct match m = { .b = b };
	size_t from = 0;
	bool ok;

	take_labels(b);
	if (b->labels.n > LABELS_MAX || !take_columns(b))
		return false;
	ok = match_rows(&m);
	for (size_t i = 0; i < m.lines; i++)
		from += m.line[i].n;
	free(m.line);
	free(m.way);
	if (!ok)
		return false;
	qsort(b->row, b->rows, sizeof *b->row, by_row_height);
	boxes_rests(b);
	return part_groups(b, from) && place_groups(b);
}
