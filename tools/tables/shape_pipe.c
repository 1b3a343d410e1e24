/* Tables whose cells are told apart by pipes: a row a line, Markdown, or a cell a line. */
#include "indicator.h"
#include "key.h"
#include "label.h"
#include "shape.h"

enum {
	GAP_MAX = 4, /* blank lines inside a table */
	WRAP_MAX = 6, /* lines that one cell goes on for before its pipe */
	TORN_MAX = 120, /* bytes of a line that may begin a label */
	CELL_MAX = 600 /* bytes of a line without a pipe that may be one cell */
};

/* What the pipe lines of a table have in common. */
struct style {
	size_t lines; /* that hold a pipe */
	size_t leading; /* that begin with one */
	size_t trailing; /* that end with one */
	size_t many; /* with two cells or more */
	size_t one; /* with one */
	bool rule; /* a rule of dashes stands among them */
};

static bool
begins_with_pipe(struct str s)
{
	s = trim(s);
	return s.n && *s.s == '|';
}

/* The pipes that stand side by side at s. */
static size_t
pipes(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.s[n] == '|')
		n++;
	return n;
}

/* Does a Markdown table begin at line i?  Nothing before its head is a part of it. */
static bool
opens_markdown(const struct lines *lines, size_t i)
{
	return i + 1 < lines->n && lines->line[i + 1].kind == LINE_PIPE &&
	       is_rule(trim(lines->line[i + 1].text));
}

/* Lines from i on, without a pipe, that lead to a line which begins with one: how many. */
static size_t
wrapped(const struct lines *lines, size_t i)
{
	size_t n = 0;

	while (i + n < lines->n &&
	       (lines->line[i + n].kind == LINE_PLAIN || lines->line[i + n].kind == LINE_TAB)) {
		if (lines->line[i + n].text.n > CELL_MAX || ++n > WRAP_MAX)
			return 0;
	}
	return i + n < lines->n && lines->line[i + n].kind == LINE_PIPE &&
		       begins_with_pipe(lines->line[i + n].text) &&
		       !opens_markdown(lines, i + n)
		   ? n
		   : 0;
}

/* A line without a pipe, in a row-a-line table, that begins a label which the next line ends.
 */
static bool
is_torn(const struct lines *lines, size_t i)
{
	struct buf key = { 0 };
	struct str bare;
	bool torn;

	if (lines->line[i].kind != LINE_PLAIN || lines->line[i].text.n > TORN_MAX ||
	    i + 1 >= lines->n || lines->line[i + 1].kind != LINE_PIPE)
		return false;
	bare = label_bare(key_of(lines->line[i].text, &key));
	torn = bare.n && (label_begins(bare) || indicator_begins(lines->line[i].text));
	buf_free(&key);
	return torn;
}

/* Some pages indent their cells with tabs, on lines of their own too. */
static bool
is_blank(const struct line *line)
{
	return line->kind == LINE_BLANK || line->kind == LINE_PAGE ||
	       (line->kind == LINE_TAB && !trim(line->text).n);
}

/* The line after the table that begins at i. */
static size_t
extent(const struct lines *lines, size_t i)
{
	size_t end = i, gap = 0, more;

	for (; i < lines->n && gap <= GAP_MAX; i += more) {
		more = 1;
		if (lines->line[i].kind == LINE_PIPE) {
			end = i + 1;
			gap = 0;
		} else if (is_blank(&lines->line[i])) {
			gap++;
		} else if (!(more = wrapped(lines, i)) && !(more = is_torn(lines, i))) {
			break;
		}
	}
	return end;
}

static void
see_line(struct style *style, struct str s)
{
	size_t cells = 0, words = 0, n;
	bool blank = true;

	s = trim(s);
	if (is_rule(s)) {
		style->rule = true;
		return;
	}
	style->lines++;
	style->leading += *s.s == '|';
	style->trailing += s.s[s.n - 1] == '|';
	for (; s.n; s = str_skip(s, n)) {
		n = pipes(s);
		if (n) {
			cells += n == 1;
			words += !blank;
			blank = true;
		} else {
			n = 1;
			blank = blank && space_len(s.s, 1);
		}
	}
	words += !blank;
	if (words >= 2 || (cells >= 3 && words == 0))
		style->many++;
	else if (words == 1)
		style->one++;
}

static struct style
style_of(const struct lines *lines, size_t i, size_t end)
{
	struct style style = { 0 };

	for (; i < end; i++) {
		if (lines->line[i].kind == LINE_PIPE)
			see_line(&style, lines->line[i].text);
	}
	return style;
}

/* Close a cell: words on lines before this one belong to it too. */
static struct cell *
close_cell(struct grid *grid, bool open, struct str text, unsigned long line)
{
	if (!open)
		return grid_cell(grid, text, line);
	grid_continue(grid, text);
	return &grid->cell[grid->cells - 1];
}

/* A row a line.  Pipes side by side are empty cells where every line has its pipes in front
   (Markdown), and fillers, put anywhere, where they are not. */
static void
take_rows(const struct lines *lines, size_t i, size_t end, const struct style *style,
    struct grid *grid)
{
	bool leading = style->leading == style->lines; /* some may begin with an empty cell */
	bool trailing = style->trailing * 2 > style->lines;
	bool open = false; /* the last cell waits for its pipe */

	grid_clear(grid, leading || style->rule ? SHAPE_MARKDOWN : SHAPE_PIPE);
	for (; i < end; i++) {
		struct str rest = trim(lines->line[i].text);
		unsigned long number = lines->line[i].number;

		/* Where rows end without a pipe, one at the end has an empty cell behind it. */
		bool ends_empty = rest.n && rest.s[rest.n - 1] == '|' && !leading && !trailing;

		/* Between whole rows, a figure alone is a page's number, or torn off: no row's
		 * cell. */
		if (leading && !open && lines->line[i].kind == LINE_PLAIN &&
		    is_value(rest, &grid->scratch)) {
			grid_row(grid, number);
			grid_cell(grid, rest, number);
			continue;
		}
		if (!rest.n || lines->line[i].kind == LINE_PAGE || is_rule(rest))
			continue;
		if (!open) {
			grid_row(grid, number);
			if (leading && *rest.s == '|')
				rest = str_skip(rest, 1);
		}
		while (rest.n) {
			const char *bar = memchr(rest.s, '|', rest.n);
			size_t n = bar ? (size_t)(bar - rest.s) : rest.n, glued;

			if (!bar && !trim(rest).n)
				break;
			close_cell(grid, open, (struct str) { rest.s, n }, number);
			open = !bar && (trailing || lines->line[i].kind == LINE_PLAIN);
			rest = str_skip(rest, n);
			glued = pipes(rest);
			rest = str_skip(rest, glued);
			for (; glued > 1; glued--) {
				if (leading || style->rule)
					grid_cell(grid, (struct str) { "", 0 }, number);
				else
					grid_cell(grid, (struct str) { "", 0 }, number)->kind =
					    CELL_FILLER;
			}
		}
		if (ends_empty)
			grid_cell(grid, (struct str) { "", 0 }, number);
	}
}

/* A cell a line: a pipe ends the words before it, on whatever line they stand.  A pipe with
   nothing before it is an empty cell, pipes side by side are fillers.  Words after a figure
   or an empty cell open a row. */
struct stream {
	struct grid *grid;
	bool open; /* the last cell waits for its pipe */
	bool filled; /* the row has a cell that is no words */
};

static void
stream_words(struct stream *st, struct str text, unsigned long line)
{
	struct cell *cell;

	if (st->open) {
		grid_continue(st->grid, text);
		return;
	}
	if (!st->grid->rows ||
	    (st->filled && cell_kind_of(trim(text), &st->grid->scratch) == CELL_TEXT)) {
		grid_row(st->grid, line);
		st->filled = false;
	}
	cell = grid_cell(st->grid, text, line);
	st->filled = st->filled || cell->kind != CELL_TEXT;
	st->open = true;
}

static void
stream_pipes(struct stream *st, size_t n, unsigned long line)
{
	enum cell_kind kind = n == 1 ? CELL_EMPTY : CELL_FILLER;

	if (!st->grid->rows)
		return;
	if (st->open)
		n--;
	st->open = false;
	for (; n; n--) {
		grid_cell(st->grid, (struct str) { "", 0 }, line)->kind = kind;
		st->filled = true;
	}
}

static void
take_cells(const struct lines *lines, size_t i, size_t end, struct grid *grid)
{
	struct stream st = { .grid = grid };

	grid_clear(grid, SHAPE_PIPES);
	for (; i < end; i++) {
		struct str rest = trim(lines->line[i].text);
		unsigned long number = lines->line[i].number;

		/* A mark in a cell of its own (---- |) is no rule. */
		if (lines->line[i].kind == LINE_PAGE ||
		    (is_rule(rest) && memchr(rest.s, '|', rest.n - 1)))
			continue;
		while (rest.n) {
			size_t n = pipes(rest);

			if (n) {
				stream_pipes(&st, n, number);
			} else {
				const char *bar = memchr(rest.s, '|', rest.n);

				n = bar ? (size_t)(bar - rest.s) : rest.n;
				if (trim((struct str) { rest.s, n }).n)
					stream_words(&st, (struct str) { rest.s, n }, number);
			}
			rest = str_skip(rest, n);
		}
	}
}

/* A line or two with pipes is more often a row of links than a table. */
static bool
is_table(const struct style *style)
{
	return style->lines >= 3 || style->rule || (style->lines == 2 && style->trailing == 2);
}

size_t
shape_pipe(const struct lines *lines, size_t i, struct grid *grid)
{
	size_t end;
	struct style style;

	if (lines->line[i].kind == LINE_PLAIN && !wrapped(lines, i))
		return i;
	end = extent(lines, i);
	style = style_of(lines, i, end);
	if (!is_table(&style))
		return i;
	if (style.many && style.many >= style.one)
		take_rows(lines, i, end, &style, grid);
	else
		take_cells(lines, i, end, grid);
	return end;
}
