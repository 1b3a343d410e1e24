/*
 * The bytes of one document, and what is known of them from outside.  Every reader of a
 * format takes one, inside the document's frame, and writes what it holds: `meta format`,
 * `meta charset` (formats that have one), `text`, `table` and `row` records, notes; or, for
 * what it cannot read, a note of severity error by reject() and nothing else.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "str.h"

struct format;

struct source {
	struct str id; /* the document's: a path, ARCHIVE!MEMBER, a URI */
	struct str bytes; /* whole */
	struct str charset; /* the label that HTTP gave; empty for none */
	struct str forced; /* the label that --charset gave, a known one; empty for none */
	const struct format *format; /* what the user says it is; NULL: its bytes tell */
};

#endif
