#include "lexicon.h"
#include "buf.h"
#include "data.h"
#include "say.h"
#include "utf8.h"

enum { KIND, WORDS, MEANS, NOT };
enum { SLOTS = 4096, LEXEMES_MAX = 2048, HAN_FIRST = 0x3400, HAN_SPAN = 0x6C00 };

static const char *const kinds[LEX_KINDS] = { "skip", "never", "sole", "unit", "times", "before",
	"more", "after", "lone", "rate", "number", "share", "lead", "act", "noun", "channel",
	"measure", "tally", "stop", "joint", "part", "anew", "not", "lack", "thing", "trail", "known" };

static struct lexeme lexemes[LEXEMES_MAX];
static size_t count, longest;
static short slots[SLOTS]; /* the number of a lexeme, counted from 1; 0: free */

/* Which kinds have a word that begins, or ends, with a character: a look at it saves most of
   the looking up. */
static struct edge {
	unsigned begins, ends;
} edges[HAN_SPAN], other;

static struct edge *
edge_of(unsigned cp)
{
	return cp >= HAN_FIRST && cp - HAN_FIRST < HAN_SPAN ? &edges[cp - HAN_FIRST] : &other;
}

/* The code point that s, which is not empty, ends with, and its bytes. */
static size_t
last_char(struct str s, unsigned *cp)
{
	size_t n = 1;

	while (n < 4 && n < s.n && ((unsigned char)s.s[s.n - n] & 0xC0) == 0x80)
		n++;
	if (utf8_get(s.s + s.n - n, n, cp) != n) {
		*cp = 0xFFFD;
		return 1;
	}
	return n;
}

static short *
slot_of(struct str s)
{
	size_t at = str_hash(0, s) % SLOTS;

	while (slots[at] && !str_same(lexemes[slots[at] - 1].text, s))
		at = (at + 1) % SLOTS;
	return &slots[at];
}

static void
add(enum lexicon_kind kind, struct str word, const char *means)
{
	short *slot = slot_of(word);
	struct lexeme *lexeme;
	unsigned cp;

	if (!*slot) {
		if (count == LEXEMES_MAX)
			die_system("quantities.tsv has more than %d words", LEXEMES_MAX);
		lexemes[count++].text = word;
		*slot = (short)count;
	}
	lexeme = &lexemes[*slot - 1];
	lexeme->kinds |= LEX(kind);
	lexeme->means[kind] = means;
	longest = word.n > longest ? word.n : longest;
	utf8_get(word.s, word.n, &cp);
	edge_of(cp)->begins |= LEX(kind);
	last_char(word, &cp);
	edge_of(cp)->ends |= LEX(kind);
}

static enum lexicon_kind
kind_of(const char *name)
{
	for (int i = 0; i < LEX_KINDS; i++) {
		if (!strcmp(name, kinds[i]))
			return (enum lexicon_kind)i;
	}
	die_system("quantities.tsv: unknown kind '%s'", name);
}

static void
load(void)
{
	const struct data *d = &quantities_data;

	for (size_t i = 0; i < d->rows; i++) {
		enum lexicon_kind kind = kind_of(data_cell(d, i, KIND));
		struct str list = str_of(data_cell(d, i, WORDS)), word;

		while (kind != LEX_SKIP && kind != LEX_KNOWN && str_next_name(&list, &word))
			add(kind, word, data_cell(d, i, MEANS));
	}
}

const struct lexeme *
lexicon_word(struct str s)
{
	short slot;

	if (!count)
		load();
	slot = s.n && s.n <= longest ? *slot_of(s) : 0;
	return slot ? &lexemes[slot - 1] : NULL;
}

const struct lexeme *
lexicon_begins(unsigned wanted, struct str s)
{
	const struct lexeme *word = NULL, *found;
	unsigned cp;
	size_t n = 0;

	if (!count)
		load();
	if (!s.n)
		return NULL;
	utf8_get(s.s, s.n, &cp);
	if (!(edge_of(cp)->begins & wanted))
		return NULL;
	while (n < s.n && n < longest) {
		n += utf8_get(s.s + n, s.n - n, &cp);
		found = lexicon_word((struct str) { s.s, n });
		if (found && found->kinds & wanted)
			word = found;
	}
	return word;
}

const struct lexeme *
lexicon_ends(unsigned wanted, struct str s)
{
	const struct lexeme *word = NULL, *found;
	unsigned cp;
	size_t n = 0;

	if (!count)
		load();
	if (!s.n)
		return NULL;
	last_char(s, &cp);
	if (!(edge_of(cp)->ends & wanted))
		return NULL;
	while (n < s.n && n < longest) {
		n += last_char((struct str) { s.s, s.n - n }, &cp);
		found = lexicon_word((struct str) { s.s + s.n - n, n });
		if (found && found->kinds & wanted)
			word = found;
	}
	return word;
}

bool
lexicon_line(enum lexicon_kind kind, size_t *row, struct str *words, struct str *means,
    struct str *not_before)
{
	const struct data *d = &quantities_data;

	for (; *row < d->rows; ++*row) {
		if (strcmp(data_cell(d, *row, KIND), kinds[kind]) != 0)
			continue;
		*words = str_of(data_cell(d, *row, WORDS));
		*means = str_of(data_cell(d, *row, MEANS));
		*not_before = str_of(data_cell(d, *row, NOT));
		++*row;
		return true;
	}
	return false;
}
