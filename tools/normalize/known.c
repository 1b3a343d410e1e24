#include "known.h"
#include "buf.h"
#include "lexicon.h"
#include "re.h"
#include "say.h"
#include "utf8.h"

enum { KNOWN_MAX = 32, UNKNOWN_MAX = 1024, TAIL_MAX = 60 }; /* of bytes, the last */

struct known {
	struct str indicator, behind, units;
	struct re * not ; /* NULL for none */
};

static struct known known[KNOWN_MAX];
static size_t count;
static struct re *any; /* its group i + 1 is the pattern of known[i] */

/* Clauses that no pattern knows: most clauses stand in many reports, and a look here costs less
   than all patterns. */
static struct unknown {
	size_t n;
	char s[TAIL_MAX + sizeof "…"];
} unknowns[UNKNOWN_MAX];

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
		k->not = not_before.n ? re_new(not_before.s) : NULL;
		buf_adds(&all, count > 1 ? "|(" : "(");
		buf_addstr(&all, pattern);
		buf_addc(&all, ')');
	}
	buf_addc(&all, '\0');
	any = re_new(all.s);
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

/* Does a pattern know the clause? */
static bool
is_known(struct str context)
{
	struct unknown *seen = &unknowns[str_hash(0, context) % UNKNOWN_MAX];

	if (str_same((struct str) { seen->s, seen->n }, context))
		return false;
	if (re_match(any, context, 0))
		return true;
	memcpy(seen->s, context.s, context.n);
	seen->n = context.n;
	return false;
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

/* The pattern of the last match of any; count when it is none. */
static size_t
matched(void)
{
	size_t i = 0;

	while (i < count && !re_group(any, (int)i + 1).n)
		i++;
	return i;
}

struct str
known_find(struct str clause, struct str unit, bool is_part, struct str last)
{
	struct str none = { "", 0 }, context = tail_of(clause);
	size_t from, i;
	unsigned cp;

	if (!count)
		load();
	if (!lexicon_ends(LEX(LEX_CLOSE), context) || !is_known(context))
		return none;
	/* What one pattern excludes, another may take: 目录、网站主动公开信息 is no
	 * 网站公开信息. */
	do {
		if ((i = matched()) == count)
			break;
		if (is_in_place(&known[i], is_part, last) && has_unit(known[i].units, unit) &&
		    !(known[i].not &&re_match(known[i].not, clause, 0)))
			return known[i].indicator;
		from = (size_t)(re_group(any, 0).s - context.s);
		from += utf8_get(context.s + from, context.n - from, &cp);
	} while (re_match(any, context, from));
	return none;
}
