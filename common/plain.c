#include "plain.h"
#include "key.h"
#include "utf8.h"

static bool
is_minus(unsigned cp)
{
	return cp == 0x2010 || cp == 0x2011 || cp == 0x2012 || cp == 0x2013 || cp == 0x2212 ||
	       cp == 0xFE63 || cp == 0xFF0D;
}

unsigned
plain_char(unsigned cp)
{
	unsigned key;

	if (is_minus(cp))
		return '-';
	if (cp == 0xFE62)
		return '+';
	if (cp == 0x2018 || cp == 0x2019 || cp == 0xFF07)
		return '\'';
	if ((key = key_char(cp)))
		return key;
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
}

/* What white space becomes: a line break stays one, what has no width becomes nothing. */
static unsigned
plain_space(const char *s, size_t len)
{
	if (*s == '\n' || *s == '\r')
		return '\n';
	if (len == 3 && (!memcmp(s, "\xE2\x80\x8B", 3) || !memcmp(s, "\xEF\xBB\xBF", 3)))
		return 0;
	return ' ';
}

bool
plain_of(struct str s, struct buf *scratch)
{
	unsigned cp;
	size_t len;
	char *put;

	buf_clear(scratch);
	s = trim(s);
	if (s.n > PLAIN_MAX)
		return false;
	put = buf_room(scratch, UTF8_MAX * (s.n + 1)); /* what is no UTF-8 grows */
	for (; s.n; s = str_skip(s, len)) {
		if ((len = space_len(s.s, s.n))) {
			cp = plain_space(s.s, len);
			put += cp ? utf8_put(put, cp) : 0;
		} else {
			len = utf8_get(s.s, s.n, &cp);
			put += utf8_put(put, plain_char(cp));
		}
	}
	scratch->len = (size_t)(put - scratch->s);
	return true;
}
