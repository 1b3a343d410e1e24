/* The records that ogi-split writes. */
#ifndef PUT_H
#define PUT_H

#include "page.h"

void put_metas(const struct page *, const struct doc *);
void put_notes(const struct page *, const struct doc *);

/* The records from `from` on, with `sect` records in place of headings. */
void put_body(const struct page *, const struct doc *, size_t from);

/* Pass the records from `from` to `to` on, untouched: they stand side by side. */
void pass(const struct doc *, size_t from, size_t to);

#endif
