static const char help[] =
    "usage: ogi-decode [options] [FILE|FOLDER|-]...\n"
    "\n"
    "Read documents and write them as one stream of records, ogi-stream(5).\n"
    "A folder stands for every file in it and below; no operand, or -, is standard\n"
    "input.  What is packed (gzip, bzip2, xz, zstd) or an archive (zip, tar, WARC) is\n"
    "opened: ARCHIVE!MEMBER.  What cannot be read is noted.\n"
    "\n"
    "  -T, --files-from LIST  read more names from the file LIST (-: standard input)\n"
    "  -0, --null             a NUL ends each name in LIST, not a newline\n"
    "      --found            the names in LIST were found: see ogi-decode(1)\n"
    "      --max-size SIZE    leave out larger documents; K, M, G (default 16M)\n"
    "      --format NAME      what the documents are: text, html, docx, pdf, ...; or\n"
    "                         what the files are: zip, tar, warc, gzip, ...\n"
    "      --name ID          the ID of standard input's document (default -)\n"
    "  -s, --strict           status 1 when a document was rejected\n"
    "  -u, --unbuffered       write each document as soon as it is read\n"
    "  -h, --help             print this and exit\n"
    "  -V, --version          print the version and exit\n"
    "\n"
    "Example: ogi-decode inbox | ogi-split | ogi-tables | ogi-normalize |\n"
    "             ogi-check | ogi-emit -d out\n"
    "Exit: 0 done, 1 rejected documents (--strict), 2 bad usage, 3 system failure.\n";

#include <getopt.h>
#include <stdint.h>
#include <unistd.h>

#include "container.h"
#include "names.h"
#include "out.h"
#include "say.h"
#include "sniff.h"
#include "walk.h"

enum { OPT_FOUND = 256, OPT_MAX_SIZE, OPT_FORMAT, OPT_NAME };

static const struct option options[] = {
	{ "files-from", required_argument, NULL, 'T' },
	{ "null", no_argument, NULL, '0' },
	{ "found", no_argument, NULL, OPT_FOUND },
	{ "max-size", required_argument, NULL, OPT_MAX_SIZE },
	{ "format", required_argument, NULL, OPT_FORMAT },
	{ "name", required_argument, NULL, OPT_NAME },
	{ "strict", no_argument, NULL, 's' },
	{ "unbuffered", no_argument, NULL, 'u' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

struct wish {
	const char *list; /* -T, or NULL */
	const char *name; /* --name, or NULL */
	bool nul, found;
};

/* The value of --max-size; a quarter of the address space is the most. */
static size_t
size_of(const char *said)
{
	size_t size = 0, unit = 1;
	const char *s = said;

	for (; *s >= '0' && *s <= '9' && size < SIZE_MAX / 64; s++)
		size = size * 10 + (size_t)(*s - '0');
	if (*s == 'K' || *s == 'k')
		unit = (size_t)1 << 10, s++;
	else if (*s == 'M' || *s == 'm')
		unit = (size_t)1 << 20, s++;
	else if (*s == 'G' || *s == 'g')
		unit = (size_t)1 << 30, s++;
	if (*s || !size || size > SIZE_MAX / 4 / unit)
		die_usage("--max-size '%s' is no size such as 500K, 16M or 1G", said);
	return size * unit;
}

static void
parse(int argc, char *argv[], struct wish *wish, struct document *doc)
{
	int c;

	while ((c = getopt_long(argc, argv, ":T:0suhV", options, NULL)) != -1) {
		switch (c) {
		case 'T':
			if (wish->list)
				die_usage("one --files-from, not two");
			wish->list = optarg;
			break;
		case '0':
			wish->nul = true;
			break;
		case OPT_FOUND:
			wish->found = true;
			break;
		case OPT_MAX_SIZE:
			doc->max_size = size_of(doc->max_said = optarg);
			break;
		case OPT_FORMAT:
			if (!(doc->format = format_named(optarg)))
				die_usage("--format '%s' is not known; "
					  "text, html, docx, pdf, zip, tar, warc, gzip are",
				    optarg);
			break;
		case OPT_NAME:
			wish->name = optarg;
			break;
		case 'u':
			out_unbuffered();
			break;
		default:
			say_option(c, argv);
		}
	}
}

/* Is standard input to be read as a document? */
static bool
reads_stdin(char *const operands[], const struct wish *wish)
{
	if (!*operands)
		return !wish->list;
	for (; *operands; operands++) {
		if (!strcmp(*operands, "-"))
			return true;
	}
	return false;
}

static void
check(const struct wish *wish, bool from_stdin)
{
	if (wish->nul && !wish->list)
		die_usage("--null needs --files-from");
	if (wish->found && !wish->list)
		die_usage("--found needs --files-from");
	if (wish->name && !from_stdin)
		die_usage("--name is for standard input, which is not read");
	if (wish->list && !strcmp(wish->list, "-") && from_stdin)
		die_usage("standard input cannot be a document and the list of names");
}

static void
read_stdin(struct document *doc, const char *id)
{
	if (isatty(STDIN_FILENO))
		say(str_of("<stdin>"),
		    "reading from the terminal; --help tells how to name files");
	container_read(doc, str_of(id ? id : "-"), STDIN_FILENO, true);
}

int
main(int argc, char *argv[])
{
	struct document doc = { .max_size = (size_t)16 << 20, .max_said = "16M" };
	struct wish wish = { 0 };

	say_start("ogi-decode", help);
	parse(argc, argv, &wish, &doc);
	argv += optind;
	check(&wish, reads_stdin(argv, &wish));
	if (!*argv && !wish.list)
		read_stdin(&doc, wish.name);
	for (; *argv; argv++) {
		if (!strcmp(*argv, "-"))
			read_stdin(&doc, wish.name);
		else
			walk(&doc, str_of(*argv));
	}
	if (wish.list)
		names_walk(&doc, wish.list, wish.nul, wish.found);
	document_free(&doc);
	return out_finish();
}
