#include <strings.h>

#include "html_charset.h"

enum { PRESCAN = 4096, LABEL_MAX = 40 };

static const struct str none = { "", 0 };

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
begins(struct str s, const char *with)
{
	size_t n = strlen(with);

	return s.n >= n && !strncasecmp(s.s, with, n);
}

static struct str
skip_blanks(struct str s)
{
	while (s.n && is_blank(*s.s))
		s = str_skip(s, 1);
	return s;
}

/* A value, with quotes or bare; *rest goes on behind it. */
static struct str
take_value(struct str *rest, const char *ends)
{
	struct str s = skip_blanks(*rest);
	char quote = s.n && (*s.s == '"' || *s.s == '\'') ? *s.s : 0;
	size_t n = 0;

	s = str_skip(s, quote != 0);
	while (n < s.n && (quote ? s.s[n] != quote
				 : !is_blank(s.s[n]) && s.s[n] != '>' && !strchr(ends, s.s[n])))
		n++;
	*rest = str_skip(s, n + (quote != 0));
	return (struct str) { s.s, n };
}

/* charset = LABEL, somewhere in a value. */
static struct str
charset_in(struct str s)
{
	for (; s.n; s = str_skip(s, 1)) {
		struct str rest;

		if (!begins(s, "charset"))
			continue;
		rest = skip_blanks(str_skip(s, strlen("charset")));
		if (!rest.n || *rest.s != '=')
			continue;
		rest = str_skip(rest, 1);
		return take_value(&rest, ";,\"'");
	}
	return none;
}

/* The next attribute of a tag; false at its end. */
static bool
take_attribute(struct str *rest, struct str *name, struct str *value)
{
	struct str s = *rest;
	size_t n = 0;

	while (s.n && (is_blank(*s.s) || *s.s == '/'))
		s = str_skip(s, 1);
	while (n < s.n && !is_blank(s.s[n]) && !strchr("/>=", s.s[n]))
		n++;
	*name = (struct str) { s.s, n };
	*value = none;
	*rest = s = str_skip(s, n);
	if (!n)
		return s.n && *s.s == '=' ? (*rest = str_skip(s, 1), true) : false;
	s = skip_blanks(s);
	if (s.n && *s.s == '=') {
		*rest = str_skip(s, 1);
		*value = take_value(rest, "");
	}
	return true;
}

/* What the attributes of a <meta> say. */
static struct str
meta_label(struct str *rest)
{
	struct str name, value, charset = none, content = none;
	bool pragma = false;

	while (take_attribute(rest, &name, &value)) {
		if (name.n == 7 && begins(name, "charset"))
			charset = value;
		else if (name.n == 7 && begins(name, "content"))
			content = charset_in(value);
		else if (name.n == 10 && begins(name, "http-equiv"))
			pragma = begins(skip_blanks(value), "content-type");
	}
	return charset.n ? charset : pragma ? content : none;
}

static struct str
xml_label(struct str s)
{
	const char *end = s.n ? memchr(s.s, '>', s.n) : NULL;

	if (!begins(s, "<?xml") || !end)
		return none;
	for (s.n = (size_t)(end - s.s); s.n; s = str_skip(s, 1)) {
		struct str rest;

		if (!begins(s, "encoding"))
			continue;
		rest = skip_blanks(str_skip(s, strlen("encoding")));
		if (!rest.n || *rest.s != '=')
			continue;
		rest = str_skip(rest, 1);
		return take_value(&rest, "?");
	}
	return none;
}

static struct str
skip_comment(struct str s)
{
	const char *end = str_find(str_skip(s, 2), str_of("-->"));

	return end ? str_skip(s, (size_t)(end - s.s) + 3) : str_skip(s, s.n);
}

static struct str
trimmed(struct str s)
{
	s = skip_blanks(s);
	while (s.n && is_blank(s.s[s.n - 1]))
		s.n--;
	return s.n <= LABEL_MAX ? s : none;
}

struct str
html_charset_label(struct str bytes)
{
	struct str s = { bytes.s, bytes.n < PRESCAN ? bytes.n : PRESCAN }, label;
	const char *tag;

	if (str_starts(s, str_of("\xEF\xBB\xBF")))
		s = str_skip(s, 3);
	label = trimmed(xml_label(skip_blanks(s)));
	if (label.n)
		return label;
	while (s.n && (tag = memchr(s.s, '<', s.n))) {
		s = str_skip(s, (size_t)(tag - s.s));
		if (begins(s, "<!--")) {
			s = skip_comment(s);
		} else if (begins(s, "<meta") && s.n > 5 &&
			   (is_blank(s.s[5]) || s.s[5] == '/')) {
			s = str_skip(s, 5);
			label = trimmed(meta_label(&s));
			if (label.n)
				return label;
		} else {
			s = str_skip(s, 1);
		}
	}
	return none;
}
