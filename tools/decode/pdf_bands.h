/*
 * Which lines of a page are those of a table: lines whose words stand wide apart, figures among
 * them, and the lines between and beside these that are pieces of labels and heads.
 */
#ifndef PDF_BANDS_H
#define PDF_BANDS_H

#include "pdf_text.h"

/* Set `band` of every line: lines of one table on one page share a number. */
void pdf_bands_mark(struct pdf_lines *, const struct pdf_text *);

#endif
