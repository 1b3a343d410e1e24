/*
 * Web pages on their way to libxml2: what it need not see is taken away.
 *
 * Its HTML parser (2.9) stops at </html>, takes <![if ...]> for text, needs quadratic time for
 * tags of many attributes and for deep nesting, and keeps a text whole until it ends.  What
 * passes here has no scripts, comments, inline tags or attributes that say nothing to a
 * reader, is never nested deeper than MARKUP_DEPTH, and comes in small pieces; and there is so
 * much less of it that a page is read faster than libxml2 alone would do.  Lines are kept, so
 * that markup_line is true.
 *
 *	html_trim_open(&t, &markup, false);
 *	while (...)
 *		html_trim_feed(&t, piece);
 *	html_trim_close(&t);
 *	markup_close(&markup);
 *
 * What is hidden by its style or by `hidden`, or struck out, arrives with the attribute
 * `hidden`, what is raised as a footnote's mark is with `raised`, and no other word about it.
 */
#ifndef HTML_TRIM_H
#define HTML_TRIM_H

#include "buf.h"
#include "html_names.h"
#include "markup.h"

enum trim_state {
	TRIM_TEXT,
	TRIM_ENTITY,
	TRIM_MARKUP, /* behind < */
	TRIM_END, /* behind </ */
	TRIM_DECLARATION, /* behind <! */
	TRIM_DASH, /* behind <!- */
	TRIM_COMMENT,
	TRIM_BOGUS, /* <!DOCTYPE, <?xml, <![if: up to > */
	TRIM_RAW, /* in a script */
	TRIM_NAME,
	TRIM_TAG, /* between attributes */
	TRIM_ATTRIBUTE, /* in the name of one */
	TRIM_EQUALS, /* behind it */
	TRIM_VALUE, /* behind = */
	TRIM_QUOTED,
	TRIM_BARE
};

struct trim_name {
	char s[ELEMENT_NAME_MAX];
	size_t n; /* counts on when it is longer */
};

struct html_trim {
	struct markup *to;
	bool hidden_too;
	struct buf out; /* what was not yet given to it */
	enum trim_state state;
	unsigned long line; /* of the source, from 1 */
	size_t lines; /* line ends that were taken away and that libxml2 has to count */
	size_t run; /* bytes of text since the last tag */
	size_t entities; /* that libxml2 was to look up */

	/* the tag at hand */
	struct trim_name name, attribute;
	enum element element;
	unsigned number; /* of its name */
	bool end, slash;
	unsigned says; /* its style; hidden is said there, too */
	bool paragraph; /* a <p> was the last block that began, and none ended since */
	unsigned has; /* attributes, as bits */
	struct buf kept, value; /* its attributes; the value at hand, when it came in pieces */
	char quote, entity[ELEMENT_NAME_MAX];
	size_t entity_n;
	char tail[3]; /* the last bytes of a comment */
	size_t matched; /* bytes of </script that were seen */
	unsigned long since; /* where the comment or script began */

	/* an inline element that hides its words or raises them, until it ends */
	struct trim_name shade;
	size_t shades, shade_blocks;

	/* nesting */
	unsigned opened; /* tags since libxml2 was last asked how deep it stands */
	uint32_t begun[ELEMENT_NUMBERS]; /* start tags by name that no end tag followed yet */
	size_t dropped; /* start tags that were passed over for being too deep */
	unsigned long cut; /* the line of the first one; 0 for none */
	unsigned long
	    unclosed; /* the line of a comment or script that never ends; 0 for none */
};

/* hidden_too: what a style hides is given as if it did not. */
void html_trim_open(struct html_trim *, struct markup *, bool hidden_too);

/* Valid UTF-8, cut between characters, without NUL, CR and other control bytes. */
void html_trim_feed(struct html_trim *, struct str);

/* Nothing more will come.  The markup is left open. */
void html_trim_close(struct html_trim *);

#endif
