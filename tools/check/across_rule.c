#include "across_rule.h"
#include "history.h"

static struct across_rule rules[RULES_MAX];
static size_t count;

static _Noreturn void
fault(const struct across_rule *rule, const char *what, struct str where)
{
	rule_fault(rule->rule, what, where);
}

/* The word that the expression goes on with; empty at its end. */
static struct str
peek(struct str s)
{
	const char *blank = s.n ? memchr(s.s, ' ', s.n) : NULL;

	return (struct str) { s.s, blank ? (size_t)(blank - s.s) : s.n };
}

static struct str
take(struct str *s)
{
	struct str word = peek(*s);

	*s = str_skip(*s, word.n + 1);
	return word;
}

static bool
take_if(struct str *s, const char *word)
{
	if (!str_is(peek(*s), word))
		return false;
	take(s);
	return true;
}

static long
take_number(const struct across_rule *rule, struct str *s)
{
	struct dec d;

	if (!dec_parse(peek(*s), &d) || d.scale || d.units <= 0)
		fault(rule, "no number", *s);
	take(s);
	return d.units;
}

/* The row or column of a name; EACH for *. */
static int
find(const struct across_rule *rule, struct str name, const char *(*code)(int, int))
{
	if (str_is(name, "*"))
		return EACH;
	for (int i = 0; rule->table >= 0 && code(rule->table, i); i++) {
		if (str_is(name, code(rule->table, i)))
			return i;
	}
	fault(rule, "no such row or column", name);
}

static void
parse_cell(struct across_rule *rule, struct str cell, struct across_term *term)
{
	const char *point = cell.n ? memchr(cell.s, '.', cell.n) : NULL;
	size_t n = point ? (size_t)(point - cell.s) : cell.n;

	if (str_is(cell, "figures")) {
		rule->figures = true;
		return;
	}
	term->row = find(rule, (struct str) { cell.s, n }, place_row);
	term->col = find(rule, str_skip(cell, n + 1), place_col);
	rule->each_row |= term->row == EACH;
	rule->each_col |= term->col == EACH;
	if (term->row != EACH && term->col != EACH &&
	    history_slot(rule->table, term->row, term->col) < 0)
		fault(rule, "the table history has no column for it", cell);
}

static void
parse_term(struct across_rule *rule, struct str *s, struct across_term *term)
{
	static const char *const names[WHICHES] = { "last", "twin", "part", "parts" };

	for (int w = 0; w < WHICHES && !term->other; w++) {
		term->other = take_if(s, names[w]);
		if (term->other)
			rule->which = (enum which)w;
	}
	parse_cell(rule, take(s), term);
}

static void
parse_sum(struct across_rule *rule, struct str *s, struct across_sum *sum)
{
	bool minus = false;

	do {
		if (sum->terms == ACROSS_TERMS_MAX)
			fault(rule, "too many terms", *s);
		sum->term[sum->terms].minus = minus;
		parse_term(rule, s, &sum->term[sum->terms++]);
		minus = str_is(peek(*s), "-");
	} while (take_if(s, "+") || take_if(s, "-"));
}

static void
parse_relation(struct across_rule *rule, struct str *s)
{
	struct str at = *s;

	if (take_if(s, "=")) {
		rule->relation = RELATION_EQUAL;
	} else if (take_if(s, "!=")) {
		rule->relation = RELATION_OTHER;
	} else if (take_if(s, ">=")) {
		rule->relation = RELATION_AT_LEAST;
	} else if (take_if(s, "within")) {
		rule->relation = RELATION_WITHIN;
		rule->times = take_number(rule, s);
		if (!take_if(s, "of"))
			fault(rule, "'of' is missing", at);
	} else {
		fault(rule, "no relation", at);
	}
}

static void
parse(struct across_rule *rule, struct str s)
{
	parse_sum(rule, &s, &rule->left);
	parse_relation(rule, &s);
	parse_sum(rule, &s, &rule->right);
	if (take_if(&s, "from"))
		rule->from = take_number(rule, &s);
	if (s.n || (rule->each_row && rule->each_col))
		fault(rule, "more than can be read", s);
}

static void
load(void)
{
	const struct rule *line;

	for (size_t i = 0; (line = rule_line(i)); i++) {
		struct across_rule *rule = &rules[count];

		if (line->over != OVER_HISTORY && line->over != OVER_STREAM)
			continue;
		rule->rule = line;
		rule->table = line->table;
		parse(rule, line->expression);
		count++;
	}
}

const struct across_rule *
across_rule(size_t i)
{
	if (!count)
		load();
	return i < count ? &rules[i] : NULL;
}
