#include <stdint.h>

#include "key.h"
#include "label.h"
#include "note.h"
#include "out.h"
#include "tasks.h"
#include "utf8.h"

enum { HEADS_MIN = 3, HEAD_ROWS = 3, NO_MAX = 3 };

static const struct str nothing = { "", 0 };

void
tasks_open(struct tasks *t)
{
	t->heads = t->count = 0;
	t->chapter = t->item = nothing;
}

void
tasks_free(struct tasks *t)
{
	buf_free(&t->key);
}

/* The field that a head names, -1 for none. */
static int
field_of(struct tasks *t, struct str text)
{
	static const char *const codes[] = { "chapter", "item", "no", "requirement",
		"responsible", "implementing", "measure", "deadline" };
	size_t n;
	const struct label *label = label_read(text, &t->key, &n);

	for (size_t i = 0; label && i < n; i++) {
		for (int f = 0; f < TASK_FIELDS && !strcmp(label[i].form->table, "tasks");
		     f++) {
			if (!strcmp(label[i].form->code, codes[f]))
				return f;
		}
	}
	return -1;
}

static bool
has_head(const struct tasks *t, int field)
{
	for (size_t i = 0; i < t->heads; i++) {
		if (t->head[i] == field)
			return true;
	}
	return false;
}

/* The heads in a run of cells: how many cells they take, 0 when they are no task table's.
   Of two heads for who is responsible, the second says who implements (牵头单位 | 责任单位). */
static size_t
take_heads(struct tasks *t, const struct cell *cell, size_t n)
{
	struct tasks old = *t;
	size_t used = 0;

	t->heads = 0;
	for (; used < n && cell[used].kind == CELL_TEXT && t->heads < TASK_FIELDS; used++) {
		int field = field_of(t, cell[used].text);

		if (field < 0)
			break;
		if (field == TASK_RESPONSIBLE && has_head(t, field))
			field = TASK_IMPLEMENTING;
		if (has_head(t, field))
			break;
		t->head[t->heads++] = field;
	}
	if (!has_head(t, TASK_REQUIREMENT)) {
		for (size_t i = t->heads; i--;) {
			if (t->head[i] == TASK_ITEM || t->head[i] == TASK_CHAPTER) {
				t->head[i] = TASK_REQUIREMENT;
				break;
			}
		}
	}
	if (t->heads >= HEADS_MIN && has_head(t, TASK_REQUIREMENT) &&
	    (has_head(t, TASK_RESPONSIBLE) || has_head(t, TASK_DEADLINE)))
		return used;
	old.key = t->key;
	*t = old;
	return 0;
}

static size_t
column_of(const struct tasks *t, int field)
{
	for (size_t i = 0; i < t->heads; i++) {
		if (t->head[i] == field)
			return i;
	}
	return SIZE_MAX;
}

/* A short number alone in its cell. */
static bool
is_no(struct str s)
{
	size_t digits = 0;

	while (digits < s.n && s.s[digits] >= '0' && s.s[digits] <= '9')
		digits++;
	return digits > 0 && digits <= NO_MAX && digits == s.n;
}

/* 3.反馈网民意见: a requirement with its number in front. */
static bool
is_numbered(struct str s)
{
	size_t digits = 0;

	while (digits < s.n && s.s[digits] >= '0' && s.s[digits] <= '9')
		digits++;
	s = str_skip(s, digits);
	return digits > 0 && digits <= NO_MAX &&
	       (str_starts(s, str_of(".")) || str_starts(s, str_of("．")) ||
		   str_starts(s, str_of("、")));
}

/* 一、…: a chapter. */
static bool
is_chapter(struct str s)
{
	static const char numerals[] = "一二三四五六七八九十";
	size_t n = 0, len;
	unsigned cp;

	while (n < s.n) {
		len = utf8_get(s.s + n, s.n - n, &cp);
		if (!memmem(numerals, sizeof numerals - 1, s.s + n, len) || len != 3)
			break;
		n += len;
	}
	return n && n <= 9 && str_starts(str_skip(s, n), str_of("、"));
}

static void
carry(struct tasks *t, int field, struct str text)
{
	if (!text.n)
		return;
	if (field == TASK_CHAPTER) {
		t->chapter = text;
		t->item = nothing;
	} else if (field == TASK_ITEM) {
		t->item = text;
	}
}

/* The cells before a task's own: chapter and item, or one of them where a merged cell left
   nothing behind. */
static void
take_lead(struct tasks *t, const struct cell *cell, size_t n, size_t leads)
{
	if (n == 1 && leads == 2) {
		carry(t, is_chapter(cell->text) ? TASK_CHAPTER : TASK_ITEM, cell->text);
		return;
	}
	/* 一、… | （一）… under one head: the first is the chapter, the second the item. */
	for (size_t i = 0; i < n && i < 2; i++)
		carry(t,
		    leads >= 2 ? t->head[i]
		    : i == 0   ? TASK_CHAPTER
			       : TASK_ITEM,
		    cell[i].text);
}

static void
write_task(struct tasks *t, const struct str *field, unsigned long line)
{
	t->count++;
	out_tag("task", line);
	for (int f = 0; f < TASK_FIELDS; f++)
		out_field(f == TASK_CHAPTER ? t->chapter : f == TASK_ITEM ? t->item : field[f]);
	out_end();
}

/* Cells from `own` on fill the heads from column `from` on. */
static void
take_own(
    const struct tasks *t, struct str *field, const struct cell *cell, size_t n, size_t from)
{
	for (size_t i = 0; i < n && from + i < t->heads; i++)
		field[t->head[from + i]] = cell[i].text;
}

static void
unplaced(const struct cell *cell, size_t n, const struct tasks *t)
{
	note_put(cell->line, "task_unplaced", "%zu cells under %zu heads: %.*s", n, t->heads,
	    cell->text.n > 60 ? 0 : (int)cell->text.n, cell->text.s);
}

/* The cell that says where a row's own cells begin: its number, or a requirement that begins
   with one; n for none. */
static size_t
find_anchor(const struct cell *cell, size_t n, bool (*is)(struct str))
{
	size_t i = 0;

	while (i < n && !is(cell[i].text))
		i++;
	return i;
}

static void
take_row(struct tasks *t, const struct cell *cell, size_t n)
{
	struct str field[TASK_FIELDS];
	size_t no = column_of(t, TASK_NO), requirement = column_of(t, TASK_REQUIREMENT);
	size_t leads = no < requirement ? no : requirement, at;

	for (int f = 0; f < TASK_FIELDS; f++)
		field[f] = nothing;
	while (n && !cell[n - 1].text.n && n > t->heads)
		n--;
	at = find_anchor(cell, n, is_no);
	if (no < at && at < n) {
		unplaced(cell, n, t); /* more cells before the number than heads */
		return;
	}
	if (at < n && at <= leads + 1) {
		field[TASK_NO] = cell[at].text;
		take_lead(t, cell, at, leads);
		take_own(t, field, cell + at + 1, n - at - 1,
		    no < requirement ? no + 1 : requirement);
	} else if (no != SIZE_MAX && n + 1 == t->heads) {
		/* The row without number: its other cells are all there. */
		take_lead(t, cell, no, leads);
		take_own(t, field, cell + no, n - no, no + 1);
	} else if ((at = find_anchor(cell, n, is_numbered)) < n && at <= leads) {
		take_lead(t, cell, at, leads);
		take_own(t, field, cell + at, n - at, requirement);
	} else if (n == t->heads) {
		take_lead(t, cell, leads, leads);
		take_own(t, field, cell + leads, n - leads, leads);
	} else {
		unplaced(cell, n, t);
		return;
	}
	if (field[TASK_REQUIREMENT].n)
		write_task(t, field, cell[at < n ? at : 0].line);
}

/* A row of words in one cell alone names a chapter; one without words says nothing. */
static bool
is_chapter_row(struct tasks *t, const struct cell *cell, size_t n)
{
	const struct cell *only = NULL;
	size_t words = 0;

	for (size_t i = 0; i < n; i++) {
		if (cell[i].text.n) {
			words++;
			only = &cell[i];
		}
	}
	if (words == 1 && is_chapter(only->text))
		carry(t, TASK_CHAPTER, only->text);
	return words == 0 || (words == 1 && is_chapter(only->text));
}

/* Cells in one run, rows not told apart: each number begins a task, whose own cells are as
   many as there are heads behind it; what is left over leads the next. */
static void
take_stream(struct tasks *t, const struct cell *cell, size_t n)
{
	size_t requirement = column_of(t, TASK_REQUIREMENT), own = t->heads - requirement;
	size_t leads = column_of(t, TASK_NO) < requirement ? column_of(t, TASK_NO)
							   : requirement;
	size_t lead = 0, i = 0, at;

	for (; (at = i + find_anchor(cell + i, n - i, is_no)) < n; i = lead) {
		struct str field[TASK_FIELDS];
		size_t next = at + 1 + find_anchor(cell + at + 1, n - at - 1, is_no);

		for (int f = 0; f < TASK_FIELDS; f++)
			field[f] = nothing;
		if (at - lead > 2 || next - at - 1 < own) {
			unplaced(cell + at, next - at, t);
			lead = next -
			       (next < n && next - at - 1 > own ? next - at - 1 - own : 0);
			continue;
		}
		take_lead(t, cell + lead, at - lead, leads);
		field[TASK_NO] = cell[at].text;
		take_own(t, field, cell + at + 1, own, requirement);
		write_task(t, field, cell[at].line);
		lead = at + 1 + own;
	}
}

bool
tasks_grid(struct tasks *t, const struct grid *grid)
{
	size_t first = 0, used = 0, columns = t->heads;

	for (; first < grid->rows && first < HEAD_ROWS && !used; first++)
		used = take_heads(t, grid->cell + grid->row[first].first, grid->row[first].n);
	if (!used && (!columns || !grid->rows || grid->row[0].n != columns))
		return false;
	if (!shape_has_rows(grid->shape)) {
		size_t at = used ? grid->row[first - 1].first + used : 0;

		take_stream(t, grid->cell + at, grid->cells - at);
		return true;
	}
	for (size_t i = used ? first : 0; i < grid->rows; i++) {
		const struct row *row = &grid->row[i];
		const struct cell *cell = grid->cell + row->first;

		if (row->n && !is_chapter_row(t, cell, row->n))
			take_row(t, cell, row->n);
	}
	return true;
}
