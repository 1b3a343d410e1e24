#include <stdlib.h>

#include "note.h"
#include "pdf_boxes.h"

/* In widths of a Han character: the most between a label's line and the next one of it, and the
   same where its first line stands beside figures. */
static const double TAIL = 0.7, TAIL_BELOW = 0.45;

static struct str
part_text(const struct boxes *b, size_t at, size_t n)
{
	return (struct str) { b->text.s + at, n };
}

/* --- what is clear becomes rows */

static int
by_line(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->box.x0 < y->box.x0 ? -1 : x->box.x0 > y->box.x0;
}

/* Is there no head of the same columns below this one? */
static bool
is_lowest(const struct boxes *b, size_t i)
{
	const struct piece *head = &b->heads.piece[i];

	for (size_t k = 0; k < b->heads.n; k++) {
		const struct piece *other = &b->heads.piece[k];

		if (other->cols == head->cols && other->col == head->col &&
		    other->box.y0 > head->box.y0)
			return false;
	}
	return head->cols == 1 || (head->cols == OVER_LABELS && b->label_columns);
}

static void
put_empty(struct boxes *b, size_t n)
{
	for (; n; n--)
		table_cell(&b->table, (struct str) { "", 0 }, 1, 1);
}

/* The heads of one line that are not the lowest ones: each at its place. */
static void
put_upper(struct boxes *b, const struct piece *head, size_t n)
{
	size_t at = 0, all = b->label_columns + b->columns;

	table_row(&b->table, head->line);
	for (size_t i = 0; i < n; i++) {
		bool labels = head[i].cols == OVER_LABELS;
		size_t col = labels ? 0 : b->label_columns + head[i].col;
		size_t cols = labels ? (b->label_columns ? b->label_columns : 1) : head[i].cols;

		if (at < col)
			put_empty(b, col - at);
		if (at > col + cols - 1)
			cols = 1;
		else
			cols -= at > col ? at - col : 0;
		table_cell(&b->table, part_text(b, head[i].at, head[i].n), (unsigned)cols, 1);
		at = (at > col ? at : col) + cols;
	}
	if (at < all)
		put_empty(b, all - at);
}

/* The lowest head of every column, in one row. */
static void
put_lowest(struct boxes *b, const struct piece *head, size_t n)
{
	size_t at = 0;
	unsigned long line = 0;

	for (size_t i = 0; i < n; i++)
		line = head[i].line > line ? head[i].line : line;
	table_row(&b->table, line);
	if (b->label_columns && head->cols == OVER_LABELS)
		table_cell(
		    &b->table, part_text(b, head->at, head->n), (unsigned)b->label_columns, 1);
	else
		put_empty(b, b->label_columns);
	for (size_t i = 0; i < n; i++) {
		if (head[i].cols == OVER_LABELS)
			continue;
		put_empty(b, head[i].col - at);
		table_cell(&b->table, part_text(b, head[i].at, head[i].n), 1, 1);
		at = head[i].col + 1;
	}
	put_empty(b, b->columns - at);
}

static int
by_place(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if ((x->cols == OVER_LABELS) != (y->cols == OVER_LABELS))
		return x->cols == OVER_LABELS ? -1 : 1;
	return x->col < y->col ? -1 : x->col > y->col;
}

static void
put_heads(struct boxes *b)
{
	struct pieces *heads = &b->heads;
	size_t upper = 0, n = heads->n;
	struct piece *low = mem_resize(NULL, n + 1, sizeof *low);
	size_t lows = 0;

	for (size_t i = 0; i < n; i++) {
		if (is_lowest(b, i))
			low[lows++] = heads->piece[i];
	}
	for (size_t i = 0, k = 0; i < n; i++) {
		for (k = 0; k < lows && low[k].at != heads->piece[i].at; k++)
			;
		if (k == lows)
			heads->piece[upper++] = heads->piece[i];
	}
	if (upper)
		qsort(heads->piece, upper, sizeof *heads->piece, by_line);
	for (size_t i = 0, to; i < upper; i = to) {
		for (to = i + 1; to < upper && heads->piece[to].line == heads->piece[i].line;)
			to++;
		put_upper(b, heads->piece + i, to - i);
	}
	if (lows) {
		qsort(low, lows, sizeof *low, by_place);
		put_lowest(b, low, lows);
	}
	free(low);
}

/* The cell of a group's label, if it begins in this row; true when one reaches into it. */
static bool
put_group(struct boxes *b, size_t row, size_t col)
{
	for (size_t i = 0; i < b->groups.n; i++) {
		const struct piece *group = &b->groups.piece[i];

		if (group->col != col || row < group->row || row >= group->row + group->rows)
			continue;
		if (row == group->row)
			table_cell(&b->table, part_text(b, group->at, group->n), 1,
			    (unsigned)group->rows);
		return true;
	}
	return false;
}

static void
put_figures(struct boxes *b, const struct box_row *row)
{
	if (!row->cells)
		put_empty(b, b->columns);
	for (size_t i = 0; i < row->cells; i++) {
		const struct box_cell *cell = &b->cell[row->first + i];

		buf_clear(&b->scratch);
		pdf_add_text(b->lines, cell->first, cell->end, &b->scratch);
		table_cell(&b->table, buf_str(&b->scratch), 1, 1);
	}
}

static void
put_row(struct boxes *b, size_t i)
{
	const struct box_row *row = &b->row[i];
	size_t col = row->labelled ? row->col : b->label_columns;

	table_row(&b->table, row->line);
	for (size_t k = 0; k < col && k < b->label_columns; k++) {
		if (!put_group(b, i, k))
			put_empty(b, 1);
	}
	b->label = 0;
	if (col < b->label_columns) {
		struct str label = part_text(b, row->at, row->n);

		table_cell(&b->table, label, (unsigned)(b->label_columns - col), 1);
		b->label = box_is_numbered(label) ? b->table.cells : 0;
		b->label_page = b->line->page;
	}
	put_figures(b, row);
}

/* --- what is not, one cell */

static void
put_unclear(struct boxes *b)
{
	buf_clear(&b->scratch);
	for (size_t i = 0; i < b->n; i++) {
		const struct pdf_line *line = &b->line[i];

		if (i)
			buf_addc(&b->scratch, '\n');
		pdf_add_text(b->lines, line->first, line->first + line->n, &b->scratch);
	}
	table_row(&b->table, b->line->number);
	table_cell(&b->table, buf_str(&b->scratch), 1, 1);
	note_put(b->line->number, "boxes_unclear",
	    "page %zu: it is not clear in which columns and rows the figures of this table "
	    "stand; lines of it left together in one cell: %zu",
	    b->line->page + 1, b->n);
}

/* --- parts */

/* Lines without any figure: a head that the next page goes on with. */
static void
put_bare(struct boxes *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct pdf_line *line = &b->line[i];
		size_t end = line->first + line->n, to;

		table_row(&b->table, line->number);
		for (size_t k = line->first; k < end; k = to) {
			to = pdf_piece(b->lines, k, end, line->em);
			buf_clear(&b->scratch);
			pdf_add_text(b->lines, k, to, &b->scratch);
			table_cell(&b->table, buf_str(&b->scratch), 1, 1);
		}
	}
}

static void
add_part(struct boxes *b, const struct pdf_line *line, size_t n, bool figures)
{
	b->line = line;
	b->n = n;
	buf_clear(&b->text);
	if (!figures) {
		put_bare(b);
		b->columns_before = b->label = 0;
		return;
	}
	if (boxes_columns(b) && boxes_heads(b) && boxes_labels(b)) {
		put_heads(b);
		for (size_t i = 0; i < b->rows; i++)
			put_row(b, i);
		memcpy(b->before, b->column, b->columns * sizeof *b->column);
		b->columns_before = b->columns;
	} else {
		put_unclear(b);
		b->columns_before = b->label = 0;
	}
}

/* What is known of the part that is being looked for. */
struct look {
	const struct pdf_line *last; /* with figures; NULL for none yet */
	double left; /* where its figures begin */
	bool label; /* a label stands beside the last row's figures */
};

static bool
see_figures(struct boxes *b, const struct pdf_line *line, struct look *look)
{
	bool any = false;

	for (size_t i = line->first; i < line->first + line->n; i++) {
		const struct box *box = &b->lines->words.word[i].box;

		if (!box_is_figure(b, line, i))
			continue;
		if (!any)
			look->label = i > line->first;
		if (!any && (!look->last || box->x0 < look->left))
			look->left = box->x0;
		any = true;
	}
	if (any)
		look->last = line;
	return any;
}

/* Does a line without figures stand over the columns of figures: is it one of heads?  A label
   may reach a little into them, with a mark at its end. */
static bool
is_head(const struct boxes *b, const struct pdf_line *line, const struct look *look)
{
	const struct box *last = &b->lines->words.word[line->first + line->n - 1].box;

	return line->kind != PDF_TURNED && ((last->x0 + last->x1) / 2 > look->left ||
					       last->x1 > look->left + 1.5 * line->em);
}

/* Where the next part begins: at the heads below the figures, or at what stands alone above
   those, but for the last lines of a label. */
static size_t
next_part(const struct pdf_line *line, size_t head, const struct look *look)
{
	size_t i = (size_t)(look->last - line) + 1;

	for (; i < head; i++) {
		double gap = line[i].box.y0 - line[i - 1].box.y1;
		bool below = look->last->box.x0 - line[i].box.x0 < 1 &&
			     line[i].box.x0 - look->last->box.x0 < 1;

		if (line[i].kind != PDF_TURNED &&
		    gap > (look->label ? TAIL_BELOW : TAIL) * line[i].em)
			break;
		if (look->label && !below && line[i].kind != PDF_TURNED)
			break;
	}
	return i;
}

void
boxes_add(struct boxes *b, const struct pdf_line *line, size_t n)
{
	struct look look = { NULL, 0, false };
	size_t from = 0;

	if (!b->open)
		table_open(&b->table, line->number);
	b->open = true;
	for (size_t i = 0; i < n; i++) {
		if (see_figures(b, &line[i], &look) || !look.last ||
		    !is_head(b, &line[i], &look))
			continue;
		i = next_part(line, i, &look);
		add_part(b, line + from, i - from, true);
		b->columns_before = 0; /* these have heads of their own */
		from = i--;
		look.last = NULL;
	}
	if (look.last) {
		size_t end = next_part(line, n, &look);

		add_part(b, line + from, end - from, true);
		from = end;
	}
	if (from < n)
		add_part(b, line + from, n - from, false);
}

void
boxes_put(struct boxes *b)
{
	if (b->open)
		table_put(&b->table, "boxes");
	b->open = false;
	b->columns_before = b->label = 0;
}

void
boxes_free(struct boxes *b)
{
	table_free(&b->table);
	buf_free(&b->text);
	buf_free(&b->scratch);
	free(b->figure);
	free(b->row);
	free(b->cell);
	free(b->heads.piece);
	free(b->labels.piece);
	free(b->groups.piece);
}
