#include "look.h"

/* A text is read in each charset a window after the other, until one is sure: a few
   paragraphs, as a rule. */
enum { WINDOW = 1 << 11, WINDOWS = 16 };

/* How much better (struct plausible) a reading has to be for proof: a million to one. */
enum { PROOF = 60 };

/* As many bad places are damage, however short the text. */
enum { FEW = 2 };

/* GB18030 first: what is no UTF-8 mostly is. */
static const char *const usual[] = { "gb18030", "big5", "utf-8", "utf-16le", "utf-16be" };

bool
look_usual(const struct encoding *encoding)
{
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		if (!strcmp(encoding->name, usual[i]))
			return encoding->makeup != MAKEUP_UTF8;
	}
	return false;
}

struct reading *
look_add(struct look *look, const struct encoding *encoding)
{
	struct reading *r = look->reading;

	while (r < look->reading + look->n && r->encoding != encoding)
		r++;
	if (r == look->reading + look->n) {
		*r = (struct reading) { encoding, { 0 } };
		look->n++;
	}
	return r;
}

void
look_open(struct look *look, struct str text)
{
	*look = (struct look) { .text = text };
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		look_add(look, encoding_of(str_of(usual[i])));
}

static void
read_part(struct look *look, struct reading *reading, struct str part)
{
	struct recode *r = &look->recode;
	struct str piece;
	size_t done = 0;

	recode_open(r, reading->encoding, part);
	r->part = true;
	while (recode_next(r, &piece)) {
		plausible_add(&reading->p, piece, r->at - done);
		done = r->at;
	}
}

/* Where non-ASCII characters begin in s: behind a byte that ends a character in any charset of
   one byte or two. */
static struct str
seek(struct str s, bool inside)
{
	size_t i = 0;

	if (inside) {
		while (i < s.n && (unsigned char)s.s[i] >= '0')
			i++;
	}
	while (i < s.n && (unsigned char)s.s[i] < 0x80)
		i++;
	return str_skip(s, i);
}

/* The window of a reading in the stretch of the text that begins at from. */
static struct str
window(const struct look *look, const struct reading *r, size_t from, size_t stretch)
{
	struct str s = str_skip(look->text, from);
	size_t unit = encoding_unit(r->encoding);

	if (s.n > stretch)
		s.n = stretch;
	if (unit > 1)
		s = str_skip(s, (unit - from % unit) % unit);
	else if (from > 0 || stretch > WINDOW)
		s = seek(s, from > 0);
	if (s.n > WINDOW)
		s.n = WINDOW;
	return s;
}

/* Is it UTF-16 of which the bytes read well as GB18030, too?  Figures in a table do that. */
static bool
masked(const struct look *look, const struct reading *r)
{
	const struct plausible *gb = &look->reading[0].p;

	return encoding_unit(r->encoding) > 1 && gb->chars && !gb->odd && plausible_chinese(gb);
}

/* Read a stretch of the text in each charset, until one is sure. */
static void
read_stretch(struct look *look, size_t from, size_t stretch)
{
	for (size_t i = 0; i < look->n && !look->sure; i++) {
		struct reading *r = &look->reading[i];

		read_part(look, r, window(look, r, from, stretch));
		if (plausible_sure(&r->p) && !masked(look, r))
			look->sure = r;
	}
}

/* Read the text until one is sure, or all has been seen that is to be.  What begins well may go
   on as rubbish, so that a long text is looked at further on, too. */
static void
read_all(struct look *look)
{
	size_t n = look->text.n, windows = n / WINDOW + 1;
	size_t stretch, from;

	if (windows > WINDOWS)
		windows = WINDOWS;
	stretch = windows < WINDOWS ? WINDOW : n / windows + 1;
	for (from = 0; from < n && !look->sure; from += stretch)
		read_stretch(look, from, stretch);
	if (!look->sure || windows < WINDOWS)
		return;
	for (; from < n; from += 4 * stretch)
		read_part(look, look->sure, window(look, look->sure, from, stretch));
}

static void
find_best(struct look *look)
{
	look->best = look->sure ? look->sure : look_add(look, encoding_of(str_of("utf-8")));
	for (size_t i = 0; i < look->n && !look->sure; i++) {
		const struct reading *r = &look->reading[i];

		if (r->p.gain > look->best->p.gain && !masked(look, r))
			look->best = r;
	}
}

void
look_read(struct look *look)
{
	read_all(look);
	find_best(look);
}

void
look_more(struct look *look, struct reading *r)
{
	if (!r->p.chars)
		read_part(look, r, window(look, r, 0, look->text.n));
}

bool
look_blank(struct look *look, const struct reading *r)
{
	struct plausible p = { 0 };
	struct str piece;

	if (r->p.visible)
		return false;
	recode_open(&look->recode, r->encoding, look->text);
	while (!p.visible && recode_next(&look->recode, &piece))
		plausible_add(&p, piece, 0);
	return !p.visible;
}

bool
look_beats(const struct look *look, const struct reading *a, const struct reading *b)
{
	if (look->sure)
		return a == look->sure && b != a;
	if (masked(look, b) && a != b)
		return true;
	return a != b && plausible_chinese(&a->p) && a->p.gain >= b->p.gain + PROOF;
}

bool
look_beats_all(const struct look *look, const struct reading *a)
{
	for (size_t i = 0; i < look->n; i++) {
		if (&look->reading[i] != a && !look_beats(look, a, &look->reading[i]))
			return false;
	}
	return true;
}

const struct survey *
look_survey(struct look *look)
{
	if (!look->surveyed)
		look->survey = text_survey(look->text);
	look->surveyed = true;
	return &look->survey;
}

bool
look_rubbish(struct look *look, const struct reading *r)
{
	const struct plausible *p = &r->p;

	if (r->encoding->makeup == MAKEUP_UTF8)
		return look_survey(look)->bad > look_survey(look)->good &&
		       look_survey(look)->bad > FEW;
	if (p->odd <= FEW)
		return false;
	return p->odd * 2 > p->chars || (p->gain <= 0 && p->odd * 16 > p->chars);
}

void
look_free(struct look *look)
{
	recode_free(&look->recode);
}
