/*
 * What unpacks bytes, way by way.  A foreign library is behind each, and
 * visible in one file: gzip in common/gz.c, the others in bzip2.c, xz.c, zstd.c.
 */
#ifndef CODER_H
#define CODER_H

#include "str.h"

enum coded {
	CODED_MORE,
	CODED_END, /* one packed run is whole, and its sums are right */
	CODED_DAMAGED,
	CODED_WIDE /* it needs a larger window than it may have */
};

struct coder {
	const char *name; /* the format's */
	/* Packed bytes refer back to what was unpacked, some very far, and that window is held.
	   Of what asks for more than `window` bytes, as many are given, then CODED_WIDE. */
	void *(*open)(size_t window);
	/* Unpack: what is used up of in is taken off it; *n, the room at `to`, becomes what was
	   written. */
	enum coded (*step)(void *, struct str *in, char *to, size_t *n);
	void (*close)(void *);
	bool (*begins)(struct str head); /* may a packed run begin so?  NULL: anyhow */
};

extern const struct coder coder_gzip, coder_zlib, coder_deflate, coder_bzip2, coder_xz,
    coder_zstd;

/* The coder of files of a format that sniff names; NULL for none. */
const struct coder *coder_of(const char *format);

#endif
