#include <strings.h>

#include "charset.h"
#include "csv_table.h"
#include "out.h"
#include "rec.h"
#include "rows.h"

/* More are left to be read, and rejected, as text. */
enum { ROWS_MAX = 1 << 20 };

/* What a separator makes of a text. */
struct look {
	size_t cells, width, rows, wide; /* wide: rows of several cells */
	bool uneven;
};

static void
look_cell(void *of, struct str s)
{
	struct look *look = of;

	(void)s;
	look->cells++;
}

static void
look_row(void *of, unsigned long line)
{
	struct look *look = of;

	(void)line;
	look->uneven = look->uneven || (look->rows && look->cells != look->width);
	look->width = look->cells;
	look->wide += look->cells > 1;
	look->cells = 0;
	look->rows++;
}

/* What stands between the cells, as some spreadsheets write it; NUL when it is no table.  The
   separator that gives all rows as many cells, else the one that most rows have: a title has
   one cell, unless a program filled it up.  When the user says that it is a table, it is. */
static char
separator(struct str text, bool said)
{
	static const char separators[] = { ',', ';', '\t' };
	char best = '\0';
	size_t most = 0;

	for (size_t i = 0; i < sizeof separators; i++) {
		struct look look = { 0 };
		struct rows_reader reader = { .cell = look_cell,
			.row = look_row,
			.of = &look,
			.between = separators[i] };

		if (!rows_read(&reader, text) || !look.rows || look.rows > ROWS_MAX)
			continue;
		if (!look.uneven && look.width > 1)
			return separators[i];
		if (look.wide > most || (said && !best)) {
			most = look.wide;
			best = separators[i];
		}
	}
	return best;
}

/* A row, its cells escaped; they wait for its line, which stands before them. */
static void
put_cell(void *of, struct str s)
{
	struct buf *row = of;

	buf_addc(row, '\t');
	rec_escape(row, s);
}

static void
put_row(void *of, unsigned long line)
{
	struct buf *row = of;

	out_tag("row", line);
	out_str(buf_str(row));
	out_end();
	buf_clear(row);
}

static bool
is_named(struct str id)
{
	const struct str end = str_of(".csv");

	return id.n >= end.n && !strncasecmp(id.s + id.n - end.n, end.s, end.n);
}

/* The document's text in UTF-8; false when it is none. */
static bool
text_of(const struct source *source, struct charset *c, struct buf *text)
{
	struct str piece;
	size_t first;

	charset_choose(c, source, (struct str) { "", 0 });
	if (!c->name || charset_nuls(c, &first))
		return false;
	while (charset_next(c, &piece))
		buf_addstr(text, piece);
	return true;
}

static void
put_table(struct charset *c, struct str text, char between)
{
	struct buf row = { 0 };
	struct rows_reader reader = {
		.cell = put_cell, .row = put_row, .of = &row, .between = between
	};

	out_meta("format", str_of("csv"));
	charset_meta(c);
	charset_notes(c);
	out_tag("table", 1);
	out_plain(str_of("csv"));
	out_end();
	rows_read(&reader, text);
	buf_free(&row);
}

bool
csv_table_put(const struct source *source)
{
	struct charset c = { 0 };
	struct buf text = { 0 };
	bool said = source->format != NULL;
	char between = '\0';

	if (!said && !is_named(source->id))
		return false;
	if (text_of(source, &c, &text))
		between = separator(buf_str(&text), said);
	if (between)
		put_table(&c, buf_str(&text), between);
	charset_free(&c);
	buf_free(&text);
	return between != '\0';
}
