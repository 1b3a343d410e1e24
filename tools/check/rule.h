/*
 * The rules of rules.tsv, parsed: which places stand on either side of a rule's "=".
 */
#ifndef RULE_H
#define RULE_H

#include <stddef.h>

#include "set.h"

enum { RULES_MAX = 64, TERMS_MAX = 32, CHOICES_MAX = 4 };

/* One name, or names to choose from.  Each is a set of rows (or columns) of the table. */
struct term {
	bool minus;
	size_t choices;
	struct set choice[CHOICES_MAX];
};

struct sum {
	size_t terms;
	struct term term[TERMS_MAX];
};

struct rule {
	const char *name, *severity;
	int table; /* -1 when it is about years */
	int schema; /* the form that it holds for; -1: every one */
	bool of_years; /* it holds forms against the report's year, and has no sums */
	bool across; /* it holds reports against each other: across_rule.h */
	bool over_cols; /* the names are rows; the rule is applied to each column */
	struct sum left, right;
};

/* Rule i of rules.tsv; NULL past the last.  A rule that cannot be parsed is a fault of the
   program and ends it. */
const struct rule *rule_line(size_t i);

#endif
