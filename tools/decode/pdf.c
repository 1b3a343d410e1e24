#include "pdf.h"
#include "note.h"
#include "out.h"
#include "pdf_bands.h"
#include "pdf_boxes.h"
#include "reject.h"
#include "utf8.h"

/* Letters: a document with fewer on a page is a scan with a stamp or a page number on it. */
enum { FEW = 20 };

static bool
is_read(const struct source *source, struct pdf_words *words)
{
	char said[CHILD_SAID];

	switch (pdf_words_read(words, source->bytes, said)) {
	case CHILD_DONE:
		break;
	case CHILD_MISSING:
		reject(source->id, "no_reader",
		    "this is a PDF, and pdftotext is not installed; install poppler-utils");
		return false;
	case CHILD_SLOW:
		reject(source->id, "unreadable", "pdftotext took more than %d seconds",
		    CHILD_SECONDS);
		return false;
	case CHILD_ENDLESS:
		reject(source->id, "unreadable", "pdftotext wrote more than %d MiB",
		    CHILD_OUTPUT >> 20);
		return false;
	case CHILD_FAILED:
		reject(source->id, "unreadable", "pdftotext could not read it: %s", said);
		return false;
	}
	if (words->full)
		reject(source->id, "too_large",
		    "more than %zu words, %zu pages or %zu bytes of text", PDF_WORDS, PDF_PAGES,
		    PDF_TEXT);
	else if (words->damaged)
		reject(source->id, "unreadable", "pdftotext broke off: %s",
		    *said ? said : "what it wrote is no XHTML");
	return !words->full && !words->damaged;
}

/* What the letters of a document are. */
struct letters {
	size_t all, han, odd;
};

/* Fonts without a table of their characters give private ones, control characters, or letters
   with accents for Han. */
static struct letters
count_letters(const struct pdf_words *words)
{
	struct str s = buf_str(&words->text);
	struct letters letters = { 0, 0, 0 };
	unsigned cp;
	size_t n;

	for (; s.n; s = str_skip(s, n), letters.all++) {
		n = utf8_get(s.s, s.n, &cp);
		letters.han += (cp >= 0x2E80 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF);
		letters.odd += cp < ' ' || (cp >= 0x7F && cp < 0x2000) || cp == 0xFFFD ||
			       (cp >= 0xE000 && cp <= 0xF8FF) || cp == 0xFB01 || cp == 0xFB02;
	}
	return letters;
}

static bool
has_words(const struct source *source, const struct pdf_words *words)
{
	struct letters letters = count_letters(words);

	if (letters.all < FEW * words->pages && !letters.han) {
		reject(source->id, "no_text",
		    "%zu pages without text; its words have to be recognised first (OCR)",
		    words->pages);
		return false;
	}
	if (letters.odd * 3 > letters.all && letters.odd > letters.han) {
		reject(source->id, "garbled_text",
		    "its fonts do not tell which characters they show; its words have to be "
		    "recognised first (OCR)");
		return false;
	}
	return true;
}

static void
put_turned(const struct pdf_line *line, size_t n)
{
	if (n)
		note_put(line->number, "turned_text",
		    "words that run up or down the page were left out: %zu", n);
}

static void
put_lines(const struct pdf_lines *lines, struct pdf_text *text)
{
	struct boxes boxes = { .lines = lines };
	const struct pdf_line *turned = NULL;
	size_t turns = 0, to;

	for (size_t i = 0; i < lines->n; i = to) {
		const struct pdf_line *line = &lines->line[i];

		to = i + 1;
		if (line->kind == PDF_FURNITURE)
			continue;
		if (line->band) {
			while (to < lines->n && lines->line[to].band == line->band)
				to++;
			pdf_text_end(text);
			boxes_add(&boxes, line, to - i);
		} else if (line->kind == PDF_TURNED) {
			turned = turns++ ? turned : line;
		} else {
			boxes_put(&boxes);
			pdf_text_line(text, line);
		}
	}
	boxes_put(&boxes);
	pdf_text_end(text);
	boxes_free(&boxes);
	put_turned(turned, turns);
}

void
pdf_put(const struct source *source)
{
	struct pdf_lines lines = { 0 };
	struct pdf_text text;

	out_meta("format", str_of("pdf"));
	if (is_read(source, &lines.words) && has_words(source, &lines.words)) {
		pdf_lines_take(&lines);
		pdf_text_open(&text, &lines);
		pdf_bands_mark(&lines, &text);
		put_lines(&lines, &text);
		pdf_text_free(&text);
	}
	pdf_lines_free(&lines);
}
