/*
 * The statutory forms, as data: forms.tsv, line by line.  Recognition, output, checks and the
 * dictionary of indicators all read it here.
 */
#ifndef FORMS_H
#define FORMS_H

#include <stdbool.h>
#include <stddef.h>

enum form_kind { FORM_BLOCK, FORM_COL, FORM_ROW, FORM_GROUP, FORM_HEAD, FORM_CUT };

struct form {
	enum form_kind kind;
	const char *schema; /* "v2008", "v2014", "v2019", "v2021" or "both" */
	const char *table;
	const char *block; /* "" where the table has but one */
	const char *code; /* of a row or column, else "" */
	const char *unit; /* of a column's figures, else "" */
	const char *label, *english;
	const char *aliases; /* set apart by '|' */
};

/* Line i of the forms, in the file's order; NULL past the last. */
const struct form *form_line(size_t i);

/* Does a line belong to this schema?  "both" belongs to v2019 and v2021. */
bool form_in(const struct form *, const char *schema);

/* Has a table of this schema a cell at row and column?  Columns belong to the row's block
   (disclosure), or to every row of the table. */
bool form_cell(const struct form *row, const struct form *col, const char *schema);

#endif
