/*
 * From cells to items: words are held until figures follow or the row ends (feed.c), put
 * together to labels (join.c), and kept as items of the open table (items.c).
 */
#ifndef ITEMS_H
#define ITEMS_H

#include "reader.h"

struct item *add_item(struct reader *, enum item_kind, struct str text, unsigned long line);

/* Does a key, which is no label, go on with the label before it: stand inside that one? */
bool is_own(struct reader *, struct str bare);

/* Words that are no label; nothing where no table is open. */
void add_words(struct reader *, struct piece_of_text);

/* A whole label: it may open another table. */
void add_label(struct reader *, const struct label *, size_t n, struct piece_of_text);

/* A text that may be a label, or a piece of one. */
void pieces_hold(struct reader *, struct piece_of_text);

/* Turn the pieces that were held into labels and words. */
void pieces_flush(struct reader *, bool values_follow);

#endif
