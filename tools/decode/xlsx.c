#include <stdio.h>

#include "note.h"
#include "out.h"
#include "package.h"
#include "reject.h"
#include "sheet.h"
#include "xlsx.h"

enum { SHEETS_MAX = 1000 };

struct book {
	const struct source *source;
	struct strings name, id, target, relation; /* sheets; relationships and their IDs */
	struct strings shared, dates, date_formats;
	size_t hidden; /* sheets */
	struct sheet sheet;
	/* while shared strings and formats are read */
	struct buf text;
	bool in_text, in_reading, in_formats;
	bool words;
};

static struct str
given(const char *s)
{
	return s ? str_of(s) : (struct str) { "", 0 };
}

/* --- the workbook: its sheets, in their order */

static void
on_sheet(void *of, const char *name, const char **attributes)
{
	struct book *book = of;
	const char *state = attribute_of(attributes, "state");

	if (strcmp(name, "sheet") != 0 || book->name.n >= SHEETS_MAX)
		return;
	if (state && strcmp(state, "visible") != 0) {
		book->hidden++;
		return;
	}
	strings_add(&book->name, given(attribute_of(attributes, "name")));
	strings_add(&book->id, given(attribute_of(attributes, "id")));
}

static void
on_relation(void *of, const char *name, const char **attributes)
{
	struct book *book = of;
	const char *target = attribute_of(attributes, "Target");

	if (strcmp(name, "Relationship") != 0 || !target || book->relation.n >= SHEETS_MAX)
		return;
	strings_add(&book->relation, given(attribute_of(attributes, "Id")));
	strings_add(&book->target, str_of(target));
}

/* --- shared strings */

static void
string_start(void *of, const char *name, const char **attributes)
{
	struct book *book = of;

	(void)attributes;
	if (!strcmp(name, "si"))
		buf_clear(&book->text);
	else if (!strcmp(name, "rPh"))
		book->in_reading = true;
	else if (!strcmp(name, "t"))
		book->in_text = !book->in_reading;
}

static void
string_end(void *of, const char *name)
{
	struct book *book = of;

	if (!strcmp(name, "si"))
		strings_add(&book->shared, buf_str(&book->text));
	else if (!strcmp(name, "rPh"))
		book->in_reading = false;
	else if (!strcmp(name, "t"))
		book->in_text = false;
}

static void
string_text(void *of, struct str s)
{
	struct book *book = of;

	if (book->in_text && book->text.len + s.n <= SHEET_TEXT)
		buf_addstr(&book->text, s);
}

/* --- formats: only which are of dates */

/* A format of a user's own, with years or days outside of quotes and brackets. */
static bool
is_date_code(const char *s)
{
	char until = '\0';

	for (; s && *s; s++) {
		if (until)
			until = *s == until ? '\0' : until;
		else if (*s == '"' || *s == '[')
			until = *s == '"' ? '"' : ']';
		else if (strchr("yYdD", *s))
			return true;
	}
	return false;
}

static bool
is_date_format(const struct book *book, unsigned id)
{
	char own[16];

	snprintf(own, sizeof own, "%u", id);
	for (size_t i = 0; i < book->date_formats.n; i++) {
		if (str_is(strings_get(&book->date_formats, i), own))
			return true;
	}
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
	       (id >= 50 && id <= 58);
}

static void
format_start(void *of, const char *name, const char **attributes)
{
	struct book *book = of;

	if (!strcmp(name, "cellXfs"))
		book->in_formats = true;
	else if (!strcmp(name, "numFmt") && book->date_formats.n < SHEETS_MAX &&
		 is_date_code(attribute_of(attributes, "formatCode")))
		strings_add(&book->date_formats, given(attribute_of(attributes, "numFmtId")));
	else if (book->in_formats && !strcmp(name, "xf"))
		strings_add(&book->dates,
		    str_of(is_date_format(
			       book, number_attribute(attributes, "numFmtId", 1 << 20, 0))
			       ? "d"
			       : ""));
}

static void
format_end(void *of, const char *name)
{
	struct book *book = of;

	if (!strcmp(name, "cellXfs"))
		book->in_formats = false;
}

/* --- the whole */

/* The part of a sheet, by the ID of the relationship that names it. */
static bool
part_of(const struct book *book, struct str id, struct buf *part)
{
	for (size_t i = 0; i < book->relation.n; i++) {
		struct str target = strings_get(&book->target, i);

		if (!str_same(strings_get(&book->relation, i), id))
			continue;
		buf_clear(part);
		if (target.n && *target.s == '/')
			target = str_skip(target, 1);
		else
			buf_adds(part, "xl/");
		buf_addstr(part, target);
		return true;
	}
	return false;
}

static void
put_sheet(struct book *book, size_t i, struct buf *part)
{
	enum part state = PART_MISSING;
	struct markup m;
	size_t times;

	sheet_markup(&book->sheet, &m);
	if (part_of(book, strings_get(&book->id, i), part)) {
		state = package_look(book->source->bytes, buf_str(part), &times);
		if (state == PART_WHOLE)
			state = package_read(book->source->bytes, buf_str(part), &m);
	}
	if (state != PART_WHOLE)
		sheet_break_off(&book->sheet);
	book->words = book->words || book->sheet.cells;
	if (book->sheet.cells) {
		out_tag("text", 0);
		out_field(strings_get(&book->name, i));
		out_end();
	}
	sheet_put(&book->sheet);
	if (state != PART_WHOLE)
		note_put(0, "xml_damaged",
		    "the sheet is missing, damaged or too large: what stands before that was "
		    "read");
}

static void
put_sheets(struct book *book)
{
	struct buf part = { 0 };

	for (size_t i = 0; i < book->name.n; i++)
		put_sheet(book, i, &part);
	if (book->hidden)
		note_put(0, "hidden", "hidden sheets: %zu; they were left out", book->hidden);
	buf_free(&part);
}

static void
read_book(struct book *book)
{
	static const char *const workbook = "xl/workbook.xml";
	static const char *const types[] = { "sharedStrings", "styles" };
	struct str bytes = book->source->bytes;
	struct markup m = { .start = on_sheet, .of = book };
	struct buf part[2] = { { 0 } };

	package_read(bytes, str_of(workbook), &m);
	m = (struct markup) { .start = on_relation, .of = book };
	package_read(bytes, str_of("xl/_rels/workbook.xml.rels"), &m);
	package_targets(bytes, str_of(workbook), types, 2, part);
	m = (struct markup) {
		.start = string_start, .end = string_end, .text = string_text, .of = book
	};
	package_read(bytes, buf_str(&part[0]), &m);
	m = (struct markup) { .start = format_start, .end = format_end, .of = book };
	package_read(bytes, buf_str(&part[1]), &m);
	buf_free(&part[0]);
	buf_free(&part[1]);
}

void
xlsx_put(const struct source *source)
{
	struct book book = { .source = source };
	struct strings *all[] = { &book.name, &book.id, &book.target, &book.relation,
		&book.shared, &book.dates, &book.date_formats };

	book.sheet.shared = &book.shared;
	book.sheet.dates = &book.dates;
	out_meta("format", str_of("xlsx"));
	read_book(&book);
	put_sheets(&book);
	if (!book.name.n && !book.hidden)
		reject(source->id, "package_damaged",
		    "no sheet of the workbook can be found; save it as CSV");
	else if (!book.words)
		reject(source->id, "no_text", "no sheet of it holds words");
	sheet_free(&book.sheet);
	buf_free(&book.text);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		strings_free(all[i]);
}
