#include <stdint.h>
#include <string.h>

#include "utf8.h"

/* The length of the sequence at s and, in *ok, whether it is valid; an invalid one has the
   length of its maximal subpart. */
static size_t
sequence(const unsigned char *s, size_t n, int *ok)
{
	unsigned char low = 0x80, high = 0xBF;
	size_t want, i;

	*ok = 1;
	if (s[0] < 0x80)
		return 1;
	*ok = 0;
	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 1;
	want = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (s[0] == 0xE0)
		low = 0xA0;
	else if (s[0] == 0xED)
		high = 0x9F;
	else if (s[0] == 0xF0)
		low = 0x90;
	else if (s[0] == 0xF4)
		high = 0x8F;
	for (i = 1; i < want; i++, low = 0x80, high = 0xBF) {
		if (i >= n || s[i] < low || s[i] > high)
			return i;
	}
	*ok = 1;
	return want;
}

size_t
utf8_get_any(const char *s, size_t n, unsigned *cp)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t len;
	int ok;

	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	len = sequence(u, n, &ok);
	if (!ok) {
		*cp = 0xFFFD;
		return 1;
	}
	if (len == 2)
		*cp = (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
	else if (len == 3)
		*cp = (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
	else
		*cp = (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 |
		      (u[3] & 0x3Fu);
	return len;
}

/* The bytes of plain ASCII at u, eight at a time. */
static size_t
eights(const unsigned char *u, size_t n)
{
	size_t i = 0;
	uint64_t eight;

	while (n - i >= sizeof eight &&
	       (memcpy(&eight, u + i, sizeof eight), !(eight & UINT64_C(0x8080808080808080))))
		i += sizeof eight;
	return i;
}

/* The bytes of characters of three bytes at u, two characters at a time. */
static size_t
pairs(const unsigned char *u, size_t n)
{
	static const unsigned char mask[8] = { 0, 0xC0, 0xC0, 0, 0xC0, 0xC0 },
				   inside[8] = { 0, 0x80, 0x80, 0, 0x80, 0x80 };
	uint64_t masked, is_inside, eight;
	size_t i = 0;

	memcpy(&masked, mask, sizeof masked);
	memcpy(&is_inside, inside, sizeof is_inside);
	while (n - i >= sizeof eight && utf8_leads_three(u[i]) && utf8_leads_three(u[i + 3]) &&
	       (memcpy(&eight, u + i, sizeof eight), (eight & masked) == is_inside))
		i += 6;
	return i;
}

size_t
utf8_valid(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t i = 0;

	while (i < n) {
		int ok;
		size_t len = u[i] < 0x80 ? eights(u + i, n - i) : pairs(u + i, n - i);

		if (!len) {
			len = sequence(u + i, n - i, &ok);
			if (!ok)
				break;
		}
		i += len;
	}
	return i;
}

size_t
utf8_bad(const char *s, size_t n)
{
	int ok;

	return sequence((const unsigned char *)s, n, &ok);
}

size_t
utf8_put_any(char *out, unsigned cp)
{
	unsigned char *u = (unsigned char *)out;

	if (cp < 0x80) {
		u[0] = (unsigned char)cp;
		return 1;
	}
	if (cp < 0x800) {
		u[0] = (unsigned char)(0xC0 | cp >> 6);
		u[1] = (unsigned char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		u[0] = (unsigned char)(0xE0 | cp >> 12);
		u[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		u[2] = (unsigned char)(0x80 | (cp & 0x3F));
		return 3;
	}
	u[0] = (unsigned char)(0xF0 | cp >> 18);
	u[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
	u[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
	u[3] = (unsigned char)(0x80 | (cp & 0x3F));
	return 4;
}

struct str
str_cut(struct str s, size_t n)
{
	if (s.n > n) {
		s.n = n;
		while (s.n && utf8_is_inside(s.s[s.n]))
			s.n--;
	}
	return s;
}

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += !utf8_is_inside(s.s[i]);
	return n;
}

unsigned
utf8_first(struct str s)
{
	unsigned cp = 0;

	if (s.n)
		utf8_get(s.s, s.n, &cp);
	return cp;
}

unsigned
utf8_last(struct str s)
{
	size_t at = s.n;

	while (at && utf8_is_inside(s.s[--at]))
		continue;
	return utf8_first(str_skip(s, at));
}
