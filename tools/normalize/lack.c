#include "lack.h"
#include "clause.h"
#include "utf8.h"

enum { LACK_BYTES = 240, NAME_BYTES = 36 };

static const uint64_t word_kinds = LEX(LEX_LACK) | LEX(LEX_THING) | LEX(LEX_NOUN) |
				   LEX(LEX_JOINT) | LEX(LEX_TRAIL);

/* Does another negation follow the mark of a list: 无申请、无复议? */
static bool
is_negated(struct str rest)
{
	const struct str mark = str_of("、");

	return str_starts(rest, mark) && lexicon_begins(LEX(LEX_NOT), str_skip(rest, mark.n));
}

/* Is it asked, or supposed: 有无, 如未收到? */
static bool
is_doubted(struct str before)
{
	const struct lexeme *word = lexicon_ends(LEX(LEX_APART), before);

	return word && !strcmp(word->means[LEX_APART], "if");
}

/* Where the clause ends that begins at `from`; 0 when a figure stands in it, which says more
   than a zero, or no end is near. */
static size_t
clause_end(const struct flat *flat, size_t from)
{
	struct str text = buf_str(&flat->text);
	int depth = 0;

	for (size_t at = from; at <= text.n && at - from < LACK_BYTES; at++) {
		if (at == text.n || clause_mark(str_skip(text, at)) ||
		    is_negated(str_skip(text, at)) || (text.s[at] == ')' && --depth < 0))
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

/* The first of the words that name the thing `at`: what says which it is stands behind the
   verb, behind 的, or behind the thing that it is joined to. */
static size_t
begin_of_name(const struct clause *c, size_t at)
{
	size_t from = at, bytes = 0;

	while (from > 0 && !(c->word[from - 1].kinds & (LEX(LEX_LACK) | LEX(LEX_JOINT))) &&
	       !c->word[from - 1].bracket && !str_is(c->word[from - 1].text, "的"))
		bytes += c->word[--from].text.n;
	return bytes > NAME_BYTES ? at : from;
}

/* The first word of the run of things, joined to each other, that ends before word `last`. */
static size_t
first_thing(const struct clause *c, size_t last)
{
	bool wanted = true;

	while (last > 0) {
		uint64_t kinds = c->word[last - 1].kinds;

		if (wanted ? !(kinds & LEX(LEX_THING))
			   : !(kinds & (LEX(LEX_JOINT) | LEX(LEX_LACK))))
			break;
		if (wanted)
			wanted = false;
		else if (kinds & LEX(LEX_JOINT))
			wanted = true;
		last--;
	}
	return last;
}

static struct str
between(const struct clause *c, size_t from, size_t to)
{
	const struct str *last = &c->word[to].text;

	return (struct str) { c->word[from].text.s,
		(size_t)(last->s + last->n - c->word[from].text.s) };
}

/* Take the things at the clause's end, as far as they are joined. */
static size_t
things(const struct clause *c, size_t from, size_t at, struct str verb,
    struct lack found[LACK_MAX])
{
	size_t last = c->n, first, n = 0, to = at, begin = 0;

	while (last &&
	       (c->word[last - 1].bracket || (c->word[last - 1].kinds & LEX(LEX_TRAIL) &&
						 !(c->word[last - 1].kinds & LEX(LEX_THING)))))
		last--;
	first = first_thing(c, last);
	for (size_t i = 0; i < last; i++) {
		bool joined = i + 1 == last || c->word[i + 1].kinds & LEX(LEX_JOINT);

		to += c->word[i].text.n;
		if (i < first || !(c->word[i].kinds & LEX(LEX_THING)) || !joined ||
		    n == LACK_MAX)
			continue;
		found[n++] = (struct lack) { from, to, between(c, begin_of_name(c, i), i), verb,
			between(c, begin, i) };
		begin = i + 1;
	}
	return n;
}

size_t
lack_at(const struct flat *flat, size_t at, struct lack found[LACK_MAX], size_t *past)
{
	static struct clause c;
	const struct lexeme *not = lexicon_begins(
	    LEX(LEX_NOT), str_skip(buf_str(&flat->text), at));
	struct str verb;
	size_t end, n;

	*past = at + 1;
	if (!not )
		return 0;
	if (is_doubted((struct str) { flat->text.s, at }))
		return 0;
	*past = at + not ->text.n;
	if (!(end = clause_end(flat, *past)))
		return 0;
	clause_split(flat, *past, end, word_kinds, &c);
	verb = str_of(not ->means[LEX_NOT]);
	if (!is_lack(&c, str_is(verb, "verb")))
		return 0;
	if (c.n && c.word[0].kinds & LEX(LEX_LACK))
		verb.n = 0;
	n = things(&c, at, *past, verb, found);
	if (n)
		*past = found[n - 1].to;
	return n;
}
