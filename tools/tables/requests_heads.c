#include <stdint.h>

#include "requests_heads.h"

enum { HEADS_MAX = 24, WORDS_MAX = 30, FIVE = REQUESTS_COLUMNS - 2 };
static const char TABLE[] = "requests";

enum role {
	HEAD_NATURAL,
	HEAD_ONE, /* of the five below 法人或其他组织 */
	HEAD_FIVE, /* 法人或其他组织 itself */
	HEAD_TOTAL,
	HEAD_SUBTOTAL
};

struct head {
	enum role role;
	const struct form *col;
	const struct item *item;
	bool damaged; /* these are words like its label, among other heads */
};

/* The heads between two runs of figures, in reading order. */
struct heads {
	struct head head[HEADS_MAX];
	size_t n;
};

static enum role
role_of(const struct form *col)
{
	return !strcmp(col->code, "natural") ? HEAD_NATURAL
	       : !strcmp(col->code, "total") ? HEAD_TOTAL
					     : HEAD_ONE;
}

/* Words that are like one head and no other. */
static bool
read_damaged(const struct item *item, struct head *head)
{
	const struct form *form, *like = NULL;

	if (item->own || item->fragment || !item->width || item->text.n > WORDS_MAX)
		return false;
	for (size_t i = 0; (form = form_line(i)); i++) {
		if (form->kind != FORM_COL || strcmp(form->table, TABLE) != 0 ||
		    !is_like(item->text, form->label))
			continue;
		if (like)
			return false;
		like = form;
	}
	if (like)
		*head = (struct head) { role_of(like), like, item, true };
	return like;
}

/* The head that item i is, if any: 其他 and 总计 are rows too, with a number before them or
   figures behind them. */
static bool
read_head(const struct reader *r, size_t i, struct head *head)
{
	const struct item *item = &r->item[i];
	const struct form *group;

	*head = (struct head) { .item = item };
	if (item->kind == ITEM_WORDS && !(i + 1 < r->items && item[1].kind == ITEM_VALUES))
		return read_damaged(item, head);
	if (item->kind != ITEM_LABEL || item->numbered ||
	    (i + 1 < r->items && item[1].kind == ITEM_VALUES && item[1].figures))
		return false;
	head->col = item_form(item, FORM_COL, TABLE, NULL);
	group = item_form(item, FORM_HEAD, TABLE, NULL);
	if (head->col)
		head->role = role_of(head->col);
	else if (group && *group->code)
		head->role = !strcmp(group->code, "subtotal") ? HEAD_SUBTOTAL : HEAD_FIVE;
	else
		return false;
	return true;
}

static size_t
count_of(const struct heads *heads, enum role role)
{
	size_t n = 0;

	for (size_t i = 0; i < heads->n; i++)
		n += heads->head[i].role == role;
	return n;
}

static bool
five_differ(const struct heads *heads)
{
	for (size_t i = 0; i < heads->n; i++) {
		for (size_t k = 0; k < i; k++) {
			if (heads->head[k].role == HEAD_ONE &&
			    heads->head[k].col == heads->head[i].col)
				return false;
		}
	}
	return true;
}

/* Words like a head are that head, unless it stands there itself. */
static void
drop_damaged(struct heads *heads)
{
	size_t kept = 0;

	for (size_t i = 0; i < heads->n; i++) {
		bool twice = false;

		for (size_t k = 0; k < heads->n; k++)
			twice = twice || (k != i && heads->head[k].col == heads->head[i].col);
		if (!heads->head[i].damaged || !twice)
			heads->head[kept++] = heads->head[i];
	}
	heads->n = kept;
}

/* Is every column there, once, with one column more at most? */
static bool
is_whole(const struct heads *heads)
{
	size_t damaged = 0;
	size_t totals = count_of(heads, HEAD_TOTAL), more = count_of(heads, HEAD_SUBTOTAL);

	for (size_t i = 0; i < heads->n; i++)
		damaged += heads->head[i].damaged;
	return damaged <= 1 && count_of(heads, HEAD_NATURAL) == 1 &&
	       count_of(heads, HEAD_ONE) == FIVE && five_differ(heads) && totals &&
	       totals + more <= 2 && count_of(heads, HEAD_FIVE) <= 1;
}

/* The heads from item *i on up to figures, or to a head that stands among them already (they
   are printed again on each page); *i is where the next may begin. */
static struct heads
next_heads(const struct reader *r, size_t *i)
{
	struct heads heads = { .n = 0 };
	struct head head;

	for (; *i < r->items; ++*i) {
		if (r->item[*i].kind == ITEM_VALUES && r->item[*i].figures && heads.n)
			break;
		if (!read_head(r, *i, &head))
			continue;
		if (head.role == HEAD_NATURAL && count_of(&heads, HEAD_NATURAL))
			break;
		if (heads.n < HEADS_MAX)
			heads.head[heads.n++] = head;
	}
	drop_damaged(&heads);
	return heads;
}

/* 合计 beside 总计: the one among the five sums up those; *clear: it is known which. */
static void
name_subtotal(struct heads *heads, bool *clear)
{
	size_t totals = count_of(heads, HEAD_TOTAL), last = heads->n;

	*clear = true;
	if (totals < 2)
		return;
	for (size_t i = 0; i < heads->n; i++) {
		if (heads->head[i].role == HEAD_TOTAL)
			last = i;
	}
	for (size_t i = 0; i < last; i++) {
		struct head *head = &heads->head[i];
		bool among = i && head[-1].role == HEAD_ONE;

		if (head->role != HEAD_TOTAL)
			continue;
		*clear = among && !str_same(head->item->text, heads->head[last].item->text);
		head->role = HEAD_SUBTOTAL;
	}
}

static struct span
span_of(const struct item *item)
{
	return (struct span) { item->offset, item->span };
}

static void
add_column(struct layout *l, const struct head *head)
{
	if (l->n == REQUESTS_WIDEST || head->role == HEAD_FIVE)
		return;
	l->col[l->n] = head->role == HEAD_SUBTOTAL ? NULL : head->col;
	l->head[l->n++] = span_of(head->item);
}

/* In the order of the columns that they stand in, where the shape keeps these and the heads
   fill them without a gap. */
static bool
order_by_columns(const struct heads *heads, struct layout *l)
{
	const struct head *sorted[HEADS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < heads->n; i++) {
		const struct head *head = &heads->head[i];
		size_t k = n;

		if (head->role == HEAD_FIVE)
			continue;
		if ((head->item->shape != SHAPE_MARKUP && head->item->shape != SHAPE_TAB &&
			head->item->shape != SHAPE_MARKDOWN) ||
		    head->item->width != heads->head[0].item->width)
			return false;
		for (; k && sorted[k - 1]->item->offset > head->item->offset; k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = head;
		n++;
	}
	l->n = 0;
	for (size_t i = 0; i < n; i++)
		add_column(l, sorted[i]);
	l->beside = is_beside(l->head, l->n);
	return l->beside;
}

/* The run of the five in reading order, with a subtotal in it or at its ends. */
static void
find_run(const struct heads *heads, size_t *from, size_t *to)
{
	size_t first = heads->n, last = 0;

	for (size_t i = 0; i < heads->n; i++) {
		if (heads->head[i].role != HEAD_ONE)
			continue;
		first = i < first ? i : first;
		last = i;
	}
	if (first && heads->head[first - 1].role == HEAD_SUBTOTAL)
		first--;
	if (last + 1 < heads->n && heads->head[last + 1].role == HEAD_SUBTOTAL)
		last++;
	*from = first;
	*to = last + 1;
}

/* Do heads of the table, but for 法人或其他组织, share lines, as the columns of a PDF do? */
static bool
share_lines(const struct heads *heads)
{
	for (size_t i = 0; i < heads->n; i++) {
		for (size_t k = 0; k < i; k++) {
			if (heads->head[i].role != HEAD_FIVE &&
			    heads->head[k].role != HEAD_FIVE &&
			    heads->head[i].item->line == heads->head[k].item->line)
				return true;
		}
	}
	return false;
}

/* Before which head the five stand, which are heads [from, ...) in reading order: where
   法人或其他组织 stands in the row above them; else before 总计, if that stands above them. */
static size_t
place_of_five(const struct heads *heads, size_t from)
{
	const struct item *one = heads->head[from].item;
	bool bare = one->shape == SHAPE_LINES;

	for (size_t i = 0; i < from; i++) {
		/* On paper 法人或其他组织 is printed higher than 自然人 beside it. */
		if (heads->head[i].role == HEAD_FIVE &&
		    (!bare || (i && heads->head[i - 1].role == HEAD_NATURAL)))
			return i;
	}
	for (size_t i = 1; i < from; i++) {
		const struct head *head = &heads->head[i];
		bool first = head[-1].role == HEAD_NATURAL ||
			     (i > 1 && head[-1].role == HEAD_FIVE &&
				 head[-2].role == HEAD_NATURAL);

		if (head->role == HEAD_TOTAL && first &&
		    !(one->width && one->row == head->item->row))
			return i;
	}
	return from;
}

static void
order_by_reading(const struct heads *heads, struct layout *l)
{
	size_t from, to, five;

	find_run(heads, &from, &to);
	five = place_of_five(heads, from);
	l->n = 0;
	for (size_t i = 0; i < heads->n; i++) {
		for (size_t k = from; i == five && k < to; k++)
			add_column(l, &heads->head[k]);
		if (i < from || i >= to)
			add_column(l, &heads->head[i]);
	}
}

/* Does the subtotal stand among the five, or beside them on their row? */
static bool
subtotal_placed(const struct heads *heads)
{
	size_t from, to;

	find_run(heads, &from, &to);
	for (size_t i = 0; i < heads->n; i++) {
		if (heads->head[i].role != HEAD_SUBTOTAL)
			continue;
		if (i < from || i >= to)
			return false;
		for (size_t k = from; k < to; k++) {
			if (heads->head[k].item->width &&
			    heads->head[k].item->row != heads->head[i].item->row)
				return false;
		}
	}
	return true;
}

static bool
ends_stand(const struct layout *l)
{
	return l->col[0] && !strcmp(l->col[0]->code, "natural") && l->col[l->n - 1] &&
	       !strcmp(l->col[l->n - 1]->code, "total");
}

static bool
keeps_columns(const struct item *a, const struct item *b)
{
	return a->width && a->width == b->width && a->shape == b->shape &&
	       (a->shape == SHAPE_MARKUP || a->shape == SHAPE_TAB ||
		   a->shape == SHAPE_MARKDOWN);
}

/* Does the first of two heads stand to the right of the second?  Read in that order, they stand
   on one row or line, or in columns of a grid. */
static bool
stands_behind(const struct item *a, const struct item *b)
{
	if (a->width ? a->row == b->row : a->line == b->line)
		return a->self > b->self;
	return keeps_columns(a, b) && a->offset > b->offset;
}

/* Does 自然人 stand behind all of the five that are known, or 总计 before one of them? */
static bool
ends_turned(const struct heads *heads)
{
	size_t ones = count_of(heads, HEAD_ONE), behind = 0;

	for (size_t i = 0; i < heads->n; i++) {
		for (size_t k = 0; k < heads->n; k++) {
			const struct head *a = &heads->head[i], *b = &heads->head[k];

			if (!stands_behind(a->item, b->item))
				continue;
			if ((b->role == HEAD_TOTAL && a->role < HEAD_TOTAL) ||
			    (b->role == HEAD_FIVE && a->role == HEAD_NATURAL))
				return true;
			behind += a->role == HEAD_NATURAL && b->role == HEAD_ONE;
		}
	}
	return ones && behind >= ones;
}

/* The columns of whole heads; false when it is not clear which is which. */
static bool
order_whole(struct heads *heads, struct layout *l)
{
	bool clear;

	name_subtotal(heads, &clear);
	if (order_by_columns(heads, l))
		return clear;
	order_by_reading(heads, l);
	if (!clear || !subtotal_placed(heads))
		return false;
	if (heads->head[0].item->shape != SHAPE_LINES)
		return !ends_stand(l) || !ends_turned(heads);
	/* Bare lines may be a PDF's, where a head that is printed higher is read first; but
	   there some share a line. */
	for (size_t i = 0; i < heads->n; i++) {
		if (heads->head[i].role == HEAD_FIVE && !share_lines(heads) &&
		    (!i || heads->head[i - 1].role != HEAD_NATURAL))
			return false;
	}
	return ends_stand(l) && !ends_turned(heads);
}

static void
form_columns(struct layout *l)
{
	const struct form *form;

	for (size_t i = 0; (form = form_line(i)); i++) {
		if (form->kind == FORM_COL && !strcmp(form->table, TABLE) &&
		    l->n < REQUESTS_COLUMNS)
			l->col[l->n++] = form;
	}
}

/* Do those heads that are known contradict the form's order?  Read line by line, 总计 may well
   stand above the five, 自然人 below none of them. */
static bool
contradicts(const struct heads *heads)
{
	const struct form *last = NULL;
	const struct item *first = NULL;
	bool total = false, natural = false, one = false;
	size_t ones = count_of(heads, HEAD_ONE);

	for (size_t i = 0; i < heads->n; i++) {
		const struct head *head = &heads->head[i];

		if (head->role == HEAD_NATURAL && (total || one) && !natural)
			return true;
		/* On paper 法人或其他组织 is printed higher than the heads beside it. */
		if (head->role == HEAD_FIVE &&
		    (total || (head->item->shape != SHAPE_LINES && !natural)))
			return true;
		natural = natural || head->role == HEAD_NATURAL;
		first = head->role == HEAD_NATURAL ? head->item : first;
		total = total || head->role == HEAD_TOTAL;
		one = one || head->role == HEAD_ONE;
		if (head->role != HEAD_ONE)
			continue;
		/* A column stands between 自然人 and the five. */
		if (first && keeps_columns(head->item, first) && !last &&
		    head->item->offset > first->offset + first->span)
			return true;
		if (ones >= FIVE)
			continue;
		if (last && head->col < last)
			return true;
		last = head->col;
	}
	return false;
}

/* The order of the five alone, where no more is known. */
static void
order_five(const struct heads *heads, struct layout *l)
{
	size_t n = 1;

	if (count_of(heads, HEAD_ONE) != FIVE || !five_differ(heads))
		return;
	for (size_t i = 0; i < heads->n; i++) {
		if (heads->head[i].role == HEAD_ONE)
			l->col[n++] = heads->head[i].col;
	}
}

static const char CROWDED[] = "its columns are not the form's";

static struct layout
layout_of(const struct reader *r, struct heads *heads)
{
	struct layout l = { .heads = heads->n > 0, .whole = true };

	for (size_t i = 0; i < heads->n; i++) {
		if (heads->head[i].item->width > l.width)
			l.width = heads->head[i].item->width;
		if (heads->head[i].damaged)
			l.damaged = heads->head[i].item;
	}
	if (is_whole(heads)) {
		if (!order_whole(heads, &l))
			l.fault = CROWDED;
		return l;
	}
	form_columns(&l);
	order_five(heads, &l);
	l.whole = heads_covered(r, TABLE);
	if (count_of(heads, HEAD_SUBTOTAL) || count_of(heads, HEAD_TOTAL) > 1 ||
	    ends_turned(heads))
		l.fault = CROWDED;
	return l;
}

static bool
same_order(const struct layout *a, const struct layout *b)
{
	return a->n == b->n && !memcmp(a->col, b->col, a->n * sizeof *a->col);
}

struct layout
requests_layout(const struct reader *r)
{
	struct layout found = { .n = 0 }, next;
	struct heads heads, part = { .n = 0 };
	bool against = false;

	for (size_t i = 0; i < r->items;) {
		heads = next_heads(r, &i);
		if (!is_whole(&heads)) {
			against = against || contradicts(&heads);
			part = heads.n > part.n ? heads : part;
			continue;
		}
		next = layout_of(r, &heads);
		if (!found.n)
			found = next;
		else if (!found.fault && (next.fault || !same_order(&found, &next)))
			found.fault = "its heads stand there in two orders";
	}
	if (found.n)
		return found;
	found = layout_of(r, &part);
	found.fault = against ? CROWDED : found.fault;
	return found;
}
