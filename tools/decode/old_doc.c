#include "old_doc.h"
#include "child.h"
#include "docbook.h"
#include "note.h"
#include "out.h"
#include "reject.h"
#include "sniff.h"
#include "text.h"
#include "utf8.h"

/* The text of a report takes a hundredth of this. */
enum { TEXT_MAX = 8 << 20 };

/* A file header of Word: where its sectors begin, what it begins with, the first version that
   has the count of characters there. */
enum { SECTOR = 512, WORD_MARK = 0xA5EC, WORD_97 = 0xC1, COUNT_AT = 0x4C };

/* What a program says, without the control characters that XML may not hold. */
static void
take(void *of, struct str s)
{
	struct buf *text = of;

	if (text->len > TEXT_MAX)
		return;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		buf_addc(text, c < ' ' && c != '\n' && c != '\t' ? ' ' : s.s[i]);
	}
}

static unsigned long
little_endian(struct str s, size_t at, size_t n)
{
	unsigned long value = 0;

	while (n--)
		value = value << 8 | (unsigned char)s.s[at + n];
	return value;
}

/* How many characters Word says that the words have, the ends of paragraphs and cells with
   them; false when no Word document stands there. */
static bool
count_said(struct str s, unsigned long *count)
{
	for (size_t at = SECTOR; at + SECTOR <= s.n; at += SECTOR) {
		unsigned long version = little_endian(s, at + 2, 2);

		if (little_endian(s, at, 2) != WORD_MARK || version >> 12)
			continue;
		*count = version >= WORD_97 ? little_endian(s, at + COUNT_AT, 4) : 0;
		return true;
	}
	return false;
}

/* Run a program; false when it is not installed.  What it could not do is a note. */
static bool
run(const struct source *source, const char *const *argv, struct buf *text)
{
	struct child child = { .argv = argv, .input = source->bytes, .take = take, .of = text };
	enum child_end end = child_run(&child);

	if (end == CHILD_MISSING)
		return false;
	if (end == CHILD_SLOW)
		reject(source->id, "unreadable", "%s took more than %d seconds", *argv,
		    CHILD_SECONDS);
	else if (end == CHILD_FAILED)
		reject(source->id, "unreadable", "%s could not read it: %s", *argv, child.said);
	else if (end == CHILD_ENDLESS || text->len > TEXT_MAX)
		reject(source->id, "too_large", "more than %d MiB of text", TEXT_MAX >> 20);
	else if (!text->len)
		reject(source->id, "no_text", "%s found no words in it", *argv);
	else
		return true;
	buf_clear(text);
	return true;
}

/* Write the records of what antiword said; how many characters it has. */
static size_t
put_docbook(struct str xml)
{
	size_t got;

	if (!docbook_put(xml, &got))
		note_put(0, "xml_damaged",
		    "what antiword wrote is damaged or cut off: what stands before that was "
		    "read, the rest is lost");
	note_put(0, "old_word",
	    "read by antiword, which runs raised figures and line breaks into what stands "
	    "before "
	    "them, and drops automatic numbers: compare the figures with the document");
	return got;
}

static size_t
put_text(struct str s)
{
	struct text text = { 0 };

	text_put(&text, s);
	text_end(&text);
	note_put(0, "old_word",
	    "read by catdoc, as antiword is not installed: merged cells, raised figures and "
	    "automatic numbers are lost; compare the figures with the document");
	return utf8_count(s);
}

/* One in ten may be of what no page shows: codes of fields, hidden words. */
static void
note_loss(size_t got, unsigned long said)
{
	if (got + got / 10 < said)
		note_put(0, "part_unread",
		    "the document has %lu characters, of which %zu were read: tables or words "
		    "are missing",
		    said, got);
}

void
old_doc_put(const struct source *source)
{
	static const char *const antiword[] = { "antiword", "-x", "db", CHILD_INPUT, NULL };
	static const char *const catdoc[] = { "catdoc", "-d", "utf-8", "-w", CHILD_INPUT,
		NULL };
	const struct format *format = sniff(source->bytes);
	struct buf text = { 0 };
	unsigned long said;

	if (!count_said(source->bytes, &said)) {
		out_meta("format", str_of(format ? format->name : "ole"));
		reject(source->id, "format", "this is %s, which this release does not read; %s",
		    format ? format->what : "no Word document",
		    format ? format->advice : "save it as plain text, in UTF-8");
		return;
	}
	out_meta("format", str_of("doc"));
	if (run(source, antiword, &text)) {
		if (text.len)
			note_loss(put_docbook(buf_str(&text)), said);
	} else if (run(source, catdoc, &text)) {
		if (text.len)
			note_loss(put_text(buf_str(&text)), said);
	} else {
		reject(source->id, "no_reader",
		    "this is an old Word file (doc), and neither antiword nor catdoc is "
		    "installed; install one, or save the file as plain text, in UTF-8");
	}
	buf_free(&text);
}
