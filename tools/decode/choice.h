/*
 * Which charset a text is in: what the bytes give away counts most, then what is claimed, then
 * what reads most like a report.  The one room that knows uchardet.
 */
#ifndef CHOICE_H
#define CHOICE_H

#include "encoding.h"
#include "text.h"

/* What someone says of the charset; without a known label, nobody said anything. */
struct claim {
	const char *from; /* the value of `meta charset_from` */
	const char *who; /* in words */
	struct str label;
	bool mark; /* it is a byte order mark */
};

struct choice {
	const struct encoding *encoding; /* NULL: the text reads well in none */
	const char *from; /* a claim's, or "bytes", "guess" */
	bool clean; /* it is valid UTF-8 without NULs */
	struct survey survey; /* of other text that was taken for UTF-8 */
	const struct claim *overruled; /* the first claim that is wrong, or NULL */
	const char
	    *seven_bit; /* the charset of ASCII bytes that it is in (seven_bit.h); or NULL */
	bool guessed; /* it may be another */
	bool blank; /* it is white space alone; told only of what is no UTF-8 */
};

/* Choose; claims come in the order in which they are believed. */
struct choice choice_make(struct str text, const struct claim *claims, size_t n);

/* The user chose. */
struct choice choice_forced(struct str text, const struct encoding *);

#endif
