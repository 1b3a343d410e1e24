/*
 * Which agency a document is from, and where that agency is.
 */
#ifndef AGENCY_H
#define AGENCY_H

#include "doc.h"

/* Write the meta records agency, agency_level, region_code and region of a document, from its
   meta agency_printed and, where that says too little (市体育局), from the rest of it; with a
   note when anything was worked out or is not known. */
void agency_write(const struct doc *);

#endif
