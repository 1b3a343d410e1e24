#include <csv.h>

#include "rows.h"

/* Each cell is made with a comma after it, of which rows_end() makes the line's end. */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
must_quote(struct str s)
{
	unsigned found = is_blank(s.s[0]) || is_blank(s.s[s.n - 1]);

	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		found |= (c == ',') | (c == '"') | (c == '\n') | (c == '\r');
	}
	return found != 0;
}

static void
add_cell(struct buf *out, struct str s)
{
	size_t most = 2 * s.n + 3;
	char *at = buf_room(out, most);
	size_t n = s.n;

	if (n && must_quote(s))
		n = csv_write2(at, most, s.s, n, CSV_QUOTE);
	else if (n)
		memcpy(at, s.s, n);
	at[n] = ',';
	out->len += n + 1;
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
	rows->held.len--;
	buf_adds(&rows->held, rows->crlf ? "\r\n" : "\n");
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
