/*
 * Spreadsheets (XLSX, Office Open XML), as records: for each sheet that is not hidden, a line
 * with its name and a table.  LINE is the row's number in its sheet.
 */
#ifndef XLSX_H
#define XLSX_H

#include "source.h"

void xlsx_put(const struct source *);

#endif
