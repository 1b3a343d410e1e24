#include "key.h"
#include "utf8.h"
#include "zh.h"

unsigned
key_char(unsigned cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	if (cp < 0x80) {
		if (cp >= 'A' && cp <= 'Z')
			return cp + ('a' - 'A');
		return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ? cp : 0;
	}
	if (cp == 0x3007) /* 〇, a numeral */
		return cp;
	if ((cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0x2E80 && cp <= 0x2FDF) ||
	    (cp >= 0xF900 && cp <= 0xFAFF))
		return zh_simplify(cp);
	if (cp >= 0x20000 && cp <= 0x3FFFF)
		return cp;
	return 0;
}

static bool
is_reading(unsigned cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 0xE0 && cp <= 0x1FF) || cp == 0x251 ||
	       cp == 0x261;
}

size_t
key_reading(const char *s, size_t n)
{
	size_t at = 0, letters = 0;
	unsigned cp;

	if (!n || (s[0] != '(' && (n < 3 || memcmp(s, "（", 3) != 0)))
		return 0;
	at = s[0] == '(' ? 1 : 3;
	while (at < n) {
		size_t len = utf8_get(s + at, n - at, &cp);

		at += len;
		if (is_reading(cp) && ++letters <= 8)
			continue;
		return letters && letters <= 8 && (cp == ')' || cp == 0xFF09) ? at : 0;
	}
	return 0;
}

/* Take one key character off s from *at on: 0 when it was dropped. */
static inline unsigned
step(struct str s, size_t *at)
{
	unsigned char first = (unsigned char)s.s[*at];
	unsigned cp;
	size_t len;

	/* Most characters are Han, which no reading begins with. */
	if (first >= 0xE4 && first <= 0xE9) {
		*at += utf8_get(s.s + *at, s.n - *at, &cp);
		return key_char(cp);
	}
	if ((len = key_reading(s.s + *at, s.n - *at))) {
		*at += len;
		return 0;
	}
	*at += utf8_get(s.s + *at, s.n - *at, &cp);
	return key_char(cp);
}

void
key_add(struct buf *out, struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		unsigned cp = step(s, &at);

		if (cp)
			out->len += utf8_put(buf_room(out, UTF8_MAX), cp);
	}
}

struct str
key_of(struct str s, struct buf *scratch)
{
	buf_clear(scratch);
	key_add(scratch, s);
	return buf_str(scratch);
}

size_t
key_origin(struct str s, size_t to)
{
	size_t at = 0, made = 0, before;
	char utf8[4];

	while (at < s.n) {
		unsigned cp;

		before = at;
		cp = step(s, &at);
		if (!cp)
			continue;
		if (made >= to)
			return before;
		made += utf8_put(utf8, cp);
	}
	return s.n;
}

size_t
wide_space_len(const char *s, size_t n)
{
	switch ((unsigned char)*s) {
	case 0xC2: /* NBSP */
		return n >= 2 && (unsigned char)s[1] == 0xA0 ? 2 : 0;
	case 0xE2: /* U+2000 to U+200B */
		return n >= 3 && (unsigned char)s[1] == 0x80 && (unsigned char)s[2] <= 0x8B ? 3
											    : 0;
	case 0xE3: /* U+3000 */
		return n >= 3 && !memcmp(s, "\xE3\x80\x80", 3) ? 3 : 0;
	case 0xEF: /* U+FEFF */
		return n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3) ? 3 : 0;
	default:
		return 0;
	}
}

struct str
trim(struct str s)
{
	size_t n;

	while ((n = space_len(s.s, s.n)))
		s = str_skip(s, n);
	while (s.n) {
		if (space_len(s.s + s.n - 1, 1))
			s.n--;
		else if (s.n >= 2 && space_len(s.s + s.n - 2, 2) == 2)
			s.n -= 2;
		else if (s.n >= 3 && space_len(s.s + s.n - 3, 3) == 3)
			s.n -= 3;
		else
			break;
	}
	return s;
}
