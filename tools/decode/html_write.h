/* A page, as records: lines, and tables with their spans resolved. */
#ifndef HTML_WRITE_H
#define HTML_WRITE_H

#include "html_page.h"

/* The page's metadata. */
void html_write_metas(const struct page *);

/* Its words, but for those that are marked as dropped; and a note of these. */
void html_write_words(const struct page *);

#endif
