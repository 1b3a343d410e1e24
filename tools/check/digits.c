#include "hint.h"

/* The first byte where they differ, of two that do. */
static size_t
parting(struct str a, struct str b)
{
	size_t i = 0;

	while (i < a.n && i < b.n && a.s[i] == b.s[i])
		i++;
	return i;
}

/* Is `more` the other with one byte put in at i? */
static bool
is_with_one_more(struct str more, struct str less, size_t i)
{
	return more.n == less.n + 1 && str_same(str_skip(more, i + 1), str_skip(less, i));
}

const char *
digits_slip(struct dec should, struct dec is)
{
	static struct buf wanted, printed;
	struct str a, b;
	size_t i;

	buf_clear(&wanted);
	buf_clear(&printed);
	dec_print(&wanted, should);
	dec_print(&printed, is);
	a = buf_str(&wanted);
	b = buf_str(&printed);
	i = parting(a, b);
	if (is_with_one_more(a, b, i))
		return "a digit lost";
	if (is_with_one_more(b, a, i))
		return i && b.s[i] == b.s[i - 1] ? "a digit doubled" : "a digit too many";
	if (a.n != b.n || i == a.n)
		return NULL;
	if (str_same(str_skip(a, i + 1), str_skip(b, i + 1)))
		return "a digit wrong";
	if (i + 1 < a.n && a.s[i] == b.s[i + 1] && a.s[i + 1] == b.s[i] &&
	    str_same(str_skip(a, i + 2), str_skip(b, i + 2)))
		return "two digits swapped";
	return NULL;
}
