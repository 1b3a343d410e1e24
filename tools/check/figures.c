#include "figures.h"
#include "rec.h"

enum { LINE = 1, TABLE, ROW, COL, VALUE, UNIT, STATE, RAW, SCHEMA, FIELDS };

void
figures_clear(struct figures *f)
{
	for (int table = 0; table < PLACE_TABLES; table++) {
		if (!set_is_empty(f->extent[table].rows))
			memset(f->at[table], 0, sizeof f->at[table]);
		f->extent[table] = (struct extent) { .schema = -1 };
	}
}

void
figures_add(struct figures *f, struct str record)
{
	struct str field[FIELDS + 1];
	struct extent *extent;
	struct figure *at;
	struct place p;

	if (rec_split(record, field, FIELDS + 1) != FIELDS ||
	    !place_find(field[TABLE], field[ROW], field[COL], &p) || p.part)
		return;
	extent = &f->extent[p.table];
	at = &f->at[p.table][p.row][p.col];
	if (at->kind != FIGURE_MISSING)
		return;
	set_add(&extent->rows, p.row);
	set_add(&extent->cols, p.col);
	if (extent->schema < 0)
		extent->schema = place_schema(field[SCHEMA]);
	at->line = rec_number(field[LINE]);
	at->kind = FIGURE_NONE;
	if (!str_is(field[STATE], "number") && !str_is(field[STATE], "inferred"))
		return;
	if (!dec_parse(field[VALUE], &at->value))
		return;
	at->kind = FIGURE_NUMBER;
	set_add(&extent->figure_rows, p.row);
	set_add(&extent->figure_cols, p.col);
}
