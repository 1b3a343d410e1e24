static const char help[] =
    "usage: ogi-check [options]\n"
    "\n"
    "Check each document against itself: its figures by the arithmetic of the forms,\n"
    "one by one, and by what its text says of them; the report by its year, its\n"
    "agency, its chapters and its dates.  A check passes, fails, or is unknown, when\n"
    "a figure that it needs is not there; a blank is never 0.\n"
    "\n"
    "  -u, --unbuffered  write each document at once\n"
    "  -s, --strict      status 1 when a document was rejected\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Reads and writes a stream as ogi-stream(5) describes; adds `check` records.\n"
    "Example: ogi-decode inbox | ogi-split | ogi-tables | ogi-normalize | ogi-check\n"
    "Exit: 0 done, 1 a document was rejected (-s), 2 bad usage, 3 system failure.\n";

#include "cells.h"
#include "eval.h"
#include "filter.h"
#include "hint.h"
#include "leftover.h"
#include "out.h"
#include "prose.h"
#include "report.h"
#include "whole.h"
#include "years.h"

/* The rules that look at tables alone, whatever the document is. */
static void
apply_to_tables(const struct rule *rule, struct report *r)
{
	switch (rule->over) {
	case OVER_COL:
	case OVER_ROW:
		eval_rule(rule, &r->figures);
		break;
	case OVER_CELL:
		cells_check(rule, &r->figures, r->level);
		break;
	case OVER_PARTS:
		parts_check(rule, &r->figures);
		break;
	case OVER_FORM:
		years_check(rule, &r->figures, r->year);
		break;
	default:
		break;
	}
}

static void
apply_to_report(const struct rule *rule, const struct report *r)
{
	switch (rule->over) {
	case OVER_SECTIONS:
		sections_check(rule, r);
		break;
	case OVER_PERIOD:
		period_check(rule, r);
		break;
	case OVER_PUBLISHED:
		published_check(rule, r);
		break;
	case OVER_YEAR:
		year_check(rule, r);
		break;
	case OVER_AGENCY:
		agency_check(rule, r);
		break;
	case OVER_PROSE:
		prose_check(rule, r);
		break;
	default:
		break;
	}
}

static void
apply_rules(struct report *r)
{
	const struct rule *rule;

	report_settle(r);
	hint_document(buf_str(&r->doubts));
	for (size_t i = 0; (rule = rule_line(i)); i++) {
		if (!rule_in_year(rule, r->year))
			continue;
		apply_to_tables(rule, r);
		if (r->annual)
			apply_to_report(rule, r);
	}
}

static void
check(const struct doc *doc, struct report *r)
{
	report_clear(r);
	for (size_t i = 0; i < doc->n; i++) {
		report_add(r, doc->entry[i].tag, doc_record(doc, i));
		if (doc->entry[i].tag == TAG_END)
			apply_rules(r);
		doc_pass(doc, i);
	}
}

int
main(int argc, char *argv[])
{
	static struct report report;
	struct doc doc = { 0 };

	filter_start("ogi-check", help, argc, argv);

	while (doc_next(&doc)) {
		check(&doc, &report);
		out_document();
	}
	report_free(&report);
	doc_free(&doc);
	return out_finish();
}
