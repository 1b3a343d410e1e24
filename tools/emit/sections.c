#include "emit.h"
#include "key.h"

/* Add the line to the section's text, without its indent: blank lines before the first and
   after the last do not count, and several are one. */
static void
add_line(struct emit *e, struct str line, unsigned long number)
{
	line = trim(line);
	if (!line.n) {
		e->gap = true;
		return;
	}
	if (e->text.len)
		buf_adds(&e->text, e->gap ? "\n\n" : "\n");
	else if (!e->section_line)
		e->section_line = number;
	e->gap = false;
	buf_addstr(&e->text, line);
}

void
section_text(struct emit *e, const struct record *r)
{
	if (asked(e, SECTIONS))
		add_line(e, rec_plain(r->field[2], &e->note_plain), r->line);
}

void
section_close(struct emit *e)
{
	struct table *t = &e->table[SECTIONS];

	if (asked(e, SECTIONS) && (e->section_open || e->text.len)) {
		table_begin(t, &e->doc_cells, 1);
		table_put(t, e->section);
		table_put(t, e->title);
		table_text(t, buf_str(&e->text));
		table_count(t, e->section_line);
		table_end(t);
	}
	buf_clear(&e->text);
	e->gap = false;
}

/* Note the number among those found: once each, in order; 0 and 9 are no chapters of the
   report, and a number of two digits is set apart by a blank. */
static void
add_found(struct emit *e, unsigned long number)
{
	if (number == 0 || number == 9 || number > 99 || e->found_section[number])
		return;
	e->found_section[number] = true;
	if (e->found.len && (number > 9 || e->found_apart))
		buf_addc(&e->found, ' ');
	e->found_apart = number > 9;
	buf_addu(&e->found, number);
}

static bool
is_number(struct str field)
{
	return rows_plain_number(field) && field.s[0] != '-' && !memchr(field.s, '.', field.n);
}

void
section_open(struct emit *e, const struct record *r)
{
	if (!is_number(r->field[2])) {
		bad_record(e, r, "SECTION is no number");
		return;
	}
	section_close(e);
	e->section_open = true;
	e->section = r->field[2];
	e->title = r->field[3];
	e->section_line = r->line;
	add_found(e, rec_number(r->field[2]));
}
