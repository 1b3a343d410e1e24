#include <strings.h>

#include "html_style.h"

static const struct {
	struct str property, value;
} hiding[] = {
	{ { "display", 7 }, { "none", 4 } },
	{ { "visibility", 10 }, { "hidden", 6 } },
	{ { "mso-hide", 8 }, { "all", 3 } },
};

enum { HIDING = sizeof hiding / sizeof *hiding };

static bool
begins(struct str s, struct str with)
{
	return s.n >= with.n && !strncasecmp(s.s, with.s, with.n);
}

static struct str
skip_blanks(struct str s)
{
	while (s.n && (*s.s == ' ' || (*s.s >= '\t' && *s.s <= '\r')))
		s = str_skip(s, 1);
	return s;
}

/* A declaration, as display:none; *hidden is set by what it says, if it says anything. */
static void
see(struct str s, bool hidden[HIDING])
{
	s = skip_blanks(s);
	if (!s.n || !strchr("dvmDVM", *s.s))
		return;
	for (size_t i = 0; i < HIDING; i++) {
		struct str rest;

		if (!begins(s, hiding[i].property))
			continue;
		rest = skip_blanks(str_skip(s, hiding[i].property.n));
		if (rest.n && *rest.s == ':')
			hidden[i] = begins(skip_blanks(str_skip(rest, 1)), hiding[i].value);
	}
}

bool
style_hides(struct str style)
{
	bool hidden[HIDING] = { false };

	while (style.n) {
		const char *end = memchr(style.s, ';', style.n);
		size_t n = end ? (size_t)(end - style.s) : style.n;

		see((struct str) { style.s, n }, hidden);
		style = str_skip(style, n + 1);
	}
	return hidden[0] || hidden[1] || hidden[2];
}
