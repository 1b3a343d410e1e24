#include "text.h"
#include "out.h"
#include "utf8.h"

static const struct str nothing = { "", 0 };

/* Written at once, so that a huge line is not held twice. */
enum { PIECE = 1 << 15 };

/* The lines that are left.  lf is the first LF not yet passed, so that no byte is looked at
   for it twice. */
struct lines {
	struct str rest;
	const char *lf;
	bool cr; /* some line ends in CR */
};

struct survey
text_survey(struct str s)
{
	struct survey survey = { 0 };
	size_t at = utf8_valid(s.s, s.n);

	if (at == s.n)
		return survey;
	survey.first = at;
	for (size_t i = 0; i < at; i++)
		survey.good += ((unsigned char)s.s[i] & 0xC0) == 0xC0;
	while (at < s.n) {
		size_t bad = utf8_bad(s.s + at, s.n - at), from = at + bad;
		unsigned char lead = (unsigned char)s.s[at];

		survey.cut = from == s.n && lead >= 0xC2 && lead <= 0xF4;
		survey.bad += !survey.cut;
		at = from + utf8_valid(s.s + from, s.n - from);
		for (size_t i = from; i < at; i++)
			survey.good += ((unsigned char)s.s[i] & 0xC0) == 0xC0;
	}
	return survey;
}

static struct lines
lines_of(struct str s)
{
	return (struct lines) { s, s.n ? memchr(s.s, '\n', s.n) : NULL,
		s.n && memchr(s.s, '\r', s.n) };
}

/* The bytes of the line end at s. */
static size_t
end_len(struct str s)
{
	return s.n > 1 && s.s[0] == '\r' && s.s[1] == '\n' ? 2 : s.n > 0;
}

static bool
next_line(struct lines *lines, struct str *line)
{
	struct str rest = lines->rest;
	const char *end = lines->lf ? lines->lf : rest.s + rest.n, *cr;

	if (!rest.n)
		return false;
	*line = (struct str) { rest.s, (size_t)(end - rest.s) };
	if (lines->cr && line->n && (cr = memchr(line->s, '\r', line->n)))
		line->n = (size_t)(cr - line->s);
	rest = str_skip(rest, line->n);
	rest = str_skip(rest, end_len(rest));
	if (lines->lf && rest.s > lines->lf)
		lines->lf = rest.n ? memchr(rest.s, '\n', rest.n) : NULL;
	lines->rest = rest;
	return true;
}

unsigned long
text_line_at(struct str s, size_t at)
{
	struct lines lines = lines_of(s);
	unsigned long number = 0;
	struct str line;

	while ((size_t)(lines.rest.s - s.s) <= at && next_line(&lines, &line))
		number++;
	return number;
}

static void
put_run(struct str s)
{
	for (; s.n > PIECE; s = str_skip(s, PIECE))
		out_write(s.s, PIECE);
	out_write(s.s, s.n);
}

static const char *
escape_of(char c)
{
	switch (c) {
	case '\t':
		return "\\t";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\\':
		return "\\\\";
	default:
		return NULL;
	}
}

/* The bytes before the first that needs an escape; few need one, and no Han character has a
   byte so low. */
static size_t
plain_len(struct str s)
{
	size_t n = 0;

	while (n < s.n && ((unsigned char)s.s[n] > '\\' || !escape_of(s.s[n])))
		n++;
	return n;
}

static void
put_escaped(struct str s)
{
	size_t n;

	for (; (n = plain_len(s)) < s.n; s = str_skip(s, n + 1)) {
		put_run((struct str) { s.s, n });
		out_write(escape_of(s.s[n]), 2);
	}
	put_run(s);
}

void
text_field(struct str s)
{
	out_write("\t", 1);
	while (s.n) {
		size_t n = utf8_valid(s.s, s.n);

		put_escaped((struct str) { s.s, n });
		if (!(s = str_skip(s, n)).n)
			return;
		out_write("\xEF\xBF\xBD", 3);
		s = str_skip(s, utf8_bad(s.s, s.n));
	}
}

static void
put_line(struct str s)
{
	if (s.n && (memchr(s.s, '\t', s.n) || memchr(s.s, '\\', s.n)))
		put_escaped(s);
	else
		put_run(s);
}

void
text_put(struct text *text, struct str piece)
{
	struct lines lines;
	struct str line;

	if (text->cr && piece.n && *piece.s == '\n')
		piece = str_skip(piece, 1);
	text->cr = false;
	lines = lines_of(piece);
	while (next_line(&lines, &line)) {
		const char *end = line.s + line.n;

		if (!text->open) {
			out_tag("text", ++text->lines);
			out_plain(nothing); /* the field, to which put_line adds */
		}
		put_line(line);
		text->open = end == piece.s + piece.n;
		text->cr = !text->open && *end == '\r' && end + 1 == piece.s + piece.n;
		if (!text->open)
			out_end();
	}
}

void
text_end(struct text *text)
{
	if (text->open)
		out_end();
}
