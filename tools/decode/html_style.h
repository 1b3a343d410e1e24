/* What a style attribute says to a reader. */
#ifndef HTML_STYLE_H
#define HTML_STYLE_H

#include "str.h"

/* Does it hide the element: display:none, visibility:hidden, mso-hide:all? */
bool style_hides(struct str style);

#endif
