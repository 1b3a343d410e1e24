#include <errno.h>
#include <stdlib.h>

#include "data.h"
#include "history_csv.h"
#include "history_rows.h"
#include "rows.h"
#include "say.h"

enum { FILES_MAX = 1024, CELLS_MAX = 128, AT_BITS = 44 };

/* What a cell of a row is: a column of one of the tables, or a figure of `history`. */
enum column {
	DOC,
	YEAR,
	REGION,
	AGENCY,
	AGGREGATE,
	FIGURES,
	DIGEST,
	TABLE,
	ROW,
	COL,
	VALUE,
	STATE,
	COLUMNS
};

static const char *const column_names[COLUMNS] = { "doc", "year", "region_code", "agency",
	"aggregate", "figures", "digest", "table", "row", "col", "value", "state" };

struct table_file {
	struct file_rows rows;
	char *path;
	bool facts; /* a row is a figure, not a report */
	size_t width;
	size_t cell[COLUMNS]; /* the number of its cell, from 1; 0 for none */
	size_t figure[HISTORY_FIGURES];
};

struct history_csv {
	struct table_file *file;
	size_t n;
	struct index index, aggregates;
	struct file_rows again; /* its own text: the first reading may go on */
	struct str cells[CELLS_MAX];
	struct buf scratch, doc;
	struct kept report, other;
};

struct history_csv *
history_csv_new(void)
{
	struct history_csv *csv = mem_resize(NULL, 1, sizeof *csv);

	*csv = (struct history_csv) { .index.digits = PREFECTURE, .aggregates.digits = COUNTY };
	return csv;
}

/* --- the head */

/* Is a head's cell the column `name` of a table, by its code or in Chinese? */
static bool
is_column(struct str cell, const char *table, const char *name)
{
	const struct data *d = &columns_data;

	for (size_t i = 0; i < d->rows; i++) {
		if (!strcmp(data_cell(d, i, 0), table) && !strcmp(data_cell(d, i, 1), name))
			return str_is(cell, name) || str_is(cell, data_cell(d, i, 3));
	}
	return false;
}

/* The number of the cell, from 1; 0 when there is none. */
static size_t
find_column(const struct history_csv *csv, size_t n, const char *table, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		if (is_column(csv->cells[i], table, name))
			return i + 1;
	}
	return 0;
}

/* Has the head all columns from the first to the last? */
static bool
has_columns(const struct table_file *file, enum column first, enum column last)
{
	for (enum column c = first; c <= last; c++) {
		if (!file->cell[c])
			return false;
	}
	return true;
}

static bool
take_head(struct history_csv *csv, struct table_file *file, const char *table)
{
	for (size_t c = 0; c < COLUMNS; c++)
		file->cell[c] = find_column(csv, file->width, table, column_names[c]);
	for (size_t i = 0; history_column(i); i++)
		file->figure[i] = find_column(csv, file->width, table, history_column(i));
	file->facts = !strcmp(table, "facts");
	return has_columns(file, DOC, AGENCY) &&
	       (file->facts ? has_columns(file, TABLE, STATE)
			    : has_columns(file, AGGREGATE, DIGEST));
}

static void
read_head(struct history_csv *csv, struct table_file *file)
{
	const struct str mark = str_of("\xEF\xBB\xBF");
	struct str row = { "", 0 };
	uint64_t at;

	if (file_rows_next(&file->rows, &row, &at) && str_starts(row, mark))
		row = str_skip(row, mark.n);
	file->width = rows_split(row, csv->cells, CELLS_MAX, &csv->scratch);
	errno = 0;
	if (file->width > CELLS_MAX ||
	    (!take_head(csv, file, "history") && !take_head(csv, file, "facts")))
		die_system("%s: its head is that of no table 'history' or 'facts'", file->path);
}

/* --- rows */

static struct str
cell(const struct history_csv *csv, const struct table_file *file, enum column c)
{
	return file->cell[c] ? csv->cells[file->cell[c] - 1] : (struct str) { "", 0 };
}

static bool
split_row(struct history_csv *csv, const struct table_file *file, struct str row)
{
	return rows_split(row, csv->cells, CELLS_MAX, &csv->scratch) == file->width;
}

/* The next row that is one; the others are said. */
static bool
next_row(struct history_csv *csv, struct table_file *file, uint64_t *at)
{
	struct str row;

	while (file_rows_next(&file->rows, &row, at)) {
		if (!row.n)
			continue;
		if (split_row(csv, file, row))
			return true;
		say(str_of(file->path), "line %lu: not the cells of the head; it is left out",
		    file->rows.line);
	}
	return false;
}

/* A report begins with the cells of a row; without year, place or agency it is no one's. */
static bool
begin(struct history_csv *csv, const struct table_file *file, struct kept *r)
{
	unsigned year = kept_year(cell(csv, file, YEAR));
	struct str region = cell(csv, file, REGION), agency = cell(csv, file, AGENCY);

	if (!year || !region.n || !agency.n)
		return false;
	kept_begin(r, cell(csv, file, DOC), region, agency, cell(csv, file, AGGREGATE), year);
	return true;
}

static void
take_fact(struct history_csv *csv, const struct table_file *file, struct kept *r)
{
	struct str table = cell(csv, file, TABLE), row = cell(csv, file, ROW),
		   col = cell(csv, file, COL);
	struct place p;
	bool placed = place_find(table, row, col, &p);

	kept_fact(r, table, row, col, cell(csv, file, STATE), cell(csv, file, VALUE),
	    placed ? &p : NULL);
}

static void
take_figures(struct history_csv *csv, const struct table_file *file, struct kept *r)
{
	kept_sum(r, cell(csv, file, FIGURES), cell(csv, file, DIGEST));
	for (size_t i = 0; history_column(i); i++) {
		if (file->figure[i])
			kept_figure(r, i, csv->cells[file->figure[i] - 1]);
	}
}

/* --- a file that can be read again: where reports stand */

/* The rows of a document stand together: is the report one whose document came before? */
static bool
is_torn(struct history_csv *csv, const struct kept *r)
{
	const struct index *index = &csv->index;
	struct kept *other = &csv->other;
	size_t i = index_of(index, r, r->year);

	for (int looks = 0; i && looks < INDEX_LOOKS; looks++) {
		if (index->at[i - 1] >> AT_BITS == csv->n - 1 &&
		    history_csv_get(csv, index->at[i - 1], other) &&
		    kept_is(other, r, r->year) && str_same(other->doc, r->doc))
			return true;
		i = index_next(index, r, r->year, i);
	}
	return false;
}

void
history_csv_torn(const char *path, const struct kept *r)
{
	errno = 0;
	die_system(
	    "%s: the rows of '%.*s' do not stand together", path, (int)r->doc.n, r->doc.s);
}

static void
enter(struct history_csv *csv, const struct table_file *file, uint64_t at)
{
	struct kept *r = &csv->report;

	if (!begin(csv, file, r))
		return;
	if (file->facts && is_torn(csv, r))
		history_csv_torn(file->path, r);
	at |= (uint64_t)(csv->n - 1) << AT_BITS;
	index_add(r->aggregate.n ? &csv->aggregates : &csv->index, r, at);
}

static void
enter_all(struct history_csv *csv, struct table_file *file)
{
	uint64_t at;

	buf_clear(&csv->doc);
	while (next_row(csv, file, &at)) {
		struct str doc = cell(csv, file, DOC);

		if (file->facts && csv->doc.len && str_same(doc, buf_str(&csv->doc)))
			continue;
		buf_clear(&csv->doc);
		buf_addstr(&csv->doc, doc);
		enter(csv, file, at);
	}
}

bool
history_csv_get(struct history_csv *csv, uint64_t at, struct kept *r)
{
	struct table_file *file = &csv->file[at >> AT_BITS];
	struct file_rows *again = &csv->again;
	struct str row;

	again->path = file->path;
	again->fd = file->rows.fd;
	file_rows_seek(again, at & ((UINT64_C(1) << AT_BITS) - 1));
	if (!file_rows_next(again, &row, &at) || !split_row(csv, file, row) ||
	    !begin(csv, file, r))
		return false;
	if (!file->facts) {
		take_figures(csv, file, r);
		return true;
	}
	do {
		if (!split_row(csv, file, row))
			continue;
		if (!str_same(cell(csv, file, DOC), r->doc))
			break;
		take_fact(csv, file, r);
	} while (file_rows_next(again, &row, &at));
	return true;
}

/* --- a packed file: all that its reports say */

static void
give_all(struct history_csv *csv, struct table_file *file, history_give *give, void *of)
{
	struct kept *r = &csv->report;
	bool begun = false;
	uint64_t at;

	while (next_row(csv, file, &at)) {
		bool same = begun && file->facts && str_same(cell(csv, file, DOC), r->doc);

		if (!same) {
			if (begun)
				give(of, r, file->facts);
			begun = begin(csv, file, r);
		}
		if (begun && file->facts)
			take_fact(csv, file, r);
		else if (begun)
			take_figures(csv, file, r);
	}
	if (begun)
		give(of, r, file->facts);
}

void
history_csv_add(struct history_csv *csv, const char *path, history_give *give, void *of)
{
	struct table_file *file;

	if (csv->n == FILES_MAX)
		die_system("the history has more than %d files", FILES_MAX);
	csv->file = mem_resize(csv->file, csv->n + 1, sizeof *csv->file);
	file = &csv->file[csv->n++];
	*file = (struct table_file) { .path = mem_resize(NULL, strlen(path) + 1, 1) };
	memcpy(file->path, path, strlen(path) + 1);
	if (!file_rows_open(&file->rows, file->path))
		die_system("cannot open %s", path);
	read_head(csv, file);
	if (!file->rows.gunzip) {
		enter_all(csv, file);
		return;
	}
	give_all(csv, file, give, of);
	file_rows_free(&file->rows);
	free(file->path);
	csv->n--;
}

const struct index *
history_csv_index(const struct history_csv *csv)
{
	return &csv->index;
}

const struct index *
history_csv_aggregates(const struct history_csv *csv)
{
	return &csv->aggregates;
}

void
history_csv_free(struct history_csv *csv)
{
	for (size_t i = 0; i < csv->n; i++) {
		file_rows_free(&csv->file[i].rows);
		free(csv->file[i].path);
	}
	free(csv->file);
	index_free(&csv->index);
	index_free(&csv->aggregates);
	buf_free(&csv->scratch);
	buf_free(&csv->doc);
	buf_free(&csv->again.text);
	kept_free(&csv->report);
	kept_free(&csv->other);
	free(csv);
}
