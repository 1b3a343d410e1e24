/*
 * What a file is, from its first bytes: what this release cannot read yet is named, with a
 * way to go on, and never read as if it were text.
 */
#ifndef SNIFF_H
#define SNIFF_H

#include "str.h"

struct format {
	const char *name; /* the value of `meta format` */
	const char *what; /* in words */
	const char *advice; /* what to do with it */
};

/* The format that the bytes give away; NULL when they may be text. */
const struct format *sniff(struct str bytes);

#endif
