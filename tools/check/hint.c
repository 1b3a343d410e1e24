#include "hint.h"
#include "note.h"

/* How the identities that a cell is in come out. */
struct tally {
	int hold, fail;
};

static struct buf told; /* the notes on this document */
static struct str doubts;
static struct buf blank_scopes; /* where blanks taken as 0 would do, a few of them */
static size_t blanks;
static unsigned long blank_line;

void
hint_document(struct str notes)
{
	buf_clear(&told);
	doubts = notes;
}

void
hint_put(unsigned long line, struct str text)
{
	if (str_find(buf_str(&told), text))
		return;
	buf_addstr(&told, text);
	buf_addc(&told, '\n');
	note_put(line, "check_hint", "%.*s", (int)text.n, text.s);
}

struct str
hint_cell(struct buf *to, int table, int row, int col)
{
	size_t at = to->len;

	buf_adds(to, place_table_name(table));
	buf_addc(to, '.');
	buf_adds(to, place_row(table, row));
	buf_addc(to, '.');
	buf_adds(to, place_col(table, col));
	return (struct str) { to->s + at, to->len - at };
}

void
hint_begin(const struct rule *rule)
{
	buf_clear(&blank_scopes);
	buf_adds(&blank_scopes, rule->name);
	buf_adds(&blank_scopes, " would hold with blanks as 0: ");
	blanks = 0;
}

void
hint_unknown(const struct identity *id, const struct figures *f)
{
	enum { TOLD = 8 };
	static const struct dec zero;
	struct dec left, right;
	int table = id->rule->table;
	bool cols = id->rule->over == OVER_COL;

	if (!identity_sums(id, f, true, &left, &right) || dec_compare(left, right) != 0 ||
	    !dec_compare(left, zero))
		return;
	if (!blanks)
		blank_line = f->at[table][id->cell[0].row][id->cell[0].col].line;
	if (blanks++ >= TOLD)
		return;
	if (blanks > 1)
		buf_adds(&blank_scopes, ", ");
	buf_adds(
	    &blank_scopes, cols ? place_col(table, id->scope) : place_row(table, id->scope));
}

void
hint_end(void)
{
	if (blanks)
		hint_put(blank_line, buf_str(&blank_scopes));
}

static bool
is_in(const struct identity *id, int row, int col)
{
	for (size_t i = 0; i < id->n; i++) {
		if (id->cell[i].row == row && id->cell[i].col == col)
			return true;
	}
	return false;
}

/* Add how the identities that a cell is in come out, until more than `most` have failed. */
static void
judge(const struct figures *f, int table, int row, int col, int most, struct tally *t)
{
	static struct identity id;
	const struct rule *rule;

	for (size_t i = 0; t->fail <= most && (rule = rule_line(i)); i++) {
		int holds;

		if ((rule->over != OVER_COL && rule->over != OVER_ROW) ||
		    rule->table != table ||
		    (rule->schema >= 0 && rule->schema != f->extent[table].schema))
			continue;
		identity_make(&id, rule, f, rule->over == OVER_COL ? col : row);
		if (!is_in(&id, row, col))
			continue;
		holds = identity_holds(&id, f);
		t->hold += holds > 0;
		t->fail += holds == 0;
	}
}

static void
swap(struct figure *a, struct figure *b)
{
	struct dec value = a->value;

	a->value = b->value;
	b->value = value;
}

/* Would all hold if the figures of a cell and of one beside it were swapped? */
static bool
is_swapped(const struct identity *id, struct figures *f, int row, int col, int down, int right)
{
	int table = id->rule->table;
	struct figure *a = &f->at[table][row][col], *b;
	struct tally t = { 0 };
	int holds;

	if (!place_row(table, row + down) || !place_col(table, col + right))
		return false;
	b = &f->at[table][row + down][col + right];
	if (a->kind != FIGURE_NUMBER || b->kind != FIGURE_NUMBER ||
	    !dec_compare(a->value, b->value))
		return false;
	swap(a, b);
	holds = identity_holds(id, f);
	if (holds > 0) {
		judge(f, table, row, col, 0, &t);
		judge(f, table, row + down, col + right, 0, &t);
	}
	swap(a, b);
	return holds > 0 && !t.fail;
}

/* A cell and the one below it, or to its right, whose figures are swapped: one of the pair is
   in the identity. */
static bool
hint_swapped(const struct identity *id, struct figures *f)
{
	static const int steps[][4] = { { 0, 0, 1, 0 }, { 0, 0, 0, 1 }, { -1, 0, 1, 0 },
		{ 0, -1, 0, 1 } };
	static struct buf text;
	int table = id->rule->table, found = 0;
	unsigned long line = 0;

	for (size_t i = 0; i < id->n; i++) {
		for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
			int row = id->cell[i].row + steps[k][0],
			    col = id->cell[i].col + steps[k][1];

			/* A pair that is all in the identity is seen from its first cell. */
			if (row < 0 || col < 0 || (k > 1 && is_in(id, row, col)) ||
			    !is_swapped(id, f, row, col, steps[k][2], steps[k][3]))
				continue;
			if (found++)
				return false;
			buf_clear(&text);
			hint_cell(&text, table, row, col);
			buf_adds(&text, " and ");
			hint_cell(&text, table, row + steps[k][2], col + steps[k][3]);
			buf_adds(&text, ": the sums would hold with these neighbours swapped");
			line = f->at[table][row][col].line;
		}
	}
	if (found)
		hint_put(line, buf_str(&text));
	return found > 0;
}

/* How the identities of a row's cells come out. */
static struct tally
judge_row(const struct figures *f, int table, int row, int most)
{
	struct tally t = { 0 };

	for (int col = 0; t.fail <= most && place_col(table, col); col++)
		judge(f, table, row, col, most, &t);
	return t;
}

/* Would all hold if a row's figures stood one column further, to the right or the left? */
static bool
is_shifted(struct figures *f, int table, int row, int by)
{
	struct figure kept[PLACE_COLS], *at = f->at[table][row];
	struct tally before = judge_row(f, table, row, 1), after;

	if (before.fail < 2)
		return false;
	memcpy(kept, at, sizeof kept);
	for (int col = 0; place_col(table, col); col++) {
		int from = col - by;

		if (from >= 0 && place_col(table, from))
			at[col] = kept[from];
		else
			at[col].kind = FIGURE_MISSING;
	}
	after = judge_row(f, table, row, 0);
	memcpy(at, kept, sizeof kept);
	return !after.fail && after.hold > 2;
}

static bool
hint_shifted(const struct identity *id, struct figures *f)
{
	static struct buf text;
	int table = id->rule->table;

	for (size_t i = 0; i < id->n; i++) {
		int row = id->cell[i].row;
		bool left = is_shifted(f, table, row, -1), right = is_shifted(f, table, row, 1);

		if (left != right) {
			buf_clear(&text);
			buf_adds(&text, place_table_name(table));
			buf_addc(&text, '.');
			buf_adds(&text, place_row(table, row));
			buf_adds(&text,
			    ": the sums would hold with this row one column further to "
			    "the ");
			buf_adds(&text, left ? "left" : "right");
			hint_put(f->at[table][row][id->cell[i].col].line, buf_str(&text));
			return true;
		}
		if (id->rule->over == OVER_ROW)
			break;
	}
	return false;
}

static bool
hint_total(const struct identity *id, const struct figures *f)
{
	static const struct dec zero;
	static struct buf text;
	int table = id->rule->table, row = id->cell[0].row, col = id->cell[0].col;
	struct dec left, right;

	if (id->left != 1 || !identity_sums(id, f, false, &left, &right) ||
	    dec_compare(left, zero) != 0)
		return false;
	buf_clear(&text);
	hint_cell(&text, table, row, col);
	buf_adds(&text, " is 0 beside parts of ");
	dec_print(&text, right);
	buf_adds(&text, ": a total left at 0?");
	hint_put(f->at[table][row][col].line, buf_str(&text));
	return true;
}

/* One figure that would make all hold that it is in: which, and what it would be. */
struct culprit {
	int row, col;
	struct dec value;
	const char *slip;
};

/* What the figure of cell i would be if the identity held. */
static bool
wanted(const struct identity *id, size_t i, struct dec is, struct dec delta, struct dec *value)
{
	bool adds = (i < id->left) != id->cell[i].minus;

	return adds ? dec_subtract(value, is, delta) : dec_add(value, is, delta);
}

/* Look at cell i: 2 when other sums say the same, 1 when a slip of a digit alone would do. */
static int
suspect(const struct identity *id, struct figures *f, size_t i, struct culprit *c)
{
	struct figure *at = &f->at[id->rule->table][id->cell[i].row][id->cell[i].col];
	struct dec left, right, delta, is = at->value;
	struct tally t = { 0 };

	if (!identity_sums(id, f, false, &left, &right) || !dec_subtract(&delta, left, right) ||
	    !wanted(id, i, is, delta, &c->value) || c->value.units < 0)
		return 0;
	c->row = id->cell[i].row;
	c->col = id->cell[i].col;
	c->slip = digits_slip(c->value, is);
	at->value = c->value;
	judge(f, id->rule->table, c->row, c->col, 0, &t);
	at->value = is;
	if (t.fail)
		return 0;
	return t.hold > 1 ? 2 : c->slip != NULL;
}

static bool
hint_figure(const struct identity *id, struct figures *f)
{
	static struct buf text;
	struct culprit c, best = { 0 };
	int sure = 0, found = 0, table = id->rule->table;

	for (size_t i = 0; i < id->n; i++) {
		int how = suspect(id, f, i, &c);

		if (!how || how < sure)
			continue;
		found = how > sure ? 1 : found + 1;
		sure = how;
		best = c;
	}
	if (found != 1)
		return false;
	buf_clear(&text);
	hint_cell(&text, table, best.row, best.col);
	buf_adds(&text, " is ");
	dec_print(&text, f->at[table][best.row][best.col].value);
	buf_adds(
	    &text, sure > 1 ? "; all its sums would hold with " : "; the sum would hold with ");
	dec_print(&text, best.value);
	if (best.slip) {
		buf_adds(&text, ": ");
		buf_adds(&text, best.slip);
		buf_addc(&text, '?');
	}
	hint_put(f->at[table][best.row][best.col].line, buf_str(&text));
	return true;
}

/* The table may have been misread. */
static void
hint_doubt(const struct identity *id, const struct figures *f)
{
	static struct buf text;
	int table = id->rule->table;

	if (!doubts.n)
		return;
	buf_clear(&text);
	buf_adds(&text, place_table_name(table));
	buf_adds(&text, ": sums fail where the reading is in doubt, as notes say: ");
	buf_addstr(&text, doubts);
	hint_put(f->at[table][id->cell[0].row][id->cell[0].col].line, buf_str(&text));
}

void
hint_fail(const struct identity *id, struct figures *f)
{
	if (id->rule->at_most || hint_total(id, f))
		return;
	hint_doubt(id, f);
	if (!hint_swapped(id, f) && !hint_shifted(id, f))
		hint_figure(id, f);
}
