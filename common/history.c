#include <stdio.h>

#include "data.h"
#include "history.h"
#include "say.h"

/* Columns of columns.tsv. */
enum { TABLE, COLUMN, TYPE };

static struct {
	struct place place;
	const char *name;
} column[HISTORY_FIGURES];
static size_t columns;

/* The number of each place's column, from 1. */
static unsigned char slot[PLACE_TABLES][PLACE_ROWS][PLACE_COLS];

/* FNV-1a hashes its last byte little: this spreads what it made over all bits, so that sums of
   hashes tell figures apart. */
static uint64_t
spread(uint64_t h)
{
	h = (h ^ h >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	h = (h ^ h >> 27) * UINT64_C(0x94D049BB133111EB);
	return h ^ h >> 31;
}

void
history_add(
    struct history_sum *sum, struct str table, struct str row, struct str col, struct str value)
{
	const struct str part[] = { table, row, col, value };
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
		for (size_t k = 0; k < part[i].n; k++)
			h = (h ^ (unsigned char)part[i].s[k]) * UINT64_C(1099511628211);
		h = (h ^ '\t') * UINT64_C(1099511628211);
	}
	sum->digest += spread(h);
	sum->figures += !str_is(value, "0");
}

void
history_digest(const struct history_sum *sum, char digits[HISTORY_DIGEST + 1])
{
	snprintf(digits, HISTORY_DIGEST + 1, "%016llx", (unsigned long long)sum->digest);
}

/* Is a column called after this place? */
static bool
is_called(struct str name, int table, int row, int col)
{
	const char *part[] = { place_table_name(table), place_row(table, row),
		place_col(table, col) };

	for (size_t i = 0; i < 3; i++) {
		if (!str_starts(name, str_of(part[i])))
			return false;
		name = str_skip(name, strlen(part[i]));
		if (i < 2 && (!name.n || *name.s != '_'))
			return false;
		name = str_skip(name, i < 2);
	}
	return !name.n;
}

static bool
find(struct str name, struct place *p)
{
	for (p->table = 0; p->table < PLACE_TABLES; p->table++) {
		for (p->row = 0; place_row(p->table, p->row); p->row++) {
			for (p->col = 0; place_col(p->table, p->col); p->col++) {
				if (is_called(name, p->table, p->row, p->col))
					return true;
			}
		}
	}
	return false;
}

static void
load(void)
{
	const struct data *d = &columns_data;

	for (size_t i = 0; i < d->rows; i++) {
		const char *name = data_cell(d, i, COLUMN);
		struct place p = { 0 };

		if (strcmp(data_cell(d, i, TABLE), "history") != 0 ||
		    strcmp(data_cell(d, i, TYPE), "number") != 0)
			continue;
		if (columns == HISTORY_FIGURES || !find(str_of(name), &p))
			die_system("columns.tsv: history: no room or no place for '%s'", name);
		column[columns].place = p;
		column[columns].name = name;
		slot[p.table][p.row][p.col] = (unsigned char)++columns;
	}
}

int
history_slot(int table, int row, int col)
{
	if (!columns)
		load();
	return slot[table][row][col] - 1;
}

bool
history_place(size_t i, struct place *p)
{
	if (!columns)
		load();
	if (i < columns)
		*p = column[i].place;
	return i < columns;
}

const char *
history_column(size_t i)
{
	if (!columns)
		load();
	return i < columns ? column[i].name : NULL;
}
