#include <stdlib.h>

#include "data.h"
#include "rule.h"
#include "say.h"

enum { RULE, FAMILY, SEVERITY, TABLE, OVER, EXPRESSION, ZH, EN, BASIS, FORM, FIRST, LAST };

static const char *const overs[OVERS] = {
	[OVER_COL] = "col",
	[OVER_ROW] = "row",
	[OVER_CELL] = "cell",
	[OVER_PARTS] = "parts",
	[OVER_FORM] = "form",
	[OVER_SECTIONS] = "sections",
	[OVER_PERIOD] = "period",
	[OVER_PUBLISHED] = "published",
	[OVER_YEAR] = "year",
	[OVER_AGENCY] = "agency",
	[OVER_PROSE] = "prose",
	[OVER_HISTORY] = "history",
	[OVER_STREAM] = "stream",
};

const char *const rule_wheres[WHERES] = {
	[WHERE_TITLE] = "title",
	[WHERE_PERIOD] = "period",
	[WHERE_TEXT] = "text",
	[WHERE_HEADING] = "heading",
	[WHERE_MAKER] = "maker",
	[WHERE_CONTACT] = "contact",
};

static const char *const levels[LEVELS] = { "central", "province", "prefecture", "county",
	"township", "other" };

static struct rule rules[RULES_MAX];
static size_t count;

void
rule_fault(const struct rule *rule, const char *what, struct str where)
{
	die_system("rules.tsv: %s: %s at '%.*s'", rule->name, what, (int)where.n, where.s);
}

int
rule_level(struct str name)
{
	for (int i = 0; i < LEVELS; i++) {
		if (str_is(name, levels[i]))
			return i;
	}
	return -1;
}

static enum over
over_of(const struct rule *rule, const char *name)
{
	for (int i = 0; i < OVERS; i++) {
		if (!strcmp(overs[i], name))
			return (enum over)i;
	}
	rule_fault(rule, "nothing that a rule is applied over", str_of(name));
}

static void
load_rule(struct rule *rule, size_t i)
{
	const struct data *d = &rules_data;
	const char *table = data_cell(d, i, TABLE), *form = data_cell(d, i, FORM);

	rule->name = data_cell(d, i, RULE);
	rule->severity = data_cell(d, i, SEVERITY);
	rule->expression = str_of(data_cell(d, i, EXPRESSION));
	rule->over = over_of(rule, data_cell(d, i, OVER));
	rule->table = place_table(str_of(table));
	rule->schema = place_schema(str_of(form));
	rule->first = atoi(data_cell(d, i, FIRST));
	rule->last = atoi(data_cell(d, i, LAST));
	if (rule->table < 0 && *table && strcmp(table, "all") != 0)
		rule_fault(rule, "no such table", str_of(table));
	if (rule->schema < 0 && *form)
		rule_fault(rule, "no such form", str_of(form));
	rule_parse(rule, rule->expression);
}

const struct rule *
rule_line(size_t i)
{
	if (!count) {
		if (rules_data.rows > RULES_MAX)
			die_system("rules.tsv has more than %d rules", RULES_MAX);
		for (; count < rules_data.rows; count++)
			load_rule(&rules[count], count);
	}
	return i < count ? &rules[i] : NULL;
}

bool
rule_in_year(const struct rule *rule, int year)
{
	if (!year)
		return !rule->last;
	return year >= rule->first && (!rule->last || year <= rule->last);
}
