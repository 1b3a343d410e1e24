#include <limits.h>
#include <stdlib.h>

#include "docx_grid.h"
#include "docx_text.h"
#include "docx_words.h"
#include "note.h"
#include "package.h"

/* Text boxes inside each other, and choices; bytes of a line, which is broken when longer. */
enum { PARAGRAPHS = 6, CHOICES = 16, BOXES = 8, LINE_BYTES = 1 << 20 };

struct paragraph {
	struct docx_words words;
	struct buf style;
	struct docx_asked asked;
	unsigned long number;
	bool in_properties;
	bool joins; /* its mark was deleted: the next one goes on with it */
	bool mark_hidden;
	bool carried; /* its words wait for the next one's */
};

struct docx_text {
	struct docx_style *style;
	struct markup *m;
	struct docx_grid grid;
	struct paragraph paragraph[PARAGRAPHS];
	size_t open; /* paragraphs: one, and those in its text boxes */
	unsigned long number; /* paragraphs so far */
	unsigned depth; /* elements that are open */
	unsigned skip; /* the depth of the element that is passed over; 0 for none */
	bool soft; /* but for the text boxes in it */
	struct {
		unsigned skip;
		size_t open;
	} box[BOXES]; /* text boxes that are open: what was passed over around them */
	size_t boxes;
	unsigned active; /* bodies and notes that are open */
	size_t choices;
	bool taken[CHOICES]; /* a choice of mc:AlternateContent was */
	enum docx_height height; /* of a formula's part */
	bool in_row_properties;
	bool too_long;
	unsigned long
	    struck; /* the first paragraph with words that are struck out; 0 for none */
	struct buf line;
};

struct docx_text *
docx_text_new(struct docx_style *style)
{
	struct docx_text *t = mem_resize(NULL, 1, sizeof *t);

	*t = (struct docx_text) { .style = style };
	return t;
}

void
docx_text_free(struct docx_text *t)
{
	for (size_t i = 0; i < PARAGRAPHS; i++) {
		buf_free(&t->paragraph[i].words.text);
		buf_free(&t->paragraph[i].style);
	}
	docx_grid_free(&t->grid);
	buf_free(&t->line);
	free(t);
}

bool
docx_text_too_long(const struct docx_text *t)
{
	return t->too_long;
}

bool
docx_text_words(const struct docx_text *t)
{
	return t->grid.words;
}

/* --- paragraphs */

static struct paragraph *
paragraph(struct docx_text *t)
{
	return t->open ? &t->paragraph[t->open - 1] : NULL;
}

static void
give(struct docx_text *t, struct paragraph *p, struct str words)
{
	docx_grid_words(&t->grid, words, p->number);
	p->carried = false;
	if (t->grid.lines.count > LINES_MAX) {
		t->too_long = true;
		markup_stop(t->m);
	}
}

/* Words that waited for a paragraph that did not come. */
static void
settle(struct docx_text *t)
{
	struct paragraph *p = t->open < PARAGRAPHS ? &t->paragraph[t->open] : NULL;

	if (p && p->carried)
		give(t, p, buf_str(&p->words.text));
}

static void
skip(struct docx_text *t, bool soft)
{
	t->skip = t->depth;
	t->soft = soft;
}

static void
on_paragraph(struct docx_text *t, const char **attributes)
{
	struct paragraph *p;

	(void)attributes;
	t->number++;
	if (t->open == PARAGRAPHS) {
		skip(t, false);
		return;
	}
	p = &t->paragraph[t->open++];
	if (!p->carried)
		buf_clear(&p->words.text);
	if (!p->words.text.len)
		p->number = t->number;
	buf_clear(&p->style);
	docx_words_begin(&p->words);
	*p = (struct paragraph) { .words = p->words,
		.style = p->style,
		.number = p->number,
		.asked = { { "", 0 }, UINT_MAX, UINT_MAX } };
}

/* Tabs in a line of a table of contents set no columns. */
static void
end_paragraph(struct docx_text *t)
{
	struct paragraph *p = paragraph(t);
	struct buf *text = p ? &p->words.text : NULL;

	if (!p)
		return;
	t->open--;
	if (p->joins || (p->mark_hidden && !text->len)) {
		p->carried = true;
		return;
	}
	p->asked.style = buf_str(&p->style);
	buf_clear(&t->line);
	docx_style_number(t->style, &p->asked, &t->line);
	for (size_t i = 0; docx_style_contents(t->style, p->asked.style) && i < text->len;
	     i++) {
		if (text->s[i] == '\t')
			text->s[i] = ' ';
	}
	buf_addstr(&t->line, buf_str(text));
	give(t, p, buf_str(&t->line));
	if (text->cap > 2 * LINE_BYTES)
		buf_free(text);
}

/* Words of a run.  A line longer than any is broken. */
static void
add(struct docx_text *t, struct str s)
{
	struct paragraph *p = paragraph(t);

	if (!p)
		return;
	if (!docx_words_add(&p->words, s) && !t->struck)
		t->struck = t->number;
	if (p->words.text.len > LINE_BYTES) {
		give(t, p, buf_str(&p->words.text));
		buf_clear(&p->words.text);
		p->words.text_from = 0;
	}
}

static void
on_properties(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	(void)attributes;
	if (p)
		p->in_properties = true;
}

static void
end_properties(struct docx_text *t)
{
	struct paragraph *p = paragraph(t);

	if (!p)
		return;
	p->in_properties = false;
	p->words.hidden = docx_style_hides(t->style, buf_str(&p->style));
}

static void
on_style(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);
	const char *value = attribute_of(attributes, "val");

	if (!p || !p->in_properties || !value)
		return;
	buf_clear(&p->style);
	buf_adds(&p->style, value);
}

static void
on_num(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	if (p && p->in_properties)
		p->asked.num = number_attribute(attributes, "val", INT_MAX, UINT_MAX);
}

static void
on_level(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	if (p && p->in_properties)
		p->asked.level = number_attribute(attributes, "val", LIST_LEVELS - 1, UINT_MAX);
}

/* w:del and w:moveFrom: around runs, they hold what is gone; in a paragraph's properties they
   say that its mark is, in a row's that the row is. */
static void
on_gone(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	(void)attributes;
	if (t->in_row_properties)
		docx_grid_drop(&t->grid);
	else if (p && p->in_properties)
		p->joins = true;
	else
		skip(t, false);
}

static void
on_vanish(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	if (p && p->in_properties)
		p->mark_hidden = is_on(attributes);
	else if (p && p->words.in_run)
		p->words.run_hidden = is_on(attributes);
}

static void
on_strike(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	if (p && p->words.in_run)
		p->words.struck = p->words.struck || is_on(attributes);
}

static void
on_height(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	if (p && p->words.in_run)
		p->words.height = docx_height(attribute_of(attributes, "val"));
}

/* The mark between two styles on one line. */
static void
on_style_separator(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	if (p && p->in_properties)
		p->joins = is_on(attributes);
}

static void
on_run_style(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);
	const char *value = attribute_of(attributes, "val");

	if (!p || !p->words.in_run || !value)
		return;
	p->words.run_hidden = docx_style_hides(t->style, str_of(value));
	p->words.height = docx_style_height(t->style, str_of(value));
}

static void
on_run(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	(void)attributes;
	if (!p)
		return;
	docx_words_run(&p->words);
	p->words.height = t->height;
}

static void
end_run(struct docx_text *t)
{
	struct paragraph *p = paragraph(t);

	if (p)
		docx_words_run_end(&p->words);
}

/* What stands above or below, in a formula. */
static void
on_above(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	t->height = HEIGHT_RAISED;
}

static void
on_below(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	t->height = HEIGHT_LOWERED;
}

static void
end_height(struct docx_text *t)
{
	t->height = HEIGHT_UNSAID;
}

static void
on_words(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);
	const char *space = attribute_of(attributes, "space");
	const char *given = attribute_of(attributes, "val");

	if (!p)
		return;
	if (!p->in_properties)
		docx_words_open(&p->words, space && !strcmp(space, "preserve"));
	else if (given) /* of 2003: the number of a list's paragraph, worked out */
		add(t, str_of(given));
}

static void
end_words(struct docx_text *t)
{
	struct paragraph *p = paragraph(t);

	if (p)
		docx_words_close(&p->words);
}

static void
on_field(struct docx_text *t, const char **attributes)
{
	struct paragraph *p = paragraph(t);

	if (p)
		docx_words_field(&p->words, attribute_of(attributes, "fldCharType"));
}

static void
add_mark(struct docx_text *t, const char *mark)
{
	struct paragraph *p = paragraph(t);

	if (p && p->words.in_run && !p->in_properties)
		add(t, str_of(mark));
}

static void
on_tab(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	add_mark(t, "\t");
}

static void
on_break(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	add_mark(t, "\n");
}

static void
on_hyphen(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	add_mark(t, "-");
}

/* A character of a symbol font, by its number. */
static void
on_symbol(struct docx_text *t, const char **attributes)
{
	struct buf symbol = { 0 };
	const char *s = attribute_of(attributes, "char");
	unsigned long cp = s ? strtoul(s, NULL, 16) : 0;

	if (cp >= ' ' && cp < 0x10000 && (cp < 0xD800 || cp > 0xDFFF)) {
		buf_addcp(&symbol, (unsigned)cp);
		buf_addc(&symbol, '\0');
		add_mark(t, symbol.s);
	}
	buf_free(&symbol);
}

/* --- tables */

static void
on_table(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	settle(t);
	docx_grid_table(&t->grid, t->number + 1);
}

static void
end_table(struct docx_text *t)
{
	docx_grid_table_end(&t->grid);
}

static void
on_column(struct docx_text *t, const char **attributes)
{
	docx_grid_column(&t->grid, number_attribute(attributes, "w", 1 << 16, 1000));
}

static void
on_row(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	docx_grid_row(&t->grid, t->number + 1);
}

static void
end_row(struct docx_text *t)
{
	docx_grid_row_end(&t->grid);
}

static void
on_cell(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	if (!docx_grid_cell(&t->grid))
		skip(t, false);
}

static void
end_cell(struct docx_text *t)
{
	settle(t);
	docx_grid_cell_end(&t->grid);
}

static void
on_row_properties(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	t->in_row_properties = true;
}

static void
end_row_properties(struct docx_text *t)
{
	t->in_row_properties = false;
}

static void
on_span(struct docx_text *t, const char **attributes)
{
	struct nest *cell = docx_grid_open_cell(&t->grid);

	if (cell)
		cell->cols = number_attribute(attributes, "val", COLSPAN_MAX + 1, 1);
	if (cell && !cell->cols)
		cell->cols = 1;
}

static enum merge
merge_of(const char **attributes)
{
	const char *value = attribute_of(attributes, "val");

	return value && !strcmp(value, "restart") ? MERGE_RESTART : MERGE_CONTINUE;
}

static void
on_down(struct docx_text *t, const char **attributes)
{
	struct nest *cell = docx_grid_open_cell(&t->grid);

	if (cell)
		cell->down = merge_of(attributes);
}

static void
on_across(struct docx_text *t, const char **attributes)
{
	struct nest *cell = docx_grid_open_cell(&t->grid);

	if (cell)
		cell->across = merge_of(attributes);
}

/* A merge that is being tracked: "cont" goes on with the cell above, "rest" does not. */
static void
on_cell_merge(struct docx_text *t, const char **attributes)
{
	struct nest *cell = docx_grid_open_cell(&t->grid);
	const char *value = attribute_of(attributes, "vMerge");

	if (cell && value)
		cell->down = !strcmp(value, "cont") ? MERGE_CONTINUE : MERGE_RESTART;
}

static void
on_cell_gone(struct docx_text *t, const char **attributes)
{
	struct nest *cell = docx_grid_open_cell(&t->grid);

	(void)attributes;
	if (cell)
		cell->gone = true;
}

static void
on_indent(struct docx_text *t, const char **attributes)
{
	docx_grid_indent(&t->grid, number_attribute(attributes, "val", COLSPAN_MAX + 1, 0));
}

/* --- what stands around */

static void
on_body(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	t->active++;
}

static void
end_body(struct docx_text *t)
{
	t->active -= t->active > 0;
	settle(t);
}

/* The line above footnotes is a note, too. */
static void
on_note(struct docx_text *t, const char **attributes)
{
	const char *type = attribute_of(attributes, "type");

	if (type && (strstr(type, "eparator") || strstr(type, "ontinuation")))
		skip(t, false);
	else
		t->active++;
}

static void
on_gone_part(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	skip(t, false);
}

static void
on_drawing(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	skip(t, true);
}

/* Of 2003: comments and tracked changes. */
static void
on_annotation(struct docx_text *t, const char **attributes)
{
	const char *type = attribute_of(attributes, "type");

	if (type && (!strcmp(type, "Word.Deletion") || !strcmp(type, "Word.Comment")))
		on_gone(t, attributes);
}

static void
on_box(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	if (t->boxes == BOXES) {
		skip(t, false);
		return;
	}
	t->box[t->boxes].skip = t->skip;
	t->box[t->boxes].open = t->open;
	t->boxes++;
	t->skip = 0;
}

static void
end_box(struct docx_text *t)
{
	settle(t);
	if (!t->boxes)
		return;
	t->boxes--;
	t->skip = t->box[t->boxes].skip;
	t->soft = t->skip > 0;
	t->open = t->box[t->boxes].open;
}

static void
on_choices(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	if (t->choices < CHOICES)
		t->taken[t->choices] = false;
	t->choices++;
}

static void
end_choices(struct docx_text *t)
{
	t->choices -= t->choices > 0;
}

/* One of the choices, the first, is what the page shows. */
static void
on_choice(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	if (!t->choices || t->choices > CHOICES)
		return;
	if (t->taken[t->choices - 1])
		skip(t, false);
	t->taken[t->choices - 1] = true;
}

static void
note_unread(struct docx_text *t, const char *what)
{
	docx_lines_flush(&t->grid.lines);
	note_put(t->number, "part_unread", "%s stands here, which was not read", what);
}

static void
on_chunk(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	note_unread(t, "a file of another format (altChunk, subDoc)");
}

static void
on_choice_list(struct docx_text *t, const char **attributes)
{
	(void)attributes;
	note_unread(t, "a list to choose from (ddList)");
}

static void
on_object(struct docx_text *t, const char **attributes)
{
	const char *kind = attribute_of(attributes, "ProgID");

	if (kind && (strstr(kind, "Excel") || strstr(kind, "Word") || strstr(kind, "ET.") ||
			strstr(kind, "WPS.")))
		note_unread(t, "an embedded document");
}

/* --- elements, by their names, in the order of strcmp */

static const struct element {
	const char *name;
	void (*start)(struct docx_text *, const char **attributes);
	void (*end)(struct docx_text *);
	bool in_drawing; /* looked at in drawings, too */
} elements[] = {
	{ "AlternateContent", on_choices, end_choices, true },
	{ "Choice", on_choice, NULL, true },
	{ "Fallback", on_choice, NULL, true },
	{ "OLEObject", on_object, NULL, true },
	{ "altChunk", on_chunk, NULL, false },
	{ "annotation", on_annotation, NULL, false },
	{ "body", on_body, end_body, false },
	{ "br", on_break, NULL, false },
	{ "cellDel", on_cell_gone, NULL, false },
	{ "cellMerge", on_cell_merge, NULL, false },
	{ "cr", on_break, NULL, false },
	{ "ddList", on_choice_list, NULL, false },
	{ "del", on_gone, NULL, false },
	{ "drawing", on_drawing, NULL, false },
	{ "dstrike", on_strike, NULL, false },
	{ "endnote", on_note, end_body, false },
	{ "fldChar", on_field, NULL, false },
	{ "footnote", on_note, end_body, false },
	{ "gridBefore", on_indent, NULL, false },
	{ "gridCol", on_column, NULL, false },
	{ "gridSpan", on_span, NULL, false },
	{ "hMerge", on_across, NULL, false },
	{ "hmerge", on_across, NULL, false },
	{ "ilvl", on_level, NULL, false },
	{ "moveFrom", on_gone, NULL, false },
	{ "noBreakHyphen", on_hyphen, NULL, false },
	{ "numId", on_num, NULL, false },
	{ "numberingChange", on_gone_part, NULL, false },
	{ "object", on_drawing, NULL, false },
	{ "p", on_paragraph, end_paragraph, false },
	{ "pPr", on_properties, end_properties, false },
	{ "pPrChange", on_gone_part, NULL, false },
	{ "pStyle", on_style, NULL, false },
	{ "pict", on_drawing, NULL, false },
	{ "ptab", on_tab, NULL, false },
	{ "r", on_run, end_run, false },
	{ "rPrChange", on_gone_part, NULL, false },
	{ "rStyle", on_run_style, NULL, false },
	{ "rt", on_gone_part, NULL, false },
	{ "sdtPr", on_gone_part, NULL, false },
	{ "sectPr", on_gone_part, NULL, false },
	{ "specVanish", on_style_separator, NULL, false },
	{ "strike", on_strike, NULL, false },
	{ "sub", on_below, end_height, false },
	{ "subDoc", on_chunk, NULL, false },
	{ "sup", on_above, end_height, false },
	{ "sym", on_symbol, NULL, false },
	{ "t", on_words, end_words, false },
	{ "tab", on_tab, NULL, false },
	{ "tbl", on_table, end_table, false },
	{ "tblGridChange", on_gone_part, NULL, false },
	{ "tblPrChange", on_gone_part, NULL, false },
	{ "tblPrExChange", on_gone_part, NULL, false },
	{ "tc", on_cell, end_cell, false },
	{ "tcPrChange", on_gone_part, NULL, false },
	{ "tr", on_row, end_row, false },
	{ "trPr", on_row_properties, end_row_properties, false },
	{ "trPrChange", on_gone_part, NULL, false },
	{ "txbxContent", on_box, end_box, true },
	{ "vMerge", on_down, NULL, false },
	{ "vanish", on_vanish, NULL, false },
	{ "vertAlign", on_height, NULL, false },
	{ "vmerge", on_down, NULL, false },
};

static int
by_name(const void *key, const void *element)
{
	return strcmp(key, ((const struct element *)element)->name);
}

static const struct element *
element_of(const char *name)
{
	return bsearch(
	    name, elements, sizeof elements / sizeof *elements, sizeof *elements, by_name);
}

static void
on_start(void *of, const char *name, const char **attributes)
{
	struct docx_text *t = of;
	const struct element *e;

	t->depth++;
	if ((t->skip && !t->soft) || !(e = element_of(name)))
		return;
	if (t->skip && !e->in_drawing)
		return;
	if (t->active || e->start == on_body || e->start == on_note)
		e->start(t, attributes);
}

static void
on_end(void *of, const char *name)
{
	struct docx_text *t = of;
	const struct element *e;
	unsigned depth = t->depth--;

	if (t->skip && t->skip == depth) {
		t->skip = 0;
		return;
	}
	if ((t->skip && !t->soft) || !(e = element_of(name)) || !e->end || !t->active)
		return;
	if (!t->skip || e->in_drawing)
		e->end(t);
}

/* Line breaks and tabs in the XML are blanks. */
static void
on_text(void *of, struct str s)
{
	struct docx_text *t = of;
	struct paragraph *p = paragraph(t);

	if (t->skip || !t->active || !p || !p->words.in_text)
		return;
	for (size_t i = 0, n; i < s.n; i += n + 1) {
		for (n = 0; i + n < s.n && (unsigned char)s.s[i + n] >= ' ';)
			n++;
		add(t, (struct str) { s.s + i, n });
		if (i + n < s.n)
			add(t, str_of(" "));
	}
}

void
docx_text_markup(struct docx_text *t, struct markup *m)
{
	t->m = m;
	t->depth = t->skip = t->active = 0;
	t->in_row_properties = false;
	t->height = HEIGHT_UNSAID;
	t->open = t->boxes = t->choices = 0;
	*m = (struct markup) { .start = on_start, .end = on_end, .text = on_text, .of = t };
}

void
docx_text_flush(struct docx_text *t, bool whole)
{
	t->open = 0;
	if (whole)
		settle(t);
	else
		docx_grid_break_off(&t->grid);
	for (size_t i = 0; i < PARAGRAPHS; i++)
		t->paragraph[i].carried = false;
	while (t->grid.depth)
		docx_grid_table_end(&t->grid);
	docx_lines_flush(&t->grid.lines);
	if (t->struck)
		note_put(t->struck, "struck_out",
		    "words are struck out, here and maybe further on; they were left out");
	t->struck = 0;
}
