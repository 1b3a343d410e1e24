#include "seven_bit.h"

/* ISO-2022 (RFC 1468, 1557, 1922): ESC $ and what it calls up. */
static bool
has_escape(struct str s)
{
	const char *at;

	while (s.n && (at = memchr(s.s, '\033', s.n))) {
		s = str_skip(s, (size_t)(at - s.s) + 1);
		if (s.n > 1 && *s.s == '$' && memchr("@AB()*", s.s[1], 6))
			return true;
	}
	return false;
}

/* The characters of HZ at s: pairs of visible bytes, up to ~}. */
static bool
is_hz(struct str s)
{
	size_t i = 0;

	while (i + 1 < s.n && s.s[i] > ' ' && s.s[i] < '~' && s.s[i + 1] > ' ')
		i += 2;
	return i && i + 1 < s.n && s.s[i] == '~' && s.s[i + 1] == '}';
}

/* HZ (RFC 1843): pairs between ~{ and ~}. */
static bool
has_hz(struct str s)
{
	const char *at;

	while ((at = str_find(s, str_of("~{")))) {
		s = str_skip(s, (size_t)(at - s.s) + 2);
		if (is_hz(s))
			return true;
	}
	return false;
}

const char *
seven_bit(struct str s)
{
	return has_escape(s) ? "ISO-2022" : has_hz(s) ? "HZ" : NULL;
}
