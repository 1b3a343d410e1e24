/*
 * Places: the codes of tables, rows and columns as small numbers, in the order of forms.tsv,
 * so that the figures of one document fit one array.
 */
#ifndef PLACE_H
#define PLACE_H

#include "str.h"

enum {
	PLACE_TABLES = 4,
	PLACE_SCHEMAS = 4,
	PLACE_ROWS = 128,
	PLACE_COLS = 16,
	PLACE_BLOCKS = 8
};

struct place {
	int table, row, col;
	bool part; /* a local sub-row, as services:... */
};

/* The place of a cell; false when the forms lack one of its codes. */
bool place_find(struct str table, struct str row, struct str col, struct place *);

/* The number of a name; -1 for an unknown one. */
int place_table(struct str name);
int place_schema(struct str name);

/* The name of a number. */
const char *place_table_name(int table);
const char *place_schema_name(int schema);

/* The code of a row or column; NULL past the table's last. */
const char *place_row(int table, int row);
const char *place_col(int table, int col);

/* Which block of its table a row stands in. */
int place_block(int table, int row);

/* Has the form of a schema this cell?  Schema -1, which is not known: have all forms of the
   table? */
bool place_in(int schema, int table, int row, int col);

/* The unit of a cell's figures, as the form of a schema states it (-1, or one without the cell:
   as any form does); empty when it states none. */
const char *place_unit(const struct place *, int schema);

#endif
