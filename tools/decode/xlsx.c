#include <stdio.h>

#include "note.h"
#include "out.h"
#include "package.h"
#include "reject.h"
#include "sheet.h"
#include "xlsx.h"

enum { SHEETS_MAX = 1000 };

struct book {
	struct package package;
	struct strings name, id, target, relation; /* sheets; relationships and their IDs */
	struct strings shared, formats; /* of cells, as sheet.h has them */
	struct strings odd, odd_kind; /* numbers of formats of the user's own; what they are */
	struct buf workbook; /* its part */
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
	package_resolve(&book->text, buf_str(&book->workbook), target);
	strings_add(&book->target, buf_str(&book->text));
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

/* --- formats: only which show another number than they keep */

/* A format of a user's own: dates have years or days, percents their sign, thousands a comma
   behind the last figure; outside of quotes and brackets. */
static const char *
kind_of_code(const char *s)
{
	char until = '\0', before = '\0';

	for (; s && *s; before = *s++) {
		if (until)
			until = *s == until ? '\0' : until;
		else if (*s == '"' || *s == '[')
			until = *s == '"' ? '"' : ']';
		else if (*s == '\\' || *s == '_' || *s == '*')
			s += s[1] != '\0';
		else if (strchr("yYdD", *s))
			return "d";
		else if (*s == '%' || (*s == ',' && before && strchr("0#?", before) &&
					  !(s[1] && strchr("0#?,", s[1]))))
			return "s";
	}
	return "";
}

static const char *
kind_of_format(const struct book *book, unsigned id)
{
	char own[16];

	snprintf(own, sizeof own, "%u", id);
	for (size_t i = 0; i < book->odd.n; i++) {
		if (str_is(strings_get(&book->odd, i), own))
			return str_is(strings_get(&book->odd_kind, i), "d") ? "d" : "s";
	}
	if (id == 9 || id == 10)
		return "s";
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
		       (id >= 50 && id <= 58)
		   ? "d"
		   : "";
}

static void
format_start(void *of, const char *name, const char **attributes)
{
	struct book *book = of;
	const char *kind;

	if (!strcmp(name, "cellXfs")) {
		book->in_formats = true;
	} else if (!strcmp(name, "numFmt") && book->odd.n < SHEETS_MAX) {
		kind = kind_of_code(attribute_of(attributes, "formatCode"));
		if (!*kind)
			return;
		strings_add(&book->odd, given(attribute_of(attributes, "numFmtId")));
		strings_add(&book->odd_kind, str_of(kind));
	} else if (book->in_formats && !strcmp(name, "xf")) {
		kind = kind_of_format(
		    book, number_attribute(attributes, "numFmtId", 1 << 20, 0));
		strings_add(&book->formats, str_of(kind));
	}
}

static void
format_end(void *of, const char *name)
{
	struct book *book = of;

	if (!strcmp(name, "cellXfs"))
		book->in_formats = false;
}

/* --- the whole */

/* The part of a sheet, by the ID of the relationship that names it; empty for none. */
static struct str
part_of(const struct book *book, struct str id)
{
	for (size_t i = 0; i < book->relation.n; i++) {
		if (str_same(strings_get(&book->relation, i), id))
			return strings_get(&book->target, i);
	}
	return (struct str) { "", 0 };
}

static void
put_sheet(struct book *book, size_t i)
{
	struct str part = part_of(book, strings_get(&book->id, i));
	enum part state = PART_MISSING;
	struct markup m;
	size_t times;

	sheet_markup(&book->sheet, &m);
	if (part.n && (state = package_look(&book->package, part, &times)) == PART_WHOLE)
		state = package_read(&book->package, part, &m);
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
	for (size_t i = 0; i < book->name.n; i++)
		put_sheet(book, i);
	if (book->hidden)
		note_put(0, "hidden", "hidden sheets: %zu; they were left out", book->hidden);
}

static void
read_book(struct book *book)
{
	static const char *const root[] = { "officeDocument" };
	static const char *const types[] = { "sharedStrings", "styles" };
	struct package *package = &book->package;
	struct str workbook;
	struct markup m = { .start = on_sheet, .of = book };
	struct buf part[2] = { { 0 } };

	buf_adds(&book->workbook, "xl/workbook.xml");
	package_targets(package, (struct str) { "", 0 }, root, 1, &book->workbook);
	workbook = buf_str(&book->workbook);
	package_read(package, workbook, &m);
	m = (struct markup) { .start = on_relation, .of = book };
	package_relations(package, workbook, &m);
	package_targets(package, workbook, types, 2, part);
	m = (struct markup) {
		.start = string_start, .end = string_end, .text = string_text, .of = book
	};
	package_read(package, buf_str(&part[0]), &m);
	m = (struct markup) { .start = format_start, .end = format_end, .of = book };
	package_read(package, buf_str(&part[1]), &m);
	buf_free(&part[0]);
	buf_free(&part[1]);
}

void
xlsx_put(const struct source *source)
{
	struct book book = { 0 };
	struct strings *all[] = { &book.name, &book.id, &book.target, &book.relation,
		&book.shared, &book.formats, &book.odd, &book.odd_kind };

	book.sheet.shared = &book.shared;
	book.sheet.formats = &book.formats;
	package_open(&book.package, source->bytes);
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
	buf_free(&book.workbook);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		strings_free(all[i]);
}
