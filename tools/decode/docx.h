/* Word documents (DOCX, Office Open XML, ECMA-376), as records. */
#ifndef DOCX_H
#define DOCX_H

#include "source.h"

void docx_put(const struct source *);

#endif
