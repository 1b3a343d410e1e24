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

/* Take one key character off the text from *at to end: 0 when it was dropped. */
static inline unsigned
step(const char **at, const char *end)
{
	unsigned char first = (unsigned char)**at;
	size_t n = (size_t)(end - *at), len;
	unsigned cp;

	/* Only a bracket begins a reading. */
	if ((first == '(' || first == 0xEF) && (len = key_reading(*at, n))) {
		*at += len;
		return 0;
	}
	*at += utf8_get(*at, n, &cp);
	return key_char(cp);
}

/* Does one of the most frequent characters begin at s: Han, of the main block? */
static inline bool
is_han(const char *s, const char *end)
{
	return end - s >= 3 && (unsigned char)*s >= 0xE4 && (unsigned char)*s <= 0xE9 &&
	       utf8_is_inside(s[1]) && utf8_is_inside(s[2]);
}

/* Add the key of s, n bytes of it or a few more, to out. */
static void
add_begin(struct buf *out, struct str s, size_t n)
{
	/* No character is shorter than what a key has for it, and none of the table's Han
	   characters than three bytes. */
	size_t most = n < s.n ? n : s.n;
	char *from = buf_room(out, most + UTF8_MAX), *put = from, *stop = from + most;
	const char *at = s.s, *end = s.s + s.n;

	while (at < end && put < stop) {
		unsigned cp;

		if (is_han(at, end)) {
			unsigned simple = zh_simplify(cp = utf8_three(at));

			if (simple == cp)
				memcpy(put, at, 3);
			else
				utf8_put(put, simple);
			put += 3;
			at += 3;
		} else if ((cp = step(&at, end))) {
			put += utf8_put(put, cp);
		}
	}
	out->len += (size_t)(put - from);
}

void
key_add(struct buf *out, struct str s)
{
	add_begin(out, s, SIZE_MAX);
}

struct str
key_begin(struct str s, size_t n, struct buf *scratch)
{
	buf_clear(scratch);
	add_begin(scratch, s, n);
	return buf_str(scratch);
}

unsigned
key_first(struct str s)
{
	const char *at = s.s, *end = s.s + s.n;
	unsigned cp = 0;

	if (is_han(at, end))
		return zh_simplify(utf8_three(at));
	while (at < end && !cp)
		cp = step(&at, end);
	return cp;
}

struct str
key_of(struct str s, struct buf *scratch)
{
	return key_begin(s, SIZE_MAX, scratch);
}

size_t
key_origin(struct str s, size_t to)
{
	const char *at = s.s, *end = s.s + s.n, *before;
	char utf8[UTF8_MAX];
	size_t made = 0;

	while (at < end) {
		unsigned cp;

		before = at;
		cp = step(&at, end);
		if (!cp)
			continue;
		if (made >= to)
			return (size_t)(before - s.s);
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
		return n >= 3 && (unsigned char)s[1] == 0x80 && (unsigned char)s[2] >= 0x80 &&
			       (unsigned char)s[2] <= 0x8B
			   ? 3
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
trim_any(struct str s)
{
	size_t n;

	while ((n = space_len(s.s, s.n)))
		s = str_skip(s, n);
	while (s.n && may_end_space(s.s, s.n)) {
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
