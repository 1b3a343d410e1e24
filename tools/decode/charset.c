#include "charset.h"
#include "note.h"
#include "out.h"
#include "reject.h"

/* Longer marks first: UTF-16's begins UTF-32's. */
static const struct {
	struct str bytes;
	const char *label;
} marks[] = {
	{ { "\xEF\xBB\xBF", 3 }, "utf-8" },
	{ { "\xFF\xFE\0\0", 4 }, "utf-32le" },
	{ { "\0\0\xFE\xFF", 4 }, "utf-32be" },
	{ { "\xFF\xFE", 2 }, "utf-16le" },
	{ { "\xFE\xFF", 2 }, "utf-16be" },
	{ { "\x84\x31\x95\x33", 4 }, "gb18030" },
};

static void
add_claim(struct charset *c, const char *from, const char *who, struct str label)
{
	if (encoding_of(label))
		c->claim[c->claims++] = (struct claim) { from, who, label, false };
}

/* The byte order mark, as a claim; it is no part of the text. */
static void
take_mark(struct charset *c)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks && !c->skipped; i++) {
		if (!str_starts(c->text, marks[i].bytes))
			continue;
		add_claim(c, "bom", "the byte order mark", str_of(marks[i].label));
		c->claim[0].mark = true;
		c->skipped = marks[i].bytes.n;
		c->text = str_skip(c->text, c->skipped);
	}
}

void
charset_choose(struct charset *c, const struct source *source, struct str page)
{
	const struct encoding *forced = encoding_of(source->forced);

	*c = (struct charset) { .text = source->bytes };
	take_mark(c);
	add_claim(c, "http", "HTTP", source->charset);
	add_claim(c, "page", "the page", page);
	if (forced)
		c->choice = choice_forced(c->text, forced);
	else
		c->choice = choice_make(c->text, c->claim, c->claims);
	if (!c->choice.encoding)
		return;
	c->name = c->choice.encoding->name;
	c->from = c->choice.from;
	recode_open(&c->recode, c->choice.encoding, c->text);
	c->recode.valid = c->choice.encoding->makeup == MAKEUP_UTF8 && !c->choice.survey.bad &&
			  !c->choice.survey.cut;
}

/* The charset to count in. */
static const struct encoding *
known(const struct charset *c)
{
	return c->choice.encoding ? c->choice.encoding : encoding_of(str_of("utf-8"));
}

size_t
charset_nuls(const struct charset *c, size_t *first)
{
	size_t count;

	*first = 0;
	if (c->choice.clean)
		return 0;
	count = encoding_count(known(c), c->text, '\0', first);
	*first += c->skipped;
	return count;
}

unsigned long
charset_lines(const struct charset *c)
{
	size_t unit = encoding_unit(known(c));

	return c->text.n < unit
		   ? c->text.n > 0
		   : encoding_line_at(known(c), c->text, (c->text.n / unit - 1) * unit);
}

void
charset_reject(const struct charset *c, struct str id)
{
	size_t first, nuls = charset_nuls(c, &first);

	if (nuls)
		reject(id, "binary", "this is no text; NUL bytes: %zu, the first at byte %zu",
		    nuls, first + 1);
	else if (c->choice.seven_bit)
		reject(id, "charset",
		    "this is text of seven bits (%s); convert it to UTF-8 first",
		    c->choice.seven_bit);
	else
		reject(id, "charset",
		    "this reads as text in no charset that is known here; "
		    "try 'iconv -f CHARSET -t UTF-8 FILE'");
}

void
charset_meta(const struct charset *c)
{
	out_meta("charset", str_of(c->name));
	out_meta("charset_from", str_of(c->from));
}

bool
charset_next(struct charset *c, struct str *piece)
{
	if (!recode_next(&c->recode, piece))
		return false;
	mixed_add(&c->mixed, *piece);
	return true;
}

static void
note_choice(const struct charset *c)
{
	const struct claim *wrong = c->choice.overruled;

	if (wrong) {
		struct str label = encoding_label(wrong->label);

		note_put(0, "charset_overruled", "%s says %.*s; its bytes are %s", wrong->who,
		    (int)label.n, label.s, c->name);
	}
	if (c->choice.guessed)
		note_put(0, "charset_guessed",
		    "nothing makes the charset sure; %s is the most plausible", c->name);
}

static void
note_damage(const struct charset *c, size_t bad, size_t first, bool cut)
{
	const struct encoding *e = c->choice.encoding;

	if (bad)
		note_put(encoding_line_at(e, c->text, first), "bad_bytes",
		    "bytes that are no %s became U+FFFD; places: %zu, the first at byte %zu",
		    e->makeup == MAKEUP_UTF8 ? "UTF-8" : e->name, bad, c->skipped + first + 1);
	if (cut)
		note_put(encoding_line_at(e, c->text, c->text.n - 1), "truncated",
		    "the file ends inside a character: it was cut off");
}

static void
note_mixed(const struct charset *c)
{
	if (c->mixed.lines)
		note_put(c->mixed.first, "charset_mixed",
		    "words that make no sense in %s, as if in another charset; lines: %zu, the "
		    "first here",
		    c->name, c->mixed.lines);
}

void
charset_notes(struct charset *c)
{
	const struct survey *survey = &c->choice.survey;
	const struct recode *r = &c->recode;

	if (!c->said_choice)
		note_choice(c);
	c->said_choice = true;
	if (!c->said_mixed && r->at == c->text.n)
		note_mixed(c);
	c->said_mixed = r->at == c->text.n;
	if (c->said_damage)
		return;
	if (c->choice.encoding->makeup == MAKEUP_UTF8)
		note_damage(c, survey->bad, survey->first, survey->cut);
	else if (r->at == c->text.n)
		note_damage(c, r->bad, r->first, r->cut);
	else
		return;
	c->said_damage = true;
}

void
charset_free(struct charset *c)
{
	recode_free(&c->recode);
}

/* UTF-16 without a mark, if it begins with two ASCII characters, as markup does; else NULL. */
static const char *
ascii_in_pairs(struct str s)
{
	if (s.n < 4 || !(s.s[0] || s.s[1]))
		return NULL;
	if (s.s[0] && !s.s[1] && s.s[2] && !s.s[3])
		return "utf-16le";
	return !s.s[0] && s.s[1] && !s.s[2] && s.s[3] ? "utf-16be" : NULL;
}

struct str
charset_start(struct str bytes, struct buf *to)
{
	enum { START = 2048 };
	struct charset c = { .text = bytes };
	const char *label = ascii_in_pairs(bytes);
	struct str piece;

	take_mark(&c);
	if (label)
		add_claim(&c, "bytes", "", str_of(label));
	if (!c.claims || encoding_unit(encoding_of(c.claim[0].label)) == 1)
		return bytes;
	if (c.text.n > START)
		c.text.n = START;
	buf_clear(to);
	recode_open(&c.recode, encoding_of(c.claim[0].label), c.text);
	while (recode_next(&c.recode, &piece))
		buf_addstr(to, piece);
	recode_free(&c.recode);
	return buf_str(to);
}

bool
charset_known(struct str label)
{
	return encoding_of(label) != NULL;
}
