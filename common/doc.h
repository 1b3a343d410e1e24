/*
 * One document of the stream at a time, whole in memory.  Reads standard input.
 *
 *	struct doc doc = { 0 };
 *
 *	while (doc_next(&doc)) {
 *		for (size_t i = 0; i < doc.n; i++)
 *			out_record(doc_record(&doc, i));
 *		out_document();
 *	}
 *	doc_free(&doc);
 *	return out_finish();
 *
 * Every record from `doc` to `end` is given, those two included.  What stands outside a frame
 * passes to stdout by itself, but for the last filter of a chain (doc.last), which writes no
 * stream: there it is left out with a message, and counts as rejected.  A document that is cut
 * off (the stream ends, or another opens) is not given: a message, and status 3, since what
 * wrote it failed.  Of one over DOC_MAX bytes its frame is given, with the note `overgrown`.
 * A note of severity error counts the document as rejected.
 */
#ifndef DOC_H
#define DOC_H

#include "rec.h"

#define DOC_MAX ((size_t)128 << 20)

struct doc_entry {
	size_t at, len; /* from the first byte of the document on */
	enum tag tag;
	uint32_t
	    meta_before; /* of a `meta` record: the entry of the one before it, from 1; or 0 */
};

struct doc {
	struct str id; /* as it stands in the record, escaped */
	struct doc_entry *entry;
	size_t n;
	bool rejected; /* a note of severity error stands among its records */
	bool last; /* set by the filter that ends a chain */
	/* the rest is doc.c's */
	struct buf in;
	size_t room, from, scanned;
	uint32_t last_meta;
	bool eof, overgrown;
};

bool doc_next(struct doc *);
void doc_free(struct doc *);

/* The bytes that its records take. */
static inline size_t
doc_bytes(const struct doc *doc)
{
	return doc->scanned - doc->from;
}

static inline struct str
doc_record(const struct doc *doc, size_t i)
{
	return (struct str) { doc->in.s + doc->from + doc->entry[i].at, doc->entry[i].len };
}

/* Pass record i on, untouched. */
void doc_pass(const struct doc *, size_t i);

/* The value of the last `meta KEY`, still escaped; empty when there is none. */
struct str doc_meta(const struct doc *, const char *key);

#endif
