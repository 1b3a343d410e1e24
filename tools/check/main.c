static const char help[] =
    "usage: ogi-check [--history FILE|FOLDER|DATABASE] [options]\n"
    "\n"
    "Check the figures of each document by the arithmetic of the forms themselves:\n"
    "what was received is what was answered, totals are sums; and its forms by the\n"
    "year of the report.  A check passes, fails, or is unknown, when a figure that it\n"
    "needs is not there; a blank is never 0.\n"
    "\n"
    "      --history PAST  earlier results, to hold reports against: a table `history`\n"
    "                    or `facts` as CSV, a folder of them, or a database of load(1)\n"
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
#include "doc.h"
#include "eval.h"
#include "out.h"
#include "say.h"
#include "years.h"

enum { OPTION_HISTORY = 256 };

static const struct option options[] = {
	{ "history", required_argument, NULL, OPTION_HISTORY },
	{ "strict", no_argument, NULL, 's' },
	{ "unbuffered", no_argument, NULL, 'u' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

/* The path of --history; NULL without. */
static const char *
read_options(int argc, char *argv[])
{
	const char *history = NULL;
	int c;

	say_start("ogi-check", help);
	while ((c = getopt_long(argc, argv, ":suhV", options, NULL)) != -1) {
		if (c == OPTION_HISTORY)
			history = optarg;
		else if (c == 'u')
			out_unbuffered();
		else
			say_option(c, argv);
	}
	if (optind < argc)
		die_usage("a filter reads standard input; '%s' is not wanted", argv[optind]);
	return history;
}

static void
apply(const struct rule *rule, const struct doc *doc, const struct figures *figures)
{
	if (rule->across)
		return;
	if (rule->of_years)
		years_check(rule, figures, (int)(rec_number(doc_meta(doc, "year")) % 10000));
	else
		eval_rule(rule, figures);
}

static void
check(const struct doc *doc, struct figures *figures, struct across *across)
{
	const struct rule *rule;

	figures_clear(figures);
	across_begin(across, doc);
	for (size_t i = 0; i < doc->n; i++) {
		if (doc->entry[i].tag == TAG_FACT) {
			figures_add(figures, doc_record(doc, i));
			across_fact(across, doc_record(doc, i));
		}
		if (doc->entry[i].tag == TAG_END) {
			for (size_t k = 0; (rule = rule_line(k)); k++)
				apply(rule, doc, figures);
			across_put(across, doc, figures);
		}
		doc_pass(doc, i);
	}
}

int
main(int argc, char *argv[])
{
	static struct figures figures;
	struct across *across = across_open(read_options(argc, argv));
	struct doc doc = { 0 };

	while (doc_next(&doc)) {
		check(&doc, &figures, across);
		out_document();
	}
	across_close(across);
	doc_free(&doc);
	return out_finish();
}
