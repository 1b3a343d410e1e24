/*
 * The words of a Word document's XML (WordprocessingML), as records: a `text` for each line,
 * `table` and `row` for tables.  Only what a page shows: tracked deletions, hidden words, field
 * codes, headers and footers are left out.
 *
 *	struct docx_text *t = docx_text_new(style);
 *	docx_text_markup(t, &m);	read document.xml, footnotes.xml, ... with m
 *	docx_text_flush(t, whole);
 */
#ifndef DOCX_TEXT_H
#define DOCX_TEXT_H

#include "docx_style.h"

struct docx_text;

struct docx_text *docx_text_new(struct docx_style *);

/* Set up a parser to read a part. */
void docx_text_markup(struct docx_text *, struct markup *);

/* The part ended: what was held is written.  When it is not whole, the paragraph and the row
   that are open are left out, since half a figure is a wrong one. */
void docx_text_flush(struct docx_text *, bool whole);

/* Were there any words? */
bool docx_text_words(const struct docx_text *);

/* Was reading stopped, since there are more than LINES_MAX lines? */
#define LINES_MAX ((unsigned long)1 << 20)
bool docx_text_too_long(const struct docx_text *);

void docx_text_free(struct docx_text *);

#endif
