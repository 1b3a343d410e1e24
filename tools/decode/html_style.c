#include <strings.h>

#include "html_style.h"

/* A property says it when one of its words is this one. */
static const struct {
	struct str property, word;
	unsigned says;
} sayings[] = {
	{ { "display", 7 }, { "none", 4 }, STYLE_HIDES },
	{ { "visibility", 10 }, { "hidden", 6 }, STYLE_HIDES },
	{ { "mso-hide", 8 }, { "all", 3 }, STYLE_HIDES },
	{ { "text-decoration", 15 }, { "line-through", 12 }, STYLE_STRIKES },
	{ { "text-decoration-line", 20 }, { "line-through", 12 }, STYLE_STRIKES },
	{ { "vertical-align", 14 }, { "super", 5 }, STYLE_RAISES },
};

enum { SAYINGS = sizeof sayings / sizeof *sayings };

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
begins(struct str s, struct str with)
{
	return s.n >= with.n && !strncasecmp(s.s, with.s, with.n);
}

static struct str
skip_blanks(struct str s)
{
	while (s.n && is_blank(*s.s))
		s = str_skip(s, 1);
	return s;
}

/* Is it one of the words of a value? */
static bool
has_word(struct str s, struct str word)
{
	while ((s = skip_blanks(s)).n) {
		if (begins(s, word))
			return true;
		while (s.n && !is_blank(*s.s))
			s = str_skip(s, 1);
	}
	return false;
}

/* A declaration, as display:none; said is set by what it says, if it says anything. */
static void
see(struct str s, bool said[SAYINGS])
{
	s = skip_blanks(s);
	if (!s.n || !strchr("dvmtDVMT", *s.s))
		return;
	for (size_t i = 0; i < SAYINGS; i++) {
		struct str rest;

		if (!begins(s, sayings[i].property))
			continue;
		rest = skip_blanks(str_skip(s, sayings[i].property.n));
		if (rest.n && *rest.s == ':')
			said[i] = has_word(str_skip(rest, 1), sayings[i].word);
	}
}

unsigned
style_says(struct str style)
{
	bool said[SAYINGS] = { false };
	unsigned says = 0;

	while (style.n) {
		const char *end = memchr(style.s, ';', style.n);
		size_t n = end ? (size_t)(end - style.s) : style.n;

		see((struct str) { style.s, n }, said);
		style = str_skip(style, n + 1);
	}
	for (size_t i = 0; i < SAYINGS; i++)
		says |= said[i] ? sayings[i].says : 0;
	return says;
}
