#include "zh.h"
#include "data.h"
#include "utf8.h"
#include "zh_table.h"

/* The blocks of variants, and what stands for each. */
enum { RADICALS = 0x2E80, RADICALS_END = 0x2FE0, COMPAT = 0xF900, COMPAT_END = 0xFB00 };

static unsigned short radicals[RADICALS_END - RADICALS], compat[COMPAT_END - COMPAT];

static unsigned short *
variant(unsigned cp)
{
	if (cp >= RADICALS && cp < RADICALS_END)
		return &radicals[cp - RADICALS];
	return cp >= COMPAT && cp < COMPAT_END ? &compat[cp - COMPAT] : NULL;
}

static void
load_variants(void)
{
	for (size_t i = 0; i < variants_data.rows; i++) {
		struct str from = str_of(data_cell(&variants_data, i, 0));
		struct str to = str_of(data_cell(&variants_data, i, 1));
		unsigned cp, plain;
		unsigned short *at;

		utf8_get(from.s, from.n, &cp);
		utf8_get(to.s, to.n, &plain);
		if ((at = variant(cp)))
			*at = (unsigned short)plain;
	}
}

/* The main block's character for a radical or a compatibility ideograph. */
static unsigned
unify(unsigned cp)
{
	static bool loaded;
	const unsigned short *at = variant(cp);

	if (!at)
		return cp;
	if (!loaded)
		load_variants();
	loaded = true;
	return *at ? *at : cp;
}

unsigned
zh_simplify(unsigned cp)
{
	if (cp < ZH_FIRST || cp > ZH_LAST)
		cp = unify(cp);
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
		/* Han characters stand from E3 90 80 on to E9 BF BF, and so do their twins;
		   those of their variants, from E2 BA and EF A4 on, are three bytes as well. */
		if (end - p >= 3 &&
		    ((*p >= 0xE3 && *p <= 0xE9) || (*p == 0xE2 && p[1] >= 0xBA) ||
			(*p == 0xEF && p[1] >= 0xA4 && p[1] <= 0xAB))) {
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
