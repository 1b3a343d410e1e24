#include <stdlib.h>

#include "data.h"
#include "township.h"

enum { NAME_BYTES = 60, HAN = 3, CODE_BYTES = 6 };

/* The line that the byte at `at` stands in. */
static struct str
line_at(size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && townships_text[from - 1] != '\n')
		from--;
	while (townships_text[to] != '\n')
		to++;
	return (struct str) { townships_text + from, to - from };
}

static int
compare(struct str a, struct str b)
{
	int c = memcmp(a.s, b.s, a.n < b.n ? a.n : b.n);

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

/* The codes of a name, set apart by blanks: its line is found by halves. */
static struct str
codes_of(struct str name)
{
	size_t low = 0, high = townships_size;

	while (low < high) {
		struct str line = line_at((low + high) / 2);
		const char *tab = memchr(line.s, '\t', line.n);
		struct str here = { line.s, tab ? (size_t)(tab - line.s) : line.n };
		int c = compare(name, here);

		if (!c)
			return str_skip(line, here.n + 1);
		if (c < 0)
			high = (size_t)(line.s - townships_text);
		else
			low = (size_t)(line.s - townships_text) + line.n + 1;
	}
	return (struct str) { "", 0 };
}

struct str
township_begin(struct str s)
{
	size_t n = s.n < NAME_BYTES ? s.n : NAME_BYTES;

	for (n -= n % HAN; n >= 2 * HAN; n -= HAN) {
		if (codes_of((struct str) { s.s, n }).n)
			return (struct str) { s.s, n };
	}
	return (struct str) { s.s, 0 };
}

static bool
is_in(const struct region *r, const struct region_match *in)
{
	for (size_t i = 0; i < in->n; i++) {
		if (region_has(in->at[i], r))
			return true;
	}
	return false;
}

void
township_find(struct str name, const struct region_match *in, int year, struct region_match *m)
{
	struct str codes = codes_of(name);

	m->n = 0;
	m->len = name.n;
	m->before = 0;
	m->shortened = false;
	for (; codes.n >= CODE_BYTES; codes = str_skip(codes, CODE_BYTES + 1)) {
		unsigned code = (unsigned)atoi(codes.s);
		const struct region *r = region_of_code(code, 0);

		if (!r)
			continue;
		/* The table has the latest codes: a code may have been another place's then. */
		r = region_in(r, year);
		if (!in || is_in(r, in))
			region_add(m, r);
	}
	region_settle(m, year);
}
