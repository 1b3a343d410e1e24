#include "web_words.h"
#include "data.h"
#include "say.h"
#include "utf8.h"

enum { KIND, WORD, MEANS };
enum { WORDS_MAX = 512, HEADS = 1024, SHORTEST = 3 };

static const char *const kinds[] = { "meta", "class", "item", "site", "footer", "label",
	"title", "file" };

/* The words, in chains by their first three bytes; each chain in the file's order. */
static struct {
	struct str word;
	const char *means;
	unsigned kind;
	int next; /* -1 for none */
} words[WORDS_MAX];
static int head[HEADS];
static bool loaded;

static size_t
head_of(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return ((size_t)u[0] * 31 + (size_t)u[1] * 17 + (size_t)u[2] * 257) % HEADS;
}

static unsigned
kind_of(const char *name)
{
	for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!strcmp(name, kinds[i]))
			return 1u << i;
	}
	die_system("web.tsv: unknown kind '%s'", name);
}

static void
load(void)
{
	if (web_data.rows > WORDS_MAX)
		die_system("web.tsv has more than %d lines", WORDS_MAX);
	memset(head, -1, sizeof head);
	for (int i = (int)web_data.rows - 1; i >= 0; i--) {
		const char *s = data_cell(&web_data, (size_t)i, WORD);
		size_t h = head_of(s);

		if (strlen(s) < SHORTEST)
			die_system("web.tsv: '%s' is too short", s);
		words[i].word = str_of(s);
		words[i].means = data_cell(&web_data, (size_t)i, MEANS);
		words[i].kind = kind_of(data_cell(&web_data, (size_t)i, KIND));
		words[i].next = head[h];
		head[h] = i;
	}
	loaded = true;
}

/* The first word in the chain of s, or the next one after i. */
static int
candidate(struct str s, unsigned kind, int i)
{
	if (!loaded)
		load();
	if (s.n < SHORTEST)
		return -1;
	for (i = i < 0 ? head[head_of(s.s)] : words[i].next; i >= 0; i = words[i].next) {
		if ((words[i].kind & kind) && str_starts(s, words[i].word))
			return i;
	}
	return -1;
}

unsigned
web_kinds_in(struct str s)
{
	const unsigned any = WEB_SITE | WEB_FOOTER | WEB_LABEL | WEB_TITLE | WEB_FILE;
	unsigned found = 0;

	for (; s.n >= SHORTEST; s = str_skip(s, 1)) {
		for (int i = -1; (i = candidate(s, any, i)) >= 0;)
			found |= words[i].kind;
	}
	return found;
}

/* The bytes of the longest word of a kind that s begins with. */
static size_t
longest(enum web_kind kind, struct str s)
{
	size_t n = 0;

	for (int i = -1; (i = candidate(s, kind, i)) >= 0;) {
		if (words[i].word.n > n)
			n = words[i].word.n;
	}
	return n;
}

/* The bytes of a mark at s: neither a letter nor a figure nor a Han character. */
static size_t
mark(struct str s)
{
	unsigned cp;
	size_t n = utf8_get(s.s, s.n, &cp);

	if (cp < 0x80)
		return (cp | 0x20) - 'a' < 26 || cp - '0' < 10 ? 0 : 1;
	return cp < 0x2E80 || (cp >= 0x3000 && cp < 0x3040) || cp >= 0xFF00 ? n : 0;
}

bool
web_only(enum web_kind kind, struct str s)
{
	bool any = false;
	size_t n;

	while (s.n) {
		if ((n = longest(kind, s)))
			any = true;
		else if (!(n = mark(s)))
			return false;
		s = str_skip(s, n);
	}
	return any;
}

static bool
is_word(enum web_kind kind, struct str s)
{
	for (int i = -1; (i = candidate(s, kind, i)) >= 0;) {
		if (words[i].word.n == s.n)
			return true;
	}
	return false;
}

bool
web_names(enum web_kind kind, struct str s)
{
	char part[16];
	size_t n = 0;

	for (size_t i = 0; i <= s.n; i++) {
		char c = i < s.n ? s.s[i] : ' ';
		bool upper = c >= 'A' && c <= 'Z', letter = upper || (c >= 'a' && c <= 'z');

		/* leftNav is two words, NAV is one. */
		if (!letter || (upper && i && s.s[i - 1] >= 'a' && s.s[i - 1] <= 'z')) {
			if (n <= sizeof part && is_word(kind, (struct str) { part, n }))
				return true;
			n = 0;
		}
		if (letter && n++ < sizeof part)
			part[n - 1] = (char)(c | 0x20);
	}
	return false;
}

int
web_meta(struct str name)
{
	char plain[16];
	struct str s = { plain, name.n };

	if (name.n > sizeof plain)
		return -1;
	for (size_t i = 0; i < name.n; i++)
		plain[i] = (char)(name.s[i] >= 'A' && name.s[i] <= 'Z' ? name.s[i] | 0x20
								       : name.s[i]);
	for (int i = -1; (i = candidate(s, WEB_META, i)) >= 0;) {
		if (words[i].word.n == s.n)
			return i;
	}
	return -1;
}

const char *
web_meta_key(int place)
{
	if (!loaded)
		load();
	if ((size_t)place >= web_data.rows || words[place].kind != WEB_META)
		return NULL;
	return words[place].means;
}
