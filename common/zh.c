#include "zh.h"
#include "utf8.h"
#include "zh_table.h"

unsigned
zh_simplify(unsigned cp)
{
	return cp < ZH_FIRST || cp > ZH_LAST ? cp : zh_table[cp - ZH_FIRST].simple;
}

int
zh_script(unsigned cp)
{
	return cp < ZH_FIRST || cp > ZH_LAST ? 0 : zh_table[cp - ZH_FIRST].script;
}

void
zh_add(struct buf *out, struct str s)
{
	const unsigned char *p = (const unsigned char *)s.s, *end = p + s.n;
	char *put = buf_room(out, s.n);

	out->len += s.n;
	while (p < end) {
		/* Han characters stand from E3 90 80 on to E9 BF BF; so do their twins. */
		if (*p >= 0xE3 && *p <= 0xE9 && end - p >= 3) {
			unsigned cp = (*p & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
			bool valid = (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
			size_t n = valid ? utf8_put(put, zh_simplify(cp)) : 0;

			if (n != 3)
				memcpy(put, p, n = valid ? 3 : 1);
			put += n;
			p += n;
		} else {
			*put++ = (char)*p++;
		}
	}
}
