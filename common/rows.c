#include <csv.h>

#include "block.h"
#include "rows.h"
#include "say.h"

/* Each cell is made with a comma after it, of which rows_end() makes the line's end. */

static inline bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline bool
has_blank_end(struct str s)
{
	return s.n && (is_blank(s.s[0]) || is_blank(s.s[s.n - 1]));
}

static bool
must_quote(struct str s)
{
	static const char marks[] = { '\n', ',', '"', '\r' };

	for (size_t i = 0; i < sizeof marks; i++) {
		if (memchr(s.s, marks[i], s.n))
			return true;
	}
	return has_blank_end(s);
}

static void
add_quoted(struct buf *out, struct str s)
{
	size_t most = 2 * s.n + 2;

	if (memchr(s.s, CSV_QUOTE, s.n)) {
		out->len += csv_write2(buf_room(out, most), most, s.s, s.n, CSV_QUOTE);
		return;
	}
	buf_addc(out, CSV_QUOTE);
	buf_addstr(out, s);
	buf_addc(out, CSV_QUOTE);
}

static void
add_cell(struct buf *out, struct str s)
{
	if (s.n && must_quote(s))
		add_quoted(out, s);
	else
		buf_addstr(out, s);
	buf_addc(out, ',');
}

bool
rows_bare(struct rows *rows, struct str fields)
{
	char *to = buf_room(&rows->held, fields.n + BLOCK);
	block special = { 0 }, blanks = { 0 }, between = { 0 };

	if (fields.n)
		memcpy(to, fields.s, fields.n);
	memset(to + fields.n, 0, BLOCK);
	for (size_t i = 0; i < fields.n; i += BLOCK) {
		block bytes = block_at(to + i), tabs = bytes == '\t';

		special |= (bytes == '\\') | (bytes == ',') | (bytes == '"') | (bytes == '\n') |
			   (bytes == '\r');
		blanks |= bytes == ' ';
		between |= tabs;
		bytes ^= tabs & ('\t' ^ ',');
		memcpy(to + i, &bytes, BLOCK);
	}
	if (rows->guard || block_bits(special) || has_blank_end(fields) ||
	    (block_bits(blanks) && block_bits(between)))
		return false;
	to[fields.n] = ',';
	rows->held.len += fields.n + 1;
	return true;
}

/* The characters after which spreadsheets look for a formula, or skip to one. */
static bool
is_formula(struct str s)
{
	return s.n && memchr("=+-@\t\r", s.s[0], 6);
}

static void
add_guarded(struct buf *out, struct str s)
{
	struct buf cell = { 0 };

	buf_addc(&cell, '\'');
	buf_addstr(&cell, s);
	add_cell(out, buf_str(&cell));
	buf_free(&cell);
}

void
rows_text(struct rows *rows, struct str s)
{
	if (rows->guard && is_formula(s))
		add_guarded(&rows->held, s);
	else
		add_cell(&rows->held, s);
}

void
rows_number(struct rows *rows, struct str s)
{
	if (rows->guard && is_formula(s) && !rows_plain_number(s))
		add_guarded(&rows->held, s);
	else
		add_cell(&rows->held, s);
}

void
rows_count(struct rows *rows, unsigned long u)
{
	if (u < 10) /* as most are */
		buf_addc(&rows->held, (char)('0' + u));
	else
		buf_addu(&rows->held, u);
	buf_addc(&rows->held, ',');
}

void
rows_again(struct rows *rows, const struct rows *cells)
{
	buf_add(&rows->held, cells->held.s, cells->held.len);
}

void
rows_end(struct rows *rows)
{
	rows->held.s[rows->held.len - 1] = rows->crlf ? '\r' : '\n';
	if (rows->crlf)
		buf_addc(&rows->held, '\n');
}

static size_t
digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	return n;
}

bool
rows_plain_number(struct str s)
{
	size_t n;

	if (s.n && s.s[0] == '-')
		s = str_skip(s, 1);
	if (!(n = digits(s)))
		return false;
	s = str_skip(s, n);
	if (!s.n)
		return true;
	n = s.s[0] == '.' ? digits(str_skip(s, 1)) : 0;
	return n && n + 1 == s.n;
}

/* --- reading */

enum { READ_GROWS = 1 << 16 };

/* Blanks belong to a cell. */
static int
no_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static void
on_cell(void *s, size_t n, void *of)
{
	struct rows_reader *r = of;

	r->begun = r->begun ? r->begun : r->line;
	r->cell(r->of, (struct str) { n ? s : "", n });
}

static void
on_row(int end, void *of)
{
	struct rows_reader *r = of;

	(void)end;
	r->row(r->of, r->begun);
	r->begun = 0;
}

/* Line by line, so that lines can be counted; a row that begins in one may end in another. */
static bool
read_lines(struct rows_reader *r, struct csv_parser *csv, struct str text)
{
	while (text.n) {
		const char *lf = memchr(text.s, '\n', text.n);
		size_t n = lf ? (size_t)(lf - text.s) + 1 : text.n;

		r->line++;
		if (!r->begun && *text.s != '\n' && *text.s != '\r')
			r->begun = r->line;
		if (csv_parse(csv, text.s, n, on_cell, on_row, r) != n)
			return false;
		text = str_skip(text, n);
	}
	return !csv_fini(csv, on_cell, on_row, r);
}

bool
rows_read(struct rows_reader *r, struct str text)
{
	struct csv_parser csv;
	bool good;

	r->line = r->begun = 0;
	if (csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI))
		die_system("cannot read CSV");
	csv_set_space_func(&csv, no_blank);
	if (r->between)
		csv_set_delim(&csv, (unsigned char)r->between);
	csv_set_blk_size(&csv, READ_GROWS);
	good = read_lines(r, &csv, text);
	csv_free(&csv);
	return good;
}

/* A row without quotes, as most are, is cut at its commas. */
static size_t
split_plain(struct str row, struct str *cells, size_t max)
{
	size_t n = 0, from = 0;

	for (size_t i = 0; i <= row.n; i++) {
		if (i < row.n && row.s[i] != ',')
			continue;
		if (n < max)
			cells[n] = (struct str) { row.s + from, i - from };
		n++;
		from = i + 1;
	}
	return n;
}

struct split {
	struct str *cells;
	size_t n, max;
	struct buf *held;
};

static void
split_cell(void *of, struct str s)
{
	struct split *split = of;

	if (split->n < split->max) {
		split->cells[split->n] = (struct str) { split->held->s + split->held->len,
			s.n };
		buf_add_fixed(split->held, s);
	}
	split->n++;
}

static void
split_row(void *of, unsigned long line)
{
	(void)of;
	(void)line;
}

size_t
rows_split(struct str row, struct str *cells, size_t max, struct buf *scratch)
{
	struct split split = { cells, 0, max, scratch };
	struct rows_reader reader = { .cell = split_cell, .row = split_row, .of = &split };

	if (!row.n || !memchr(row.s, '"', row.n))
		return split_plain(row, cells, max);
	buf_clear(scratch);
	buf_room(scratch, row.n); /* as much as its cells take: they do not move */
	return rows_read(&reader, row) ? split.n : 0;
}
