#include "known.h"
#include "buf.h"
#include "lexicon.h"
#include "re.h"
#include "say.h"
#include "utf8.h"

enum { KNOWN_MAX = 32, SEEN_MAX = 1024, TAIL_MAX = 60 }; /* of bytes, the last */

struct known {
	struct str indicator, behind, units;
	struct re * not ; /* NULL for none */
};

static struct known known[KNOWN_MAX];
static size_t count;
static struct re *any; /* its group i + 1 is the pattern of known[i] */

/* Where a pattern matches a clause. */
struct match {
	size_t known; /* whose pattern; count for none */
	size_t at;
};

/* Clauses with their first match: most stand in many reports, and a look here costs less than
   all patterns. */
static struct seen {
	size_t n;
	char s[TAIL_MAX + sizeof "…"];
	struct match match;
} seen[SEEN_MAX];

static struct str
next_field(struct str *s)
{
	const char *blank = memchr(s->s, ' ', s->n);
	struct str field = { s->s, blank ? (size_t)(blank - s->s) : s->n };

	*s = str_skip(*s, field.n + 1);
	return field;
}

static void
load(void)
{
	struct str pattern, means, not_before;
	struct buf all = { 0 };
	size_t row = 0;

	while (lexicon_line(LEX_KNOWN, &row, &pattern, &means, &not_before)) {
		struct known *k = &known[count];

		if (count++ == KNOWN_MAX)
			die_system("quantities.tsv: more than %d known quantities", KNOWN_MAX);
		k->indicator = next_field(&means);
		k->behind = next_field(&means);
		k->units = means;
		k->not = not_before.n ? re_new_valid(not_before.s) : NULL;
		buf_adds(&all, count > 1 ? "|(" : "(");
		buf_addstr(&all, pattern);
		buf_addc(&all, ')');
	}
	buf_addc(&all, '\0');
	any = re_new_valid(all.s);
	buf_free(&all);
}

static bool
has_unit(struct str units, struct str unit)
{
	struct str name;

	while (str_next_name(&units, &name)) {
		if (str_same(name, unit.n ? unit : str_of("-")))
			return true;
	}
	return false;
}

/* A quantity that is whole, or a part, or stands behind another: as its line in the data says.
 */
static bool
is_in_place(const struct known *k, bool is_part, struct str last)
{
	if (str_is(k->behind, "part"))
		return true;
	return str_is(k->behind, "whole") ? !is_part : str_same(k->behind, last);
}

/* The clause's last words, behind a mark if there are more: what is counted stands there. */
static struct str
tail_of(struct str context)
{
	static struct buf tail;
	size_t from = context.n > TAIL_MAX ? context.n - TAIL_MAX : 0;

	if (!from)
		return context;
	while (utf8_is_inside(context.s[from]))
		from++;
	buf_clear(&tail);
	buf_adds(&tail, "…");
	buf_addstr(&tail, str_skip(context, from));
	return buf_str(&tail);
}

/* The first match at byte `from` or behind it. */
static struct match
match_from(struct str context, size_t from)
{
	struct match m = { count, 0 };

	if (!re_match(any, context, from))
		return m;
	m.at = (size_t)(re_group(any, 0).s - context.s);
	for (m.known = 0; m.known < count && !re_group(any, (int)m.known + 1).n;)
		m.known++;
	return m;
}

static struct match
first_match(struct str context)
{
	struct seen *at = &seen[str_hash(0, context) % SEEN_MAX];

	if (str_same((struct str) { at->s, at->n }, context))
		return at->match;
	memcpy(at->s, context.s, context.n);
	at->n = context.n;
	return at->match = match_from(context, 0);
}

struct str
known_find(struct str clause, struct str unit, bool is_part, struct str last)
{
	struct str none = { "", 0 }, context = tail_of(clause);
	struct match m;
	unsigned cp;

	if (!count)
		load();
	if (!lexicon_ends(LEX(LEX_CLOSE), context))
		return none;
	/* What one pattern excludes, another may take: 目录、网站主动公开信息 is no
	 * 网站公开信息. */
	for (m = first_match(context); m.known < count; m = match_from(context, m.at)) {
		const struct known *k = &known[m.known];

		if (is_in_place(k, is_part, last) && has_unit(k->units, unit) &&
		    !(k->not &&re_match(k->not, clause, 0)))
			return k->indicator;
		m.at += utf8_get(context.s + m.at, context.n - m.at, &cp);
	}
	return none;
}
