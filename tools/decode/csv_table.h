/* CSV, as a table.  Bytes alone do not tell it from text: the name must say so. */
#ifndef CSV_TABLE_H
#define CSV_TABLE_H

#include "source.h"

/* Write a document whose name ends with .csv and whose rows have two cells or more, all of them
   as many; or one of which the user says that it is CSV.  False, and nothing written, when it
   is none. */
bool csv_table_put(const struct source *);

#endif
