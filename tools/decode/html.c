#include "html.h"
#include "charset.h"
#include "html_build.h"
#include "html_charset.h"
#include "html_line.h"
#include "html_nav.h"
#include "html_trim.h"
#include "html_write.h"
#include "note.h"
#include "out.h"
#include "reject.h"

/* The text of a page on its way to the parser. */
struct bytes {
	struct charset charset;
	bool cr; /* the last piece ended in CR */
	bool control; /* or in another control byte */
	size_t controls; /* bytes that no text has */
	struct buf clean;
};

/* --- bytes */

static bool
is_control(char c)
{
	return (unsigned char)c < ' ' && c != '\t' && c != '\n';
}

/* Is there a byte that needs care: a control byte other than tab and LF?  Eight are looked at
   at a time; most eights have no control byte at all. */
static bool
has_controls(struct str s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
	uint64_t eight;
	size_t i = 0, to;

	for (; i < s.n; i = to) {
		to = i + sizeof eight;
		if (to > s.n) {
			to = s.n;
		} else {
			memcpy(&eight, s.s + i, sizeof eight);
			if (!((eight - ones * ' ') & ~eight & high))
				continue;
		}
		for (; i < to; i++) {
			if (is_control(s.s[i]))
				return true;
		}
	}
	return false;
}

/* CR and CR LF become LF, form feeds blanks, a run of other control bytes U+FFFD: no figure may
   grow together round one. */
static struct str
clean(struct bytes *b, struct str s)
{
	if (!b->cr && !b->control && !has_controls(s))
		return s;
	buf_clear(&b->clean);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];
		bool after_cr = b->cr;

		b->cr = c == '\r';
		if (c >= ' ' || c == '\t') {
			buf_addc(&b->clean, s.s[i]);
		} else if (c == '\n' || c == '\r') {
			if (c == '\r' || !after_cr)
				buf_addc(&b->clean, '\n');
		} else if (c == '\f' || c == '\v') {
			buf_addc(&b->clean, ' ');
		} else {
			if (!b->control)
				buf_adds(&b->clean, "\xEF\xBF\xBD");
			b->control = true;
			b->controls++;
			continue;
		}
		b->control = false;
	}
	return buf_str(&b->clean);
}

/* --- the page */

/* What was cut off on the way. */
struct damage {
	unsigned long deep, unclosed; /* lines; 0 for none */
	size_t controls;
};

static void
read_page(struct bytes *bytes, struct page *page, struct damage *damage, bool hidden_too)
{
	struct html_trim trim;
	struct html_build build;
	struct markup markup;
	struct str piece;

	html_build_open(&build, page, &markup);
	markup_open(&markup, MARKUP_HTML);
	html_trim_open(&trim, &markup, hidden_too);
	while (charset_next(&bytes->charset, &piece))
		html_trim_feed(&trim, clean(bytes, piece));
	html_trim_close(&trim);
	markup_close(&markup);
	html_build_close(&build);
	*damage = (struct damage) { trim.pass.cut, trim.unclosed, bytes->controls };
	buf_free(&bytes->clean);
}

/* Is next to nothing of what reads like a report shown, as long as no script runs and nobody
   clicks?  A copy of what is shown, for printing or for telephones, is no reason to think so,
   nor are the years before, in tabs. */
static bool
hides_report(const struct page *page)
{
	enum { SENTENCES = 3, FIGURES = 50, TIMES = 10 };
	const struct told *hidden = &page->hidden_told;
	struct told shown = { 0 };

	if (hidden->sentences < SENTENCES && hidden->figures < FIGURES)
		return false;
	for (size_t i = 0; i < page->items; i++) {
		struct str s = item_text(page, &page->item[i]);

		if (page->item[i].kind != ITEM_TEXT)
			continue;
		shown.sentences += line_has_sentence(s);
		shown.figures += line_is_figure(s);
	}
	if (hidden->figures >= FIGURES && hidden->figures > TIMES * shown.figures)
		return true;
	return hidden->sentences + hidden->figures > TIMES * (shown.sentences + shown.figures);
}

static bool
has_words(const struct page *page)
{
	for (size_t i = 0; i < page->items; i++) {
		if (page->item[i].kind == ITEM_TEXT && page->item[i].n)
			return true;
	}
	return false;
}

static void
put_damage(const struct page *page, const struct damage *damage)
{
	if (damage->controls)
		note_put(0, "bad_bytes",
		    "control bytes, NUL perhaps, became U+FFFD; bytes: %zu", damage->controls);
	if (damage->unclosed)
		note_put(damage->unclosed, "markup_unclosed",
		    "a comment, script or tag that begins here never ends; what follows it is "
		    "not read");
	if (damage->deep)
		note_put(damage->deep, "nesting_cut",
		    "elements nested deeper than %d are passed over, their words kept",
		    MARKUP_DEPTH);
	if (page->cut)
		note_put(0, "page_cut",
		    "more lines and cells than any page has; what follows the first %zu is "
		    "left "
		    "out",
		    ITEMS_MAX);
	if (page->hidden)
		note_put(page->hidden_line, "hidden_dropped",
		    "words that the page hides or strikes out were left out; places: %zu, the "
		    "first here",
		    page->hidden);
}

static void
put_page(const struct source *source, struct page *page, const struct damage *damage)
{
	if (!has_words(page)) {
		put_damage(page, damage);
		reject(source->id, "no_text", "%s",
		    page->frames
			? "a page of frames, without words of its own; read the pages it shows"
			: "a page without words; if a browser shows some, a script put them "
			  "there: save the page from the browser");
		return;
	}
	html_nav_mark(page);
	html_write_metas(page);
	put_damage(page, damage);
	html_write_words(page);
}

static void
open_charset(struct charset *charset, const struct source *source)
{
	charset_choose(charset, source, html_charset_label(source->bytes));
}

/* Read it again, with what it hides. */
static void
read_hidden_too(const struct source *source, struct page *page, struct damage *damage)
{
	struct bytes bytes = { 0 };

	page_free(page);
	open_charset(&bytes.charset, source);
	read_page(&bytes, page, damage, true);
	charset_free(&bytes.charset);
	note_put(0, "hidden_shown",
	    "nearly all that reads like a report is hidden until a script or a click shows it; "
	    "what the page hides was read, too");
}

void
html_put(const struct source *source)
{
	struct bytes bytes = { 0 };
	struct damage damage;
	struct page page = { 0 };

	out_meta("format", str_of("html"));
	open_charset(&bytes.charset, source);
	if (!bytes.charset.name) {
		charset_reject(&bytes.charset, source->id);
	} else {
		charset_meta(&bytes.charset);
		read_page(&bytes, &page, &damage, false);
		charset_notes(&bytes.charset);
		if (hides_report(&page))
			read_hidden_too(source, &page, &damage);
		put_page(source, &page, &damage);
		page_free(&page);
	}
	charset_free(&bytes.charset);
}
