/*
 * The labels of the statutory forms, by their matching key (common/key.h) without numbering.
 */
#ifndef LABEL_H
#define LABEL_H

#include "forms.h"
#include "str.h"

struct label {
	struct str key;
	const struct form *form;
	bool damaged; /* no spelling of it, but what is left of one */
};

/* Make the dictionary from forms.tsv. */
void labels_open(void);
void labels_close(void);

/* A key without the number it begins with: 1属于国家秘密, 三不予公开. */
struct str label_bare(struct str key);

/* Does a key that begins so begin with a number? */
bool label_is_number(unsigned first);

/* All labels with this bare key, side by side: the first, and *n how many; NULL for none. */
const struct label *label_find(struct str bare, size_t *n);

/* The labels that a text is, by its bare key, as label_find; most texts are none, which is told
   by how they begin.  Where there is one, the text's whole key is in *key, a scratch buffer. */
struct buf;
const struct label *label_read(struct str text, struct buf *key, size_t *n);

/* Label i of them all, in the order of their keys; NULL past the last. */
const struct label *label_at(size_t i);

/* The labels that a damaged key was meant for: it lacks a character, or has one too many or a
   wrong one, or lost a run of them; a long label, no other is near, and the change does not
   make another row of it.  As label_find. */
const struct label *label_mend(struct str bare, size_t *n);
void label_mend_close(void); /* labels_close calls it */

/* Does any label begin with this bare key?  The empty key begins them all. */
bool label_begins(struct str bare);

/* Does this bare key (two characters or more) stand inside a label of this table? */
bool label_inside(struct str bare, const char *table);

#endif
