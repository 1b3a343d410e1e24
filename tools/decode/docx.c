#include "docx.h"
#include "docx_style.h"
#include "docx_text.h"
#include "key.h"
#include "note.h"
#include "out.h"
#include "package.h"
#include "reject.h"

enum { TITLE_MAX = 300 };

/* The parts that count, by the types of the relationships that name them. */
enum { STYLES, NUMBERING, FOOTNOTES, ENDNOTES, PARTS };
static const char *const types[] = { "styles", "numbering", "footnotes", "endnotes" };
static const char *const what[] = { "styles", "automatic numbers", "footnotes", "endnotes" };

struct docx {
	const struct source *source;
	struct package package;
	bool flat; /* one XML file, not a package */
	struct buf main, core, part[PARTS];
	bool unread[PARTS];
	struct docx_style *style;
	struct docx_text *text;
};

/* --- the title that the file's properties state */

struct title {
	struct buf text;
	bool open;
};

static void
on_title(void *of, const char *name, const char **attributes)
{
	struct title *title = of;

	(void)attributes;
	title->open = !strcmp(name, "title");
}

static void
end_title(void *of, const char *name)
{
	struct title *title = of;

	(void)name;
	title->open = false;
}

static void
title_text(void *of, struct str s)
{
	struct title *title = of;

	if (title->open && title->text.len + s.n <= TITLE_MAX)
		buf_addstr(&title->text, s);
}

/* Does it say something?  Programs write their own names there. */
static bool
is_title(struct str s)
{
	static const char *const none[] = { "Word", "Microsoft", "WPS", "PowerPoint", "Title",
		"title", "标题", "新建", "文档", "Document", "Untitled", "无标题" };

	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		if (str_starts(s, str_of(none[i])))
			return false;
	}
	return s.n > 0;
}

static void
put_title(struct docx *d)
{
	struct title title = { { 0 }, false };
	struct markup m = {
		.start = on_title, .end = end_title, .text = title_text, .of = &title
	};

	if (d->flat || !d->core.len)
		return;
	package_read(&d->package, buf_str(&d->core), &m);
	if (is_title(trim(buf_str(&title.text))))
		out_meta("page_title", trim(buf_str(&title.text)));
	buf_free(&title.text);
}

/* --- parts */

/* The whole of a file that is no package. */
static enum part
read_flat(struct str s, struct markup *m)
{
	markup_open(m, MARKUP_XML);
	markup_feed(m, s);
	return markup_close(m) ? PART_WHOLE : PART_DAMAGED;
}

static enum part
read_part(struct docx *d, const struct buf *name, struct markup *m)
{
	return d->flat ? read_flat(d->source->bytes, m)
		       : package_read(&d->package, buf_str(name), m);
}

static void
find_parts(struct docx *d)
{
	static const char *const roots[] = { "officeDocument", "core-properties" };
	struct buf root[2] = { { 0 } };

	buf_adds(&root[0], "word/document.xml");
	package_targets(&d->package, (struct str) { "", 0 }, roots, 2, root);
	d->main = root[0];
	d->core = root[1];
	package_targets(&d->package, buf_str(&d->main), types, PARTS, d->part);
}

static void
read_styles(struct docx *d)
{
	struct markup m;

	for (int i = STYLES; i <= NUMBERING; i++) {
		docx_style_markup(d->style, &m);
		if (d->flat)
			read_part(d, &d->main, &m);
		else if (d->part[i].len)
			d->unread[i] = read_part(d, &d->part[i], &m) != PART_WHOLE;
		if (d->flat)
			break;
	}
	docx_style_ready(d->style);
}

static void
read_notes(struct docx *d)
{
	struct markup m;

	for (int i = FOOTNOTES; i <= ENDNOTES && !d->flat; i++) {
		if (!d->part[i].len || docx_text_too_long(d->text))
			continue;
		docx_text_markup(d->text, &m);
		d->unread[i] = read_part(d, &d->part[i], &m) != PART_WHOLE;
		docx_text_flush(d->text, !d->unread[i]);
	}
}

static void
note_unread(const struct docx *d, int first, int last)
{
	for (int i = first; i <= last; i++) {
		if (d->unread[i])
			note_put(0, "part_unread", "the part with the %s is missing or damaged",
			    what[i]);
	}
}

/* Can the main part be read at all? */
static bool
look(struct docx *d)
{
	size_t times;

	if (d->flat)
		return true;
	switch (package_look(&d->package, buf_str(&d->main), &times)) {
	case PART_MISSING:
		reject(d->source->id, "package_damaged",
		    "the part with the document's words is missing; open it in Word or WPS and "
		    "save it anew");
		return false;
	case PART_TOO_LARGE:
		reject(d->source->id, "too_large",
		    "unpacked, it has more than %zu bytes; it was left out", PART_MAX);
		return false;
	default:
		if (times > 1)
			note_put(0, "part_unread",
			    "the document's words stand there %zu times; the first were read",
			    times);
		return true;
	}
}

static void
read_main(struct docx *d)
{
	struct markup m;
	enum part part;

	docx_text_markup(d->text, &m);
	part = read_part(d, &d->main, &m);
	docx_text_flush(d->text, part == PART_WHOLE);
	if (docx_text_too_long(d->text)) {
		reject(d->source->id, "too_large", "more than %lu lines", LINES_MAX);
		return;
	}
	read_notes(d);
	if (m.deep)
		note_put(0, "nesting_cut",
		    "elements are nested deeper than %d; the deepest were passed over",
		    MARKUP_DEPTH);
	if (docx_text_words(d->text) && part != PART_WHOLE)
		note_put(0, "xml_damaged",
		    "the document's XML is damaged or cut off: what stands before that was "
		    "read, the rest is lost");
	else if (part != PART_WHOLE)
		reject(d->source->id, "package_damaged",
		    "the document's words cannot be unpacked; open it in Word or WPS and save "
		    "it anew");
	else if (!docx_text_words(d->text))
		reject(d->source->id, "no_text", "it holds no words; are they in images?");
}

static void
docx_free(struct docx *d)
{
	docx_style_free(d->style);
	docx_text_free(d->text);
	buf_free(&d->main);
	buf_free(&d->core);
	for (int i = 0; i < PARTS; i++)
		buf_free(&d->part[i]);
}

void
docx_put(const struct source *source)
{
	struct docx d = { .source = source, .style = docx_style_new() };

	package_open(&d.package, source->bytes);
	d.flat = !str_starts(source->bytes, str_of("PK\3\4"));
	d.text = docx_text_new(d.style);
	out_meta("format", str_of("docx"));
	if (!d.flat)
		find_parts(&d);
	put_title(&d);
	if (look(&d)) {
		read_styles(&d);
		note_unread(&d, STYLES, NUMBERING);
		read_main(&d);
		note_unread(&d, FOOTNOTES, ENDNOTES);
	}
	docx_free(&d);
}
