/* Items: what the rows of a table are made of. */
#include "items.h"
#include "key.h"

struct item *
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

bool
is_own(struct reader *r, struct str bare)
{
	const struct item *before = r->items ? &r->item[r->items - 1] : NULL;

	return before && bare.n && before->kind == ITEM_LABEL && inside_label(r, bare, before);
}

static void
set_place(struct item *item, const struct piece_of_text *piece)
{
	item->after_gap = piece->after_gap;
	item->row = piece->row;
	item->width = piece->width;
	item->offset = piece->offset;
	item->span = piece->span;
	item->shape = piece->shape;
}

void
add_words(struct reader *r, struct piece_of_text piece)
{
	struct str bare;
	struct item *item;
	bool own;

	if (r->table == TABLE_NONE)
		return;
	bare = label_bare(key_of(piece.text, &r->key));
	own = is_own(r, bare);
	item = add_item(r, ITEM_WORDS, piece.text, piece.line);
	set_place(item, &piece);
	item->own = own;
	item->fragment = label_inside(bare, table_name(r->table));
}

/* A label that stands in several tables, before it is known which of them it opens: it is kept
   until a label of the same row tells. */
static void
keep_waiting(struct reader *r, struct piece_of_text piece)
{
	if (r->waits && r->waiting[0].row != piece.row)
		r->waits = 0;
	if (r->waits < WAITING_MAX)
		r->waiting[r->waits++] = piece;
}

static void
put_label(struct reader *r, const struct label *label, size_t n, struct piece_of_text piece)
{
	struct item *item = add_item(r, ITEM_LABEL, piece.text, piece.line);

	item->label = label;
	item->labels = n;
	set_place(item, &piece);
	item->numbered = label_is_number(key_first(piece.text));
	item->mended = piece.mended || label->damaged;
}

/* Open a table: what waited in this row belongs to it. */
static void
open_table(struct reader *r, enum table table, size_t row)
{
	size_t pieces = r->pieces, n;

	r->pieces = 0; /* they belong to what comes */
	reader_close(r);
	r->pieces = pieces;
	r->table = table;
	for (size_t i = 0; i < r->waits && r->waiting[i].row == row; i++) {
		const struct label *label = label_find(
		    label_bare(key_of(r->waiting[i].text, &r->key)), &n);

		if (label && choose_table(r, label, n) == table)
			put_label(r, label, n, r->waiting[i]);
	}
	r->waits = 0;
}

static bool
in_several(const struct label *label, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (strcmp(label[i].form->table, label->form->table) != 0)
			return true;
	}
	return false;
}

void
add_label(struct reader *r, const struct label *label, size_t n, struct piece_of_text piece)
{
	enum table table = choose_table(r, label, n);

	if (in_several(label, n))
		keep_waiting(r, piece);
	/* 其他 in the heads of section 四 is a piece of 其他结果, not a head of section 三. */
	if (table == TABLE_NONE ||
	    (table != r->table && r->table != TABLE_NONE &&
		label_inside(label_bare(key_of(piece.text, &r->key)), table_name(r->table)))) {
		add_words(r, piece);
		if (r->table == TABLE_DISCLOSURE)
			r->item[r->items - 1].own = r->item[r->items - 1].fragment =
			    false; /* there, 其他 is a local row */
		return;
	}
	if (table != r->table)
		open_table(r, table, piece.row);
	put_label(r, label, n, piece);
}
