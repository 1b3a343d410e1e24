/*
 * HTML and XML, as events.  The one room that knows libxml2: its push parsers, which take
 * the bytes piece by piece and hold no tree.  No network, no file, no entity from outside:
 * entities of a document's own are not expanded (an attack is a document of them).
 *
 *	markup_open(&m, MARKUP_XML);
 *	while (...)
 *		markup_feed(&m, piece);
 *	ok = markup_close(&m);
 */
#ifndef MARKUP_H
#define MARKUP_H

#include "buf.h"

/* Elements open at a time: what is nested deeper is passed over. */
#define MARKUP_DEPTH 512

enum markup_kind { MARKUP_HTML, MARKUP_XML };

struct markup {
	/* Set before markup_open; any may be NULL.  A name of XML has no prefix ("tbl" for
	   w:tbl), one of HTML is in lower case, as it stands.  attributes: name, value, name,
	   value, ..., NULL; a value may be NULL in HTML; NULL for none at all. */
	void (*start)(void *of, const char *name, const char **attributes);
	void (*end)(void *of, const char *name);
	void (*text)(void *of, struct str); /* UTF-8; a run may come in several pieces */
	void *of;
	unsigned depth; /* elements that are open now; to be read only */
	bool deep; /* elements of XML were passed over, being too deep; to be read only */
	/* the rest is markup.c's */
	void *parser;
	struct buf values; /* of an element of XML, each ended by NUL */
	enum markup_kind kind;
	bool stopped;
	size_t equals; /* signs of attributes in a tag that has not ended */
	bool behind; /* the line that libxml2 counts is one behind */
};

void markup_open(struct markup *, enum markup_kind);

/* The next bytes, in UTF-8. */
void markup_feed(struct markup *, struct str);

/* The line of the source at which the parser stands, from 1. */
unsigned long markup_line(const struct markup *);

/* Take no more: the handlers are not called again. */
void markup_stop(struct markup *);

/* End and free the parser; false when the XML was not well-formed (HTML always is). */
bool markup_close(struct markup *);

#endif
