#include "cells.h"
#include "hint.h"
#include "put.h"
#include "words.h"

static const struct dec zero;

/* The columns of a row whose unit is one of money, by the form of a table; the last is for that
   which is not known. */
static struct set money[PLACE_SCHEMAS + 1][PLACE_TABLES][PLACE_ROWS];

static void
load_money_at(const struct place *p)
{
	for (int s = 0; s <= PLACE_SCHEMAS; s++) {
		const char *unit = place_unit(p, s < PLACE_SCHEMAS ? s : -1);

		if (word_is(WORD_MONEY, str_of(unit)))
			set_add(&money[s][p->table][p->row], p->col);
	}
}

static void
load_money(void)
{
	struct place p = { 0 };

	for (p.table = 0; p.table < PLACE_TABLES; p.table++) {
		for (p.row = 0; place_row(p.table, p.row); p.row++) {
			for (p.col = 0; place_col(p.table, p.col); p.col++)
				load_money_at(&p);
		}
	}
}

static struct set
money_cols(int table, int row, int schema)
{
	static bool loaded;

	if (!loaded)
		load_money();
	loaded = true;
	return money[schema < 0 ? PLACE_SCHEMAS : schema][table][row];
}

/* The columns of a row that lie in an area. */
static struct set
area_cols(const struct area *area, int table, int row, int schema)
{
	struct set none = { { 0 } }, cols = area->cols[table];

	if (!set_has(area->rows[table], row))
		return none;
	if (area->kind == AREA_AMOUNTS)
		return set_and(cols, money_cols(table, row, schema));
	if (area->kind == AREA_COUNTS)
		return set_minus(cols, money_cols(table, row, schema));
	return cols;
}

static struct set
tested_cols(const struct test *test, int table, int row, int schema)
{
	struct set cols = area_cols(&test->area[0], table, row, schema);

	for (size_t i = 1; i < test->areas; i++)
		cols = set_minus(cols, area_cols(&test->area[i], table, row, schema));
	return cols;
}

/* The bound of a cell in that row; false when it is that of a figure that is not there, or 0.
 */
static bool
bound_in(
    const struct test *test, const struct figures *f, int table, int row, struct dec *bound)
{
	const struct figure *figure;

	*bound = test->bound;
	if (test->times < 0)
		return true;
	figure = &f->at[table][row][test->times];
	*bound = figure->value;
	return figure->kind == FIGURE_NUMBER && dec_compare(*bound, zero) > 0 &&
	       dec_shift(bound, test->times_tens);
}

/* Does a figure pass?  One whose bound is not known is not tested. */
static bool
is_within(const struct test *test, const struct figures *f, int table, int row,
    const struct figure *at, bool *tested)
{
	struct dec bound;

	*tested = true;
	if (test->kind == TEST_WHOLE)
		return !at->value.scale;
	*tested = bound_in(test, f, table, row, &bound);
	if (!*tested || (test->finer >= 0 && at->value.scale > test->finer))
		return true;
	return test->kind == TEST_LEAST ? dec_compare(at->value, bound) >= 0
					: dec_compare(at->value, bound) <= 0;
}

/* Cells of a table under a test: how many were tested, how many failed, and which. */
struct walk {
	const struct rule *rule;
	const struct figures *f;
	int table, schema;
	bool filled; /* the row has a figure */
	int row_schema; /* the form of the row's block */
	long seen, tested, failed;
	unsigned long line;
	struct buf *cells;
};

static void
begin_row(struct walk *w, int row)
{
	struct set cols = w->f->extent[w->table].cols;

	w->filled = false;
	w->row_schema = w->schema;
	for (int col; (col = set_take(&cols)) >= 0;) {
		const struct figure *at = &w->f->at[w->table][row][col];

		if (at->kind != FIGURE_MISSING)
			w->row_schema = at->schema;
		w->filled |= at->kind == FIGURE_NUMBER;
	}
}

static void
fail_cell(struct walk *w, int row, int col)
{
	unsigned long line = w->f->at[w->table][row][col].line;

	if (!w->failed++)
		w->line = line;
	check_add_cell(w->cells, w->table, row, col, line);
}

static void
test_cell(struct walk *w, int row, int col)
{
	const struct test *test = &w->rule->test;
	const struct figure *at = &w->f->at[w->table][row][col];
	bool tested = true, good;

	w->seen += at->kind != FIGURE_MISSING;
	if (test->kind == TEST_FILLED) {
		good = !w->filled || (at->kind == FIGURE_MISSING
					     ? !place_in(w->row_schema, w->table, row, col)
					     : at->kind != FIGURE_BLANK);
		tested = w->filled;
	} else if (test->kind == TEST_FIGURE) {
		good = at->kind != FIGURE_TEXT;
		tested = at->kind != FIGURE_MISSING;
	} else if (at->kind == FIGURE_NUMBER) {
		good = is_within(test, w->f, w->table, row, at, &tested);
	} else {
		return;
	}
	w->tested += tested;
	if (!good)
		fail_cell(w, row, col);
}

/* A row that the document has a cell of.  Where it lacks one, only what must be filled is
   tested. */
static void
test_row(struct walk *w, int row)
{
	const struct test *test = &w->rule->test;
	struct set cols = tested_cols(test, w->table, row, w->schema);

	if (test->kind == TEST_FILLED)
		begin_row(w, row);
	else
		cols = set_and(cols, w->f->extent[w->table].cols);
	for (int col; (col = set_take(&cols)) >= 0;)
		test_cell(w, row, col);
}

/* Money of 元 where 万元 should be is off by ten to the fourth. */
static void
hint_yuan(const struct walk *w)
{
	static struct buf text;

	if (w->rule->test.kind != TEST_MOST || w->rule->test.area[0].kind == AREA_COUNTS)
		return;
	buf_clear(&text);
	buf_adds(&text, w->rule->name);
	buf_adds(&text, ": 元 for 万元? ");
	buf_addstr(&text, buf_str(w->cells));
	hint_put(w->line, buf_str(&text));
}

static void
check_table(const struct rule *rule, const struct figures *f, int table)
{
	static struct buf cells;
	struct walk w = { rule, f, table, f->extent[table].schema, .cells = &cells };
	struct outcome o = { .rule = rule, .scope = place_table_name(table) };
	struct set rows = f->extent[table].rows;

	buf_clear(&cells);
	for (int row; (row = set_take(&rows)) >= 0;)
		test_row(&w, row);
	if (!w.seen)
		return;
	if (w.tested)
		outcome_counts(&o, w.failed, 0, false);
	o.line = w.line;
	o.cells = buf_str(&cells);
	check_put(&o);
	if (w.failed)
		hint_yuan(&w);
}

void
cells_check(const struct rule *rule, const struct figures *f, int level)
{
	if (rule->test.levels && (level < 0 || !(rule->test.levels >> level & 1)))
		return;
	for (int table = 0; table < PLACE_TABLES; table++) {
		if ((rule->table < 0 || rule->table == table) &&
		    (rule->schema < 0 || rule->schema == f->extent[table].schema) &&
		    !set_is_empty(f->extent[table].rows))
			check_table(rule, f, table);
	}
}

/* The cells of a table that are totals, and those that are parts. */
struct parts {
	long totals, zero_totals; /* that are figures */
	long filled, unknown; /* parts that are not 0; that are no figure */
	unsigned long line;
	struct buf cells; /* totals that are not 0 */
};

static void
sort_cell(struct parts *p, const struct rule *rule, const struct figure *at, int row, int col)
{
	bool is_total = set_has(rule->total_rows, row) || set_has(rule->total_cols, col);
	bool known = at->kind == FIGURE_NUMBER, nought = known && !dec_compare(at->value, zero);

	if (!is_total) {
		p->unknown += !known;
		p->filled += known && !nought;
		return;
	}
	p->totals += known;
	p->zero_totals += nought;
	if (known && !nought) {
		if (!p->cells.len)
			p->line = at->line;
		check_add_cell(&p->cells, rule->table, row, col, at->line);
	}
}

void
parts_check(const struct rule *rule, const struct figures *f)
{
	static struct parts p;
	struct set rows, left;
	struct outcome o = { .rule = rule, .scope = place_table_name(rule->table) };
	struct buf kept = p.cells;
	long high;

	if (set_is_empty(f->extent[rule->table].rows))
		return;
	p = (struct parts) { .cells = kept };
	buf_clear(&p.cells);
	rows = figures_rows(f, rule->table);
	for (int row; (row = set_take(&rows)) >= 0;) {
		left = figures_cols(f, rule->table);
		for (int col; (col = set_take(&left)) >= 0;)
			sort_cell(&p, rule, &f->at[rule->table][row][col], row, col);
	}
	high = p.totals - p.zero_totals;
	if (p.filled)
		buf_clear(&p.cells);
	if (p.filled || (!p.unknown && p.totals))
		outcome_counts(&o, p.filled ? 0 : high, 0, false);
	o.line = p.cells.len ? p.line : 0;
	o.cells = buf_str(&p.cells);
	check_put(&o);
}
