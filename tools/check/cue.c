#include "cue.h"
#include "data.h"

enum { KIND, WORD, MEANS };

/* The next word of a kind from line *i on; NULL past the last. */
static const char *
next_word(const char *kind, size_t *i)
{
	const struct data *d = &cues_data;

	for (; *i < d->rows; ++*i) {
		if (!strcmp(data_cell(d, *i, KIND), kind))
			return data_cell(d, (*i)++, WORD);
	}
	return NULL;
}

struct str
cue_end(const char *kind, struct str s, const char **means)
{
	struct str best = { s.s + s.n, 0 };
	const char *text;

	for (size_t i = 0; (text = next_word(kind, &i));) {
		struct str word = str_of(text);

		if (word.n <= best.n || word.n > s.n ||
		    memcmp(s.s + s.n - word.n, word.s, word.n) != 0)
			continue;
		best = (struct str) { s.s + s.n - word.n, word.n };
		if (means)
			*means = data_cell(&cues_data, i - 1, MEANS);
	}
	return best;
}

struct str
cue_begin(const char *kind, struct str s)
{
	struct str best = { s.s, 0 };
	const char *text;

	for (size_t i = 0; (text = next_word(kind, &i));) {
		struct str word = str_of(text);

		if (word.n > best.n && str_starts(s, word))
			best.n = word.n;
	}
	return best;
}

bool
cue_is(const char *kind, struct str s)
{
	struct str word = cue_begin(kind, s);

	return s.n && word.n == s.n;
}

struct str
cue_in(const char *kind, struct str s)
{
	struct str best = { s.s + s.n, 0 };
	const char *text;

	for (size_t i = 0; (text = next_word(kind, &i));) {
		struct str word = str_of(text);
		const char *at = str_find(s, word);

		if (at && (at < best.s || (at == best.s && word.n > best.n)))
			best = (struct str) { at, word.n };
	}
	return best;
}
