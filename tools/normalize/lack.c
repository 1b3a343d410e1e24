#include "clause.h"
#include "lack.h"
#include "utf8.h"

enum { LACK_BYTES = 240 };

static const unsigned word_kinds =
    LEX(LEX_LACK) | LEX(LEX_THING) | LEX(LEX_NOUN) | LEX(LEX_JOINT) | LEX(LEX_TRAIL);

/* Where the clause ends that begins at `from`; 0 when a figure stands in it, which says more
   than a zero, or no end is near. */
static size_t
clause_end(const struct flat *flat, size_t from)
{
	struct str text = buf_str(&flat->text);
	int depth = 0;

	for (size_t at = from; at <= text.n && at - from < LACK_BYTES; at++) {
		if (at == text.n || clause_mark(str_skip(text, at)) ||
		    (text.s[at] == ')' && --depth < 0))
			return at;
		depth += text.s[at] == '(';
		if (text.s[at] >= '0' && text.s[at] <= '9')
			return 0;
	}
	return 0;
}

/* The words behind the negation say what there was none of: a verb of lacking does, else
   nothing that the lexicon does not know may stand there (无正当理由反复申请). */
static bool
is_lack(const struct clause *c, bool needs_verb)
{
	if (c->n && c->word[0].kinds & LEX(LEX_LACK))
		return true;
	for (size_t i = 0; i < c->n; i++) {
		if (needs_verb || !c->word[i].kinds)
			return false;
	}
	return true;
}

/* Take the things from the clause's end backwards, as far as they are joined. */
static size_t
things(const struct clause *c, size_t from, size_t at, struct lack found[LACK_MAX])
{
	size_t last = c->n, first, n = 0, to = at;
	bool wanted = true;

	while (last && (c->word[last - 1].bracket ||
			   (c->word[last - 1].kinds & LEX(LEX_TRAIL) &&
			       !(c->word[last - 1].kinds & LEX(LEX_THING)))))
		last--;
	for (first = last; first > 0; first--) {
		unsigned kinds = c->word[first - 1].kinds;

		if (!(kinds & (wanted ? LEX(LEX_THING) : LEX(LEX_JOINT))))
			break;
		wanted = !(kinds & LEX(LEX_THING));
	}
	for (size_t i = 0; i < last; i++) {
		to += c->word[i].text.n;
		if (i < first || !(c->word[i].kinds & LEX(LEX_THING)) || n == LACK_MAX)
			continue;
		found[n++] = (struct lack) { from, to, c->word[i].text,
			c->word[i].lexeme->means[LEX_THING] };
	}
	return n;
}

size_t
lack_at(const struct flat *flat, size_t at, struct lack found[LACK_MAX], size_t *past)
{
	static struct clause c;
	const struct lexeme *not = lexicon_begins(LEX(LEX_NOT), str_skip(buf_str(&flat->text), at));
	size_t end, n;

	*past = at + 1;
	if (!not)
		return 0;
	*past = at + not->text.n;
	if (!(end = clause_end(flat, *past)))
		return 0;
	clause_split(flat, *past, end, word_kinds, &c);
	if (!is_lack(&c, str_is(str_of(not->means[LEX_NOT]), "verb")))
		return 0;
	n = things(&c, at, *past, found);
	if (n)
		*past = found[n - 1].to;
	return n;
}
