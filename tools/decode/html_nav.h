/*
 * What of a page is not its report: menus, paths, lists of links, tools, the footer of the
 * site.  The article is looked for, the smallest block that holds nearly all prose, figures
 * and chapters; what stands outside of it and is made of links, or of words that sites are
 * made of, is left out.  Whatever may belong to the report stays: a line with a figure in a
 * sentence, a table with figures, a title, a heading, dates and numbers of the document, whom
 * to ask.
 */
#ifndef HTML_NAV_H
#define HTML_NAV_H

#include "html_page.h"

/* Mark what is to be left out with ITEM_DROPPED: texts, and tables that are data. */
void html_nav_mark(struct page *);

#endif
