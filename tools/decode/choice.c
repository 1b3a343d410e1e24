#include <uchardet/uchardet.h>

#include "choice.h"
#include "look.h"
#include "seven_bit.h"
#include "utf8.h"

/* As many bytes are too few to trust. */
enum { TINY = 16 };

/* What uchardet gets to see, and as far as valid UTF-8 is looked at again. */
enum { SEEN = 1 << 16 };

static const struct encoding *
utf8(void)
{
	return encoding_of(str_of("utf-8"));
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
	r = look_add(look, e);
	look_more(look, r);
	return r->p.odd ? NULL : r;
}

static void
take(struct choice *c, struct look *look, const struct reading *r, const char *from)
{
	c->encoding = r->encoding;
	c->from = from;
	c->blank = r->encoding != utf8() && look_blank(look, r);
}

static void
guess(struct choice *c, struct look *look, const struct reading *r)
{
	take(c, look, r, "guess");
	c->guessed = true;
}

/* A claim holds.  Another reading that is better, if not by far, leaves a doubt; so does one in
   a charset of Chinese that does not look like that, and few characters that are odd. */
static void
believe(struct choice *c, struct look *look, const struct reading *r, const char *from)
{
	enum { ENOUGH = 20 };

	take(c, look, r, from);
	if (look_usual(r->encoding))
		c->guessed = r->p.chars >= ENOUGH ? !plausible_chinese(&r->p)
						  : r->p.odd > r->p.bad;
	if (look_doubts(look, r))
		c->guessed = true;
}

/* May a text that is no good UTF-8 be that?  Rare names count only when it is none at all. */
static bool
may_be(struct look *look, const struct reading *r)
{
	return plausible_chinese(&r->p) ||
	       (encoding_unit(r->encoding) == 1 && plausible_decent(&r->p) &&
		   !look_survey(look)->good);
}

/* No claim holds: go by the bytes alone. */
static void
choose_freely(struct choice *c, struct look *look)
{
	struct reading *plain = look_add(look, utf8());
	const struct reading *asked;

	if (look_beats_all(look, look->best) && !look_rubbish(look, look->best))
		take(c, look, look->best, "bytes");
	else if (look->best != plain && may_be(look, look->best))
		guess(c, look, look->best);
	else if (!look_rubbish(look, plain))
		take(c, look, plain, "bytes");
	else if ((asked = ask_uchardet(look)))
		guess(c, look, asked);
	else if (look->best->p.gain > 0 && !look_rubbish(look, look->best))
		guess(c, look, look->best);
}

static void
choose(struct choice *c, struct look *look, const struct claim *claims, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct encoding *e = encoding_of(claims[i].label);
		const struct reading *r = e ? look_add(look, e) : NULL;

		if (!r)
			continue;
		if (!look_beats(look, look->best, r) && !look_rubbish(look, r)) {
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
	const struct reading *plain = look_add(look, utf8());

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
	c->guessed = look->sure != plain && (plain->p.odd || ambiguous(look));
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
	size_t i = 0;

	while (i < s.n && (unsigned char)s.s[i] < 0x80)
		i++;
	return i == s.n;
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
	struct choice c = { 0 };
	struct look look;
	bool marked = n && claims[0].mark;
	bool valid = utf8_valid(text.s, text.n) == text.n &&
		     !(text.n && memchr(text.s, 0, text.n));

	/* A mark of UTF-16 stands before no other text; one of UTF-8 before any UTF-8. */
	if (marked && encoding_unit(encoding_of(claims[0].label)) > 1)
		valid = false;
	if (valid && ascii(text) && (c.seven_bit = seven_bit(text)))
		return c;
	if (valid && (marked || !narrow(text))) {
		c.clean = true;
		take_utf8(&c, text, claims, n);
		return c;
	}
	look_open(&look, text);
	for (size_t i = 0; i < n; i++) {
		if (encoding_of(claims[i].label))
			look_add(&look, encoding_of(claims[i].label));
	}
	look_read(&look);
	if (valid)
		choose_narrow(&c, &look, claims, n);
	else
		choose(&c, &look, claims, n);
	if (c.overruled && encoding_of(c.overruled->label) == c.encoding)
		c.overruled = NULL;
	if (c.encoding == utf8())
		c.survey = *look_survey(&look);
	look_free(&look);
	return c;
}

struct choice
choice_forced(struct str text, const struct encoding *encoding)
{
	struct choice c = { .encoding = encoding, .from = "option" };

	if (encoding == utf8())
		c.survey = text_survey(text);
	return c;
}
