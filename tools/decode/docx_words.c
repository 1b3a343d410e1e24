#include "docx_words.h"
#include "utf8.h"

void
docx_words_begin(struct docx_words *w)
{
	*w = (struct docx_words) { .text = w->text };
}

void
docx_words_run(struct docx_words *w)
{
	w->in_run = true;
	w->run_hidden = w->hidden;
	w->struck = false;
	w->height = HEIGHT_UNSAID;
}

void
docx_words_run_end(struct docx_words *w)
{
	w->in_run = w->run_hidden = w->struck = false;
	w->height = HEIGHT_UNSAID;
}

void
docx_words_field(struct docx_words *w, const char *type)
{
	if (!type)
		return;
	if (!strcmp(type, "begin"))
		w->codes = w->codes << 1 | 1;
	else if (!strcmp(type, "separate"))
		w->codes &= ~1UL;
	else if (!strcmp(type, "end"))
		w->codes >>= 1;
}

void
docx_words_open(struct docx_words *w, bool preserve)
{
	w->in_text = w->in_run;
	w->preserve = preserve;
	w->text_from = w->text.len;
}

/* Blanks at the ends are the XML's layout, where nothing else is said. */
void
docx_words_close(struct docx_words *w)
{
	struct buf *text = &w->text;
	size_t from = w->text_from;

	if (!w->in_text)
		return;
	w->in_text = false;
	if (w->preserve)
		return;
	while (text->len > from && text->s[text->len - 1] == ' ')
		text->len--;
	while (from < text->len && text->s[from] == ' ')
		from++;
	if (from == w->text_from)
		return;
	memmove(text->s + w->text_from, text->s + from, text->len - from);
	text->len -= from - w->text_from;
}

static void
add_figure(struct docx_words *w, unsigned figure)
{
	static const unsigned raised[] = { 0x2070, 0xB9, 0xB2, 0xB3 };

	if (w->height == HEIGHT_LOWERED)
		buf_addcp(&w->text, 0x2080 + figure);
	else if (figure < sizeof raised / sizeof *raised)
		buf_addcp(&w->text, raised[figure]);
	else
		buf_addcp(&w->text, 0x2070 + figure);
}

bool
docx_words_add(struct docx_words *w, struct str s)
{
	if (w->run_hidden || w->codes)
		return true;
	if (w->struck)
		return false;
	if (w->height == HEIGHT_UNSAID || w->height == HEIGHT_PLAIN) {
		buf_addstr(&w->text, s);
		return true;
	}
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= '0' && s.s[i] <= '9')
			add_figure(w, (unsigned)(s.s[i] - '0'));
		else
			buf_addc(&w->text, s.s[i]);
	}
	return true;
}
