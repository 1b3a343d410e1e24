#include <strings.h>

#include "header.h"

enum { MOST = 1 << 16 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct str
strip(struct str s)
{
	while (s.n && is_blank(*s.s))
		s = str_skip(s, 1);
	while (s.n && is_blank(s.s[s.n - 1]))
		s.n--;
	return s;
}

/* Take a line off the front of *s, without its end. */
static struct str
line(struct str *s)
{
	const char *end = s->n ? memchr(s->s, '\n', s->n) : NULL;
	struct str found = *s;

	if (end)
		found.n = (size_t)(end - s->s);
	*s = str_skip(*s, found.n + (end != NULL));
	if (found.n && found.s[found.n - 1] == '\r')
		found.n--;
	return found;
}

size_t
header_length(struct input *in)
{
	size_t at = 0, wanted = 1;

	while (wanted <= MOST) {
		struct str s = input_peek(in, wanted);
		const char *end = s.n > at ? memchr(s.s + at, '\n', s.n - at) : NULL;

		if (!end && s.n < wanted)
			return 0;
		if (!end) {
			wanted = s.n + 1;
			continue;
		}
		if (strip((struct str) { s.s + at, (size_t)(end - s.s) - at }).n == 0)
			return (size_t)(end - s.s) + 1;
		at = (size_t)(end - s.s) + 1;
		wanted = at + 1;
	}
	return 0;
}

bool
header_find(struct str lines, const char *name, struct buf *value)
{
	size_t n = strlen(name);

	buf_clear(value);
	while (lines.n) {
		struct str s = line(&lines);

		if (s.n <= n || s.s[n] != ':' || strncasecmp(s.s, name, n) != 0)
			continue;
		buf_addstr(value, strip(str_skip(s, n + 1)));
		while (lines.n && (*lines.s == ' ' || *lines.s == '\t')) {
			if (value->len)
				buf_addc(value, ' ');
			buf_addstr(value, strip(line(&lines)));
		}
		return true;
	}
	return false;
}

bool
header_number(struct str value, uint64_t *number)
{
	*number = 0;
	for (size_t i = 0; i < value.n; i++) {
		if (value.s[i] < '0' || value.s[i] > '9' || *number > INT64_MAX / 10 - 1)
			return false;
		*number = *number * 10 + (uint64_t)(value.s[i] - '0');
	}
	return value.n > 0;
}

bool
header_is_type(struct str value, const char *type)
{
	size_t n = strlen(type);

	if (value.n < n || strncasecmp(value.s, type, n) != 0)
		return false;
	return value.n == n || type[n - 1] == '/' || value.s[n] == ';' || is_blank(value.s[n]);
}

bool
header_ends_with(struct str value, const char *item)
{
	for (size_t i = value.n; i--;) {
		if (value.s[i] == ',') {
			value = strip(str_skip(value, i + 1));
			break;
		}
	}
	return header_is_type(value, item);
}

struct str
header_charset(struct str value)
{
	static const char name[] = "charset=";
	struct str none = { "", 0 };

	for (;;) {
		const char *semicolon = value.n ? memchr(value.s, ';', value.n) : NULL;

		if (!semicolon)
			return none;
		value = strip(str_skip(value, (size_t)(semicolon - value.s) + 1));
		if (value.n >= strlen(name) && !strncasecmp(value.s, name, strlen(name)))
			break;
	}
	value = str_skip(value, strlen(name));
	for (size_t i = 0; i < value.n; i++) {
		if (value.s[i] == ';')
			value.n = i;
	}
	value = strip(value);
	while (value.n && (*value.s == '"' || *value.s == '\''))
		value = str_skip(value, 1);
	while (value.n && (value.s[value.n - 1] == '"' || value.s[value.n - 1] == '\''))
		value.n--;
	return value;
}
