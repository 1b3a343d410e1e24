/* What the heads of a statistics table say of its columns. */
#include <stdint.h>

#include "date.h"
#include "key.h"
#include "statistics.h"
#include "words.h"

enum { HEAD_ROWS = 4, HEAD_JOIN = 3, HEAD_BYTES = 96 };

static const struct {
	const char *code;
	enum role role;
} roles[] = {
	{ "label", ROLE_LABEL },
	{ "unit", ROLE_UNIT },
	{ "index", ROLE_INDEX },
	{ "remark", ROLE_REMARK },
	{ "total", ROLE_TOTAL },
	{ "period", ROLE_PERIOD },
	{ "last", ROLE_LAST },
	{ "count", ROLE_COUNT },
};

static const struct form *
head_form(struct str text)
{
	size_t n;
	const struct indicator *found = indicator_find(text, &n);

	for (size_t i = 0; i < n; i++) {
		if (found[i].form->kind == FORM_HEAD || found[i].form->kind == FORM_COL)
			return found[i].form;
	}
	return NULL;
}

enum role
head_role(struct str text)
{
	const struct form *form = head_form(text);

	for (size_t i = 0; form && i < sizeof roles / sizeof *roles; i++) {
		if (!strcmp(form->code, roles[i].code))
			return roles[i].role;
	}
	return ROLE_NONE;
}

/* 甲 乙 丙 1 2: what stands below the heads of the older form. */
static bool
is_mark(struct str text)
{
	const struct form *form = head_form(text);

	return form && !strcmp(form->code, "mark");
}

static int
year_of(struct str text)
{
	int year = year_find(text, NULL);

	if (!year && text.n == 4 && (*text.s == '2' || *text.s == '1')) {
		for (size_t i = 0; i < 4; i++) {
			if (text.s[i] < '0' || text.s[i] > '9')
				return 0;
			year = year * 10 + text.s[i] - '0';
		}
	}
	return year >= 2000 && year < 2100 ? year : 0;
}

/* A head in a cell below other heads adds to what they say of its column. */
static void
see_head(struct column *column, struct str text)
{
	enum role role = head_role(text);

	if (!column->text.n || role != ROLE_COUNT)
		column->text = text;
	if (!column->year)
		column->year = year_of(text);
	if (str_find(text, str_of("年")))
		column->annual = true;
	if (role == ROLE_NONE)
		role = year_of(text)			? ROLE_YEAR
		       : word_in(WORD_OTHER_YEAR, text) ? ROLE_LAST
							: ROLE_OTHER;
	if (column->role == ROLE_LAST || column->role == ROLE_LABEL ||
	    (column->role != ROLE_NONE && role == ROLE_COUNT))
		return;
	column->role = role;
}

static bool
is_figures(enum role role)
{
	return role >= ROLE_COUNT || role == ROLE_INDEX;
}

/* Which columns belong to which side: a side begins at its label, or at the number before it.
 */
static void
find_sides(struct head *head)
{
	size_t next = SIZE_MAX;
	bool label = false, value = false;

	head->sides = 1;
	head->first[0] = 0;
	for (size_t i = 0; i < head->columns; i++) {
		enum role role = head->column[i].role;

		if (role == ROLE_INDEX && value)
			next = i;
		if (role == ROLE_LABEL && label && value) {
			if (head->sides == SIDES_MAX)
				break;
			head->first[head->sides++] = next == SIZE_MAX ? i : next;
			value = false;
			next = SIZE_MAX;
		}
		label = label || role == ROLE_LABEL;
		value = value || role >= ROLE_COUNT;
	}
	head->first[head->sides] = head->columns;
}

/* The columns of a role in a side: how many; the first in *at. */
static size_t
count_role(const struct head *head, size_t side, enum role role, size_t *at)
{
	size_t n = 0;

	for (size_t i = head->first[side]; i < head->first[side + 1]; i++) {
		if (head->column[i].role == role && !n++ && at)
			*at = i;
	}
	return n;
}

/* Of years, the report's; never where another column could be meant. */
static size_t
choose_year(const struct head *head, size_t side, int year)
{
	size_t found = SIZE_MAX, years = 0;

	for (size_t i = head->first[side]; i < head->first[side + 1]; i++) {
		const struct column *column = &head->column[i];

		if (column->role == ROLE_COUNT || column->role == ROLE_TOTAL ||
		    column->role == ROLE_OTHER)
			return SIZE_MAX;
		if (column->role != ROLE_YEAR)
			continue;
		years++;
		if (year && column->year != year)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

/* The column whose figures count, and SIZE_MAX when the heads do not tell. */
static size_t
choose_value(const struct head *head, size_t side, int year)
{
	size_t at = SIZE_MAX, counts, others, totals, periods;

	if (count_role(head, side, ROLE_YEAR, NULL))
		return choose_year(head, side, year);
	totals = count_role(head, side, ROLE_TOTAL, &at);
	if (totals)
		return totals == 1 ? at : SIZE_MAX;
	others = count_role(head, side, ROLE_OTHER, &at);
	counts = count_role(head, side, ROLE_COUNT, &at);
	if (counts + others)
		return counts + others == 1 ? at : SIZE_MAX;
	periods = count_role(head, side, ROLE_PERIOD, &at);
	return periods == 1 && head->column[at].annual ? at : SIZE_MAX;
}

/* What follows from the columns' roles.  Sides that differ tell nothing of cells whose columns
   are lost. */
static void
finish(struct head *head, int year)
{
	bool any = false;

	for (size_t i = 0; i < head->columns; i++) {
		struct column *column = &head->column[i];

		if (column->year && column->role >= ROLE_COUNT && column->role != ROLE_LAST)
			column->role = ROLE_YEAR;
	}
	find_sides(head);
	for (size_t i = 0; i < head->sides; i++)
		head->value[i] = choose_value(head, i, year);
	head->before = head->figures = head->codes = 0;
	head->place = SIZE_MAX;
	for (size_t i = 0, label = 0; i < head->first[1]; i++) {
		enum role role = head->column[i].role;

		label = label || role == ROLE_LABEL;
		any = any || role >= ROLE_COUNT;
		if (!is_figures(role))
			continue;
		if (i == head->value[0])
			head->place = head->figures;
		if (label)
			head->figures++;
		else
			head->before++;
		head->codes += label && role == ROLE_INDEX;
	}
	/* Without a column for figures, the heads are as good as lost. */
	if (!any)
		head->columns = 0;
}

bool
head_is_clear(const struct head *head)
{
	for (size_t i = 0; i < head->sides; i++) {
		if (head->value[i] == SIZE_MAX)
			return false;
	}
	return true;
}

/* --- heads in rows */

bool
head_begins(const struct grid *grid, const struct row *row)
{
	const struct cell *cell = grid->cell + row->first;
	bool label = false, other = false;

	for (size_t i = 0; i < row->n; i++) {
		enum role role = cell[i].text.n ? head_role(cell[i].text) : ROLE_NONE;

		label = label || role == ROLE_LABEL;
		other = other || (role > ROLE_LABEL && role != ROLE_REMARK) ||
			(label && role == ROLE_NONE && year_of(cell[i].text));
	}
	return label && other;
}

/* The text that stands at a place, in a cell that may begin before it or above. */
static const struct cell *
cell_at(const struct grid *grid, const struct row *row, size_t i)
{
	const struct cell *cell = &grid->cell[row->first + i];

	return cell->kind == CELL_SPANNED || cell->kind == CELL_COVERED
		   ? &grid->cell[cell->owner]
		   : cell;
}

/* A second row of heads: nothing of its own stands below the labels' head, words stand below
   others, or marks do. */
static bool
goes_on(const struct head *head, const struct grid *grid, const struct row *row)
{
	bool words = false;

	if (row->n != head->columns)
		return false;
	for (size_t i = 0; i < row->n; i++) {
		const struct cell *cell = &grid->cell[row->first + i];

		if (!cell->text.n)
			continue;
		if (is_mark(cell->text))
			return true;
		if (head->column[i].role == ROLE_LABEL || is_unit(cell->text) ||
		    (cell->kind == CELL_VALUE && !year_of(cell->text)))
			return false;
		words = true;
	}
	return words;
}

static void
see_row(struct head *head, const struct grid *grid, const struct row *row)
{
	for (size_t i = 0; i < row->n && i < COLUMNS_MAX; i++) {
		const struct cell *cell = cell_at(grid, row, i);

		if (cell->text.n && !is_mark(cell->text) && cell->kind != CELL_EMPTY &&
		    (cell->kind == CELL_TEXT || year_of(cell->text)))
			see_head(&head->column[i], cell->text);
	}
}

/* A column that no head of the forms names holds figures where some stand in it, else remarks.
 */
static void
drop_words(struct head *head, const struct grid *grid, size_t at, size_t to)
{
	bool figures[COLUMNS_MAX] = { false };

	for (; at < to; at++) {
		const struct row *row = &grid->row[at];

		for (size_t i = 0; row->n == head->columns && i < row->n; i++)
			figures[i] |= grid->cell[row->first + i].kind == CELL_VALUE;
	}
	for (size_t i = 0; i < head->columns; i++) {
		enum role *role = &head->column[i].role;

		if (*role == ROLE_OTHER && !figures[i])
			*role = ROLE_REMARK;
		else if (*role == ROLE_NONE && figures[i])
			*role = ROLE_OTHER;
	}
}

size_t
head_of_rows(struct head *head, const struct grid *grid, size_t at, size_t to, int year)
{
	size_t rows = 1;

	*head = (struct head) { .columns = grid->row[at].n };
	if (head->columns > COLUMNS_MAX) {
		head->columns = 0;
		return at + 1;
	}
	see_row(head, grid, &grid->row[at]);
	while (rows < HEAD_ROWS && at + rows < to && goes_on(head, grid, &grid->row[at + rows]))
		see_row(head, grid, &grid->row[at + rows++]);
	drop_words(head, grid, at + rows, to);
	finish(head, year);
	return at + rows;
}

/* --- heads among cells whose rows are not told apart */

/* Is it a row's label, or its number and some words: 一、主动公开情况? */
static bool
is_row_label(struct str text)
{
	static const char *const numbers[] = { "一", "（", "(", "1" };
	size_t n;
	const struct indicator *found = indicator_find(text, &n);

	if (head_role(text) == ROLE_NONE && (found || indicator_begins(text)))
		return true;
	for (size_t i = 0; !found && i < sizeof numbers / sizeof *numbers; i++) {
		if (str_starts(text, str_of(numbers[i])) && !year_of(text))
			return true;
	}
	return false;
}

/* The cells, up to three, that a head of the forms is torn into: 计量 / 单位. */
static size_t
torn_head(const struct cell *cell, size_t n, struct buf *text)
{
	buf_clear(text);
	for (size_t i = 0; i < n && i < HEAD_JOIN && cell[i].kind == CELL_TEXT; i++) {
		buf_addstr(text, cell[i].text);
		if (text->len > HEAD_BYTES)
			break;
		if (head_role(buf_str(text)) != ROLE_NONE)
			return i + 1;
	}
	return 0;
}

static void
add_column(struct head *head, struct str text, struct str words)
{
	struct column *column = &head->column[head->columns++];

	*column = (struct column) { .role = ROLE_NONE };
	see_head(column, words);
	column->text = text;
}

size_t
head_of_cells(struct head *head, const struct cell *cell, size_t at, size_t n, int year)
{
	static struct buf text;
	bool marks = false;

	*head = (struct head) { .columns = 0 };
	for (; at < n && head->columns < COLUMNS_MAX; at++) {
		size_t torn = torn_head(cell + at, n - at, &text);

		if (cell[at].kind == CELL_EMPTY || cell[at].kind == CELL_FILLER)
			continue;
		if (is_mark(cell[at].text)) {
			marks = true;
		} else if (torn) {
			add_column(head, cell[at].text, buf_str(&text));
			at += torn - 1;
		} else if (cell[at].kind == CELL_VALUE && year_of(cell[at].text)) {
			add_column(head, cell[at].text, cell[at].text);
		} else if (cell[at].kind == CELL_VALUE || is_unit(cell[at].text)) {
			if (cell[at].kind == CELL_VALUE && marks && cell[at].text.n == 1)
				continue;
			/* The words before a unit or a figure were a row's. */
			if (head->columns &&
			    head->column[head->columns - 1].role == ROLE_OTHER) {
				head->columns--;
				at--;
			}
			break;
		} else if (marks || is_row_label(cell[at].text)) {
			break;
		} else {
			add_column(head, cell[at].text, cell[at].text);
		}
	}
	finish(head, year);
	return at;
}
