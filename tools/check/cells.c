#include "cells.h"
#include "hint.h"
#include "put.h"
#include "words.h"

static const struct dec zero;

static bool
is_money(int table, int row, int col, int schema)
{
	struct place p = { .table = table, .row = row, .col = col };

	return word_is(WORD_MONEY, str_of(place_unit(&p, schema))) != NULL;
}

static bool
has(struct set set, int i)
{
	return set.word[i / 64] >> i % 64 & 1;
}

static bool
in_area(const struct area *area, int table, int row, int col, int schema)
{
	if (!has(area->rows[table], row) || !has(area->cols[table], col))
		return false;
	return area->kind == AREA_ANY ||
	       (area->kind == AREA_AMOUNTS) == is_money(table, row, col, schema);
}

static bool
is_tested(const struct test *test, int table, int row, int col, int schema)
{
	for (size_t i = 1; i < test->areas; i++) {
		if (in_area(&test->area[i], table, row, col, schema))
			return false;
	}
	return in_area(&test->area[0], table, row, col, schema);
}

/* The bound of a cell in that row; false when it is that of a figure that is not there, or 0.
 */
static bool
bound_in(
    const struct test *test, const struct figures *f, int table, int row, struct dec *bound)
{
	*bound = test->bound;
	if (!test->times)
		return true;
	for (int col = 0; place_col(table, col); col++) {
		const struct figure *figure = &f->at[table][row][col];

		if (strcmp(place_col(table, col), test->times) != 0)
			continue;
		*bound = figure->value;
		return figure->kind == FIGURE_NUMBER && dec_compare(*bound, zero) > 0 &&
		       dec_shift(bound, test->times_tens);
	}
	return false;
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
	w->filled = false;
	w->row_schema = w->schema;
	for (int col = 0; place_col(w->table, col); col++) {
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

	if (!is_tested(test, w->table, row, col, w->schema))
		return;
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

	buf_clear(&cells);
	for (int row = 0; place_row(table, row); row++) {
		begin_row(&w, row);
		for (int col = 0; place_col(table, col); col++)
			test_cell(&w, row, col);
	}
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
	bool is_total = str_is(rule->total, place_row(rule->table, row)) ||
			str_is(rule->total, place_col(rule->table, col));
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
