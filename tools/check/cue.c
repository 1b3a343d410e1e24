#include "cue.h"
#include "data.h"
#include "say.h"

enum { KIND, WORD, MEANS };
enum { CUES_MAX = 512, KINDS_MAX = 32 };

/* The words of a kind, which stand together in the data. */
struct kind {
	const char *name;
	const struct cue *from, *to;
};

static struct cue {
	struct str word;
	const char *means;
} cues[CUES_MAX];

static struct kind kinds[KINDS_MAX];
static size_t n_kinds;

static void
load(void)
{
	const struct data *d = &cues_data;

	if (d->rows > CUES_MAX)
		die_system("cues.tsv has more than %d lines", CUES_MAX);
	for (size_t i = 0; i < d->rows; i++) {
		const char *name = data_cell(d, i, KIND);

		cues[i] = (struct cue) { str_of(data_cell(d, i, WORD)),
			data_cell(d, i, MEANS) };
		if (!n_kinds || strcmp(kinds[n_kinds - 1].name, name) != 0) {
			if (n_kinds == KINDS_MAX)
				die_system("cues.tsv has more than %d kinds", KINDS_MAX);
			kinds[n_kinds++] = (struct kind) { name, &cues[i], NULL };
		}
		kinds[n_kinds - 1].to = &cues[i + 1];
	}
}

static const struct kind *
kind_of(const char *name)
{
	if (!n_kinds)
		load();
	for (size_t i = 0; i < n_kinds; i++) {
		if (!strcmp(kinds[i].name, name))
			return &kinds[i];
	}
	die_system("cues.tsv has no kind '%s'", name);
}

struct str
cue_end(const char *kind, struct str s, const char **means)
{
	struct str best = { s.s + s.n, 0 };
	const struct kind *k = kind_of(kind);

	for (const struct cue *cue = k->from; cue < k->to; cue++) {
		struct str word = cue->word;

		if (word.n <= best.n || word.n > s.n ||
		    memcmp(s.s + s.n - word.n, word.s, word.n) != 0)
			continue;
		best = (struct str) { s.s + s.n - word.n, word.n };
		if (means)
			*means = cue->means;
	}
	return best;
}

struct str
cue_begin(const char *kind, struct str s)
{
	struct str best = { s.s, 0 };
	const struct kind *k = kind_of(kind);

	for (const struct cue *cue = k->from; cue < k->to; cue++) {
		struct str word = cue->word;

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
	const struct kind *k = kind_of(kind);

	for (const struct cue *cue = k->from; cue < k->to; cue++) {
		struct str word = cue->word;
		const char *at = str_find(s, word);

		if (at && (at < best.s || (at == best.s && word.n > best.n)))
			best = (struct str) { at, word.n };
	}
	return best;
}
