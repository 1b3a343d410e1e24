static const char help[] =
    "usage: ogi-emit [options] -t TABLE | -d FOLDER [-t LIST]\n"
    "\n"
    "Write the stream on standard input as CSV: one table to standard output, or\n"
    "all of them (those of LIST, set apart by commas) to FOLDER/TABLE.csv, with a\n"
    "datapackage.json that describes them.  Tables:\n"
    "reports facts disclosure requests proceedings cells sections mentions tasks\n"
    "checks notes metadata history indicators rules.\n"
    "\n"
    "  -t, --table TABLE  the table, or with -d a list of them\n"
    "  -d, --dir FOLDER   write files; they appear when all of the stream was good\n"
    "      --index        with -d: FOLDER/index.tsv, the bytes each document takes\n"
    "  -z, --gzip         pack with gzip (FOLDER/TABLE.csv.gz)\n"
    "      --crlf         end lines with CR LF\n"
    "      --bom          begin with a byte order mark\n"
    "      --excel-safe   put ' before a cell that begins like a formula\n"
    "      --lang LANG    heads in: en, codes (the default), or zh, Chinese\n"
    "  -s, --strict       status 1 when a document was rejected\n"
    "  -u, --unbuffered   write at the end of each document\n"
    "  -h, --help         print this and exit\n"
    "  -V, --version      print the version and exit\n"
    "\n"
    "Example: ogi-decode inbox | ogi-split | ogi-tables | ogi-normalize |\n"
    "         ogi-check | ogi-emit -d out\n"
    "Exit: 0 done, 1 a document was rejected (-s), 2 wrong use, 3 system failure.\n";

#include <getopt.h>

#include "emit.h"
#include "out.h"
#include "say.h"

enum { OPTION_CRLF = 256, OPTION_BOM, OPTION_EXCEL, OPTION_LANG, OPTION_INDEX };

static const struct option options[] = {
	{ "table", required_argument, NULL, 't' },
	{ "dir", required_argument, NULL, 'd' },
	{ "index", no_argument, NULL, OPTION_INDEX },
	{ "gzip", no_argument, NULL, 'z' },
	{ "crlf", no_argument, NULL, OPTION_CRLF },
	{ "bom", no_argument, NULL, OPTION_BOM },
	{ "excel-safe", no_argument, NULL, OPTION_EXCEL },
	{ "lang", required_argument, NULL, OPTION_LANG },
	{ "strict", no_argument, NULL, 's' },
	{ "unbuffered", no_argument, NULL, 'u' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

struct wish {
	struct style style;
	const char *tables, *folder;
	bool unbuffered, index;
};

static bool
is_chinese(const char *lang)
{
	if (strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
		die_usage("--lang takes 'en' or 'zh', not '%s'", lang);
	return !strcmp(lang, "zh");
}

static void
set_option(struct wish *wish, int c, char *argv[])
{
	switch (c) {
	case 't':
		wish->tables = optarg;
		break;
	case 'd':
		wish->folder = optarg;
		break;
	case 'z':
		wish->style.gzip = true;
		break;
	case OPTION_CRLF:
		wish->style.crlf = true;
		break;
	case OPTION_BOM:
		wish->style.bom = true;
		break;
	case OPTION_EXCEL:
		wish->style.guard = true;
		break;
	case OPTION_LANG:
		wish->style.chinese = is_chinese(optarg);
		break;
	case OPTION_INDEX:
		wish->index = true;
		break;
	case 'u':
		wish->unbuffered = true;
		break;
	default:
		say_option(c, argv);
	}
}

static void
choose_tables(struct emit *e, const struct wish *wish)
{
	struct str unknown;

	if (!wish->tables && !wish->folder)
		die_usage("say which table (-t TABLE) or which folder (-d FOLDER)");
	if (!wish->tables) {
		for (size_t i = 0; i < TABLES; i++)
			e->table[i].asked = true;
		return;
	}
	if (!wish->folder && strchr(wish->tables, ','))
		die_usage("several tables need a folder (-d FOLDER)");
	if (!tables_ask(e->table, str_of(wish->tables), &unknown))
		die_usage("there is no table '%.*s'", (int)unknown.n, unknown.s);
}

static void
sync_tables(struct emit *e)
{
	for (size_t i = 0; i < TABLES; i++) {
		if (asked(e, (enum table_id)i))
			sink_sync(&e->table[i]);
	}
	out_flush();
}

/* Begin each table; say whether any of them needs the stream. */
static bool
begin_tables(struct emit *e, const struct style *style)
{
	bool reads = false;

	for (size_t i = 0; i < TABLES; i++) {
		if (!asked(e, (enum table_id)i))
			continue;
		table_head(&e->table[i], style);
		reads |= i != INDICATORS && i != RULES;
	}
	if (asked(e, INDICATORS))
		indicators_put(&e->table[INDICATORS]);
	if (asked(e, RULES))
		rules_put(&e->table[RULES]);
	return reads;
}

int
main(int argc, char *argv[])
{
	struct wish wish = { 0 };
	struct emit e = { 0 };
	struct doc doc = { .last = true };
	int c, status;
	bool reads;

	say_start("ogi-emit", help);
	while ((c = getopt_long(argc, argv, ":t:d:zsuhV", options, NULL)) != -1)
		set_option(&wish, c, argv);
	if (optind < argc)
		die_usage("unexpected operand '%s': the stream is read from standard input",
		    argv[optind]);
	tables_load(e.table, &wish.style);
	e.doc_cells.guard = e.place_cells.guard = wish.style.guard;
	choose_tables(&e, &wish);
	if (wish.index && (!wish.folder || wish.style.gzip))
		die_usage("--index needs --dir, and tables that are not packed");
	sink_open(e.table, wish.folder, &wish.style);
	reads = begin_tables(&e, &wish.style);
	if (wish.index)
		index_begin(&e);
	if (reads) {
		while (doc_next(&doc)) {
			emit_document(&e, &doc);
			if (wish.unbuffered)
				sync_tables(&e);
		}
	}
	if (wish.index)
		index_finish(&e);
	status = sink_close(e.table, &wish.style);
	doc_free(&doc);
	emit_free(&e);
	return status;
}
