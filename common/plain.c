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

/* A line break stays one; what has no width becomes nothing. */
static void
add_space(struct buf *out, const char *s, size_t len)
{
	if (*s == '\n' || *s == '\r')
		buf_addc(out, '\n');
	else if (len != 3 ||
		 (memcmp(s, "\xE2\x80\x8B", 3) != 0 && memcmp(s, "\xEF\xBB\xBF", 3) != 0))
		buf_addc(out, ' ');
}

bool
plain_of(struct str s, struct buf *scratch)
{
	unsigned cp;
	size_t len;

	buf_clear(scratch);
	s = trim(s);
	if (s.n > PLAIN_MAX)
		return false;
	for (; s.n; s = str_skip(s, len)) {
		if ((len = space_len(s.s, s.n))) {
			add_space(scratch, s.s, len);
			continue;
		}
		len = utf8_get(s.s, s.n, &cp);
		buf_addcp(scratch, plain_char(cp));
	}
	return true;
}
