#include "subject.h"
#include "clause.h"
#include "utf8.h"

enum {
	NAME_MAX = 72,
	BEHIND_MAX = 90,
	SHORT = 36,
	WORD = 6,
	FIGURES_MAX = 4
}; /* bytes: 24, 30, 12 and 2 characters */

static const uint64_t before_kinds = LEX(LEX_NUMBER) | LEX(LEX_SHARE) | LEX(LEX_LEAD) |
				     LEX(LEX_ACT) | LEX(LEX_NOUN) | LEX(LEX_CHANNEL) |
				     LEX(LEX_MEASURE) | LEX(LEX_TALLY) | LEX(LEX_JOINT) |
				     LEX(LEX_PART) | LEX(LEX_ANEW) | LEX(LEX_RATE) |
				     LEX(LEX_THING);
static const uint64_t behind_kinds = LEX(LEX_STOP) | LEX(LEX_ACT) | LEX(LEX_NOUN) |
				     LEX(LEX_MEASURE) | LEX(LEX_SHARE) | LEX(LEX_PART) |
				     LEX(LEX_THING) | LEX(LEX_CHANNEL);

static bool
is_name(const struct clause_word *word)
{
	return word->kinds & (LEX(LEX_NOUN) | LEX(LEX_THING));
}

/* A verb, and no noun that has the same form. */
static bool
is_act(const struct clause_word *word)
{
	return word->kinds & LEX(LEX_ACT) && !is_name(word);
}

static bool
is_kept(const struct clause_word *word)
{
	return !strcmp(word->lexeme->means[LEX_ACT], "keep");
}

/* A verb that says nothing of what is counted: 进行, 开展. */
static bool
is_light(const struct clause_word *word)
{
	return is_act(word) && !is_kept(word);
}

static bool
is_of(const struct clause_word *word, uint64_t kinds)
{
	return word->bracket || word->kinds & kinds;
}

/* Cut the words before the figure that lead to it; of a share, from 占 on. */
static void
cut_tail(struct clause *c, bool is_share)
{
	for (size_t i = 0; is_share && i < c->n; i++) {
		if (c->word[i].kinds & LEX(LEX_SHARE))
			c->n = i;
	}
	while (c->n && !is_name(&c->word[c->n - 1]) &&
	       is_of(&c->word[c->n - 1], LEX(LEX_NUMBER) | LEX(LEX_SHARE)))
		c->n--;
}

/* Is it the number of a point: 1. or 2、? */
static bool
is_point(const struct clause *c, size_t at)
{
	struct str number = c->word[at].text;

	return at + 1 < c->n && number.n <= 2 && number.s[0] >= '0' && number.s[0] <= '9' &&
	       (str_is(c->word[at + 1].text, ".") || str_is(c->word[at + 1].text, "、"));
}

/* The first word of the clause that is none of time, speaker, conjunction. */
static size_t
skip_lead(const struct clause *c, size_t from)
{
	uint64_t lead = LEX(LEX_LEAD) | LEX(LEX_PART) | LEX(LEX_ANEW) | LEX(LEX_JOINT);

	if (from < c->n && is_point(c, from))
		from += 2;
	while (from < c->n && !is_act(&c->word[from]) && !is_name(&c->word[from]) &&
	       is_of(&c->word[from], lead))
		from++;
	return from;
}

/* Where something is published stays with its verb: 微信公众号发布信息. */
static size_t
with_channels(const struct clause *c, size_t at, size_t lowest)
{
	while (at > lowest && c->word[at - 1].kinds & (LEX(LEX_CHANNEL) | LEX(LEX_JOINT)))
		at--;
	while (at < c->n && c->word[at].kinds & LEX(LEX_JOINT) &&
	       !(c->word[at].kinds & LEX(LEX_CHANNEL)))
		at++;
	return at;
}

/* The bytes of words from..to. */
static size_t
bytes_of(const struct clause *c, size_t from, size_t to)
{
	size_t n = 0;

	while (from < to)
		n += c->word[from++].text.n;
	return n;
}

/* The last verb of words from..n; n when there is none.  A verb that is joined to a noun, or
   has no more than a count behind it, is part of a noun (文件及解读, 稿件发布数). */
static size_t
last_act(const struct clause *c, size_t from)
{
	size_t act = c->n;

	for (size_t i = from; i < c->n; i++) {
		if (is_act(&c->word[i]) &&
		    !(i > from && c->word[i - 1].kinds & LEX(LEX_JOINT) &&
			!(c->word[i - 1].kinds & LEX(LEX_LEAD) && i + 1 < c->n)))
			act = i;
	}
	if (act + 2 == c->n && c->word[act + 1].kinds & LEX(LEX_TALLY) && act > from)
		return c->n;
	return act;
}

/* Where what is counted begins when a verb tells it from other things: a few words before the
   verb belong to it, more of them if it is the last (财务公开信息, 非政府网站发布). */
static size_t
begin_of_act(const struct clause *c, size_t from, size_t act)
{
	if (bytes_of(c, from, act) <= (act + 1 == c->n ? SHORT : WORD))
		return from;
	while (act > from && is_act(&c->word[act - 1]))
		act--;
	return with_channels(c, act, from);
}

/* Where what is counted begins among the words before the figure, and whether a verb is all
   there is, so that the words behind the figure should say. */
static size_t
begin_of_name(const struct clause *c, bool *verbal)
{
	size_t from = skip_lead(c, 0), act = last_act(c, from);

	*verbal = false;
	if (act == c->n) {
		if (c->n && c->word[c->n - 1].kinds & LEX(LEX_MEASURE))
			return with_channels(c, c->n - 1, from);
		return from;
	}
	*verbal = act + 1 == c->n;
	if (*verbal)
		return is_light(&c->word[act]) ? act : begin_of_act(c, from, act);
	if (is_kept(&c->word[act]))
		return begin_of_act(c, from, act);
	from = skip_lead(c, act + 1);
	*verbal = from == c->n;
	return *verbal ? act : from;
}

/* Add words from..n without what stands in brackets, the last ones if they are too long. */
static void
add_words(struct buf *out, const struct clause *c, size_t from)
{
	size_t bytes = 0, first = c->n;

	while (first > from && bytes + c->word[first - 1].text.n <= NAME_MAX)
		bytes += c->word[--first].text.n;
	for (size_t i = first; i < c->n; i++) {
		if (!c->word[i].bracket && !str_is(c->word[i].text, "了"))
			buf_addstr(out, c->word[i].text);
	}
}

static bool
ends_behind(const struct clause_word *word)
{
	if (is_name(word) || word->kinds & LEX(LEX_CHANNEL))
		return false;
	return word->bracket || word->kinds & behind_kinds;
}

/* Where the clause ends behind the figure: at a mark, a bracket, another figure. */
static size_t
end_behind(const struct flat *flat, size_t from)
{
	struct str rest = flat_rest(flat, from);
	size_t n = 0;

	for (size_t i = flat_mark(flat, from); i < flat->marks; i++) {
		struct str mark = flat_rest(flat, flat->mark[i]);

		if (*mark.s == '(' || *mark.s == ')' || clause_mark(mark)) {
			rest.n -= mark.n;
			break;
		}
		if (flat->mark[i] - from >= BEHIND_MAX)
			break;
	}
	while (n < rest.n && (n < BEHIND_MAX || utf8_is_inside(rest.s[n])) &&
	       !(rest.s[n] >= '0' && rest.s[n] <= '9'))
		n++;
	return from + n;
}

/* Where the figures end that follow at once: 5大类28条 of 5大类28条101项任务. */
static size_t
skip_figures(const struct flat *flat, size_t from)
{
	struct str text = buf_str(&flat->text);
	const struct lexeme *unit;
	size_t to = from;

	for (int i = 0; i < FIGURES_MAX; i++) {
		while (to < text.n && text.s[to] >= '0' && text.s[to] <= '9')
			to++;
		unit = to > from ? lexicon_begins(LEX(LEX_UNIT), str_skip(text, to)) : NULL;
		if (!unit)
			return from;
		from = to += unit->text.n;
	}
	return from;
}

/* The noun behind the figure, up to a verb: its end.  Behind a verb that says nothing
   (进行3次解读) another verb is as good as a noun. */
static size_t
noun_behind(const struct flat *flat, size_t from, bool verbs)
{
	static struct clause c;
	size_t to = from, n = 0;

	clause_split(flat, from, end_behind(flat, from), behind_kinds, &c);
	while (verbs && n < c.n && is_act(&c.word[n]) && !(c.word[n].kinds & LEX(LEX_STOP)))
		to += c.word[n++].text.n;
	for (; n < c.n && !ends_behind(&c.word[n]) && !str_is(c.word[n].text, "、"); n++)
		to += c.word[n].text.n;
	/* One character that the lexicon does not know is no noun. */
	return n > 1 || (n == 1 && c.word[0].kinds) ? to : from;
}

static uint64_t
marks_of(const struct clause *c)
{
	uint64_t marks = 0;

	for (size_t i = 0; i < c->n; i++)
		marks |= c->word[i].kinds;
	return marks & (LEX(LEX_PART) | LEX(LEX_ANEW) | LEX(LEX_RATE));
}

/* The clause before q, and how many words it has; what stands before a colon belongs to a
   figure right behind it. */
static size_t
clause_before(const struct flat *flat, const struct quantity *q, size_t floor, struct clause *c)
{
	size_t begin = clause_begin(flat, floor, q->figure);

	clause_split(flat, begin, q->figure, before_kinds, c);
	if (begin > floor + 1 && flat->text.s[begin - 1] == ':' && skip_lead(c, 0) == c->n)
		clause_split(
		    flat, clause_begin(flat, floor, begin - 1), begin - 1, before_kinds, c);
	return c->n;
}

/* Is the name before the figure perhaps a verb that the lexicon does not know? */
static bool
is_doubtful(const struct clause *c, size_t from)
{
	if (c->n - from > 2 || bytes_of(c, from, c->n) > 6)
		return false;
	for (; from < c->n; from++) {
		if (c->word[from].kinds)
			return false;
	}
	return true;
}

/* The noun behind the figure goes to the name: its end. */
static size_t
name_behind(const struct flat *flat, const struct quantity *q, bool verbs, struct subject *s)
{
	size_t from = skip_figures(flat, q->to), to = noun_behind(flat, from, verbs);
	struct str noun = { flat->text.s + from, to - from };

	if (str_starts(noun, str_of("的")))
		noun = str_skip(noun, strlen("的"));
	buf_addstr(&s->name, noun);
	buf_addstr(&s->context, noun);
	return from == q->to ? to : q->to;
}

void
subject_find(const struct flat *flat, const struct quantity *q, size_t floor, struct subject *s)
{
	static struct clause c;
	size_t from, n;
	bool bound, verbal;

	buf_clear(&s->name);
	buf_clear(&s->context);
	s->past = q->to;
	n = clause_before(flat, q, floor, &c);
	s->marks = marks_of(&c);
	bound = c.n &&
		(c.word[c.n - 1].kinds & LEX(LEX_JOINT) || str_is(c.word[c.n - 1].text, "了"));
	cut_tail(&c, q->class == QUANTITY_SHARE);
	from = begin_of_name(&c, &verbal);
	for (size_t i = skip_lead(&c, 0); i < c.n; i++)
		buf_addstr(&s->context, c.word[i].text);
	if (q->class <= QUANTITY_PEOPLE && (verbal || bound || is_doubtful(&c, from)))
		s->past = name_behind(flat, q, verbal && is_light(&c.word[c.n - 1]), s);
	if (!s->name.len)
		add_words(&s->name, &c, from);
	s->alone = !s->name.len;
	if (s->alone && c.n < n && c.word[n - 1].kinds & LEX(LEX_TALLY))
		buf_addstr(&s->name, c.word[n - 1].text);
}

/* What follows the figure, up to the clause's end: for one that nothing else names. */
struct str
subject_rest(const struct flat *flat, const struct quantity *q)
{
	size_t end = end_behind(flat, q->to);

	return (struct str) { flat->text.s + q->to, end - q->to };
}

void
subject_free(struct subject *s)
{
	buf_free(&s->name);
	buf_free(&s->context);
}
