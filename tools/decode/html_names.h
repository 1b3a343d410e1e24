/* The elements of web pages, as far as they differ for a reader. */
#ifndef HTML_NAMES_H
#define HTML_NAMES_H

#include "str.h"

enum element {
	EL_INLINE, /* span, font, b, o:p, and every name that nobody knows: part of a line */
	EL_STRUCK, /* del, s: part of a line that is struck out */
	EL_RAISED, /* sup */
	EL_FIELD, /* input */
	EL_VOID, /* img, link: shows no words */
	EL_PAGE, /* html, head, body */
	EL_RAW, /* script, style, iframe: its content is no markup, and no text either */
	EL_HIDE, /* svg, template, button: shows no words of the page */
	EL_MENU, /* select, option: the same, but no block stands in it */
	EL_META,
	EL_TITLE,
	EL_FRAME,
	EL_BREAK, /* br */
	EL_RULE, /* hr */
	EL_LINK,
	EL_PARA, /* p, h2, li: a block that holds lines */
	EL_HEADING, /* h1 */
	EL_BLOCK, /* div, ul, section: a block that holds blocks */
	EL_NAV, /* nav, footer: one that says so itself */
	EL_PRE,
	EL_TABLE,
	EL_GROUP, /* thead, tbody, tfoot */
	EL_ROW,
	EL_CELL,
	EL_CAPTION,
	ELEMENTS
};

/* The longest name that is known. */
#define ELEMENT_NAME_MAX 16

/* The number of a name, in lower case, from 1; 0 for one that nobody knows. */
unsigned element_number(struct str name);

/* More than any number. */
#define ELEMENT_NUMBERS 128

/* What the element of that number is. */
enum element element_of(unsigned number);

#endif
