#include <uchardet/uchardet.h>

#include "choice.h"
#include "plausible.h"
#include "recode.h"

/* A text is read in every charset that it may be in, a window after the other, until one is
   sure: a few paragraphs, as a rule. */
enum { WINDOW = 1 << 11, WINDOWS = 16, READINGS = 10 };

/* How much better (struct plausible) a reading has to be to count as proof: a million to one.
 */
enum { PROOF = 60 };

/* As many bad places are damage, however short the text. */
enum { FEW = 2 };

/* As many bytes are too few to trust. */
enum { TINY = 16 };

/* What uchardet gets to see. */
enum { SEEN = 1 << 16 };

struct reading {
	const struct encoding *encoding;
	struct plausible p;
};

struct look {
	struct str text;
	struct reading reading[READINGS];
	size_t n;
	const struct reading *sure, *best;
	struct recode recode;
};

/* Those that reports are in.  GB18030 first: what is no UTF-8 mostly is. */
static const char *const usual[] = { "gb18030", "big5", "utf-8", "utf-16le", "utf-16be" };

static const struct encoding *
utf8(void)
{
	return encoding_of(str_of("utf-8"));
}

static struct reading *
reading_of(struct look *look, const struct encoding *encoding)
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

/* Figures in a table read as marks of UTF-16: does the text read well as GB18030 all the same?
 */
static bool
masked(const struct look *look, const struct reading *r)
{
	const struct plausible *gb = &look->reading[0].p;

	return encoding_unit(r->encoding) > 1 && gb->chars && !gb->odd && plausible_chinese(gb);
}

/* Read the text in each charset until one is sure, or all has been seen that is to be. */
static void
read_all(struct look *look)
{
	size_t n = look->text.n, windows = n / WINDOW + 1;
	size_t stretch;

	if (windows > WINDOWS)
		windows = WINDOWS;
	stretch = windows < WINDOWS ? WINDOW : n / windows + 1;
	for (size_t from = 0; from < n && !look->sure; from += stretch) {
		for (size_t i = 0; i < look->n && !look->sure; i++) {
			struct reading *r = &look->reading[i];

			read_part(look, r, window(look, r, from, stretch));
			if (plausible_sure(&r->p) && !masked(look, r))
				look->sure = r;
		}
	}
}

/* Is reading a so much better than b that b is wrong? */
static bool
beats(const struct look *look, const struct reading *a, const struct reading *b)
{
	if (look->sure)
		return a == look->sure && b != a;
	if (masked(look, b) && a != b)
		return true;
	return a != b && plausible_chinese(&a->p) && a->p.gain >= b->p.gain + PROOF;
}

static bool
beats_all(const struct look *look, const struct reading *a)
{
	for (size_t i = 0; i < look->n; i++) {
		if (&look->reading[i] != a && !beats(look, a, &look->reading[i]))
			return false;
	}
	return true;
}

static void
find_best(struct look *look)
{
	look->best = look->sure ? look->sure : reading_of(look, utf8());
	for (size_t i = 0; i < look->n && !look->sure; i++) {
		const struct reading *r = &look->reading[i];

		if (r->p.gain > look->best->p.gain && !masked(look, r))
			look->best = r;
	}
}

/* Is what comes out no text?  In UTF-8: are there more bad places than good characters? */
static bool
rubbish(const struct reading *r, const struct survey *survey)
{
	const struct plausible *p = &r->p;

	if (r->encoding == utf8())
		return survey->bad > survey->good && survey->bad > FEW;
	if (p->odd <= FEW)
		return false;
	return p->odd * 2 > p->chars || (p->gain <= 0 && p->odd * 16 > p->chars);
}

/* What uchardet takes the text for; NULL if that is unknown, or not all of it is text then. */
static const struct reading *
ask_uchardet(struct look *look)
{
	uchardet_t detector = uchardet_new();
	struct str seen = look->text;
	const struct encoding *e = NULL;
	struct reading *r;

	if (!detector)
		return NULL;
	if (seen.n > SEEN)
		seen.n = SEEN;
	if (!uchardet_handle_data(detector, seen.s, seen.n)) {
		uchardet_data_end(detector);
		e = encoding_of(str_of(uchardet_get_charset(detector)));
	}
	uchardet_delete(detector);
	if (!e || e == utf8())
		return NULL;
	r = reading_of(look, e);
	if (!r->p.chars)
		read_part(look, r, window(look, r, 0, look->text.n));
	return r->p.odd ? NULL : r;
}

/* Is the whole text white space, in that charset? */
static bool
is_blank(struct look *look, const struct encoding *encoding)
{
	struct plausible p = { 0 };
	struct str piece;

	recode_open(&look->recode, encoding, look->text);
	while (!p.visible && recode_next(&look->recode, &piece))
		plausible_add(&p, piece, 0);
	return !p.visible;
}

static void
take(struct choice *c, struct look *look, const struct reading *r, const char *from)
{
	c->encoding = r->encoding;
	c->from = from;
	if (!r->p.visible && r->encoding != utf8())
		c->blank = is_blank(look, r->encoding);
}

static void
guess(struct choice *c, struct look *look, const struct reading *r)
{
	take(c, look, r, "guess");
	c->guessed = true;
}

/* A claim holds.  Another reading that is better, if not by far, leaves a doubt; so does one in
   a charset of Chinese that does not look like that. */
static void
believe(struct choice *c, struct look *look, const struct reading *r, const char *from)
{
	enum { ENOUGH = 20 };
	bool chinese = plausible_chinese(&r->p);

	take(c, look, r, from);
	c->guessed = look->best->p.gain > r->p.gain && plausible_chinese(&look->best->p);
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		if (!strcmp(r->encoding->name, usual[i]) && r->encoding != utf8())
			c->guessed |= r->p.chars >= ENOUGH && !chinese;
	}
}

/* May a text that is no good UTF-8 be that?  Rare names count only when it is no UTF-8 at all.
 */
static bool
may_be(const struct reading *r, const struct survey *survey)
{
	return plausible_chinese(&r->p) ||
	       (!survey->good && encoding_unit(r->encoding) == 1 && plausible_decent(&r->p));
}

/* No claim holds: go by the bytes alone. */
static void
choose_freely(struct choice *c, struct look *look)
{
	struct reading *plain = reading_of(look, utf8());
	const struct reading *asked;

	if (beats_all(look, look->best) && !rubbish(look->best, &c->survey))
		take(c, look, look->best, "bytes");
	else if (look->best != plain && may_be(look->best, &c->survey))
		guess(c, look, look->best);
	else if (!rubbish(plain, &c->survey))
		take(c, look, plain, "bytes");
	else if ((asked = ask_uchardet(look)))
		guess(c, look, asked);
	else if (look->best->p.gain > 0 && !rubbish(look->best, &c->survey))
		guess(c, look, look->best);
}

static void
choose(struct choice *c, struct look *look, const struct claim *claims, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct encoding *e = encoding_of(claims[i].label);
		const struct reading *r = e ? reading_of(look, e) : NULL;

		if (!r)
			continue;
		if (!beats(look, look->best, r) && !rubbish(r, &c->survey)) {
			believe(c, look, r, claims[i].from);
			return;
		}
		if (!c->overruled)
			c->overruled = &claims[i];
	}
	choose_freely(c, look);
}

/* May a text that is valid UTF-8 be meant otherwise?  As a name in Big5, or as so few
   characters of UTF-16 that their bytes are all ASCII. */
static bool
ambiguous(const struct look *look)
{
	for (size_t i = 0; i < look->n; i++) {
		const struct encoding *e = look->reading[i].encoding;
		const struct plausible *p = &look->reading[i].p;

		if (e != utf8() && p->chars &&
		    (encoding_unit(e) > 1 ? plausible_chinese(p) : plausible_decent(p)))
			return true;
	}
	return false;
}

/* Valid UTF-8 of which every character outside ASCII has two bytes, or that is very short: it
   may be another charset, and is taken for it when that is claimed and reads better. */
static void
choose_narrow(struct choice *c, struct look *look, const struct claim *claims, size_t n)
{
	const struct reading *plain = reading_of(look, utf8());

	take(c, look, plain, "bytes");
	for (size_t i = 0; i < n; i++) {
		const struct encoding *e = encoding_of(claims[i].label);

		if (e == utf8())
			return;
		if (e == look->best->encoding && plausible_chinese(&look->best->p)) {
			take(c, look, look->best, claims[i].from);
			break;
		}
	}
	c->guessed = ambiguous(look);
}

/* Is there a character of two bytes in valid UTF-8, and none of more, as far as is looked?  Or
   is it a few bytes of ASCII? */
static bool
narrow(struct str s)
{
	bool two = s.n <= TINY;

	if (s.n > SEEN)
		s.n = SEEN;
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.s[i] >= 0xE0)
			return false;
		two |= (unsigned char)s.s[i] >= 0x80;
	}
	return two;
}

static bool
ascii(struct str s)
{
	return !seek(s, false).n;
}

/* Valid UTF-8 it is, whatever is claimed. */
static void
take_utf8(struct choice *c, struct str text, const struct claim *claims, size_t n)
{
	c->encoding = utf8();
	c->from = n && claims[0].mark ? claims[0].from : "bytes";
	for (size_t i = 0; i < n; i++) {
		const struct encoding *e = encoding_of(claims[i].label);

		if (e && e != utf8() && !c->overruled && !ascii(text))
			c->overruled = &claims[i];
	}
}

struct choice
choice_make(struct str text, const struct claim *claims, size_t n)
{
	struct choice c = { .survey = text_survey(text) };
	struct look look = { .text = text };
	bool marked = n && claims[0].mark;
	bool valid = !c.survey.bad && !c.survey.cut && !(text.n && memchr(text.s, 0, text.n));

	/* A mark of UTF-16 stands before no other text; one of UTF-8 before any UTF-8. */
	if (marked && encoding_unit(encoding_of(claims[0].label)) > 1)
		valid = false;
	if (valid && (marked || !narrow(text))) {
		take_utf8(&c, text, claims, n);
		return c;
	}
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		reading_of(&look, encoding_of(str_of(usual[i])));
	for (size_t i = 0; i < n; i++) {
		if (encoding_of(claims[i].label))
			reading_of(&look, encoding_of(claims[i].label));
	}
	read_all(&look);
	find_best(&look);
	if (valid)
		choose_narrow(&c, &look, claims, n);
	else
		choose(&c, &look, claims, n);
	recode_free(&look.recode);
	return c;
}
