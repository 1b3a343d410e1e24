/* What a style attribute says to a reader. */
#ifndef HTML_STYLE_H
#define HTML_STYLE_H

#include "str.h"

enum {
	STYLE_HIDES = 1, /* display:none, visibility:hidden, mso-hide:all */
	STYLE_STRIKES = 2, /* text-decoration:line-through */
	STYLE_RAISES = 4 /* vertical-align:super */
};

/* The bits of what it says of its element. */
unsigned style_says(struct str style);

#endif
