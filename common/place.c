#include "place.h"
#include "forms.h"
#include "say.h"

enum { SLOTS = 1024 };
enum { ROW, COL, BLOCK, KINDS };

static const struct str tables[PLACE_TABLES] = { STR("disclosure"), STR("requests"),
	STR("proceedings"), STR("statistics") };
static const struct str schemas[PLACE_SCHEMAS] = { STR("v2008"), STR("v2014"), STR("v2019"),
	STR("v2021") };

/* A code, found by hashing. */
static struct {
	struct str name;
	int table, kind, number;
} slots[SLOTS];

static struct {
	bool loaded;
	const char *code[PLACE_TABLES][KINDS][PLACE_ROWS];
	int count[PLACE_TABLES][KINDS];
	int block[PLACE_TABLES][PLACE_ROWS];
	const char *unit[PLACE_TABLES][PLACE_ROWS][PLACE_COLS][PLACE_SCHEMAS];
	/* bit s: the form of schema s has the cell; has the table */
	unsigned char in[PLACE_TABLES][PLACE_ROWS][PLACE_COLS];
	unsigned char has[PLACE_TABLES];
} all;

static bool
is_in_slot(size_t h, int table, int kind, struct str name)
{
	return slots[h].table == table && slots[h].kind == kind && slots[h].name.s &&
	       str_same(slots[h].name, name);
}

/* Where a code stands among the slots, or where it is to be put. */
static size_t
slot_of(int table, int kind, struct str name)
{
	size_t h = str_hash((size_t)(table * 4 + kind), name) % SLOTS;

	while (slots[h].name.s && !is_in_slot(h, table, kind, name))
		h = (h + 1) % SLOTS;
	return h;
}

/* The cells of a row follow one another: that of the last is looked at first. */
static size_t
row_slot(int table, struct str name)
{
	static size_t last;

	if (!is_in_slot(last, table, ROW, name))
		last = slot_of(table, ROW, name);
	return last;
}

static int
intern(int table, int kind, const char *name, int max)
{
	size_t at = slot_of(table, kind, str_of(name));
	int *count = &all.count[table][kind];

	if (!slots[at].name.s) {
		if (*count == max)
			die_system("forms.tsv: the table %s has more than %d codes of a kind",
			    tables[table].s, max);
		slots[at].name = str_of(name);
		slots[at].table = table;
		slots[at].kind = kind;
		slots[at].number = *count;
		all.code[table][kind][(*count)++] = name;
	}
	return slots[at].number;
}

/* Every cell where a row's line crosses a column's. */
static void
load_row(int table, const struct form *row)
{
	int r = intern(table, ROW, row->code, PLACE_ROWS);
	const struct form *col;

	all.block[table][r] = intern(table, BLOCK, row->block, PLACE_BLOCKS);
	for (size_t i = 0; (col = form_line(i)); i++) {
		int c;

		if (col->kind != FORM_COL || strcmp(col->table, row->table) != 0)
			continue;
		c = intern(table, COL, col->code, PLACE_COLS);
		for (int s = 0; s < PLACE_SCHEMAS; s++) {
			if (!form_cell(row, col, schemas[s].s))
				continue;
			all.in[table][r][c] |= (unsigned char)(1 << s);
			all.has[table] |= (unsigned char)(1 << s);
			all.unit[table][r][c][s] = *col->unit ? col->unit : row->unit;
		}
	}
}

static void
load(void)
{
	const struct form *f;

	all.loaded = true;
	for (size_t i = 0; (f = form_line(i)); i++) {
		int table = place_table(str_of(f->table));

		if (table >= 0 && f->kind == FORM_ROW)
			load_row(table, f);
	}
}

static inline void
loaded(void)
{
	if (!all.loaded)
		load();
}

static int
number_of(const struct str *names, int n, struct str name)
{
	for (int i = 0; i < n; i++) {
		if (str_same(name, names[i]))
			return i;
	}
	return -1;
}

int
place_table(struct str name)
{
	return number_of(tables, PLACE_TABLES, name);
}

int
place_schema(struct str name)
{
	return number_of(schemas, PLACE_SCHEMAS, name);
}

const char *
place_table_name(int table)
{
	return tables[table].s;
}

const char *
place_schema_name(int schema)
{
	return schemas[schema].s;
}

const char *
place_row(int table, int row)
{
	loaded();
	return row < all.count[table][ROW] ? all.code[table][ROW][row] : NULL;
}

const char *
place_col(int table, int col)
{
	loaded();
	return col < all.count[table][COL] ? all.code[table][COL][col] : NULL;
}

int
place_block(int table, int row)
{
	loaded();
	return all.block[table][row];
}

bool
place_in(int schema, int table, int row, int col)
{
	loaded();
	if (schema < 0)
		return all.has[table] && all.in[table][row][col] == all.has[table];
	return all.in[table][row][col] >> schema & 1;
}

const char *
place_unit(const struct place *p, int schema)
{
	const char *const *unit = all.unit[p->table][p->row][p->col];

	if (schema >= 0 && unit[schema])
		return unit[schema];
	for (int s = 0; s < PLACE_SCHEMAS; s++) {
		if (unit[s])
			return unit[s];
	}
	return "";
}

bool
place_find(struct str table, struct str row, struct str col, struct place *p)
{
	const char *colon = row.n ? memchr(row.s, ':', row.n) : NULL;
	size_t at;

	loaded();
	p->part = colon != NULL;
	if (colon)
		row.n = (size_t)(colon - row.s);
	if ((p->table = place_table(table)) < 0)
		return false;
	at = row_slot(p->table, row);
	p->row = slots[at].number;
	if (!slots[at].name.s)
		return false;
	at = slot_of(p->table, COL, col);
	p->col = slots[at].number;
	return slots[at].name.s != NULL;
}
