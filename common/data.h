/*
 * The project's data, compiled in.  Each common/NAME.tsv becomes `NAME_data` by
 * scripts/embed.awk: the first line names the columns, lines that begin with # are comments,
 * and a missing last field is empty.  Rows keep the file's order.
 */
#ifndef DATA_H
#define DATA_H

#include "str.h"

struct data {
	size_t rows, columns;
	const char *const *cell; /* rows * columns, row by row */
};

static inline const char *
data_cell(const struct data *d, size_t row, size_t column)
{
	return d->cell[row * d->columns + column];
}

extern const struct data forms_data; /* rows, columns and labels of the statutory forms */
extern const struct data notes_data; /* the codes of notes */
extern const struct data schemas_data; /* editions of the form, and their years */
extern const struct data rules_data; /* the rules of ogi-check */
extern const struct data headings_data; /* names of chapters */
extern const struct data variants_data; /* radicals and compatibility ideographs */
extern const struct data regions_data; /* GB/T 2260, with its past */
extern const struct data tables_data; /* the CSV tables */
extern const struct data columns_data; /* and their columns */
extern const struct data charsets_data; /* charsets, and their labels */
extern const struct data repairs_data; /* bytes that iconv refuses, and what they are */
extern const struct data frequent_data; /* frequent characters */
extern const struct data words_data; /* words that stand for a figure, or beside one */
extern const struct data quantities_data; /* quantities in prose */
extern const struct data web_data; /* words of web pages */
extern const struct data labels_data; /* labels of fields */
extern const struct data cues_data; /* words that tell who published a report, of which year */

/* townships.tsv, too large for cells: its lines, without comments and head, end to end. */
extern const char townships_text[];
extern const size_t townships_size;

#endif
