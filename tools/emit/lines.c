#include "emit.h"
#include "utf8.h"

static bool
is_break(char c)
{
	return c == '\n' || c == '\r';
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || is_break(c);
}

/* A Chinese character, or a mark that stands among them without a space. */
static bool
is_chinese(unsigned cp)
{
	return (cp >= 0x2E80 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
	       (cp >= 0xFE30 && cp <= 0xFE6F) || (cp >= 0xFF00 && cp <= 0xFFEF) ||
	       (cp >= 0x20000 && cp <= 0x3FFFF) || (cp >= 0x2018 && cp <= 0x201D) ||
	       cp == 0x2014 || cp == 0x2026;
}

static bool
ends_chinese(struct str s)
{
	size_t n = 0;
	unsigned cp;

	while (n < s.n && n < 4 && utf8_is_inside(s.s[s.n - 1 - n]))
		n++;
	if (++n > s.n)
		return false;
	return utf8_get(s.s + s.n - n, n, &cp) == n && is_chinese(cp);
}

static bool
begins_chinese(struct str s)
{
	unsigned cp;

	utf8_get(s.s, s.n, &cp);
	return is_chinese(cp);
}

/* The end of the white space at `from`; *broken says whether a line ends in it. */
static size_t
space_end(struct str s, size_t from, bool *broken)
{
	*broken = false;
	while (from < s.n && is_space(s.s[from]))
		*broken |= is_break(s.s[from++]);
	return from;
}

struct str
join_lines(struct str s, struct buf *scratch)
{
	size_t from = 0, i = 0;

	if (!s.n || (!memchr(s.s, '\n', s.n) && !memchr(s.s, '\r', s.n)))
		return s;
	buf_clear(scratch);
	while (i < s.n) {
		bool broken;
		size_t end;

		if (!is_space(s.s[i])) {
			i++;
			continue;
		}
		end = space_end(s, i, &broken);
		if (broken) {
			buf_add(scratch, s.s + from, i - from);
			if (scratch->len && end < s.n &&
			    !(ends_chinese(buf_str(scratch)) &&
				begins_chinese(str_skip(s, end))))
				buf_addc(scratch, ' ');
			from = end;
		}
		i = end;
	}
	buf_add(scratch, s.s + from, s.n - from);
	return buf_str(scratch);
}
