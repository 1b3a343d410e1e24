static const char help[] =
    "usage: ogi-check [options]\n"
    "\n"
    "Check the figures of each document by the arithmetic of the forms themselves:\n"
    "what was received is what was answered, totals are sums; and its forms by the\n"
    "year of the report.  A check passes, fails, or is unknown, when a figure that it\n"
    "needs is not there; a blank is never 0.\n"
    "\n"
    "  -u, --unbuffered  write each document at once\n"
    "  -s, --strict      status 1 when a document was rejected\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Reads and writes a stream as ogi-stream(5) describes; adds `check` records.\n"
    "Example: ogi-decode inbox | ogi-split | ogi-tables | ogi-normalize | ogi-check\n"
    "Exit: 0 done, 1 a document was rejected (-s), 2 bad usage, 3 system failure.\n";

#include "doc.h"
#include "eval.h"
#include "filter.h"
#include "out.h"
#include "years.h"

static void
apply(const struct rule *rule, const struct doc *doc, const struct figures *figures)
{
	if (rule->of_years)
		years_check(rule, figures, (int)(rec_number(doc_meta(doc, "year")) % 10000));
	else
		eval_rule(rule, figures);
}

static void
check(const struct doc *doc, struct figures *figures)
{
	const struct rule *rule;

	figures_clear(figures);
	for (size_t i = 0; i < doc->n; i++) {
		if (doc->entry[i].tag == TAG_FACT)
			figures_add(figures, doc_record(doc, i));
		if (doc->entry[i].tag == TAG_END) {
			for (size_t k = 0; (rule = rule_line(k)); k++)
				apply(rule, doc, figures);
		}
		doc_pass(doc, i);
	}
}

int
main(int argc, char *argv[])
{
	static struct figures figures;
	struct doc doc = { 0 };

	filter_start("ogi-check", help, argc, argv);

	while (doc_next(&doc)) {
		check(&doc, &figures);
		out_document();
	}
	doc_free(&doc);
	return out_finish();
}
