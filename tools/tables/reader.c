#include <stdint.h>
#include <stdlib.h>

#include "key.h"
#include "note.h"
#include "reader.h"

enum { JOIN_MAX = 16, NAMED_MAX = 40, LEARN_MAX = 400 };

const char *
table_name(enum table table)
{
	static const char *const names[] = { "", "disclosure", "requests", "proceedings" };

	return names[table];
}

void
reader_open(struct reader *r, size_t bytes)
{
	r->table = TABLE_NONE;
	r->items = r->cells = r->pieces = r->partial = r->n_placed = 0;
	r->schema = NULL;
	r->section = 0;
	if (r->slots)
		memset(r->slot, 0, r->slots * sizeof *r->slot);
	for (size_t i = 0; i < TABLES; i++) {
		r->found[i] = false;
		r->figures[i] = r->repeated[i] = 0;
	}
	buf_clear(&r->store);
	/* Joined labels are copied here: each piece once, or twice when its label was torn. */
	buf_room(&r->store, 4 * bytes + 64);
}

void
reader_free(struct reader *r)
{
	free(r->item);
	free(r->cell);
	free(r->piece);
	free(r->placed);
	free(r->slot);
	buf_free(&r->key);
	buf_free(&r->join);
	buf_free(&r->store);
}

static struct item *
add_item(struct reader *r, enum item_kind kind, struct str text, unsigned long line)
{
	struct item *item;

	if (r->items == r->item_room) {
		r->item_room = r->item_room ? r->item_room * 2 : 256;
		r->item = mem_resize(r->item, r->item_room, sizeof *r->item);
	}
	item = &r->item[r->items++];
	*item = (struct item) { .kind = kind, .text = text, .line = line };
	return item;
}

static enum table
table_by_name(const char *name)
{
	for (enum table t = TABLE_DISCLOSURE; t < TABLES; t++) {
		if (!strcmp(name, table_name(t)))
			return t;
	}
	return TABLE_NONE;
}

const struct form *
item_form(const struct item *item, enum form_kind kind, const char *table, const char *block)
{
	for (size_t i = 0; i < item->labels; i++) {
		const struct form *form = item->label[i].form;

		if (form->kind == kind && !strcmp(form->table, table) &&
		    (!block || !strcmp(form->block, block)))
			return form;
	}
	return NULL;
}

/* The table that a label belongs to: the open one if it can; none if it stands in several. */
static enum table
choose_table(const struct reader *r, const struct label *label, size_t n)
{
	enum table table = TABLE_NONE;

	for (size_t i = 0; i < n; i++) {
		enum table t = table_by_name(label[i].form->table);

		if (t == r->table && t != TABLE_NONE)
			return t;
		if (table != TABLE_NONE && t != table)
			return TABLE_NONE;
		table = t;
	}
	return table;
}

static void
add_words(struct reader *r, struct piece_of_text piece)
{
	struct item *item;

	if (r->table == TABLE_NONE)
		return;
	item = add_item(r, ITEM_WORDS, piece.text, piece.line);
	item->after_gap = piece.after_gap;
	item->fragment = label_inside(
	    label_bare(key_of(piece.text, &r->key)), table_name(r->table));
}

/* A whole label: it may open another table. */
static void
add_label(struct reader *r, const struct label *label, size_t n, struct piece_of_text piece)
{
	enum table table = choose_table(r, label, n);
	struct item *item;
	struct str key;

	key = label_bare(key_of(piece.text, &r->key));
	/* 其他 in the heads of section 四 is a piece of 其他结果, not a head of section 三. */
	if (table == TABLE_NONE || (table != r->table && r->table != TABLE_NONE &&
				       label_inside(key, table_name(r->table)))) {
		add_words(r, piece);
		return;
	}
	if (table != r->table) {
		size_t pieces = r->pieces;

		r->pieces = 0; /* they belong to what comes */
		reader_close(r);
		r->pieces = pieces;
		r->table = table;
	}
	item = add_item(r, ITEM_LABEL, piece.text, piece.line);
	item->label = label;
	item->labels = n;
	item->after_gap = piece.after_gap;
	key = key_of(piece.text, &r->key);
	item->numbered = label_bare(key).n != key.n;
}

/* The text of pieces i to j, one a line; a single one as it stands. */
static struct str
joined_text(struct reader *r, struct str before, size_t i, size_t j)
{
	size_t at = r->store.len;

	if (!before.n && j == i + 1)
		return r->piece[i].text;
	buf_addstr(&r->store, before);
	for (; i < j; i++) {
		if (r->store.len > at)
			buf_addc(&r->store, '\n');
		buf_addstr(&r->store, r->piece[i].text);
	}
	return (struct str) { r->store.s + at, r->store.len - at };
}

/*
 * The longest label that pieces i, i+1, ... make together (after the words before, if any):
 * one past its last piece into *end, SIZE_MAX in *begun when nothing goes on, or i when the
 * pieces up to the last are the beginning of a label.
 */
static const struct label *
join_label(struct reader *r, struct str before, size_t i, size_t *end, size_t *n, bool *begun)
{
	const struct label *found = NULL;

	buf_clear(&r->join);
	key_add(&r->join, before);
	*begun = false;
	*n = 0;
	for (size_t j = i; j < r->pieces && j < i + JOIN_MAX; j++) {
		const struct label *label;
		struct str bare;
		size_t same;

		key_add(&r->join, r->piece[j].text);
		bare = label_bare(buf_str(&r->join));
		if (!label_begins(bare))
			break;
		if ((label = label_find(bare, &same))) {
			found = label;
			*n = same;
			*end = j + 1;
		}
		*begun = j + 1 == r->pieces && bare.n && *end <= j;
	}
	return found;
}

/* The label that a text is without the note in brackets behind it: 规章（制度）. */
static const struct label *
without_note(struct reader *r, struct str text, size_t *n)
{
	static const char *const open[] = { "(", "（", "[", "【", "〔", "﹝" };
	size_t cut = text.n;

	for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
		const char *at = str_find(text, str_of(open[i]));

		if (at && at > text.s && (size_t)(at - text.s) < cut)
			cut = (size_t)(at - text.s);
	}
	/* 1.属于… may begin with a bracketed number: look behind it. */
	*n = 0;
	if (cut == text.n)
		return NULL;
	return label_find(label_bare(key_of((struct str) { text.s, cut }, &r->key)), n);
}

/* End a label that was begun before its figures: 5.要求行政机关确认 / 0 0 0 / 或重新出具… */
static size_t
end_partial(struct reader *r)
{
	struct item *item;
	const struct label *label;
	size_t end = 0, n;
	bool begun;

	if (!r->partial)
		return 0;
	item = &r->item[r->partial - 1];
	r->partial = 0;
	if (!(label = join_label(r, item->text, 0, &end, &n, &begun)) || !end)
		return 0;
	item->kind = ITEM_LABEL;
	item->label = label;
	item->labels = n;
	item->text = joined_text(r, item->text, 0, end);
	return end;
}

/* Turn the pieces that were held into labels and words. */
static void
flush(struct reader *r, bool values_follow)
{
	size_t i = end_partial(r);

	while (i < r->pieces) {
		struct piece_of_text piece = r->piece[i];
		size_t end = i, n;
		bool begun;
		const struct label *label = join_label(
		    r, (struct str) { NULL, 0 }, i, &end, &n, &begun);

		if (label) {
			piece.text = joined_text(r, (struct str) { NULL, 0 }, i, end);
			piece.line = r->piece[end - 1].line;
			add_label(r, label, n, piece);
			i = end;
		} else if ((label = without_note(r, piece.text, &n))) {
			add_label(r, label, n, piece);
			i++;
		} else if (begun && values_follow) {
			piece.text = joined_text(r, (struct str) { NULL, 0 }, i, r->pieces);
			add_words(r, piece);
			r->partial = r->table == TABLE_NONE ? 0 : r->items;
			i = r->pieces;
		} else {
			add_words(r, piece);
			i++;
		}
	}
	r->pieces = 0;
}

static void
hold(struct reader *r, const struct cell *cell, bool after_gap)
{
	if (r->pieces == r->piece_room) {
		r->piece_room = r->piece_room ? r->piece_room * 2 : 64;
		r->piece = mem_resize(r->piece, r->piece_room, sizeof *r->piece);
	}
	r->piece[r->pieces++] = (struct piece_of_text) { cell->text, cell->line, after_gap };
}

static void
add_values(struct reader *r, const struct cell *cell, size_t n, size_t width, size_t offset)
{
	size_t figures = 0;
	struct item *item;

	for (size_t i = 0; i < n; i++)
		figures += cell[i].text.n > 0;
	flush(r, figures > 0);
	if (r->table == TABLE_NONE || !n)
		return;
	/* Empty cells say something of the row whose label they follow, and of no other. */
	if (!figures && (!r->items || r->item[r->items - 1].kind != ITEM_LABEL))
		return;
	while (r->cells + n > r->cell_room) {
		r->cell_room = r->cell_room ? r->cell_room * 2 : 512;
		r->cell = mem_resize(r->cell, r->cell_room, sizeof *r->cell);
	}
	memcpy(r->cell + r->cells, cell, n * sizeof *cell);
	item = add_item(r, ITEM_VALUES, (struct str) { "", 0 }, cell->line);
	item->first = r->cells;
	item->n = n;
	item->figures = figures;
	item->width = width;
	item->offset = offset;
	r->cells += n;
}

static bool
is_row_label(struct reader *r, const struct cell *cell)
{
	size_t n;
	const struct label *label =
	    cell->kind == CELL_TEXT ? label_find(label_bare(key_of(cell->text, &r->key)), &n)
				    : NULL;

	for (size_t i = 0; label && i < n; i++) {
		if (label[i].form->kind == FORM_ROW)
			return true;
	}
	return false;
}

/* Where the values of a row begin: behind the last words before its first figure; without
   any figure, behind its last words. */
static size_t
values_from(const struct cell *cell, size_t n)
{
	size_t last = 0;

	for (size_t i = 0; i < n && cell[i].kind != CELL_VALUE; i++) {
		if (cell[i].kind == CELL_TEXT)
			last = i + 1;
	}
	return last;
}

static void
feed(struct reader *r, const struct cell *cell, size_t n, size_t width, size_t offset)
{
	size_t from = values_from(cell, n), to = from;

	for (size_t i = 0; i < from; i++) {
		if (cell[i].kind == CELL_TEXT)
			hold(r, &cell[i], i > 0 || cell->kind == CELL_COVERED);
	}
	/* Two tables side by side: the values end at the next row's label. */
	while (to < n && !(to > from && is_row_label(r, &cell[to])))
		to++;
	add_values(r, cell + from, to - from, width, offset + from);
	if (to < n)
		feed(r, cell + to, n - to, width, offset + to);
}

void
reader_grid(struct reader *r, const struct grid *grid)
{
	bool rows = shape_has_rows(grid->shape);

	for (size_t i = 0; i < grid->rows; i++) {
		const struct row *row = &grid->row[i];

		if (row->n)
			feed(r, grid->cell + row->first, row->n, rows ? row->n : 0, 0);
	}
	flush(r, false);
}

void
reader_close(struct reader *r)
{
	enum table table = r->table;
	size_t labels = 0;

	flush(r, false);
	for (size_t i = 0; i < r->items; i++)
		labels += r->item[i].kind == ITEM_LABEL;
	if (table != TABLE_NONE && labels >= 2) {
		r->found[table] = true;
		if (table == TABLE_DISCLOSURE)
			read_disclosure(r);
		else if (table == TABLE_REQUESTS)
			read_requests(r);
		else
			read_proceedings(r);
	}
	r->table = TABLE_NONE;
	r->items = r->cells = r->partial = 0;
}

static bool
same_place(const struct placed *a, const struct placed *b)
{
	return !strcmp(a->row, b->row) && !strcmp(a->col, b->col) &&
	       !strcmp(a->table, b->table) && str_same(a->words, b->words);
}

static size_t
hash_place(const struct placed *p)
{
	const struct str parts[] = { str_of(p->table), str_of(p->row), str_of(p->col),
		p->words };
	size_t hash = 14695981039346656037u;

	for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
		for (size_t i = 0; i < parts[k].n; i++)
			hash = (hash ^ (unsigned char)parts[k].s[i]) * 1099511628211u;
	}
	return hash;
}

/* The slot of a place, or the free one where it belongs. */
static size_t *
find_slot(const struct reader *r, const struct placed *p)
{
	size_t i = hash_place(p) & (r->slots - 1);

	while (r->slot[i] && !same_place(&r->placed[r->slot[i] - 1], p))
		i = (i + 1) & (r->slots - 1);
	return &r->slot[i];
}

static void
grow_placed(struct reader *r)
{
	if (r->n_placed < r->placed_room)
		return;
	r->placed_room = r->placed_room ? r->placed_room * 2 : 256;
	r->placed = mem_resize(r->placed, r->placed_room, sizeof *r->placed);
	r->slots = r->placed_room * 2;
	r->slot = mem_resize(r->slot, r->slots, sizeof *r->slot);
	memset(r->slot, 0, r->slots * sizeof *r->slot);
	for (size_t i = 0; i < r->n_placed; i++)
		*find_slot(r, &r->placed[i]) = i + 1;
}

/* A place that was filled before: the first figure counts, but for one whose place was only
   worked out. */
static void
take_again(struct reader *r, struct placed *first, const struct placed *again)
{
	enum table table = table_by_name(again->table);

	if (str_same(first->raw, again->raw))
		return;
	if (!r->repeated[table]++)
		r->repeated_line[table] = again->line;
	if (first->inferred && !again->inferred)
		*first = *again;
}

void
reader_place(struct reader *r, struct placed p)
{
	size_t *slot;

	grow_placed(r);
	slot = find_slot(r, &p);
	if (*slot) {
		take_again(r, &r->placed[*slot - 1], &p);
		return;
	}
	r->placed[r->n_placed++] = p;
	*slot = r->n_placed;
	r->figures[table_by_name(p.table)] += p.raw.n > 0;
}

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
