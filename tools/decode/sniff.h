/*
 * What a file is, from its bytes: what this release cannot read yet is named, with a way to go
 * on, and never read as if it were text.
 */
#ifndef SNIFF_H
#define SNIFF_H

#include "input.h"

struct format {
	const char *name; /* the value of `meta format` */
	const char *what; /* in words */
	const char *advice; /* what to do with it */
};

/* The format that the bytes give away; NULL when they may be text. */
const struct format *sniff(struct str bytes);

/* What a zip is, whole or its beginning, by its members: an Office document of some kind, or an
 * archive. */
const struct format *sniff_zip(struct str bytes);

/* Is it a document that is a zip? */
bool format_is_zipped(const struct format *);

/* The format of that name; NULL for none. */
const struct format *format_named(const char *name);

#endif
