/* The charsets of charsets.tsv, and the labels that pages and servers give them. */
#ifndef ENCODING_H
#define ENCODING_H

#include "str.h"

/* How bytes make characters. */
enum makeup {
	MAKEUP_UTF8,
	MAKEUP_SINGLE, /* each byte is one */
	MAKEUP_PAIRS, /* one byte or two */
	MAKEUP_BIG5, /* as pairs; no trail is 80 */
	MAKEUP_GB, /* one byte, two or four */
	MAKEUP_16LE,
	MAKEUP_16BE,
	MAKEUP_32LE,
	MAKEUP_32BE
};

struct encoding {
	const char *name; /* the WHATWG's, in lower case */
	const char *iconv; /* iconv's */
	const char *labels; /* set apart by '|' */
	enum makeup makeup;
	size_t index; /* from 0, below ENCODINGS */
};

enum { ENCODINGS = 32 };

/* The charset of a label, in either case, blanks and quotes around it; NULL for one that is
   not known.  Lives as long as the program. */
const struct encoding *encoding_of(struct str label);

/* A label without blanks and quotes around it. */
struct str encoding_label(struct str);

/* The bytes of the smallest character: 1, 2 or 4. */
size_t encoding_unit(const struct encoding *);

/* How many of the smallest units in s are this ASCII character; where the first stands goes to
 *first, if there is one.  Not for what may be the second byte of a pair. */
size_t encoding_count(const struct encoding *, struct str s, char c, size_t *first);

/* The number of the line in which byte `at` of s stands, from 1. */
unsigned long encoding_line_at(const struct encoding *, struct str s, size_t at);

#endif
