#include <stdlib.h>

#include "flat.h"
#include "key.h"
#include "plain.h"
#include "utf8.h"
#include "zh.h"

/* Characters, other than digits, with which a quantity may begin, or a stretch that holds
   none. */
static const char triggers[] = "〇零一二三四五六七八九十百千万两未没无《“「『";

enum { BMP = 0x10000 };
static uint64_t is_trigger[BMP / 64]; /* the first one says that they were loaded */

static void
load(void)
{
	struct str s = str_of(triggers);
	unsigned cp;

	is_trigger[0] = 1;
	while (s.n) {
		s = str_skip(s, utf8_get(s.s, s.n, &cp));
		is_trigger[cp / 64] |= UINT64_C(1) << cp % 64;
	}
}

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

static inline bool
is_digit(unsigned cp)
{
	return cp >= '0' && cp <= '9';
}

/* Does a quantity perhaps begin with cp, behind the character before it? */
static inline bool
may_begin(unsigned cp, char before)
{
	if (cp < 0x80)
		return (is_digit(cp) && !is_digit((unsigned char)before)) || cp == 'h' ||
		       cp == 'w' || cp == '\'';
	return cp < BMP && is_trigger[cp / 64] >> cp % 64 & 1;
}

/* make_room has made the room. */
static inline void
add_char(struct flat *flat, unsigned cp, size_t at)
{
	size_t from = flat->text.len;
	char *to = flat->text.s + from;

	if (may_begin(cp, from ? to[-1] : ' '))
		flat->start[flat->starts++] = (uint32_t)from;
	if (cp < 0x80) {
		*to = (char)cp;
		flat->text.len++;
	} else {
		flat->text.len += utf8_put(to, cp);
	}
	flat->origin[from] = (uint32_t)at;
}

/* A character's plain form takes three bytes for each of its own at most (an invalid byte
   becomes U+FFFD). */
static void
make_room(struct flat *flat, size_t n)
{
	buf_room(&flat->text, 3 * n + 1);
	if (flat->origin_room >= 3 * n + 1)
		return;
	flat->origin_room = 3 * n + 1;
	flat->origin = mem_resize(flat->origin, flat->origin_room, sizeof *flat->origin);
	flat->start_room = n;
	flat->start = mem_resize(flat->start, flat->start_room, sizeof *flat->start);
}

void
flat_make(struct flat *flat, struct str source)
{
	bool blank = false;
	unsigned cp;
	size_t len;

	if (!is_trigger[0])
		load();
	buf_clear(&flat->text);
	flat->source = source;
	flat->starts = 0;
	make_room(flat, source.n);
	for (size_t at = 0; at < source.n; at += len) {
		const char *s = source.s + at;

		/* Most text is Han, which needs no more than to be simplified. */
		if ((unsigned char)*s >= 0xE4 && (unsigned char)*s <= 0xE9) {
			len = utf8_get(s, source.n - at, &cp);
			add_char(flat, zh_simplify(cp), at);
			blank = false;
			continue;
		}
		if ((len = space_len(s, source.n - at))) {
			blank = true;
			continue;
		}
		if ((*s == '(' || *s == '\xEF') && (len = key_reading(s, source.n - at)))
			continue;
		len = utf8_get(s, source.n - at, &cp);
		cp = plain_char(cp);
		if (blank && flat->text.len && cp < 0x80 && is_word((char)cp) &&
		    is_word(flat->text.s[flat->text.len - 1]))
			add_char(flat, ' ', at);
		add_char(flat, cp, at);
		blank = false;
	}
	flat->origin[flat->text.len] = (uint32_t)source.n;
}

void
flat_free(struct flat *flat)
{
	buf_free(&flat->text);
	free(flat->origin);
	free(flat->start);
	*flat = (struct flat) { 0 };
}

struct str
flat_source(const struct flat *flat, size_t from, size_t to)
{
	size_t begin = flat->origin[from], end = to;
	unsigned cp;

	if (to <= from)
		return (struct str) { flat->source.s + begin, 0 };
	/* What the last character came from, and not the blanks behind it. */
	while (utf8_is_inside(flat->text.s[--end]))
		continue;
	end = flat->origin[end];
	end += utf8_get(flat->source.s + end, flat->source.n - end, &cp);
	return (struct str) { flat->source.s + begin, end - begin };
}
