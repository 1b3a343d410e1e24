#include <strings.h>

#include "csv_table.h"
#include "out.h"
#include "rec.h"
#include "rows.h"
#include "text.h"

/* More are left to be read, and rejected, as text. */
enum { ROWS_MAX = 1 << 20 };

/* Is there a table?  So many cells has each row. */
struct look {
	size_t cells, width, rows;
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
	look->cells = 0;
	look->rows++;
}

static bool
is_table(struct str text)
{
	struct look look = { 0 };
	struct rows_reader reader = { .cell = look_cell, .row = look_row, .of = &look };

	return rows_read(&reader, text) && !look.uneven && look.width > 1 &&
	       look.rows <= ROWS_MAX;
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

/* The text of the document, if it is one that can be read as a table: UTF-8 without NULs. */
static bool
text_of(const struct source *source, struct str *text)
{
	const struct str bom = str_of("\xEF\xBB\xBF");
	struct survey survey;

	*text = str_skip(source->bytes, str_starts(source->bytes, bom) ? bom.n : 0);
	survey = text_survey(*text);
	return !survey.bad && !survey.cut && text->n && !memchr(text->s, '\0', text->n);
}

bool
csv_table_put(const struct source *source)
{
	struct buf row = { 0 };
	struct rows_reader reader = { .cell = put_cell, .row = put_row, .of = &row };
	struct str text;

	if (!is_named(source->id) || !text_of(source, &text) || !is_table(text))
		return false;
	out_meta("format", str_of("csv"));
	out_meta("charset", str_of("utf-8"));
	out_tag("table", 1);
	out_plain(str_of("csv"));
	out_end();
	rows_read(&reader, text);
	buf_free(&row);
	return true;
}
