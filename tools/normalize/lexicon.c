#include <stdlib.h>

#include "buf.h"
#include "data.h"
#include "lexicon.h"
#include "say.h"
#include "utf8.h"

enum { KIND, WORDS, MEANS, NOT };
enum { LEXEMES_MAX = 2048, NODES_MAX = 8192, BMP = 0x10000 };

static const char *const kinds[LEX_KINDS] = { "quote", "figure", "idiom", "never", "sole",
	"unit", "times", "before", "more", "after", "lone", "rate", "number", "share", "lead",
	"act", "noun", "channel", "measure", "tally", "stop", "joint", "part", "anew", "not",
	"lack", "thing", "trail", "apart", "than", "into", "range", "close", "known" };

/* The words as a tree: a node for each beginning of a word, its children side by side, in order
   of their characters. */
struct node {
	unsigned short child, children;
	short lexeme; /* counted from 1; 0: no word ends here */
	uint64_t own; /* the kinds of the word that ends here */
	uint64_t kinds; /* of that and of the words that go on */
};

struct tree {
	struct node node[NODES_MAX];
	unsigned cp[NODES_MAX]; /* of each node: apart, as children are told by these alone */
	size_t n;
	unsigned short first[BMP]; /* the root's child of a character; 0: none */
};

static struct lexeme lexemes[LEXEMES_MAX];
static size_t count;
static struct tree forwards, backwards; /* backwards: words are read from their end */

/* The character that s, which is not empty, begins with, or ends with, and its bytes. */
static inline size_t
next_char(bool back, struct str s, unsigned *cp)
{
	size_t n = 1;

	if (!back)
		return utf8_get(s.s, s.n, cp);
	while (n < 4 && n < s.n && utf8_is_inside(s.s[s.n - n]))
		n++;
	if (utf8_get(s.s + s.n - n, n, cp) == n)
		return n;
	*cp = 0xFFFD;
	return 1;
}

/* What is left of s behind (or before) n bytes. */
static inline struct str
rest_of(bool back, struct str s, size_t n)
{
	return back ? (struct str) { s.s, s.n - n } : str_skip(s, n);
}

static inline const struct node *
child_of(const struct tree *t, const struct node *node, unsigned cp)
{
	size_t child = node->child, end = child + node->children;

	if (node == t->node)
		return cp < BMP && t->first[cp] ? &t->node[t->first[cp]] : NULL;
	while (child < end && t->cp[child] < cp)
		child++;
	return child < end && t->cp[child] == cp ? &t->node[child] : NULL;
}

static inline const struct lexeme *
longest(const struct tree *t, bool back, uint64_t wanted, struct str s)
{
	const struct lexeme *word = NULL;
	const struct node *node = t->node;
	unsigned cp;

	while (s.n) {
		size_t n = next_char(back, s, &cp);

		if (!(node = child_of(t, node, cp)) || !(node->kinds & wanted))
			break;
		if (node->own & wanted)
			word = &lexemes[node->lexeme - 1];
		s = rest_of(back, s, n);
	}
	return word;
}

/* As next_char, for where it need not be fast. */
static size_t
take_char(bool back, struct str s, unsigned *cp)
{
	return next_char(back, s, cp);
}

/* A word, and what of it stands behind the node that is being made. */
struct branch {
	struct str rest;
	short lexeme;
};

static unsigned
first_of(bool back, struct str s)
{
	return back ? utf8_last(s) : utf8_first(s);
}

static bool from_end; /* for by_text: which end of a word comes first */

/* Words in the order of their characters. */
static int
by_text(const void *a, const void *b)
{
	struct str s = ((const struct branch *)a)->rest, t = ((const struct branch *)b)->rest;
	unsigned x = 0, y = 0;

	while (x == y && s.n && t.n) {
		s = rest_of(from_end, s, take_char(from_end, s, &x));
		t = rest_of(from_end, t, take_char(from_end, t, &y));
	}
	return x != y ? (x > y) - (x < y) : (s.n > 0) - (t.n > 0);
}

/* Make the children of a node from the n words, in order, that go on behind it. */
static void
grow(struct tree *t, size_t at, struct branch *branch, size_t n)
{
	size_t from = 0, to, child;

	for (size_t i = 0; i < n; i++)
		t->node[at].kinds |= lexemes[branch[i].lexeme - 1].kinds;
	if (!branch[0].rest.n) {
		t->node[at].lexeme = branch[from++].lexeme;
		t->node[at].own = lexemes[t->node[at].lexeme - 1].kinds;
	}
	child = t->n;
	t->node[at].child = (unsigned short)child;
	for (size_t i = from; i < n; i++) {
		unsigned cp = first_of(from_end, branch[i].rest);

		if (i > from && t->cp[t->n - 1] == cp)
			continue;
		if (t->n == NODES_MAX)
			die_system("quantities.tsv has too many words");
		t->cp[t->n++] = cp;
	}
	t->node[at].children = (unsigned short)(t->n - child);
	for (; from < n; from = to) {
		unsigned cp = first_of(from_end, branch[from].rest);

		for (to = from; to < n && first_of(from_end, branch[to].rest) == cp; to++)
			branch[to].rest = rest_of(from_end, branch[to].rest,
			    take_char(from_end, branch[to].rest, &cp));
		grow(t, child++, branch + from, to - from);
	}
}

static void
plant(struct tree *t, bool back)
{
	static struct branch branches[LEXEMES_MAX];

	for (size_t i = 0; i < count; i++)
		branches[i] = (struct branch) { lexemes[i].text, (short)(i + 1) };
	from_end = back;
	qsort(branches, count, sizeof *branches, by_text);
	t->n = 1;
	grow(t, 0, branches, count);
	for (size_t i = 0; i < t->node[0].children; i++) {
		size_t child = t->node[0].child + i;

		if (t->cp[child] < BMP)
			t->first[t->cp[child]] = (unsigned short)child;
	}
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

/* A pattern that matches where it is tried, and nowhere else. */
static struct re *
anchored_new(struct str alternatives)
{
	struct buf pattern = { 0 };
	struct re *re;

	buf_adds(&pattern, "\\G(?:");
	buf_addstr(&pattern, alternatives);
	buf_add(&pattern, ")", sizeof ")");
	re = re_new_valid(pattern.s);
	buf_free(&pattern);
	return re;
}

/* The lexeme of a word, a new one when it has none; found by its hash. */
static struct lexeme *
lexeme_of(struct str word)
{
	static unsigned short slots[2 * LEXEMES_MAX]; /* counted from 1; 0: free */
	size_t at = str_hash(0, word) % (2 * LEXEMES_MAX);

	for (; slots[at]; at = (at + 1) % (2 * LEXEMES_MAX)) {
		if (str_same(lexemes[slots[at] - 1].text, word))
			return &lexemes[slots[at] - 1];
	}
	if (count == LEXEMES_MAX)
		die_system("quantities.tsv has more than %d words", LEXEMES_MAX);
	lexemes[count].text = word;
	slots[at] = (unsigned short)++count;
	return &lexemes[count - 1];
}

static void
add(enum lexicon_kind kind, struct str word, const char *means, const char *not_before)
{
	struct lexeme *lexeme = lexeme_of(word);

	lexeme->kinds |= LEX(kind);
	lexeme->means[kind] = means;
	if (*not_before)
		lexeme->not_before = anchored_new(str_of(not_before));
}

static bool
is_of_patterns(enum lexicon_kind kind)
{
	return kind <= LEX_IDIOM || kind == LEX_KNOWN;
}

static void
load(void)
{
	const struct data *d = &quantities_data;

	for (size_t i = 0; i < d->rows; i++) {
		enum lexicon_kind kind = kind_of(data_cell(d, i, KIND));
		struct str list = str_of(data_cell(d, i, WORDS)), word;

		while (!is_of_patterns(kind) && str_next_name(&list, &word))
			add(kind, word, data_cell(d, i, MEANS), data_cell(d, i, NOT));
	}
	plant(&forwards, false);
	plant(&backwards, true);
}

const struct lexeme *
lexicon_begins(uint64_t wanted, struct str s)
{
	if (!count)
		load();
	return longest(&forwards, false, wanted, s);
}

bool
lexicon_may_begin(uint64_t wanted, struct str s)
{
	const struct node *node;
	unsigned cp;

	if (!count)
		load();
	if (!s.n)
		return false;
	utf8_get(s.s, s.n, &cp);
	node = child_of(&forwards, forwards.node, cp);
	return node && node->kinds & wanted;
}

const struct lexeme *
lexicon_ends(uint64_t wanted, struct str s)
{
	if (!count)
		load();
	return longest(&backwards, true, wanted, s);
}

const struct lexeme *
lexicon_at(uint64_t wanted, struct str text, size_t at)
{
	struct str rest = str_skip(text, at);
	const struct lexeme *word;

	while ((word = lexicon_begins(wanted, rest)) && word->not_before &&
	       re_match(word->not_before, text, at + word->text.n))
		rest.n = word->text.n - 1;
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

struct re *
lexicon_pattern(enum lexicon_kind kind)
{
	struct str words, means, not_before;
	struct buf pattern = { 0 };
	struct re *re;
	size_t row = 0;

	for (int i = 0; lexicon_line(kind, &row, &words, &means, &not_before); i++) {
		buf_adds(&pattern, i ? "|" : "");
		buf_addstr(&pattern, words);
	}
	re = anchored_new(buf_str(&pattern));
	buf_free(&pattern);
	return re;
}
