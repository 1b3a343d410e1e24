/*
 * The text of a document in whatever charset it is in, as UTF-8.
 *
 *	struct charset c = { 0 };
 *
 *	charset_choose(&c, source, label_of_the_page);
 *	if (!c.name) {
 *		charset_reject(&c, source->id);
 *	} else {
 *		charset_meta(&c);
 *		charset_notes(&c);
 *		while (charset_next(&c, &piece))
 *			...
 *		charset_notes(&c);
 *	}
 *	charset_free(&c);
 *
 * A byte order mark decides, then the bytes, when they are UTF-8; then the label that HTTP
 * gave, then the page's own, unless the bytes speak against it: the text would read badly, and
 * well in another charset of Chinese; then what the text looks like.  What --charset says goes
 * before all of that.
 */
#ifndef CHARSET_H
#define CHARSET_H

#include "choice.h"
#include "mixed.h"
#include "recode.h"
#include "source.h"

struct charset {
	const char
	    *name; /* the WHATWG's, in lower case; NULL when the text reads well in none */
	const char *from; /* what decided: bom, bytes, http, page, guess, option */
	struct str text; /* the bytes without a byte order mark */
	/* the rest is charset.c's */
	size_t skipped;
	struct claim claim[3];
	size_t claims;
	struct choice choice;
	struct recode recode;
	struct mixed mixed;
	bool said_choice, said_damage, said_mixed;
};

/* page is the label that the document itself has, or empty.  The source's bytes and both labels
   stay where they are. */
void charset_choose(struct charset *, const struct source *, struct str page);

/* Reject a document whose text reads well in no charset. */
void charset_reject(const struct charset *, struct str id);

/* `meta charset` and `meta charset_from`. */
void charset_meta(const struct charset *);

/* The next piece of the text, of RECODE_PIECE bytes at most; false at its end.  What the bytes
   of a piece were is lost: charset_notes tells of damage. */
bool charset_next(struct charset *, struct str *piece);

/* The notes on what is known so far and was not noted yet: before the first piece, on the
   choice and, of UTF-8, on damage; behind the last, on all damage. */
void charset_notes(struct charset *);

/* How many NULs the text has; where the first stands in the bytes goes to *first. */
size_t charset_nuls(const struct charset *, size_t *first);

/* The number of lines of the text. */
unsigned long charset_lines(const struct charset *);

void charset_free(struct charset *);

/* The beginning of a document, so that its format can be told: the bytes themselves, or, when
   they are UTF-16 or UTF-32, their beginning as UTF-8, in `to`. */
struct str charset_start(struct str bytes, struct buf *to);

/* Is this the label of a charset that can be read? */
bool charset_known(struct str label);

#endif
