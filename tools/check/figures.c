#include "figures.h"
#include "rec.h"

enum { ROWS, COLS, AXES };

/* The rows and columns that the form of a schema has; the last line is for schema -1. */
static struct set form_set[PLACE_SCHEMAS + 1][PLACE_TABLES][AXES];

void
figures_clear(struct figures *f)
{
	for (int table = 0; table < PLACE_TABLES; table++) {
		struct set rows = f->extent[table].rows;

		for (int row; (row = set_take(&rows)) >= 0;)
			memset(f->at[table][row], 0, sizeof f->at[table][row]);
		f->extent[table] = (struct extent) { .schema = -1 };
	}
}

static int
kind_of(struct str state)
{
	if (str_is(state, "number") || str_is(state, "inferred"))
		return FIGURE_NUMBER;
	if (str_is(state, "blank"))
		return FIGURE_BLANK;
	return str_is(state, "na") ? FIGURE_NA : FIGURE_TEXT;
}

void
fact_read(struct fact *fact, struct str record)
{
	const struct str *field = fact->field;

	fact->n = rec_split(record, fact->field, FACT_FIELDS + 1);
	fact->placed = place_find(
	    field[FACT_TABLE], field[FACT_ROW], field[FACT_COL], &fact->place);
}

void
figures_add(struct figures *f, const struct fact *fact)
{
	const struct str *field = fact->field;
	struct place p = fact->place;
	struct extent *extent;
	struct figure *at;

	if (fact->n != FACT_FIELDS || !fact->placed || p.part)
		return;
	extent = &f->extent[p.table];
	at = &f->at[p.table][p.row][p.col];
	if (at->kind != FIGURE_MISSING)
		return;
	set_add(&extent->rows, p.row);
	set_add(&extent->cols, p.col);
	at->schema = place_schema(field[FACT_SCHEMA]);
	if (extent->schema < 0)
		extent->schema = at->schema;
	at->line = rec_number(field[FACT_LINE]);
	at->kind = kind_of(field[FACT_STATE]);
	if (at->kind == FIGURE_NUMBER && !dec_parse(field[FACT_VALUE], &at->value))
		at->kind = FIGURE_UNREAD;
	if (at->kind != FIGURE_NUMBER)
		return;
	set_add(&extent->figure_rows, p.row);
	set_add(&extent->figure_cols, p.col);
}

static void
load(void)
{
	for (int table = 0; table < PLACE_TABLES; table++) {
		for (int row = 0; place_row(table, row); row++) {
			for (int col = 0; place_col(table, col); col++) {
				for (int s = -1; s < PLACE_SCHEMAS; s++) {
					struct set *set =
					    form_set[s < 0 ? PLACE_SCHEMAS : s][table];

					if (!place_in(s, table, row, col))
						continue;
					set_add(&set[ROWS], row);
					set_add(&set[COLS], col);
				}
			}
		}
	}
}

static struct set
form_of(const struct figures *f, int table, int axis)
{
	int schema = f->extent[table].schema;
	static bool loaded;

	if (!loaded)
		load();
	loaded = true;
	return form_set[schema < 0 ? PLACE_SCHEMAS : schema][table][axis];
}

struct set
figures_rows(const struct figures *f, int table)
{
	return set_or(form_of(f, table, ROWS), f->extent[table].rows);
}

struct set
figures_cols(const struct figures *f, int table)
{
	return set_or(form_of(f, table, COLS), f->extent[table].cols);
}
