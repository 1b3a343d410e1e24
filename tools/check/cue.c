#include "cue.h"
#include "data.h"
#include "say.h"
#include "utf8.h"

enum { KIND, WORD, MEANS };
enum { WORDS_MAX = 512 };

static const char *const names[CUES] = {
	[CUE_GOVERNMENT] = "government",
	[CUE_OFFICE] = "office",
	[CUE_LEAD] = "lead",
	[CUE_BODY] = "body",
	[CUE_REPORT] = "report",
	[CUE_ANNOUNCE] = "announce",
	[CUE_PREPARE] = "prepare",
	[CUE_OTHER] = "other",
	[CUE_BEHIND] = "behind",
	[CUE_MAKER] = "maker",
	[CUE_CONTACT] = "contact",
	[CUE_ENDS] = "ends",
	[CUE_YEAR] = "year",
	[CUE_CUT] = "cut",
	[CUE_DOUBT] = "doubt",
};

static struct cue {
	struct str word;
	const char *means;
} cues[WORDS_MAX];

/* The words of a kind, which stand together in the data, and the last character that all of
   them have; it is empty when they have none. */
static struct kind {
	const struct cue *from, *to;
	struct str shared;
} kinds[CUES];

static enum cue_kind
kind_named(const char *name)
{
	for (int i = 0; i < CUES; i++) {
		if (!strcmp(names[i], name))
			return (enum cue_kind)i;
	}
	die_system("cues.tsv: unknown kind '%s'", name);
}

static bool
is_in_all(const struct kind *k, struct str s)
{
	for (const struct cue *cue = k->from; cue < k->to; cue++) {
		if (!str_find(cue->word, s))
			return false;
	}
	return true;
}

static void
find_shared(struct kind *k)
{
	struct str rest = k->from->word;
	unsigned cp;

	while (rest.n) {
		struct str c = { rest.s, utf8_get(rest.s, rest.n, &cp) };

		if (is_in_all(k, c))
			k->shared = c;
		rest = str_skip(rest, c.n);
	}
}

static void
load(void)
{
	const struct data *d = &cues_data;

	if (d->rows > WORDS_MAX)
		die_system("cues.tsv has more than %d lines", WORDS_MAX);
	for (size_t i = 0; i < d->rows; i++) {
		struct kind *k = &kinds[kind_named(data_cell(d, i, KIND))];

		cues[i] = (struct cue) { str_of(data_cell(d, i, WORD)),
			data_cell(d, i, MEANS) };
		if (!k->from)
			k->from = &cues[i];
		else if (k->to != &cues[i])
			die_system("cues.tsv: the words of a kind do not stand together: '%s'",
			    data_cell(d, i, KIND));
		k->to = &cues[i + 1];
	}
	for (int i = 0; i < CUES; i++) {
		if (!kinds[i].from)
			die_system("cues.tsv has no kind '%s'", names[i]);
		find_shared(&kinds[i]);
	}
}

static const struct kind *
kind_of(enum cue_kind kind)
{
	if (!kinds[kind].from)
		load();
	return &kinds[kind];
}

struct str
cue_end(enum cue_kind kind, struct str s, const char **means)
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
cue_begin(enum cue_kind kind, struct str s)
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
cue_is(enum cue_kind kind, struct str s)
{
	struct str word = cue_begin(kind, s);

	return s.n && word.n == s.n;
}

struct str
cue_in(enum cue_kind kind, struct str s)
{
	struct str best = { s.s + s.n, 0 };
	const struct kind *k = kind_of(kind);

	if (k->shared.n && !str_find(s, k->shared))
		return best;
	for (const struct cue *cue = k->from; cue < k->to; cue++) {
		struct str word = cue->word;
		const char *at = str_find(s, word);

		if (at && (at < best.s || (at == best.s && word.n > best.n)))
			best = (struct str) { at, word.n };
	}
	return best;
}
