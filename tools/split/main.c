static const char help[] =
    "usage: ogi-split [options]\n"
    "\n"
    "Read a stream of records, ogi-stream(5), from standard input, and tell of each\n"
    "document what it is: its kind, script, title, agency as printed, year, dates;\n"
    "and where its sections begin.  Adds meta and sect records.\n"
    "\n"
    "  -s, --strict      status 1 when a document was rejected\n"
    "  -u, --unbuffered  write each document as soon as it is whole\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Example: ogi-decode report.txt | ogi-split | grep -P '^(meta|sect)\\t'\n"
    "Exit: 0 done, 1 rejected documents (--strict), 2 bad usage, 3 system failure.\n";

#include "fields.h"
#include "filter.h"
#include "names.h"
#include "out.h"
#include "patterns.h"
#include "put.h"

/* The record behind the `meta` records at the top. */
static size_t
past_metas(const struct doc *doc)
{
	size_t i = 1;

	while (i < doc->n && doc->entry[i].tag == TAG_META)
		i++;
	return i;
}

static void
split(struct page *p, const struct doc *doc)
{
	size_t top = past_metas(doc);

	pass(doc, 0, top);
	if (doc->rejected) {
		out_meta("kind", str_of("other")); /* there is nothing in it to look at */
		pass(doc, top, doc->n);
		return;
	}
	page_see(p, doc);
	put_metas(p, doc);
	put_notes(p, doc);
	put_body(p, doc, top);
}

int
main(int argc, char *argv[])
{
	static struct page page;
	struct doc doc = { 0 };

	filter_start("ogi-split", help, argc, argv);
	names_open();
	patterns_open();
	fields_open();
	while (doc_next(&doc)) {
		split(&page, &doc);
		out_document();
	}
	doc_free(&doc);
	page_free(&page);
	names_close();
	patterns_close();
	return out_finish();
}
