static const char help[] =
    "usage: ogi-tables [options]\n"
    "\n"
    "Find the tables of each document: put the figures of the statutory ones in\n"
    "their places, and read task tables line by line.  Lines of a table (tabs,\n"
    "pipes, a cell a line, a PDF's columns) become `row` records, each figure a\n"
    "`cell`, each line of a work plan a `task`.  Figures that fit no place are\n"
    "noted, never guessed.\n"
    "\n"
    "  -u, --unbuffered  write each document at once\n"
    "  -s, --strict      status 1 when a document was rejected\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Reads and writes a stream as ogi-stream(5) describes.\n"
    "Example: ogi-decode report.txt | ogi-split | ogi-tables | grep '^cell'\n"
    "Exit: 0 done, 1 a document was rejected (-s), 2 bad usage, 3 system failure.\n";

#include "date.h"
#include "doc.h"
#include "filter.h"
#include "key.h"
#include "label.h"
#include "note.h"
#include "out.h"
#include "page_frame.h"
#include "reader.h"
#include "shape.h"
#include "statistics.h"
#include "tasks.h"

enum { CAPTION_MAX = 120 };

struct tables {
	struct doc doc;
	struct lines lines;
	struct grid grid;
	struct reader reader;
	struct statistics statistics;
	struct tasks tasks;
	struct buf text;
	bool statutory; /* a template or a notice has the form's words too, but no figures */
	bool plan; /* it is a work plan */
	bool csv; /* the table at hand came as CSV */
};

static void
write_rows(const struct grid *grid)
{
	if (!grid->rows)
		return;
	out_tag("table", grid->row[0].line);
	out_plain(str_of(shape_name(grid->shape)));
	out_end();
	for (size_t i = 0; i < grid->rows; i++) {
		const struct row *row = &grid->row[i];

		out_tag("row", row->line);
		for (size_t k = 0; k < row->n; k++)
			out_field(grid->cell[row->first + k].text);
		out_end();
	}
}

/* Some rows of a grid, for the tables that are read item by item. */
static void
read_rows(struct tables *t, size_t from, size_t to)
{
	struct grid part = t->grid;

	part.row += from;
	part.rows = to - from;
	reader_grid(&t->reader, &part);
}

static void
read_grid(struct tables *t)
{
	size_t from, to;

	if (t->statutory && statistics_in(&t->statistics, &t->grid, &from, &to)) {
		read_rows(t, 0, from);
		reader_close(&t->reader);
		statistics_grid(&t->statistics, &t->grid, from, to);
		read_rows(t, to, t->grid.rows);
	} else if (!tasks_grid(&t->tasks, &t->grid) && t->statutory) {
		reader_grid(&t->reader, &t->grid);
	}
}

/* A cell of a row that came as one. */
static void
take_cell(struct tables *t, struct str field, unsigned long line)
{
	struct str plain = rec_plain(field, &t->text);
	size_t at = t->grid.store.len;

	if (str_is(field, CELL_ABOVE)) {
		grid_covered(&t->grid, line);
	} else if (str_is(field, CELL_LEFT)) {
		grid_spanned(&t->grid, line);
	} else {
		if (plain.s != field.s) {
			buf_add_fixed(&t->grid.store, plain);
			plain = (struct str) { t->grid.store.s + at, plain.n };
		}
		grid_cell(&t->grid, plain, line);
	}
}

/* Pass on the rows that came as rows, and the `table` before them; those of a table that lays
   out a page become text. */
static void
pass_markup(struct tables *t, size_t i, size_t end)
{
	if (!t->grid.full && is_page_frame(&t->grid)) {
		page_frame_write(&t->grid);
		return;
	}
	if (t->doc.entry[i - 1].tag == TAG_TABLE)
		i--;
	for (; i < end; i++)
		doc_pass(&t->doc, i);
}

/* Rows that came as rows, from entry i on; returns the entry after the last. */
static size_t
take_markup(struct tables *t, size_t i)
{
	size_t from = i;

	grid_clear(&t->grid, SHAPE_MARKUP);
	for (; i < t->doc.n && t->doc.entry[i].tag == TAG_ROW; i++) {
		struct str rest = doc_record(&t->doc, i), field;
		unsigned long line;

		if (!rec_next(&rest, &field) || !rec_next(&rest, &field))
			continue;
		line = rec_number(field);
		grid_row(&t->grid, line);
		while (rec_next(&rest, &field))
			take_cell(t, field, line);
		grid_row_end(&t->grid);
	}
	pass_markup(t, from, i);
	if (t->grid.full) {
		note_put(t->grid.row[0].line, "table_too_large",
		    "more than %zu cells; none of them is read", CELLS_MAX);
		return i;
	}
	/* CSV tells of no merged cell: a head over many columns leaves its width empty. */
	if (t->csv)
		grid_close_up(&t->grid);
	read_grid(t);
	return i;
}

/* Words on one line: blanks and line breaks vanish between Chinese characters. */
static void
add_one_line(struct buf *out, struct str s)
{
	size_t n;

	for (; s.n; s = str_skip(s, n)) {
		bool wide = out->len && (unsigned char)out->s[out->len - 1] >= 0x80;

		if (!(n = space_len(s.s, s.n))) {
			n = 1;
			buf_addc(out, *s.s);
			continue;
		}
		while (n < s.n && space_len(s.s + n, s.n - n))
			n += space_len(s.s + n, s.n - n);
		if (!(wide && n < s.n && (unsigned char)s.s[n] >= 0x80))
			buf_addc(out, ' ');
	}
}

static void
write_cell(struct tables *t, const struct placed *p)
{
	buf_clear(&t->text);
	buf_adds(&t->text, p->row);
	if (p->words.n) {
		buf_addc(&t->text, ':');
		add_one_line(&t->text, p->words);
	}
	out_tag("cell", p->line);
	out_plain(str_of(p->table));
	out_field(buf_str(&t->text));
	out_plain(str_of(p->col));
	out_field(p->raw);
	out_plain(str_of(p->schema));
	out_plain(str_of(p->unit));
	out_plain(str_of(p->inferred ? "inferred" : "read"));
	out_end();
}

/* meta found TABLE; behind a statistics table its form, which no cell may tell. */
static void
write_found(struct tables *t, enum table table)
{
	buf_clear(&t->text);
	buf_adds(&t->text, table_name(table));
	if (table == TABLE_STATISTICS) {
		buf_addc(&t->text, ' ');
		buf_adds(&t->text, t->statistics.schema);
	}
	out_meta("found", buf_str(&t->text));
}

static void
end_document(struct tables *t)
{
	struct reader *r = &t->reader;

	reader_close(r);
	statistics_close(&t->statistics);
	reader_settle(r);
	if (!t->tasks.count && t->plan)
		note_put(0, "no_tasks", "a work plan without a task table that could be read");
	for (size_t i = 0; i < r->n_placed; i++)
		write_cell(t, &r->placed[i]);
	for (enum table k = TABLE_DISCLOSURE; k < TABLES; k++) {
		if (!r->found[k])
			continue;
		write_found(t, k);
		if (r->repeated[k])
			note_put(r->repeated_line[k], "table_repeated",
			    "%s: %zu places stand there again with other figures; those of its "
			    "own chapter and the report's year count, else of the fuller "
			    "table, else the first",
			    table_name(k), r->repeated[k]);
		if (!r->figures[k] && !r->told[k])
			note_put(0, "values_lost",
			    "%s: the table stands there without a figure that could be placed",
			    table_name(k));
	}
}

/* What follows is of that year, which another table may not be. */
static void
see_year(struct tables *t, int year)
{
	if (year && year != t->statistics.caption)
		statistics_close(&t->statistics);
	reader_year(&t->reader, year);
}

/* A short line with a year in it, as 2021年收到和处理…情况, captions what follows. */
static void
see_caption(struct tables *t, const struct line *line)
{
	int year;

	if (line->kind == LINE_PLAIN && line->text.n <= CAPTION_MAX &&
	    str_find(line->text, str_of("年")) && (year = year_find(line->text, NULL)))
		see_year(t, year);
}

/* Do what entry i (which is no line of a table) asks for; returns the next entry. */
static size_t
take_entry(struct tables *t, size_t i)
{
	struct str field[4];

	switch (t->doc.entry[i].tag) {
	case TAG_ROW:
		return take_markup(t, i);
	case TAG_TABLE:
		rec_split(doc_record(&t->doc, i), field, 4);
		t->csv = str_is(field[2], "csv");
		/* It passes with its rows. */
		if (t->doc.entry[i + 1].tag == TAG_ROW)
			return i + 1;
		break;
	case TAG_SECT:
		reader_close(&t->reader);
		rec_split(doc_record(&t->doc, i), field, 4);
		t->reader.section = (int)rec_number(field[2]);
		see_year(t, year_find(field[3], NULL));
		break;
	case TAG_END:
		end_document(t);
		break;
	default:
		break;
	}
	doc_pass(&t->doc, i);
	return i + 1;
}

static void
read_document(struct tables *t)
{
	struct str kind = doc_meta(&t->doc, "kind");
	size_t i = 0, end;

	lines_take(&t->lines, &t->doc);
	reader_open(&t->reader, doc_bytes(&t->doc), (int)rec_number(doc_meta(&t->doc, "year")));
	statistics_open(&t->statistics, &t->reader, doc_bytes(&t->doc));
	tasks_open(&t->tasks);
	buf_clear(&t->grid.store);
	buf_room(&t->grid.store, 4 * doc_bytes(&t->doc) + 64);
	t->statutory = !str_is(kind, "other");
	t->plan = str_is(kind, "work_plan");
	while (i < t->doc.n) {
		end = shape_take(&t->lines, i, &t->grid);
		if (end == i) {
			see_caption(t, &t->lines.line[i]);
			i = take_entry(t, i);
			continue;
		}
		if (t->grid.full) {
			note_put(t->lines.line[i].number, "table_too_large",
			    "more than %zu cells; its lines are left as text", CELLS_MAX);
			for (; i < end; i++)
				doc_pass(&t->doc, i);
			continue;
		}
		if (is_page_frame(&t->grid))
			page_frame_write(&t->grid);
		else
			write_rows(&t->grid);
		read_grid(t);
		i = end;
	}
}

int
main(int argc, char *argv[])
{
	static struct tables t;

	filter_start("ogi-tables", help, argc, argv);
	labels_open();
	indicators_open();
	while (doc_next(&t.doc)) {
		read_document(&t);
		out_document();
	}
	labels_close();
	indicators_close();
	doc_free(&t.doc);
	lines_free(&t.lines);
	grid_free(&t.grid);
	reader_free(&t.reader);
	statistics_free(&t.statistics);
	tasks_free(&t.tasks);
	buf_free(&t.text);
	return out_finish();
}
