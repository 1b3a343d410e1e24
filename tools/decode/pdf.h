/* PDF, as records. */
#ifndef PDF_H
#define PDF_H

#include "source.h"

void pdf_put(const struct source *);

#endif
