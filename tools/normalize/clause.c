#include "clause.h"
#include "utf8.h"

enum { CLAUSE_MAX = 360 }; /* bytes that are looked back at */

/* Bytes with which such a mark may begin. */
static const bool may_begin[256] = {
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
	if (!s.n || !may_begin[(unsigned char)s.s[0]])
		return 0;
	if ((unsigned char)s.s[0] < 0x80)
		return 1;
	return str_starts(s, str_of("。")) || str_starts(s, str_of("…")) ? strlen("。") : 0;
}

size_t
clause_begin(const struct flat *flat, size_t floor, size_t at)
{
	size_t lowest = at - floor > CLAUSE_MAX ? at - CLAUSE_MAX : floor, n;
	size_t closed = 0; /* behind the last bracket that closes, while none opens for it */
	int depth = 0;

	while (lowest < at && utf8_is_inside(flat->text.s[lowest]))
		lowest++;
	for (size_t i = flat_mark(flat, at); i-- > 0 && flat->mark[i] >= lowest;) {
		size_t mark = flat->mark[i];
		char c = flat->text.s[mark];

		if (c == ')') {
			closed = depth++ ? closed : mark + 1;
		} else if (c == '(') {
			if (!depth)
				return mark + 1;
			depth--;
		} else if (!depth && (n = clause_mark(flat_rest(flat, mark)))) {
			return mark + n;
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
