#include "folio.h"
#include "key.h"

enum { LONGEST = 40, LARGEST = 100000 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of a mark beside a page's number at s, 0 when there is none. */
static size_t
mark_len(struct str s)
{
	static const char *const marks[] = { "第", "页", "頁", "共", "-", "—", "–", "－", "−",
		"‐", "/", "·", "~", "～" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_begins(s, marks[i]))
			return strlen(marks[i]);
	}
	return 0;
}

enum folio_kind
folio_read(struct str s, long *number)
{
	bool bare = true, inside = false;
	struct str whole = s = trim(s);
	long first = -1;
	size_t n;

	if (!s.n || s.n > LONGEST)
		return FOLIO_NONE;
	for (; s.n; s = str_skip(s, n)) {
		if (is_digit(*s.s)) {
			n = 1;
			if (first < 0)
				first = 0, inside = true;
			if (inside && first < LARGEST)
				first = first * 10 + (*s.s - '0');
			continue;
		}
		inside = false;
		n = space_len(s.s, s.n);
		bare = bare && n;
		if (!n && !(n = mark_len(s)))
			return FOLIO_NONE;
	}
	if (first < 0)
		return FOLIO_NONE;
	*number = first;
	if (bare)
		return FOLIO_BARE;
	return is_digit(*whole.s) || is_digit(whole.s[whole.n - 1]) ? FOLIO_MARKED : FOLIO_SET;
}
