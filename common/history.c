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

static uint64_t
hash_on(uint64_t h, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * UINT64_C(1099511628211);
	return (h ^ '\t') * UINT64_C(1099511628211);
}

static uint64_t
hash_codes(struct str table, struct str row, struct str col)
{
	return hash_on(hash_on(hash_on(UINT64_C(14695981039346656037), table), row), col);
}

void
history_add(struct history_sum *sum, const struct place *p, struct str table, struct str row,
    struct str col, struct str value)
{
	/* The hash of a place's codes, once it is made. */
	static uint64_t of_place[PLACE_TABLES][PLACE_ROWS][PLACE_COLS];
	uint64_t h;

	if (p && !p->part) {
		uint64_t *known = &of_place[p->table][p->row][p->col];

		if (!*known)
			*known = hash_codes(table, row, col);
		h = *known;
	} else {
		h = hash_codes(table, row, col);
	}
	sum->digest += spread(hash_on(h, value));
	sum->figures += !str_is(value, "0");
}

void
history_digest(const struct history_sum *sum, char digits[HISTORY_DIGEST + 1])
{
	snprintf(digits, HISTORY_DIGEST + 1, "%016llx", (unsigned long long)sum->digest);
}

/* Take a code, and what sets it apart from the next, off a column's name. */
static bool
take_code(struct str *name, const char *code)
{
	size_t n = strlen(code);

	if (!str_starts(*name, (struct str) { code, n }) || n == name->n || name->s[n] != '_')
		return false;
	*name = str_skip(*name, n + 1);
	return true;
}

/* The place that a column is called after. */
static bool
find(struct str name, struct place *p)
{
	for (p->table = 0; p->table < PLACE_TABLES; p->table++) {
		struct str row = name;

		if (!take_code(&row, place_table_name(p->table)))
			continue;
		for (p->row = 0; place_row(p->table, p->row); p->row++) {
			struct str col = row;

			if (!take_code(&col, place_row(p->table, p->row)))
				continue;
			for (p->col = 0; place_col(p->table, p->col); p->col++) {
				if (str_is(col, place_col(p->table, p->col)))
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
