/*
 * The rules of rules.tsv, parsed: a line a rule, and what its expression says.
 */
#ifndef RULE_H
#define RULE_H

#include <stddef.h>

#include "dec.h"
#include "set.h"

enum { RULES_MAX = 160, TERMS_MAX = 32, CHOICES_MAX = 6, AREAS_MAX = 4, PLACES_MAX = 4 };

/* What a rule is applied to, which says how its expression reads. */
enum over {
	OVER_COL,
	OVER_ROW,
	OVER_CELL,
	OVER_PARTS,
	OVER_FORM,
	OVER_SECTIONS,
	OVER_PERIOD,
	OVER_PUBLISHED,
	OVER_YEAR,
	OVER_AGENCY,
	OVER_PROSE,
	OVER_HISTORY, /* these two in words of their own: across_rule.h */
	OVER_STREAM,
	OVERS
};

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

/* Cells of every table: those of the rows and columns named that are, or are not, money. */
struct area {
	enum { AREA_ANY, AREA_COUNTS, AREA_AMOUNTS } kind;
	struct set rows[PLACE_TABLES], cols[PLACE_TABLES];
};

struct test {
	size_t areas;
	struct area area[AREAS_MAX]; /* the first, less the others */
	enum { TEST_LEAST, TEST_MOST, TEST_WHOLE, TEST_FIGURE, TEST_FILLED } kind;
	struct dec bound;
	int times; /* the bound is the figure of this column; -1: it is `bound` */
	int times_tens; /* times ten to this power */
	int finer; /* figures of more decimals are excused; -1: none */
	unsigned levels; /* a bit for each level of agency; 0: all */
};

struct day {
	int month, day;
};

/* Cells that are added up. */
struct places {
	size_t n;
	bool also; /* the text may mean these, or those before them */
	struct place at[PLACES_MAX];
};

/* What the text says of an indicator, and the places where a table says it. */
struct claim {
	struct str indicator;
	size_t choices;
	struct places choice[CHOICES_MAX];
};

struct rule {
	const char *name, *severity;
	struct str expression;
	enum over over;
	int table; /* -1: every one, or none */
	int schema; /* the form that it holds for; -1: every one */
	int first, last; /* years of the reports that it holds for; 0: no bound */
	bool at_most; /* the left sum is at most the right one, not equal */
	struct sum left, right; /* OVER_COL, OVER_ROW */
	struct test test; /* OVER_CELL */
	struct set total_rows, total_cols; /* OVER_PARTS */
	unsigned sections; /* OVER_SECTIONS: a bit for each */
	struct day from, to; /* OVER_PERIOD; OVER_PUBLISHED: of a body, of a government */
	unsigned wheres; /* OVER_YEAR, OVER_AGENCY: a bit for each of rule_wheres */
	struct claim claim; /* OVER_PROSE */
};

enum where {
	WHERE_TITLE,
	WHERE_PERIOD,
	WHERE_TEXT,
	WHERE_HEADING,
	WHERE_MAKER,
	WHERE_CONTACT,
	WHERES
};
extern const char *const rule_wheres[WHERES];

/* The levels of agencies, as the stream has them. */
enum level { CENTRAL, PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, OTHER, LEVELS };

/* The number of a level's name; -1 for an unknown one. */
int rule_level(struct str name);

/* Rule i of rules.tsv; NULL past the last.  A rule that cannot be parsed is a fault of the
   program and ends it. */
const struct rule *rule_line(size_t i);

/* Does it hold for reports on that year?  Of a year that is not known (0), it does when it
   holds to this day. */
bool rule_in_year(const struct rule *, int year);

/* parse.c: read an expression into the rule, whose name, table and over are set. */
void rule_parse(struct rule *, struct str expression);

/* The end of the program: a rule is wrong, at these words. */
_Noreturn void rule_fault(const struct rule *, const char *what, struct str where);

#endif
