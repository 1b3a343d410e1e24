/*
 * Words as a browser shows them: blanks collapse.  What has no width is nothing, soft hyphens
 * too, and so is a line end of the source between Chinese characters; other blanks are one,
 * however many and however wide.  At either end of a line there are none.
 *
 *	unsigned gap = 0;
 *	while (...)
 *		words_add(&line, from, &gap, piece);
 */
#ifndef HTML_WORDS_H
#define HTML_WORDS_H

#include "buf.h"

/* Add a piece to the line that begins at line->s + from.  gap is what blanks came last, kept
   from piece to piece; 0 where a line begins. */
void words_add(struct buf *line, size_t from, unsigned *gap, struct str piece);

/* The same, with its digits as the raised ones of Unicode: 12 with a small 1 above is not 121.
 */
void words_add_raised(struct buf *line, size_t from, unsigned *gap, struct str piece);

/* Make the raised digits of the line plain again; returns its length. */
size_t words_lower(struct buf *line, size_t from);

/* How much of a piece is blank, from its beginning. */
size_t words_blank(struct str piece);

/* Is nothing to stand between these two, when a line ends after the first? */
static inline bool
words_join(char last, char next)
{
	return (unsigned char)last >= 0x80 && (unsigned char)next >= 0x80;
}

#endif
