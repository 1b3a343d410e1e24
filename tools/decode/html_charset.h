/* The charset that a web page says it is in. */
#ifndef HTML_CHARSET_H
#define HTML_CHARSET_H

#include "str.h"

/*
 * The label in the first 4096 bytes, in the order of WHATWG's prescan: <meta charset=...>,
 * <meta http-equiv=content-type content="...charset=...">, or that of an XML declaration at
 * the very start, <?xml encoding=...?>.  As it stands there, without blanks and quotes,
 * borrowed from the bytes; empty when there is none.  What it says is often wrong.
 */
struct str html_charset_label(struct str bytes);

#endif
