/*
 * What of a page passes on to libxml2: text, and the tags that say something to a reader.
 *
 * Its HTML parser (2.9) needs quadratic time for deep nesting, and keeps a text whole until it
 * ends.  What passes here has no inline tags, is never nested deeper than MARKUP_DEPTH, and
 * comes in small pieces.  Lines are kept, so that markup_line is true.
 */
#ifndef HTML_PASS_H
#define HTML_PASS_H

#include "buf.h"
#include "html_names.h"
#include "markup.h"

struct html_name {
	char s[ELEMENT_NAME_MAX];
	size_t n; /* counts on when it is longer */
};

/* Attributes that a tag has. */
enum {
	HAS_CLASS = 1,
	HAS_ID = 2,
	HAS_ROLE = 4,
	HAS_HIDDEN = 8,
	HAS_STYLE = 16,
	HAS_HREF = 32,
	HAS_COLSPAN = 64,
	HAS_ROWSPAN = 128,
	HAS_NAME = 256,
	HAS_CONTENT = 512,
	HAS_TYPE = 1024,
	HAS_VALUE = 2048
};

struct html_tag {
	struct html_name name;
	enum element element;
	unsigned number; /* of its name */
	bool end, slash;
	unsigned has; /* attributes, as bits; of those of its element that say something */
	unsigned says; /* its style; `hidden` counts as one */
	struct buf kept; /* the other attributes */
	unsigned long line; /* where it began */
};

struct html_pass {
	struct markup *to;
	bool hidden_too;
	struct buf out; /* what was not yet given to it */
	unsigned long line; /* of the source, from 1 */
	size_t lines; /* line ends that were taken away and that libxml2 has to count */
	size_t run; /* bytes of text since the last tag */
	bool paragraph; /* a <p> was the last block that began, and none ended since */

	/* an inline element that hides its words or raises them, until it ends */
	struct html_name shade;
	size_t shades, shade_blocks;

	/* nesting */
	unsigned opened; /* tags since libxml2 was last asked how deep it stands */
	uint32_t begun[ELEMENT_NUMBERS]; /* start tags by name that no end tag followed yet */
	size_t dropped; /* start tags that were passed over for being too deep */
	unsigned long cut; /* the line of the first one; 0 for none */
};

/* hidden_too: what a style hides passes as if it did not. */
void pass_open(struct html_pass *, struct markup *, bool hidden_too);

/* Text, entities as they stand in it. */
void pass_text(struct html_pass *, struct str);

/* Bytes that libxml2 does not see, but for their line ends. */
void pass_skip(struct html_pass *, const char *, size_t n);

/* A tag; what is no inline element, or hides or raises its words, passes. */
void pass_tag(struct html_pass *, const struct html_tag *);

/* Give libxml2 the rest. */
void pass_close(struct html_pass *);

#endif
