#include <stdlib.h>

#include "data.h"
#include "firsts.h"
#include "say.h"
#include "words.h"

enum { KIND, TEXT, MEANS };
enum { WORDS_MAX = 512, KINDS = WORD_COUNTED + 1 };

static const char *const kinds[KINDS] = { "na", "plus", "minus", "money", "foreign", "count",
	"mark", "times", "digit", "power", "moment", "span", "standing", "recurring",
	"other_year", "turn", "government", "whole", "counted" };
static struct word words[WORDS_MAX];
static struct {
	size_t from, to;
	struct firsts firsts;
} ranges[KINDS]; /* from the first word of a kind to its last */
static size_t count;

static enum word_kind
kind_of(const char *name)
{
	for (int i = 0; i < KINDS; i++) {
		if (!strcmp(name, kinds[i]))
			return (enum word_kind)i;
	}
	die_system("words.tsv: unknown kind '%s'", name);
}

static void
load(void)
{
	const struct data *d = &words_data;

	if (d->rows > WORDS_MAX)
		die_system("words.tsv has more than %d lines", WORDS_MAX);
	for (size_t i = 0; i < d->rows; i++) {
		const char *means = data_cell(d, i, MEANS);

		words[i] = (struct word) { kind_of(data_cell(d, i, KIND)),
			str_of(data_cell(d, i, TEXT)), means, (int)strtol(means, NULL, 10) };
		if (!ranges[words[i].kind].to)
			ranges[words[i].kind].from = i;
		ranges[words[i].kind].to = i + 1;
		firsts_add(&ranges[words[i].kind].firsts, words[i].text);
	}
	count = d->rows;
}

const struct word *
word_begins(enum word_kind kind, struct str s)
{
	const struct word *longest = NULL;

	if (!count)
		load();
	if (!firsts_may(&ranges[kind].firsts, s))
		return NULL;
	for (size_t i = ranges[kind].from; i < ranges[kind].to; i++) {
		if (words[i].kind == kind && str_starts(s, words[i].text) &&
		    (!longest || words[i].text.n > longest->text.n))
			longest = &words[i];
	}
	return longest;
}

bool
word_may_begin(enum word_kind kind, unsigned cp)
{
	if (!count)
		load();
	return firsts_has(&ranges[kind].firsts, cp);
}

const struct word *
word_line(enum word_kind kind, size_t i)
{
	if (!count)
		load();
	i += ranges[kind].from;
	return i < ranges[kind].to ? &words[i] : NULL;
}

const struct word *
word_is(enum word_kind kind, struct str s)
{
	const struct word *word = word_begins(kind, s);

	return word && word->text.n == s.n ? word : NULL;
}

bool
word_in(enum word_kind kind, struct str s)
{
	if (!count)
		load();
	for (size_t i = ranges[kind].from; i < ranges[kind].to; i++) {
		if (words[i].kind == kind && str_find(s, words[i].text))
			return true;
	}
	return false;
}

bool
word_is_na(struct str s)
{
	struct str dash = { "—", strlen("—") };
	bool same = true;

	if (!s.n)
		return false;
	if (word_is(WORD_NA, s))
		return true;
	if (*s.s == '/' || *s.s == '\\') {
		for (size_t i = 1; i < s.n; i++)
			same &= s.s[i] == *s.s;
		return same;
	}
	while (s.n) {
		if (*s.s == '-' || *s.s == ' ')
			s = str_skip(s, 1);
		else if (str_starts(s, dash) || str_starts(s, str_of("―")) ||
			 str_starts(s, str_of("─")))
			s = str_skip(s, dash.n);
		else
			return false;
	}
	return true;
}
