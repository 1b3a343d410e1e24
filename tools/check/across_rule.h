/*
 * The rules of rules.tsv that hold two reports against each other, parsed.
 *
 *	expression = sum op sum ["from" N]
 *	sum        = term { ("+" | "-") term }
 *	term       = [which] ("figures" | ROW "." COL)
 *	which      = "last" | "twin" | "part" | "parts"
 *	op         = "=" | "!=" | ">=" | "within" N "of"
 *
 * A row or column that is * stands for each: the rule is applied to every one of them.
 */
#ifndef ACROSS_RULE_H
#define ACROSS_RULE_H

#include "rule.h"

/* The other report: of the year before; of the same year; of a part; the sum of all parts. */
enum which { WHICH_LAST, WHICH_TWIN, WHICH_PART, WHICH_PARTS, WHICHES };

enum relation { RELATION_EQUAL, RELATION_OTHER, RELATION_AT_LEAST, RELATION_WITHIN };

enum { ACROSS_TERMS_MAX = 8, EACH = -1 };

struct across_term {
	bool minus;
	bool other; /* a figure of the other report */
	int row, col; /* EACH: the scope's */
};

struct across_sum {
	size_t terms;
	struct across_term term[ACROSS_TERMS_MAX];
};

struct across_rule {
	const struct rule *rule; /* its name, its severity, the years that it holds for */
	enum which which;
	enum relation relation;
	bool figures; /* all of a report; else sums */
	bool each_row, each_col;
	int table;
	struct across_sum left, right;
	long times; /* RELATION_WITHIN: how many times the lesser side the greater may be */
	long from; /* what is less counts as this; of figures: how many there are at least */
};

/* Rule i; NULL past the last.  One that cannot be parsed ends the program. */
const struct across_rule *across_rule(size_t i);

#endif
