/*
 * A passage of running text in flat spelling, for looking for quantities: plain spelling
 * (plain.h), without blanks but those that set Latin words and figures apart, without line
 * breaks and without readings in brackets (key.h).  Of every character it is known where in the
 * passage it came from.  Where figures, numerals, titles, quotations and negations begin, and
 * where marks stand, was found on the way.
 */
#ifndef FLAT_H
#define FLAT_H

#include <stdint.h>

#include "buf.h"

struct flat {
	struct buf text;
	struct str source; /* what it was made of, borrowed */
	uint32_t *origin; /* of each character of text, by its first byte, and of its end */
	uint32_t *start; /* where something may begin: offsets in text, rising */
	size_t starts;
	/* Brackets, marks that end a clause (, ; : ! ? 。 …), and characters with which a word
	   like 其中 begins: offsets in text, rising. */
	uint32_t *mark;
	size_t marks;
	size_t origin_room, room; /* room: of start, and of mark */
};

/* Make it of a passage, whose length fits 32 bits. */
void flat_make(struct flat *, struct str source);
void flat_free(struct flat *);

/* The text from byte `at` on. */
static inline struct str
flat_rest(const struct flat *flat, size_t at)
{
	return str_skip(buf_str(&flat->text), at);
}

/* The first of its marks at byte `at` or behind it: an index, `marks` when there is none. */
size_t flat_mark(const struct flat *, size_t at);

/* What stands in the passage for bytes from..to of the text. */
struct str flat_source(const struct flat *, size_t from, size_t to);

#endif
