/* Tables whose cells are told apart by tabs: a row a line, or a cell a line. */
#include "indicator.h"
#include "key.h"
#include "label.h"
#include "shape.h"

enum {
	GAP_MAX = 6, /* blank lines and page numbers inside a table */
	WRAP_MAX = 8, /* lines that one cell goes on for */
	TORN_MAX = 120, /* bytes of a line without a tab that may be a torn row */
	LOOK_MAX = 200 /* lines looked at to tell the two shapes apart */
};

static bool
only_blanks_before_tab(struct str s)
{
	size_t n;

	while (s.n && *s.s != '\t' && (n = space_len(s.s, s.n)))
		s = str_skip(s, n);
	return s.n && *s.s == '\t';
}

/* A line with just one cell, behind its tab. */
static bool
is_tabbed(struct str s)
{
	const char *tab = memchr(s.s, '\t', s.n);

	return only_blanks_before_tab(s) &&
	       !memchr(tab + 1, '\t', s.n - (size_t)(tab + 1 - s.s));
}

/* Do most lines from i on hold one cell, behind a tab? */
static bool
is_cell_a_line(const struct lines *lines, size_t i)
{
	size_t one = 0, many = 0, other = 0;

	for (size_t end = i + LOOK_MAX; i < lines->n && i < end && other <= GAP_MAX; i++) {
		if (lines->line[i].kind == LINE_OTHER)
			break;
		if (lines->line[i].kind != LINE_TAB)
			other++;
		else if (other = 0, is_tabbed(lines->line[i].text))
			one++;
		else
			many++;
	}
	return one > many;
}

/* A line of a table, tab by tab: what stands before the first tab goes on with the last cell
   (a cell a line) or is a cell (a row a line). */
static void
take_cells(struct grid *grid, const struct line *line, bool joins)
{
	struct str rest = line->text, cell;

	if (joins) {
		const char *tab = memchr(rest.s, '\t', rest.n);
		size_t n = (size_t)(tab - rest.s);

		grid_continue(grid, (struct str) { rest.s, n });
		rest = str_skip(rest, n + 1);
	}
	while (rec_next(&rest, &cell))
		grid_cell(grid, cell, line->number);
}

/* Lines from i on that the last cell goes on with: how many.  After a blank line they must
   lead straight to the next cell, so that what follows a table is no part of it. */
static size_t
wrapped(const struct lines *lines, size_t i, bool after_blank)
{
	size_t n = 0;

	while (i + n < lines->n && lines->line[i + n].kind == LINE_PLAIN) {
		if (++n > WRAP_MAX || (after_blank && lines->line[i + n - 1].text.n > TORN_MAX))
			return 0;
	}
	if (!n || i + n >= lines->n)
		return 0;
	if (lines->line[i + n].kind == LINE_TAB)
		return n;
	if (after_blank || lines->line[i + n].kind != LINE_BLANK)
		return 0;
	i = lines_next(lines, i + n);
	return i < lines->n && lines->line[i].kind == LINE_TAB ? n : 0;
}

/* Does a line end the label that the last cell begins?  Then it belongs there, blank lines or
   not: 处理 / (blank) / 决定数量. */
static size_t
ends_label(const struct grid *grid, const struct line *line)
{
	struct buf key = { 0 };
	size_t n = 0;

	if (line->kind == LINE_PLAIN && line->text.n <= TORN_MAX && grid->cells) {
		key_add(&key, grid->cell[grid->cells - 1].text);
		key_add(&key, line->text);
		label_find(label_bare(buf_str(&key)), &n);
	}
	buf_free(&key);
	return n > 0;
}

/* Digits and their marks alone: 1 / ,566. */
static bool
is_rest_of_figure(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!memchr("0123456789,. ", s.s[i], 13))
			return false;
	}
	return s.n > 0;
}

static size_t
take_tabbed(const struct lines *lines, size_t i, struct grid *grid)
{
	size_t end = i, gap = GAP_MAX;

	grid_clear(grid, SHAPE_TABBED);
	for (; i < lines->n && gap <= GAP_MAX; i++) {
		const struct line *line = &lines->line[i];
		size_t more;

		if (line->kind == LINE_BLANK || line->kind == LINE_PAGE) {
			gap++;
			continue;
		}
		if (line->kind == LINE_TAB) {
			bool opens = gap || !grid->rows;

			if (opens)
				grid_row(grid, line->number);
			take_cells(grid, line, !opens || only_blanks_before_tab(line->text));
			gap = 0;
			end = i + 1;
			continue;
		}
		if (!(more = wrapped(lines, i, gap > 0)))
			more = ends_label(grid, line);
		if (!more || (grid->cells && grid->cell[grid->cells - 1].kind == CELL_VALUE &&
				 !is_rest_of_figure(line->text)))
			break; /* a figure does not go on: these are words about the table */
		for (; more; more--)
			grid_continue(grid, lines->line[i++].text);
		gap = 0;
		end = i--;
	}
	return end;
}

/* A line without a tab that may be a row torn off or a label broken over two lines. */
static bool
is_torn(const struct lines *lines, size_t i)
{
	struct buf key = { 0 };
	const struct line *line = &lines->line[i];
	struct str bare;
	bool torn = false;

	if (line->kind == LINE_PLAIN && line->text.n <= TORN_MAX) {
		bare = label_bare(key_of(line->text, &key));
		torn = bare.n && (label_begins(bare) || indicator_begins(line->text));
		i = lines_next(lines, i + 1);
		torn = torn && i < lines->n && lines->line[i].kind == LINE_TAB;
	}
	buf_free(&key);
	return torn;
}

static size_t
take_rows(const struct lines *lines, size_t i, struct grid *grid)
{
	size_t end = i, gap = 0;

	grid_clear(grid, SHAPE_TAB);
	for (; i < lines->n && gap <= GAP_MAX; i++) {
		const struct line *line = &lines->line[i];

		if (line->kind == LINE_BLANK || line->kind == LINE_PAGE) {
			gap++;
			continue;
		}
		/* A figure on a line of its own, right behind a row, was torn off its last
		 * cell. */
		if (line->kind == LINE_PLAIN && !gap && grid->rows &&
		    is_value(line->text, &grid->scratch)) {
			grid_continue(grid, line->text);
			end = i + 1;
			continue;
		}
		if (line->kind != LINE_TAB && !is_torn(lines, i))
			break;
		gap = 0;
		end = i + 1;
		if (is_rule(line->text))
			continue;
		grid_row(grid, line->number);
		take_cells(grid, line, false);
	}
	return end;
}

size_t
shape_tab(const struct lines *lines, size_t i, struct grid *grid)
{
	return is_cell_a_line(lines, i) ? take_tabbed(lines, i, grid)
					: take_rows(lines, i, grid);
}
