/*
 * Web pages on their way to libxml2: told apart into text and tags, for html_pass.h.
 *
 * Its HTML parser (2.9) stops at </html>, takes <![if ...]> for text, and needs quadratic time
 * for tags of many attributes.  What comes out of here has no scripts, comments, or attributes
 * that say nothing to a reader; and there is so much less of it that a page is read faster than
 * libxml2 alone would do.
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

#include "html_pass.h"

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

struct html_trim {
	struct html_pass pass;
	enum trim_state state;
	struct html_tag tag; /* at hand */
	struct html_name attribute;
	struct buf value; /* the attribute's, when it came in pieces */
	char quote, entity[ELEMENT_NAME_MAX];
	size_t entity_n;
	size_t entities; /* that libxml2 was to look up */
	char tail[3]; /* the last bytes of a comment */
	size_t matched; /* bytes of </script that were seen */
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
