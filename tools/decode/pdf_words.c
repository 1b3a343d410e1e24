#include <stdlib.h>

#include "markup.h"
#include "pdf_words.h"
#include "utf8.h"

/* Points: no page is larger. */
enum { FAR = 20000 };

#define REPLACEMENT "\xEF\xBF\xBD"

struct reading {
	struct pdf_words *words;
	struct markup markup;
	struct buf carry; /* the bytes of a character that has not come whole */
	struct pdf_word *word; /* that is open, or NULL */
};

static bool
number_of(const char *s, double *number)
{
	char *end;

	*number = strtod(s, &end);
	return end > s && *number > -FAR && *number < FAR; /* and no NaN */
}

/* The numbers that the named attributes give; false when one is missing or none. */
static bool
numbers_of(const char **attribute, const char *const *names, double *to)
{
	for (; *names; names++, to++) {
		const char **a = attribute;

		while (a && *a && strcmp(*a, *names) != 0)
			a += 2;
		if (!a || !*a || !number_of(a[1], to))
			return false;
	}
	return true;
}

static void
add_page(struct pdf_words *w, const char **attribute)
{
	static const char *const names[] = { "width", "height", NULL };
	double size[2] = { 0, 0 };

	if (w->pages == PDF_PAGES) {
		w->full = true;
		return;
	}
	if (w->pages == w->page_room) {
		w->page_room = w->page_room ? w->page_room * 2 : 32;
		w->page = mem_resize(w->page, w->page_room, sizeof *w->page);
	}
	if (!numbers_of(attribute, names, size))
		w->damaged = true;
	w->page[w->pages++] = (struct pdf_page) { size[0], size[1], w->words, 0 };
}

static struct pdf_word *
add_word(struct pdf_words *w, const char **attribute)
{
	static const char *const names[] = { "xMin", "yMin", "xMax", "yMax", NULL };
	double at[4];

	if (!w->pages || !numbers_of(attribute, names, at))
		return NULL;
	if (w->words == PDF_WORDS) {
		w->full = true;
		return NULL;
	}
	if (w->words == w->word_room) {
		w->word_room = w->word_room ? w->word_room * 2 : 1024;
		w->word = mem_resize(w->word, w->word_room, sizeof *w->word);
	}
	if (at[2] < at[0] || at[3] < at[1])
		return NULL;
	w->word[w->words] = (struct pdf_word) { { at[0], at[1], at[2], at[3] }, w->text.len, 0,
		true };
	return &w->word[w->words];
}

/* A word of two letters or more that is much higher than wide runs up or down the page.  A
   figure and a mark, as 1. or 11, are narrow. */
static bool
is_upright(const struct pdf_word *word, struct str text)
{
	double width = word->box.x1 - word->box.x0, height = word->box.y1 - word->box.y0;
	size_t letters = 0, wide = 0, n;
	unsigned cp;

	for (; text.n; text = str_skip(text, n), letters++) {
		n = utf8_get(text.s, text.n, &cp);
		wide += cp >= 0x2E80;
	}
	return letters < 2 || height < (wide > 1 ? 1.6 : letters > 2 ? 2 : 4) * width;
}

static void
on_start(void *of, const char *name, const char **attribute)
{
	struct reading *r = of;

	if (!strcmp(name, "page"))
		add_page(r->words, attribute);
	else if (!strcmp(name, "word"))
		r->word = add_word(r->words, attribute);
}

static void
on_end(void *of, const char *name)
{
	struct reading *r = of;
	struct pdf_words *w = r->words;

	if (strcmp(name, "word") != 0 || !r->word)
		return;
	r->word->n = w->text.len - r->word->at;
	r->word->upright = is_upright(r->word, pdf_word_text(w, r->word));
	if (r->word->n) {
		w->words++;
		w->page[w->pages - 1].n++;
	}
	r->word = NULL;
}

static void
on_text(void *of, struct str s)
{
	struct reading *r = of;
	struct pdf_words *w = r->words;

	if (s.n > PDF_TEXT - w->text.len)
		w->full = true;
	else if (r->word)
		buf_addstr(&w->text, s);
}

/* The bytes at s that XML may hold. */
static size_t
fit_len(struct str s)
{
	size_t n = 0;

	while (n < s.n) {
		unsigned char c = (unsigned char)s.s[n];

		if ((c < ' ' && c != '\n' && c != '\t') ||
		    (c == 0xEF && n + 2 < s.n && (unsigned char)s.s[n + 1] == 0xBF &&
			(unsigned char)s.s[n + 2] >= 0xBE))
			break;
		n++;
	}
	return n;
}

/* Fonts give control characters for letters now and then, which XML may not hold; U+FFFD tells
   as much. */
static void
feed_fit(struct reading *r, struct str s)
{
	size_t n;

	while ((n = fit_len(s)) < s.n) {
		markup_feed(&r->markup, (struct str) { s.s, n });
		markup_feed(&r->markup, str_of(REPLACEMENT));
		s = str_skip(s, n + ((unsigned char)s.s[n] < ' ' ? 1 : 3));
	}
	markup_feed(&r->markup, s);
}

static void
take(void *of, struct str s)
{
	struct reading *r = of;
	struct str rest;

	if (r->words->full)
		return;
	buf_addstr(&r->carry, s);
	rest = buf_str(&r->carry);
	while (rest.n) {
		size_t n = utf8_valid(rest.s, rest.n);

		feed_fit(r, (struct str) { rest.s, n });
		rest = str_skip(rest, n);
		if (rest.n < 4) /* it may go on in the next piece */
			break;
		feed_fit(r, str_of(REPLACEMENT));
		rest = str_skip(rest, utf8_bad(rest.s, rest.n));
	}
	if (rest.n)
		memmove(r->carry.s, rest.s, rest.n);
	r->carry.len = rest.n;
}

enum child_end
pdf_words_read(struct pdf_words *w, struct str pdf, char *said)
{
	static const char *const argv[] = { "pdftotext", "-bbox", "-enc", "UTF-8", CHILD_INPUT,
		"-", NULL };
	struct reading r = { .words = w,
		.markup = { .start = on_start, .end = on_end, .text = on_text } };
	struct child child = { .argv = argv, .input = pdf, .take = take, .of = &r };
	enum child_end end;

	r.markup.of = &r;
	markup_open(&r.markup, MARKUP_XML);
	end = child_run(&child);
	w->damaged = (!markup_close(&r.markup) && !w->full) || w->damaged;
	buf_free(&r.carry);
	memcpy(said, child.said, CHILD_SAID);
	return end;
}

struct str
pdf_word_text(const struct pdf_words *w, const struct pdf_word *word)
{
	return (struct str) { w->text.s + word->at, word->n };
}

void
pdf_words_free(struct pdf_words *w)
{
	free(w->page);
	free(w->word);
	buf_free(&w->text);
}
