/* Where a row's values stand among the columns, and what the heads say of it. */
#include <stdint.h>

#include "key.h"
#include "reader.h"
#include "utf8.h"

enum { NAMED_MAX = 40, LEARN_MAX = 400 };

/* The first cell of the values that is not empty, and one past the last; the values must have
 * one. */
static void
extent(const struct reader *r, const struct item *item, size_t *first, size_t *end)
{
	*first = 0;
	*end = item->n;
	while (!r->cell[item->first + *first].text.n)
		++*first;
	while (!r->cell[item->first + *end - 1].text.n)
		--*end;
}

/* The column of the values' cell i. */
static size_t
col_of(const struct reader *r, const struct item *item, size_t i)
{
	return r->cell[item->first + i].col;
}

/* The values' cell that begins in that column; SIZE_MAX for none. */
static size_t
cell_in(const struct reader *r, const struct item *item, size_t col)
{
	for (size_t i = 0; i < item->n; i++) {
		if (col_of(r, item, i) == col)
			return i;
	}
	return SIZE_MAX;
}

bool
is_beside(const struct span *head, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (head[i].col != head[i - 1].col + head[i - 1].n)
			return false;
	}
	return true;
}

static bool
is_below(const struct cell *cell, struct span head)
{
	return cell->col < head.col + head.n && head.col < cell->col + cell->span;
}

size_t
values_below(const struct reader *r, const struct item *item, const struct span *head, size_t n)
{
	const struct cell *cell = r->cell + item->first;
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < item->n; i++) {
		size_t k = 0;

		while (k < n && i + k < item->n && is_below(&cell[i + k], head[k]))
			k++;
		if (k < n && i + k < item->n)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = cell[i].col;
	}
	return found;
}

void
values_places(struct reader *r, size_t from, size_t to, size_t places)
{
	for (; from < to; from++)
		r->item[from].places = places;
}

/* What the full rows around an item show. */
struct lesson {
	size_t start; /* the cell where those of the same make begin; SIZE_MAX: none, or they
			 differ */
	bool same; /* there are some of the same make: as wide, or with as many cells */
	bool near; /* some of these have as many label cells */
	bool other; /* not all rows, full or not, have as many cells as this one */
	bool spare; /* there are some with cells beside their figures */
};

/* Has the other item as many places, and a row of the same make? */
static bool
is_kin(const struct item *item, const struct item *other, size_t columns)
{
	return other->kind == ITEM_VALUES && other->places == columns && other->figures &&
	       other->width == item->width && (item->width || other->n == item->n);
}

/* No kin, full or not, may have a figure outside the places that the full ones teach: a table
   whose rows were padded to one width has several makes of them. */
static bool
is_contradicted(const struct reader *r, const struct item *item, size_t columns, size_t start)
{
	size_t from = item->self > LEARN_MAX ? item->self - LEARN_MAX : 0;

	for (size_t i = from; i < r->items && i < item->self + LEARN_MAX; i++) {
		size_t first, end, at;

		if (!is_kin(item, &r->item[i], columns))
			continue;
		extent(r, &r->item[i], &first, &end);
		at = cell_in(r, &r->item[i], start);
		if (col_of(r, &r->item[i], first) < start ||
		    (at == SIZE_MAX ? col_of(r, &r->item[i], end - 1) >= start + columns
				    : end > at + columns))
			return true;
	}
	return false;
}

static struct lesson
learn(const struct reader *r, const struct item *item, size_t columns)
{
	struct lesson lesson = { .start = SIZE_MAX };
	size_t from = item->self > LEARN_MAX ? item->self - LEARN_MAX : 0;

	for (size_t i = from; i < r->items && i < item->self + LEARN_MAX; i++) {
		const struct item *other = &r->item[i];
		size_t at, end;

		if (other->kind != ITEM_VALUES || other->places != columns || !other->figures)
			continue;
		lesson.other = lesson.other || other->n != item->n;
		if (other->figures != columns)
			continue;
		extent(r, other, &at, &end);
		if (end - at != columns)
			continue;
		lesson.spare = lesson.spare || other->n > columns;
		if (!is_kin(item, other, columns))
			continue;
		/* Rows with as many label cells teach best, and alone where there are some. */
		at = col_of(r, other, at);
		if (lesson.near && other->offset != item->offset)
			continue;
		if (!lesson.near && other->offset == item->offset)
			lesson.same = false;
		lesson.near = lesson.near || other->offset == item->offset;
		lesson.start = !lesson.same || lesson.start == at ? at : SIZE_MAX;
		lesson.same = true;
	}
	if (lesson.same && lesson.start != SIZE_MAX &&
	    is_contradicted(r, item, columns, lesson.start))
		lesson.start = SIZE_MAX;
	return lesson;
}

static bool
has_fillers(const struct reader *r, const struct item *item)
{
	for (size_t i = 0; i < item->n; i++) {
		if (r->cell[item->first + i].kind == CELL_FILLER)
			return true;
	}
	return false;
}

/* The row's cell where its places begin, by all that is known; SIZE_MAX for not known. */
static size_t
first_place(const struct reader *r, const struct item *item, size_t columns, size_t head)
{
	struct lesson lesson = learn(r, item, columns);

	switch (item->shape) {
	case SHAPE_MARKUP:
		if (head != SIZE_MAX && (lesson.start == SIZE_MAX || lesson.start == head))
			return head;
		return lesson.near ? lesson.start : SIZE_MAX;
	case SHAPE_TAB:
	case SHAPE_MARKDOWN:
		/* Others speak for this row where the heads say the same. */
		if (lesson.near)
			return lesson.start;
		return lesson.same && lesson.start != head ? SIZE_MAX : head;
	case SHAPE_TABBED:
		if (item->n == columns && !lesson.spare)
			return item->offset;
		return lesson.same ? lesson.start : SIZE_MAX;
	case SHAPE_PIPE:
		if (lesson.near)
			return lesson.start;
		return r->fillers || (lesson.same && lesson.start != head) ? SIZE_MAX : head;
	default:
		return lesson.same && !lesson.other ? lesson.start : SIZE_MAX;
	}
}

static bool
keeps_columns(enum shape shape)
{
	return shape == SHAPE_TAB || shape == SHAPE_MARKDOWN || shape == SHAPE_MARKUP ||
	       shape == SHAPE_PIPE;
}

/* As values_start, but for merged cells. */
static size_t
find_start(const struct reader *r, const struct item *item, size_t columns, size_t head)
{
	size_t first, end, start;

	if (!item->figures)
		return item->n < columns ? SIZE_MAX : 0;
	extent(r, item, &first, &end);
	if (item->figures == columns) {
		/* As many figures as places may stand in other columns than the heads'. */
		if (end - first != columns || (keeps_columns(item->shape) && head != SIZE_MAX &&
						  head != col_of(r, item, first)))
			return SIZE_MAX;
		return first;
	}
	if (end - first > columns || has_fillers(r, item))
		return SIZE_MAX;
	start = first_place(r, item, columns, head);
	if (start == SIZE_MAX || (start = cell_in(r, item, start)) == SIZE_MAX)
		return SIZE_MAX;
	if (start > first || start + columns < end || start + columns > item->n)
		return SIZE_MAX;
	/* The blank may have stood anywhere, where fillers are put behind. */
	return r->fillers && start + columns > end ? SIZE_MAX : start;
}

/* A figure in a merged cell belongs to several rows; which, nothing tells. */
size_t
values_start(const struct reader *r, const struct item *item, size_t columns, size_t head)
{
	size_t start = find_start(r, item, columns, head);

	for (size_t i = 0; start != SIZE_MAX && i < columns; i++) {
		const struct cell *cell = &r->cell[item->first + start + i];

		if (cell->kind == CELL_COVERED || cell->shared)
			return SIZE_MAX;
	}
	return start;
}

bool
values_widen(const struct reader *r, const struct item *item, size_t columns, size_t head,
    struct item *wide)
{
	if (!item->lead || values_start(r, item, columns, head) != SIZE_MAX)
		return false;
	*wide = *item;
	wide->first -= item->lead;
	wide->offset -= item->lead;
	wide->n += item->lead;
	wide->lead = 0;
	for (size_t i = 0; i < item->lead; i++)
		wide->figures += r->cell[wide->first + i].text.n > 0;
	return values_start(r, wide, columns, head) != SIZE_MAX;
}

const struct cell *
value_cell(const struct reader *r, const struct item *item, size_t start, size_t i)
{
	return &r->cell[item->first + start + i];
}

bool
is_like(struct str text, const char *label)
{
	struct buf a = { 0 }, b = { 0 };
	struct str one = key_of(text, &a), two = key_of(str_of(label), &b);
	size_t same = 0, most = one.n > two.n ? one.n : two.n;
	unsigned cp;

	while (one.n) {
		size_t n = utf8_get(one.s, one.n, &cp);
		const char *at = str_find(two, (struct str) { one.s, n });

		if (at) {
			two = str_skip(two, (size_t)(at - two.s) + n);
			same += n;
		}
		one = str_skip(one, n);
	}
	buf_free(&a);
	buf_free(&b);
	return same * 2 >= most;
}

/* Can the key be put together from words that stand among the items? */
static bool
is_covered(const struct reader *r, struct str key, struct buf *scratch)
{
	while (key.n) {
		size_t best = 0;

		for (size_t i = 0; i < r->items; i++) {
			struct str piece;

			if (r->item[i].kind == ITEM_VALUES || r->item[i].text.n > NAMED_MAX)
				continue;
			piece = key_of(r->item[i].text, scratch);
			if (piece.n >= 6 && str_starts(key, piece) && piece.n > best)
				best = piece.n;
		}
		if (!best)
			return false;
		key = str_skip(key, best);
	}
	return true;
}

bool
heads_covered(const struct reader *r, const char *table)
{
	struct buf key = { 0 }, piece = { 0 };
	const struct form *form;
	bool all = true;

	for (size_t i = 0; all && (form = form_line(i)); i++) {
		if (form->kind == FORM_COL && !strcmp(form->table, table))
			all = is_covered(r, key_of(str_of(form->label), &key), &piece);
	}
	buf_free(&key);
	buf_free(&piece);
	return all;
}
