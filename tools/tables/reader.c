#include <stdlib.h>

#include "items.h"
#include "note.h"
#include "utf8.h"

enum { TEXT_MAX = 160 };

const char *
table_name(enum table table)
{
	static const char *const names[] = { "", "disclosure", "requests", "proceedings",
		"statistics" };

	return names[table];
}

enum table
table_by_name(const char *name)
{
	for (enum table t = TABLE_DISCLOSURE; t < TABLES; t++) {
		if (*name == *table_name(t) && !strcmp(name, table_name(t)))
			return t;
	}
	return TABLE_NONE;
}

void
reader_open(struct reader *r, size_t bytes, int year)
{
	r->year = r->caption = year;
	r->table = TABLE_NONE;
	r->items = r->cells = r->pieces = r->partial = r->n_placed = r->row = 0;
	r->waits = r->n_again = r->copies = r->n_unplaced = 0;
	r->schema = NULL;
	r->section = 0;
	r->fillers = false;
	if (r->slots)
		memset(r->slot, 0, r->slots * sizeof *r->slot);
	for (size_t i = 0; i < TABLES; i++) {
		r->found[i] = r->told[i] = false;
		r->copy[i] = 0;
		r->figures[i] = r->repeated[i] = 0;
		r->labels[i] = r->labels_other[i] = 0;
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
	free(r->again);
	free(r->every);
	free(r->unplaced);
	buf_free(&r->texts);
	free(r->explicit);
	buf_free(&r->key);
	buf_free(&r->join);
	buf_free(&r->store);
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

static void
count_labels(struct reader *r)
{
	size_t *most = (r->caption == r->year ? r->labels : r->labels_other) + r->table, n = 0;

	for (size_t i = 0; i < r->items; i++)
		n += r->item[i].kind == ITEM_LABEL;
	if (n > *most)
		*most = n;
}

static void
note_mended(const struct reader *r)
{
	for (size_t i = 0; i < r->items; i++) {
		const struct item *item = &r->item[i];

		if (item->mended)
			note_put(item->line, "label_mended", "%.*s: taken for %s",
			    (int)str_cut(item->text, TEXT_MAX).n, item->text.s,
			    item->label->form->label);
	}
}

void
reader_close(struct reader *r)
{
	enum table table = r->table;

	pieces_flush(r, false);
	if (table != TABLE_NONE && is_statutory(r)) {
		r->found[table] = true;
		if (r->year && r->caption != r->year && r->cells)
			note_put(r->item[0].line, "other_year",
			    "%s: the words before it name %d, the report is on %d",
			    table_name(table), r->caption, r->year);
		count_labels(r);
		note_mended(r);
		r->copy[table] = 0;
		if (table == TABLE_DISCLOSURE)
			read_disclosure(r);
		else if (table == TABLE_REQUESTS)
			read_requests(r);
		else
			read_proceedings(r);
		notes_flush(r, table_name(table), r->copy[table] > 0);
	} else if (table != TABLE_NONE && r->cells) {
		note_put(r->item[0].line, "table_unread",
		    "labels of %s outside their chapter, without heads; not read",
		    table_name(table));
	}
	r->table = TABLE_NONE;
	r->items = r->cells = r->partial = 0;
	r->fillers = false;
}
