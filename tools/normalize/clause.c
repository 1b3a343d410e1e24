#include "clause.h"
#include "utf8.h"

enum { CLAUSE_MAX = 360 }; /* bytes that are looked back at */

const bool clause_may[256] = {
	[','] = true,
	[';'] = true,
	[':'] = true,
	['!'] = true,
	['?'] = true,
	[0xE2] = true,
	[0xE3] = true,
};

size_t
clause_mark(struct str s)
{
	if (!s.n)
		return 0;
	switch (s.s[0]) {
	case ',':
	case ';':
	case ':':
	case '!':
	case '?':
		return 1;
	case '\xE3': /* 。 */
		return s.n >= 3 && !memcmp(s.s, "。", 3) ? 3 : 0;
	case '\xE2': /* … */
		return s.n >= 3 && !memcmp(s.s, "…", 3) ? 3 : 0;
	default:
		return 0;
	}
}

static struct str
rest_of(const struct flat *flat, size_t at)
{
	return str_skip(buf_str(&flat->text), at);
}

size_t
clause_begin(const struct flat *flat, size_t floor, size_t at)
{
	size_t lowest = at - floor > CLAUSE_MAX ? at - CLAUSE_MAX : floor, mark;
	size_t closed = 0; /* behind the last bracket that closes, while none opens for it */
	int depth = 0;

	while (lowest < at && utf8_is_inside(flat->text.s[lowest]))
		lowest++;
	for (size_t i = at; i-- > lowest;) {
		char c = flat->text.s[i];

		if (utf8_is_inside(c))
			continue;
		if (c == ')') {
			closed = depth++ ? closed : i + 1;
		} else if (c == '(') {
			if (!depth)
				return i + 1;
			depth--;
		} else if (!depth && (mark = clause_mark(rest_of(flat, i)))) {
			return i + mark;
		}
	}
	return depth ? closed : lowest;
}

/* A run of digits and what makes a time of it, a run of letters, or one character. */
static size_t
unknown_len(struct str s, bool *is_time)
{
	static const char *const times[] = { "年度", "年", "月", "日" };
	size_t n = 0;
	unsigned cp;

	*is_time = false;
	while (
	    n < s.n && ((s.s[n] >= '0' && s.s[n] <= '9') || (s.s[n] >= 'a' && s.s[n] <= 'z')))
		n++;
	if (!n) {
		n = utf8_get(s.s, s.n, &cp);
		*is_time = cp >= 0x2460 && cp <= 0x24FF; /* ①: of a list, no more */
		return n;
	}
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		if (str_starts(str_skip(s, n), str_of(times[i]))) {
			*is_time = true;
			return n + strlen(times[i]);
		}
	}
	*is_time = n == 4 && (!memcmp(s.s, "19", 2) || !memcmp(s.s, "20", 2));
	return n;
}

/* The bytes of a quotation that s begins with; 0 when it does not end in s. */
static size_t
quoted_len(struct str s)
{
	const char *end;

	if (!str_starts(s, str_of("“")))
		return 0;
	end = str_find(s, str_of("”"));
	return end ? (size_t)(end - s.s) + strlen("”") : 0;
}

/* The bytes of a stretch in brackets; 0 when it does not end in s. */
static size_t
bracket_len(struct str s)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '(')
			depth++;
		else if (s.s[i] == ')' && --depth == 0)
			return i + 1;
		if (!depth)
			return 0;
	}
	return 0;
}

static size_t
next_word(struct str s, uint64_t kinds, struct clause_word *word)
{
	const struct lexeme *lexeme = lexicon_begins(kinds, s);
	size_t n = bracket_len(s);
	bool is_time;

	*word = (struct clause_word) { .lexeme = lexeme, .bracket = n > 0 };
	if (lexeme) {
		word->kinds = lexeme->kinds & kinds;
		n = lexeme->text.n;
	} else if (!n) {
		if ((n = quoted_len(s))) {
			word->kinds = kinds & LEX(LEX_NOUN);
			word->text = (struct str) { s.s, n };
			return n;
		}
		n = unknown_len(s, &is_time);
		word->kinds = is_time ? kinds & (LEX(LEX_LEAD) | LEX(LEX_NUMBER)) : 0;
	}
	word->text = (struct str) { s.s, n };
	return n;
}

void
clause_split(
    const struct flat *flat, size_t from, size_t to, uint64_t kinds, struct clause *clause)
{
	struct str s = { flat->text.s + from, to - from };

	clause->n = 0;
	while (s.n) {
		if (clause->n == CLAUSE_WORDS) {
			memmove(clause->word, clause->word + CLAUSE_WORDS / 2,
			    CLAUSE_WORDS / 2 * sizeof *clause->word);
			clause->n = CLAUSE_WORDS / 2;
		}
		s = str_skip(s, next_word(s, kinds, &clause->word[clause->n++]));
	}
}
