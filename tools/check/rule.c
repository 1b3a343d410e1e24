#include "rule.h"
#include "data.h"
#include "say.h"

enum { RULE, SEVERITY, TABLE, OVER, EXPRESSION, ZH, EN, BASIS, FORM };

static struct rule rules[RULES_MAX];
static size_t count;

static _Noreturn void
fault(const struct rule *rule, const char *what, struct str where)
{
	die_system("rules.tsv: %s: %s at '%.*s'", rule->name, what, (int)where.n, where.s);
}

static void
skip_space(struct str *s)
{
	while (s->n && *s->s == ' ')
		*s = str_skip(*s, 1);
}

/* Take the character c off *s, with the blanks round it. */
static bool
take(struct str *s, char c)
{
	skip_space(s);
	if (!s->n || *s->s != c)
		return false;
	*s = str_skip(*s, 1);
	skip_space(s);
	return true;
}

static bool
is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* The rows (columns) with this code, or whose codes begin so. */
static struct set
places_named(const struct rule *rule, struct str name, bool prefix)
{
	struct set found = { { 0 } };
	const char *code;

	for (int i = 0;
	     (code = rule->over_cols ? place_row(rule->table, i) : place_col(rule->table, i));
	     i++) {
		if (prefix ? str_starts(str_of(code), name) : str_is(name, code))
			set_add(&found, i);
	}
	return found;
}

/* name = CODE ["*"] */
static struct set
parse_name(const struct rule *rule, struct str *s)
{
	struct str at = *s, name = { s->s, 0 };
	struct set found;

	while (name.n < s->n && is_name_char(s->s[name.n]))
		name.n++;
	*s = str_skip(*s, name.n);
	found = places_named(rule, name, take(s, '*'));
	if (!name.n || set_is_empty(found))
		fault(rule, "no such row or column", at);
	return found;
}

/* term = name { "|" name } */
static void
parse_term(const struct rule *rule, struct str *s, struct term *term)
{
	do {
		if (term->choices == CHOICES_MAX)
			fault(rule, "too many names to choose from", *s);
		term->choice[term->choices++] = parse_name(rule, s);
	} while (take(s, '|'));
}

/* sum = term { ( "+" | "-" ) term } */
static void
parse_sum(const struct rule *rule, struct str *s, struct sum *sum)
{
	bool minus = false;

	do {
		if (sum->terms == TERMS_MAX)
			fault(rule, "too many terms", *s);
		sum->term[sum->terms].minus = minus;
		parse_term(rule, s, &sum->term[sum->terms++]);
		minus = s->n && *s->s == '-';
	} while (take(s, '+') || take(s, '-'));
}

/* expression = sum "=" sum */
static void
parse(struct rule *rule, struct str s)
{
	skip_space(&s);
	parse_sum(rule, &s, &rule->left);
	if (!take(&s, '='))
		fault(rule, "'=' is missing", s);
	parse_sum(rule, &s, &rule->right);
	if (s.n)
		fault(rule, "more than a sum", s);
}

static void
load(void)
{
	const struct data *d = &rules_data;

	if (d->rows > RULES_MAX)
		die_system("rules.tsv has more than %d rules", RULES_MAX);
	for (size_t i = 0; i < d->rows; i++) {
		struct rule *rule = &rules[i];
		const char *table = data_cell(d, i, TABLE), *over = data_cell(d, i, OVER);

		rule->name = data_cell(d, i, RULE);
		rule->severity = data_cell(d, i, SEVERITY);
		rule->table = place_table(str_of(table));
		rule->schema = place_schema(str_of(data_cell(d, i, FORM)));
		rule->over_cols = !strcmp(over, "col");
		rule->of_years = !strcmp(over, "table");
		rule->across = !strcmp(over, "history") || !strcmp(over, "stream");
		if (rule->of_years || rule->across)
			continue;
		if (rule->table < 0 || (!rule->over_cols && strcmp(over, "row") != 0))
			fault(rule, "no such table, or not over row or col", str_of(table));
		if (rule->schema < 0 && *data_cell(d, i, FORM))
			fault(rule, "no such form", str_of(data_cell(d, i, FORM)));
		parse(rule, str_of(data_cell(d, i, EXPRESSION)));
	}
	count = d->rows;
}

const struct rule *
rule_line(size_t i)
{
	if (!count)
		load();
	return i < count ? &rules[i] : NULL;
}
