static const char help[] =
    "usage: ogi-check [options] [--alone | --history PAST]\n"
    "\n"
    "Check each document against itself: its figures by the arithmetic of the forms,\n"
    "one by one, and by what its text says of them; the report by its year, its\n"
    "agency, its chapters and its dates; and reports against each other, year by\n"
    "year.  A check passes, fails, or is unknown, when a figure that it needs is not\n"
    "there; a blank is never 0.\n"
    "\n"
    "  --history PAST    hold reports against earlier ones too: those of a table\n"
    "                    `history` or `facts` as CSV, a folder of them, a database\n"
    "      --alone       hold no report against another: what a document gives does\n"
    "                    not depend on those before it\n"
    "  -u, --unbuffered  write each document at once\n"
    "  -s, --strict      status 1 when a document was rejected\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Reads and writes a stream as ogi-stream(5) describes; adds `check` records.\n"
    "Example: ogi-decode inbox | ogi-split | ogi-tables | ogi-normalize | ogi-check\n"
    "Exit: 0 done, 1 a document was rejected (-s), 2 bad usage, 3 system failure.\n";

#include <getopt.h>

#include "across.h"
#include "cells.h"
#include "eval.h"
#include "hint.h"
#include "leftover.h"
#include "out.h"
#include "prose.h"
#include "report.h"
#include "say.h"
#include "whole.h"
#include "years.h"

enum { OPTION_HISTORY = 256, OPTION_ALONE };

static const struct option options[] = {
	{ "alone", no_argument, NULL, OPTION_ALONE },
	{ "history", required_argument, NULL, OPTION_HISTORY },
	{ "strict", no_argument, NULL, 's' },
	{ "unbuffered", no_argument, NULL, 'u' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

/* What reports are held against; NULL: nothing. */
static struct across *
read_options(int argc, char *argv[])
{
	const char *history = NULL;
	bool alone = false;
	int c;

	say_start("ogi-check", help);
	while ((c = getopt_long(argc, argv, ":suhV", options, NULL)) != -1) {
		if (c == OPTION_HISTORY)
			history = optarg;
		else if (c == OPTION_ALONE)
			alone = true;
		else if (c == 'u')
			out_unbuffered();
		else
			say_option(c, argv);
	}
	if (optind < argc)
		die_usage("a filter reads standard input; '%s' is not wanted", argv[optind]);
	if (alone && history)
		die_usage("--alone and --history do not go together");
	return alone ? NULL : across_open(history);
}

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
check(const struct doc *doc, struct report *r, struct across *across)
{
	struct fact fact;

	report_begin(r, doc);
	if (across)
		across_begin(across, doc);
	for (size_t i = 0; i < doc->n; i++) {
		report_add(r, doc->entry[i].tag, doc_record(doc, i));
		if (doc->entry[i].tag == TAG_FACT) {
			fact_read(&fact, doc_record(doc, i));
			figures_add(&r->figures, &fact);
			if (across)
				across_fact(across, &fact);
		}
		if (doc->entry[i].tag == TAG_END) {
			apply_rules(r);
			if (across)
				across_put(across, doc, &r->figures);
		}
		doc_pass(doc, i);
	}
}

int
main(int argc, char *argv[])
{
	static struct report report;
	struct across *across = read_options(argc, argv);
	struct doc doc = { 0 };

	while (doc_next(&doc)) {
		check(&doc, &report, across);
		out_document();
	}
	if (across)
		across_close(across);
	report_free(&report);
	doc_free(&doc);
	return out_finish();
}
