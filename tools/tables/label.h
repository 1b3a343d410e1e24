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
};

/* Make the dictionary from forms.tsv. */
void labels_open(void);
void labels_close(void);

/* A key without the number it begins with: 1属于国家秘密, 三不予公开. */
struct str label_bare(struct str key);

/* All labels with this bare key, side by side: the first, and *n how many; NULL for none. */
const struct label *label_find(struct str bare, size_t *n);

/* Does any label begin with this bare key?  The empty key begins them all. */
bool label_begins(struct str bare);

/* Does this bare key (two characters or more) stand inside a label of this table? */
bool label_inside(struct str bare, const char *table);

#endif
