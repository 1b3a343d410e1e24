/*
 * bench-sax - the yardstick for web pages: libxml2's SAX parser alone, on the same bytes.
 *
 * usage: bench-sax FILE...
 *
 * Reads each file whole and feeds it to the HTML push parser of libxml2, in pieces of 16 KiB,
 * with handlers that do nothing.  Writes nothing.  Status 3 when a file cannot be read.
 */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>

enum { PIECE = 1 << 14 };

static void
on_start(void *of, const xmlChar *name, const xmlChar **attributes)
{
	(void)of, (void)name, (void)attributes;
}

static void
on_end(void *of, const xmlChar *name)
{
	(void)of, (void)name;
}

static void
on_text(void *of, const xmlChar *s, int n)
{
	(void)of, (void)s, (void)n;
}

static void
parse(const char *s, size_t n)
{
	xmlSAXHandler sax = { .startElement = on_start,
		.endElement = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text };
	htmlParserCtxtPtr ctx = htmlCreatePushParserCtxt(
	    &sax, NULL, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

	if (!ctx)
		exit(3);
	htmlCtxtUseOptions(ctx, HTML_PARSE_RECOVER | HTML_PARSE_NONET);
	for (size_t at = 0; at < n; at += PIECE)
		htmlParseChunk(ctx, s + at, (int)(n - at < PIECE ? n - at : PIECE), 0);
	htmlParseChunk(ctx, "", 0, 1);
	htmlFreeParserCtxt(ctx);
}

int
main(int argc, char *argv[])
{
	char *buf = NULL;
	size_t room = 0;

	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "rb");
		size_t n = 0, got;

		if (!file) {
			perror(argv[i]);
			return 3;
		}
		do {
			if (room - n < PIECE && !(buf = realloc(buf, room = 2 * room + PIECE)))
				return 3;
			got = fread(buf + n, 1, room - n, file);
			n += got;
		} while (got);
		fclose(file);
		parse(buf, n);
	}
	free(buf);
	return 0;
}
