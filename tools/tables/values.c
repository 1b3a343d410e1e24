/* Where a row's values stand among the columns, and what the heads say of it. */
#include <stdint.h>

#include "key.h"
#include "note.h"
#include "reader.h"

enum { NAMED_MAX = 40, LEARN_MAX = 400 };

/* Is every cell of the values outside `columns` from `start` on empty? */
static bool
fits(const struct reader *r, const struct item *item, size_t start, size_t columns)
{
	for (size_t i = 0; i < item->n; i++) {
		if ((i < start || i >= start + columns) && r->cell[item->first + i].text.n)
			return false;
	}
	return true;
}

/* Where the figures of full rows of the same make begin: their places must agree. */
static size_t
learned_start(const struct reader *r, const struct item *item, size_t columns)
{
	size_t start = SIZE_MAX, here = (size_t)(item - r->item);
	size_t from = here > LEARN_MAX ? here - LEARN_MAX : 0;

	for (size_t i = from; i < r->items && i < here + LEARN_MAX; i++) {
		const struct item *other = &r->item[i];
		size_t at = 0;

		if (other->kind != ITEM_VALUES || other->figures != columns ||
		    other->width != item->width || (!item->width && other->n != item->n))
			continue;
		while (!r->cell[other->first + at].text.n)
			at++;
		if (!fits(r, other, at, columns))
			continue;
		at += other->offset;
		if (start != SIZE_MAX && start != at)
			return SIZE_MAX;
		start = at;
	}
	return start == SIZE_MAX || start < item->offset ? SIZE_MAX : start - item->offset;
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

size_t
values_start(const struct reader *r, const struct item *item, size_t columns)
{
	size_t start = SIZE_MAX, several = 0, learned;

	if (item->n < columns)
		return SIZE_MAX;
	if (!item->figures)
		return 0;
	if (has_fillers(r, item) && item->figures < columns)
		return SIZE_MAX;
	for (size_t at = 0; at + columns <= item->n; at++) {
		if (!fits(r, item, at, columns))
			continue;
		start = several++ ? start : at;
	}
	if (several <= 1)
		return start;
	learned = learned_start(r, item, columns);
	return learned <= item->n - columns && fits(r, item, learned, columns) ? learned
									       : SIZE_MAX;
}

void
note_unplaced(
    const struct reader *r, const struct item *values, struct str label, size_t places)
{
	struct buf text = { 0 };

	for (size_t i = 0; i < values->n && text.len < NAMED_MAX; i++) {
		struct str raw = r->cell[values->first + i].text;

		if (raw.n && raw.n <= NAMED_MAX) {
			buf_addc(&text, ' ');
			buf_addstr(&text, raw);
		}
	}
	note_put(values->line, "values_unplaced",
	    "%.*s: %zu figures in %zu cells for %zu places, not placed:%.*s",
	    label.n > 2 * NAMED_MAX ? 0 : (int)label.n, label.s, values->figures, values->n,
	    places, (int)text.len, text.s);
	buf_free(&text);
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
