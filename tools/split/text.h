/*
 * The text records of a document.  Patterns are matched against twins: copies in simplified
 * script, with the same bytes at the same offsets.
 */
#ifndef TEXT_H
#define TEXT_H

#include "doc.h"
#include "utf8.h"

struct line {
	size_t entry;
	struct str text; /* trimmed, still escaped */
};

/* The TEXT of a text record, untrimmed, still escaped; of a row, its caption. */
struct str text_of(const struct doc *, size_t entry);

/* The LINE of a record. */
unsigned long number_of(const struct doc *, size_t entry);

/* The first text record from `from` on that is not blank; false when there is none before
   `end`. */
bool line_next(const struct doc *, size_t from, size_t end, struct line *);

/* The words of a row that has but one cell with words, the first; empty for any other row. */
struct str row_caption(struct str record);

/* Add the cells of a row record with ` | ` between, as pages have them that were copied as
   text; the marks of covered places are left out. */
void row_add(struct buf *out, struct str record);

/* Does an escaped text hold a tab? */
bool has_tab(struct str);

/* Add s without white space (between ASCII letters it stays, as one blank) and without the
   readings that some pages put behind characters. */
void compact_add(struct buf *out, struct str s);

/* Add s without the readings in brackets; blanks and all else stay. */
void plain_add(struct buf *out, struct str s);

/* The bytes of white space at the start of s. */
size_t lead(struct str s);

/* Add the twin of s.  What Taiwan calls 資訊 becomes 信息. */
void twin_add(struct buf *out, struct str s);

/* Make 资讯 in a twin or a key 信息, which has as many bytes. */
void twin_words(char *s, size_t n);

/* Count which script the document is written in: true when it is traditional. */
bool is_traditional(const struct doc *);

#endif
