#include <stdint.h>
#include <stdlib.h>

#include "key.h"
#include "note.h"
#include "reader.h"

enum { JOIN_MAX = 16 };

const char *
table_name(enum table table)
{
	static const char *const names[] = { "", "disclosure", "requests", "proceedings",
		"statistics" };

	return names[table];
}

void
reader_open(struct reader *r, size_t bytes, int year)
{
	r->year = r->caption = year;
	r->table = TABLE_NONE;
	r->items = r->cells = r->pieces = r->partial = r->n_placed = r->row = 0;
	r->schema = NULL;
	r->section = 0;
	r->fillers = false;
	if (r->slots)
		memset(r->slot, 0, r->slots * sizeof *r->slot);
	for (size_t i = 0; i < TABLES; i++) {
		r->found[i] = r->told[i] = false;
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
	free(r->explicit);
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
	*item =
	    (struct item) { .kind = kind, .text = text, .line = line, .self = r->items - 1 };
	return item;
}

enum table
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

/* Does this key stand in what the form prints for a label? */
static bool
inside_label(struct reader *r, struct str bare, const struct item *label)
{
	for (size_t i = 0; i < label->labels; i++) {
		if (str_find(key_of(str_of(label->label[i].form->label), &r->join), bare))
			return true;
	}
	return false;
}

static void
set_place(struct item *item, const struct piece_of_text *piece)
{
	item->after_gap = piece->after_gap;
	item->row = piece->row;
	item->width = piece->width;
	item->offset = piece->offset;
	item->span = piece->span;
}

static void
add_words(struct reader *r, struct piece_of_text piece)
{
	const struct item *before = r->items ? &r->item[r->items - 1] : NULL;
	struct str bare;
	struct item *item;
	bool own;

	if (r->table == TABLE_NONE)
		return;
	bare = label_bare(key_of(piece.text, &r->key));
	own = before && bare.n && before->kind == ITEM_LABEL && inside_label(r, bare, before);
	item = add_item(r, ITEM_WORDS, piece.text, piece.line);
	set_place(item, &piece);
	item->own = own;
	item->fragment = label_inside(bare, table_name(r->table));
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
		if (r->table == TABLE_DISCLOSURE)
			r->item[r->items - 1].own = r->item[r->items - 1].fragment =
			    false; /* there, 其他 is a local row */
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
	set_place(item, &piece);
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
	buf_add_fixed(&r->store, before);
	for (; i < j; i++) {
		if (r->store.len > at)
			buf_add_fixed(&r->store, str_of("\n"));
		buf_add_fixed(&r->store, r->piece[i].text);
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

		/* A cell that is a label by itself ends none that the cell before it began. */
		if (j > i && r->piece[j].width &&
		    label_find(label_bare(key_of(r->piece[j].text, &r->key)), &same))
			break;
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

static bool
opens_bracket(struct str s)
{
	static const char *const open[] = { "(", "（", "[", "【", "〔", "﹝" };

	for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
		if (str_starts(s, str_of(open[i])))
			return true;
	}
	return false;
}

/* 行政处罚（其中：简易程序）, 行政强制（上年） are other rows than 行政处罚, 行政强制. */
static bool
changes_meaning(struct str note)
{
	static const char *const words[] = { "其中", "上年", "上一年", "去年", "不含", "除外" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_find(note, str_of(words[i])))
			return true;
	}
	return false;
}

/* The label that a text is without the note in brackets behind it: 规章（制度）.  A number in
   brackets before it, and readings (規(guī)章), are no notes. */
static const struct label *
without_note(struct reader *r, struct str text, size_t *n)
{
	struct str label = text;

	*n = 0;
	for (size_t i = 1; i < text.n; i++) {
		struct str rest = str_skip(text, i);
		size_t reading = key_reading(rest.s, rest.n);

		label.n = i;
		if (reading)
			i += reading - 1;
		else if (opens_bracket(rest))
			return changes_meaning(rest)
				   ? NULL
				   : label_find(label_bare(key_of(label, &r->key)), n);
	}
	return NULL;
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
hold(struct reader *r, struct piece_of_text piece)
{
	if (r->pieces == r->piece_room) {
		r->piece_room = r->piece_room ? r->piece_room * 2 : 64;
		r->piece = mem_resize(r->piece, r->piece_room, sizeof *r->piece);
	}
	r->piece[r->pieces++] = piece;
}

static void
add_values(
    struct reader *r, const struct cell *row, size_t from, size_t to, size_t lead, size_t width)
{
	const struct cell *cell = row + from;
	size_t n = to - from;
	size_t figures = 0;
	struct item *item;
	bool fillers = false;

	for (size_t i = 0; i < n; i++) {
		figures += cell[i].text.n > 0;
		fillers = fillers || cell[i].kind == CELL_FILLER;
	}
	flush(r, figures > 0);
	r->fillers = r->fillers || fillers;
	if (r->table == TABLE_NONE || !n)
		return;
	/* Empty cells say something of the row whose label they follow, and of no other. */
	if (!figures && (!r->items || r->item[r->items - 1].kind != ITEM_LABEL))
		return;
	while (r->cells + lead + n > r->cell_room) {
		r->cell_room = r->cell_room ? r->cell_room * 2 : 512;
		r->cell = mem_resize(r->cell, r->cell_room, sizeof *r->cell);
	}
	memcpy(r->cell + r->cells, cell - lead, (lead + n) * sizeof *cell);
	item = add_item(r, ITEM_VALUES, (struct str) { "", 0 }, cell->line);
	item->first = r->cells + lead;
	item->lead = lead;
	item->n = n;
	item->figures = figures;
	item->shape = r->shape;
	item->row = r->row;
	item->width = width;
	item->offset = cell->col;
	r->cells += lead + n;
}

static const struct label *
label_of(struct reader *r, const struct cell *cell, size_t *n)
{
	return label_find(label_bare(key_of(cell->text, &r->key)), n);
}

static bool
is_label(struct reader *r, const struct cell *cell)
{
	size_t n;

	return label_of(r, cell, &n) != NULL;
}

/* The row that a cell is the label of; NULL for none.  其他 and 总计 without a number may as
   well be heads, and do not count. */
static const struct form *
row_of(struct reader *r, const struct cell *cell)
{
	const struct form *row = NULL;
	const struct label *label;
	struct str key;
	size_t n;

	if (cell->kind != CELL_TEXT || !(label = label_of(r, cell, &n)))
		return NULL;
	key = buf_str(&r->key);
	for (size_t i = 0; i < n; i++) {
		if (label[i].form->kind == FORM_COL && label_bare(key).n == key.n)
			return NULL;
		if (label[i].form->kind == FORM_ROW)
			row = label[i].form;
	}
	return row;
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

/* A row whose places all hold words (见附件): they are what stands there.  Not where a local
   row may follow its parent's label. */
static size_t
words_from(struct reader *r, const struct cell *cell, size_t n, size_t from)
{
	for (size_t i = 0; i + 1 < from; i++) {
		const struct form *row;

		if (cell[i].kind != CELL_TEXT || !(row = row_of(r, &cell[i])) ||
		    !strcmp(row->code, "services"))
			continue;
		for (size_t k = i + 1; k < n; k++) {
			if (cell[k].kind == CELL_VALUE ||
			    (cell[k].kind == CELL_TEXT && is_label(r, &cell[k])))
				return from;
		}
		return i + 1;
	}
	return from;
}

/* One label with its values, from the row's cell `at` on; returns the cell after them.  Two
   tables side by side: the values end at the next row's label. */
static size_t
feed(struct reader *r, const struct cell *cell, size_t n, size_t at, size_t width)
{
	bool rows = width > 0;
	size_t from = at + values_from(cell + at, n - at), to, label;

	if (rows)
		from = at + words_from(r, cell + at, n - at, from - at);
	for (label = from; at < from; at++) {
		if (row_of(r, &cell[at]))
			label = at + 1;
		if (cell[at].kind == CELL_TEXT)
			hold(r, (struct piece_of_text) { cell[at].text, cell[at].line,
				    rows && (at > 0 || cell->kind == CELL_COVERED), r->row,
				    width, cell[at].col, cell[at].span });
	}
	for (to = from; to < n && !(to > from && row_of(r, &cell[to]));)
		to++;
	add_values(r, cell, from, to, rows ? from - label : 0, width);
	if (rows && from == 0 && to < n && r->items &&
	    r->item[r->items - 1].kind == ITEM_VALUES)
		r->item[r->items - 1].leads = true;
	return to;
}

/* The cells of a row that are cells of their own; how many. */
static size_t
take_explicit(struct reader *r, const struct cell *cell, size_t n)
{
	size_t kept = 0;

	if (n > r->explicit_room) {
		r->explicit_room = n * 2;
		r->explicit = mem_resize(r->explicit, r->explicit_room, sizeof *r->explicit);
	}
	for (size_t i = 0; i < n; i++) {
		if (cell[i].kind != CELL_SPANNED)
			r->explicit[kept++] = cell[i];
	}
	return kept;
}

void
reader_grid(struct reader *r, const struct grid *grid)
{
	bool rows = shape_has_rows(grid->shape);

	r->shape = grid->shape;

	for (size_t i = 0; i < grid->rows; i++) {
		const struct row *row = &grid->row[i];
		size_t n = take_explicit(r, grid->cell + row->first, row->n);

		r->row++;
		for (size_t at = 0; at < n;)
			at = feed(r, r->explicit, n, at, rows ? row->n : 0);
	}
	flush(r, false);
}

void
reader_year(struct reader *r, int year)
{
	year = year ? year : r->year;
	if (year != r->caption)
		reader_close(r);
	r->caption = year;
}

/* Labels alone (行政许可, 予以公开) stand in local tables too: it is the form's when heads or
   captions of the form stand with them, or in the chapter where the form has it. */
static bool
is_statutory(const struct reader *r)
{
	size_t labels = 0, heads = 0;

	for (size_t i = 0; i < r->items; i++) {
		const struct item *item = &r->item[i];

		if (item->kind != ITEM_LABEL)
			continue;
		labels++;
		heads += item->label->form->kind == FORM_BLOCK ||
			 item->label->form->kind == FORM_HEAD ||
			 item->label->form->kind == FORM_COL ||
			 item->label->form->kind == FORM_CUT;
	}
	return labels >= 2 && (heads || r->section == (int)r->table + 1);
}

void
reader_close(struct reader *r)
{
	enum table table = r->table;

	flush(r, false);
	if (table != TABLE_NONE && is_statutory(r)) {
		r->found[table] = true;
		if (r->year && r->caption != r->year && r->cells)
			note_put(r->item[0].line, "other_year",
			    "%s: the words before it name %d, the report is on %d",
			    table_name(table), r->caption, r->year);
		if (table == TABLE_DISCLOSURE)
			read_disclosure(r);
		else if (table == TABLE_REQUESTS)
			read_requests(r);
		else
			read_proceedings(r);
	} else if (table != TABLE_NONE && r->cells) {
		note_put(r->item[0].line, "table_unread",
		    "labels of %s outside their chapter, without heads; not read",
		    table_name(table));
	}
	r->table = TABLE_NONE;
	r->items = r->cells = r->partial = 0;
	r->fillers = false;
}
