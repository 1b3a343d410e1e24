#include "rule.h"

static void
skip_space(struct str *s)
{
	while (s->n && *s->s == ' ')
		*s = str_skip(*s, 1);
}

/* Take a mark off *s, with the blanks round it. */
static bool
take(struct str *s, const char *mark)
{
	skip_space(s);
	if (!str_starts(*s, str_of(mark)))
		return false;
	*s = str_skip(*s, strlen(mark));
	skip_space(s);
	return true;
}

static bool
is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* The name that *s begins with, taken off; it may be empty. */
static struct str
take_name(struct str *s)
{
	struct str name = { s->s, 0 };

	while (name.n < s->n && is_name_char(s->s[name.n]))
		name.n++;
	*s = str_skip(*s, name.n);
	return name;
}

/* Take a word, if it stands there. */
static bool
take_word(struct str *s, const char *word)
{
	struct str rest = *s;

	skip_space(&rest);
	if (!str_is(take_name(&rest), word))
		return false;
	*s = rest;
	skip_space(s);
	return true;
}

static unsigned
take_number(const struct rule *rule, struct str *s)
{
	struct str at = *s, name = take_name(s);
	unsigned n = 0;

	for (size_t i = 0; i < name.n; i++) {
		if (name.s[i] < '0' || name.s[i] > '9' || n > 99999999)
			rule_fault(rule, "no number", at);
		n = 10 * n + (unsigned)(name.s[i] - '0');
	}
	if (!name.n)
		rule_fault(rule, "no number", at);
	skip_space(s);
	return n;
}

/* The rows or columns of a table with this code, or whose codes begin so. */
static struct set
places_named(int table, bool rows, struct str name, bool prefix)
{
	struct set found = { { 0 } };
	const char *code;

	for (int i = 0; (code = rows ? place_row(table, i) : place_col(table, i)); i++) {
		if (prefix ? str_starts(str_of(code), name) : str_is(name, code))
			set_add(&found, i);
	}
	return found;
}

/* name = CODE ["*"] */
static struct set
parse_name(const struct rule *rule, struct str *s)
{
	struct str at = *s, name = take_name(s);
	struct set found = places_named(
	    rule->table, rule->over == OVER_COL, name, take(s, "*"));

	if (!name.n || set_is_empty(found))
		rule_fault(rule, "no such row or column", at);
	return found;
}

/* term = name { "|" name } */
static void
parse_term(const struct rule *rule, struct str *s, struct term *term)
{
	do {
		if (term->choices == CHOICES_MAX)
			rule_fault(rule, "too many names to choose from", *s);
		term->choice[term->choices++] = parse_name(rule, s);
	} while (take(s, "|"));
}

/* sum = term { ( "+" | "-" ) term } */
static void
parse_sum(const struct rule *rule, struct str *s, struct sum *sum)
{
	bool minus = false;

	do {
		if (sum->terms == TERMS_MAX)
			rule_fault(rule, "too many terms", *s);
		sum->term[sum->terms].minus = minus;
		parse_term(rule, s, &sum->term[sum->terms++]);
		minus = s->n && *s->s == '-';
	} while (take(s, "+") || take(s, "-"));
}

/* sum ( "=" | "<=" ) sum */
static void
parse_sums(struct rule *rule, struct str *s)
{
	if (rule->table < 0)
		rule_fault(rule, "no table to take sums of", *s);
	parse_sum(rule, s, &rule->left);
	rule->at_most = take(s, "<=");
	if (!rule->at_most && !take(s, "="))
		rule_fault(rule, "'=' is missing", *s);
	parse_sum(rule, s, &rule->right);
}

/* area = "counts" | "amounts" | ( name | "*" ) "." ( name | "*" ) */
static void
parse_area(const struct rule *rule, struct str *s, struct area *area)
{
	struct str at = *s, row = take_name(s), col = { s->s, 0 };
	bool rows = take(s, "*"), cols = true, known = false;

	if (str_is(row, "counts"))
		area->kind = AREA_COUNTS;
	else if (str_is(row, "amounts"))
		area->kind = AREA_AMOUNTS;
	if (area->kind != AREA_ANY) {
		row.n = 0;
		rows = true;
	} else {
		if (!take(s, "."))
			rule_fault(rule, "no cells", at);
		col = take_name(s);
		cols = take(s, "*");
	}
	for (int table = 0; table < PLACE_TABLES; table++) {
		area->rows[table] = places_named(table, true, row, rows);
		area->cols[table] = places_named(table, false, col, cols);
		known |= (rule->table < 0 || rule->table == table) &&
			 !set_is_empty(area->rows[table]) && !set_is_empty(area->cols[table]);
	}
	if (!known)
		rule_fault(rule, "no such cells", at);
}

/* bound = N | COL "*" N, and `or finer than D` behind it */
static void
parse_bound(const struct rule *rule, struct str *s, struct test *test)
{
	struct str at = *s;

	if (at.n && at.s[0] >= 'a') {
		struct str col = take_name(s);

		if (rule->table < 0 || !take(s, "*"))
			rule_fault(rule, "no bound", at);
		struct set named = places_named(rule->table, false, col, false);

		if ((test->times = set_take(&named)) < 0)
			rule_fault(rule, "no such column", at);
		for (unsigned n = take_number(rule, s); n != 1; n /= 10) {
			if (!n || n % 10)
				rule_fault(rule, "no power of ten", at);
			test->times_tens++;
		}
	} else {
		test->bound = (struct dec) { take_number(rule, s), 0 };
	}
	if (take_word(s, "or")) {
		if (!take_word(s, "finer") || !take_word(s, "than"))
			rule_fault(rule, "no 'or finer than'", *s);
		test->finer = (int)take_number(rule, s);
	}
}

/* level { "|" level } */
static void
parse_levels(const struct rule *rule, struct str *s, struct test *test)
{
	do {
		struct str at = *s;
		int level = rule_level(take_name(s));

		if (level >= 0)
			test->levels |= 1U << level;
		else
			rule_fault(rule, "no such level", at);
	} while (take(s, "|"));
}

/* area { "-" area } test [ "if" levels ] */
static void
parse_test(const struct rule *rule, struct str *s, struct test *test)
{
	do {
		if (test->areas == AREAS_MAX)
			rule_fault(rule, "too many areas", *s);
		parse_area(rule, s, &test->area[test->areas++]);
	} while (take(s, "-"));
	test->finer = test->times = -1;
	if (take(s, ">=")) {
		test->kind = TEST_LEAST;
		parse_bound(rule, s, test);
	} else if (take(s, "<=")) {
		test->kind = TEST_MOST;
		parse_bound(rule, s, test);
	} else if (take_word(s, "whole")) {
		test->kind = TEST_WHOLE;
	} else if (take_word(s, "figure")) {
		test->kind = TEST_FIGURE;
	} else if (take_word(s, "filled")) {
		test->kind = TEST_FILLED;
	} else {
		rule_fault(rule, "no test", *s);
	}
	if (take_word(s, "if"))
		parse_levels(rule, s, test);
}

/* MM-DD */
static struct day
parse_day(const struct rule *rule, struct str *s)
{
	struct str at = *s;
	unsigned month = take_number(rule, s), day;

	if (!take(s, "-"))
		rule_fault(rule, "no day", at);
	day = take_number(rule, s);
	if (!month || month > 12 || !day || day > 31)
		rule_fault(rule, "no day", at);
	return (struct day) { (int)month, (int)day };
}

/* "body" day "government" day */
static void
parse_deadlines(struct rule *rule, struct str *s)
{
	if (!take_word(s, "body"))
		rule_fault(rule, "no 'body'", *s);
	rule->from = parse_day(rule, s);
	if (!take_word(s, "government"))
		rule_fault(rule, "no 'government'", *s);
	rule->to = parse_day(rule, s);
}

static void
parse_sections(struct rule *rule, struct str *s)
{
	while (s->n) {
		struct str at = *s;
		unsigned section = take_number(rule, s);

		if (!section || section > 9)
			rule_fault(rule, "no chapter", at);
		rule->sections |= 1U << section;
	}
}

static void
parse_wheres(struct rule *rule, struct str *s)
{
	while (s->n) {
		struct str at = *s, name = take_name(s);
		int i = 0;

		while (i < WHERES && !str_is(name, rule_wheres[i]))
			i++;
		if (i == WHERES)
			rule_fault(rule, "no such part of a report", at);
		rule->wheres |= 1U << i;
		skip_space(s);
	}
}

/* TABLE "." ROW "." COL */
static struct place
parse_place(const struct rule *rule, struct str *s)
{
	struct str at = *s, table = take_name(s), row, col;
	struct place p;

	take(s, ".");
	row = take_name(s);
	take(s, ".");
	col = take_name(s);
	if (!place_find(table, row, col, &p) || p.part)
		rule_fault(rule, "no such cell", at);
	return p;
}

/* place { "+" place } */
static void
parse_places(const struct rule *rule, struct str *s, struct places *places)
{
	do {
		if (places->n < PLACES_MAX)
			places->at[places->n++] = parse_place(rule, s);
		else
			rule_fault(rule, "too many places", *s);
	} while (take(s, "+"));
}

/* INDICATOR "=" places { ( "|" | "or" ) places } */
static void
parse_claim(const struct rule *rule, struct str *s, struct claim *claim)
{
	bool also = false;

	claim->indicator = take_name(s);
	if (!claim->indicator.n || !take(s, "="))
		rule_fault(rule, "no indicator", *s);
	do {
		if (claim->choices < CHOICES_MAX) {
			claim->choice[claim->choices].also = also;
			parse_places(rule, s, &claim->choice[claim->choices++]);
		} else {
			rule_fault(rule, "too many places to choose from", *s);
		}
	} while ((also = take_word(s, "or")) || take(s, "|"));
}

static void
parse(struct rule *rule, struct str *s)
{
	struct str total;

	switch (rule->over) {
	case OVER_COL:
	case OVER_ROW:
		parse_sums(rule, s);
		break;
	case OVER_CELL:
		parse_test(rule, s, &rule->test);
		break;
	case OVER_PARTS:
		total = take_name(s);
		rule->total_rows = places_named(rule->table, true, total, false);
		rule->total_cols = places_named(rule->table, false, total, false);
		break;
	case OVER_SECTIONS:
		parse_sections(rule, s);
		break;
	case OVER_PERIOD:
		rule->from = parse_day(rule, s);
		rule->to = parse_day(rule, s);
		break;
	case OVER_PUBLISHED:
		parse_deadlines(rule, s);
		break;
	case OVER_YEAR:
	case OVER_AGENCY:
		parse_wheres(rule, s);
		break;
	case OVER_PROSE:
		parse_claim(rule, s, &rule->claim);
		break;
	case OVER_HISTORY:
	case OVER_STREAM:
		s->n = 0;
		break;
	case OVER_FORM:
	case OVERS:
		break;
	}
}

void
rule_parse(struct rule *rule, struct str s)
{
	skip_space(&s);
	parse(rule, &s);
	skip_space(&s);
	if (s.n)
		rule_fault(rule, "more than the expression", s);
}
