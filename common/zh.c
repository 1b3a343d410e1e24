#include "zh.h"
#include "data.h"
#include "utf8.h"

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

unsigned
zh_unify(unsigned cp)
{
	static bool loaded;
	const unsigned short *at = variant(cp);

	if (!at)
		return cp;
	if (!loaded)
		load_variants();
	loaded = true;
	if (!*at)
		return cp;
	return *at < ZH_FIRST || *at > ZH_LAST ? *at : zh_table[*at - ZH_FIRST].simple;
}

/* May a character that has another form begin with these two bytes?  Han characters do with E3
   to E9, their variants with E2 BA to E2 BF and with EF A4 to EF AB. */
static inline bool
may_lead(unsigned char c, unsigned char next)
{
	return (c >= 0xE3 && c <= 0xE9) || (c == 0xE2 && next >= 0xBA) ||
	       (c == 0xEF && next >= 0xA4 && next <= 0xAB);
}

void
zh_add(struct buf *out, struct str s)
{
	char *at = buf_room(out, s.n), *end = at + s.n;

	buf_addstr(out, s);
	while (end - at >= 3) {
		unsigned cp, simple;

		if (!may_lead((unsigned char)at[0], (unsigned char)at[1]) ||
		    !utf8_is_inside(at[1]) || !utf8_is_inside(at[2])) {
			at++;
			continue;
		}
		cp = utf8_three(at);
		simple = zh_simplify(cp);
		if (simple != cp && simple >= 0x800 && simple <= 0xFFFF)
			utf8_put(at, simple);
		at += 3;
	}
}
