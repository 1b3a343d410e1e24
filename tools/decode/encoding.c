#include <strings.h>

#include "data.h"
#include "encoding.h"
#include "key.h"
#include "say.h"
#include "text.h"

enum { NAME, ICONV, MAKEUP, LABELS };

/* In the order of enum makeup. */
static const char *const makeups[] = { "utf8", "single", "pairs", "big5", "gb", "16le", "16be",
	"32le", "32be" };
static struct encoding encodings[ENCODINGS];
static size_t count;

static enum makeup
makeup_of(const char *name)
{
	for (size_t i = 0; i < sizeof makeups / sizeof *makeups; i++) {
		if (!strcmp(makeups[i], name))
			return (enum makeup)i;
	}
	die_system("charsets.tsv: unknown makeup '%s'", name);
}

static void
load(void)
{
	const struct data *d = &charsets_data;

	if (d->rows > ENCODINGS)
		die_system("charsets.tsv has more than %d lines", ENCODINGS);
	for (size_t i = 0; i < d->rows; i++)
		encodings[i] = (struct encoding) { data_cell(d, i, NAME),
			data_cell(d, i, ICONV), data_cell(d, i, LABELS),
			makeup_of(data_cell(d, i, MAKEUP)), i };
	count = d->rows;
}

static bool
is_quote(char c)
{
	return c == '"' || c == '\'' || c == ';' || c == ',';
}

struct str
encoding_label(struct str s)
{
	size_t n;

	while ((n = space_len(s.s, s.n)) || (s.n && is_quote(*s.s)))
		s = str_skip(s, n ? n : 1);
	while (s.n && (is_quote(s.s[s.n - 1]) || space_len(s.s + s.n - 1, 1)))
		s.n--;
	return s;
}

/* Does a label stand in a list? */
static bool
listed(const char *list, struct str label)
{
	for (const char *at = list; *at;) {
		size_t n = strcspn(at, "|");

		if (n == label.n && !strncasecmp(at, label.s, n))
			return true;
		at += n + (at[n] == '|');
	}
	return false;
}

const struct encoding *
encoding_of(struct str label)
{
	if (!count)
		load();
	label = encoding_label(label);
	for (size_t i = 0; label.n && i < count; i++) {
		if (listed(encodings[i].labels, label))
			return &encodings[i];
	}
	return NULL;
}

size_t
encoding_unit(const struct encoding *e)
{
	return e->makeup >= MAKEUP_32LE ? 4 : e->makeup >= MAKEUP_16LE ? 2 : 1;
}

/* Is the unit at s this ASCII character? */
static bool
unit_is(const struct encoding *e, const char *s, char c)
{
	switch (e->makeup) {
	case MAKEUP_16LE:
		return s[0] == c && !s[1];
	case MAKEUP_16BE:
		return !s[0] && s[1] == c;
	case MAKEUP_32LE:
		return s[0] == c && !s[1] && !s[2] && !s[3];
	case MAKEUP_32BE:
		return !s[0] && !s[1] && !s[2] && s[3] == c;
	default:
		return *s == c;
	}
}

size_t
encoding_count(const struct encoding *e, struct str s, char c, size_t *first)
{
	size_t unit = encoding_unit(e), found = 0;
	const char *at = unit == 1 && s.n ? memchr(s.s, c, s.n) : s.s;

	*first = 0;
	if (!at)
		return 0;
	for (size_t i = (size_t)(at - s.s); i + unit <= s.n; i += unit) {
		if (unit_is(e, s.s + i, c) && !found++)
			*first = i;
	}
	return found;
}

unsigned long
encoding_line_at(const struct encoding *e, struct str s, size_t at)
{
	size_t unit = encoding_unit(e);
	unsigned long line = 1;
	bool cr = false;

	if (unit == 1)
		return text_line_at(s, at);
	/* A line begins behind its end, so that what is looked at stands before `at`. */
	for (size_t i = 0; i + unit <= s.n && i + unit <= at; i += unit) {
		bool lf = unit_is(e, s.s + i, '\n');

		if (cr && lf)
			line--; /* CR LF is one end */
		cr = unit_is(e, s.s + i, '\r');
		line += cr || lf;
	}
	return line - (cr && at + unit <= s.n && unit_is(e, s.s + at, '\n'));
}
