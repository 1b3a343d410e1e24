#include <strings.h>

#include "key.h"
#include "sniff.h"

#define UNPACK "unpack it first"
#define AS_TEXT "save it as plain text, in UTF-8"
#define RECOGNISE "its words have to be recognised first"

static const struct {
	size_t at;
	struct str bytes;
	struct format format;
} magics[] = {
	{ 0, { "%PDF-", 5 }, { "pdf", "a PDF", "try 'pdftotext -layout FILE -'" } },
	{ 0, { "PK\3\4", 4 },
	    { "zip", "a ZIP archive or an Office document", "unpack it, or save it as text" } },
	{ 0, { "PK\5\6", 4 }, { "zip", "an empty ZIP archive", UNPACK } },
	{ 0, { "\x1F\x8B", 2 }, { "gzip", "compressed by gzip", "try 'gzip -dc FILE'" } },
	{ 0, { "BZh", 3 }, { "bzip2", "compressed by bzip2", "try 'bzip2 -dc FILE'" } },
	{ 0,
	    { "\xFD"
	      "7zXZ",
		5 },
	    { "xz", "compressed by xz", "try 'xz -dc FILE'" } },
	{ 0, { "\x28\xB5\x2F\xFD", 4 },
	    { "zstd", "compressed by zstd", "try 'zstd -dc FILE'" } },
	{ 0, { "7z\xBC\xAF\x27\x1C", 6 }, { "7z", "a 7-Zip archive", UNPACK } },
	{ 0, { "Rar!\x1A\x07", 6 }, { "rar", "a RAR archive", UNPACK } },
	{ 257, { "ustar", 5 }, { "tar", "a tar archive", UNPACK } },
	{ 0, { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 },
	    { "ole", "an old Office document (doc, xls, wps)", AS_TEXT } },
	{ 0, { "{\\rtf", 5 }, { "rtf", "a rich text document (rtf)", AS_TEXT } },
	{ 0, { "WARC/", 5 }, { "warc", "a web archive", UNPACK } },
	{ 0, { "MIME-Version:", 13 },
	    { "mhtml", "a web page saved with its images (MHTML)", "save it as HTML" } },
	{ 0, { "From: <Saved by ", 16 },
	    { "mhtml", "a web page saved with its images (MHTML)", "save it as HTML" } },
	{ 0, { "\x89PNG", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "\xFF\xD8\xFF", 3 }, { "image", "an image", RECOGNISE } },
	{ 0, { "GIF8", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "II*\0", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "MM\0*", 4 }, { "image", "an image", RECOGNISE } },
};

static const struct format html = { "html", "a web page", "try 'w3m -dump -T text/html FILE'" };
static const struct format xml = { "xml", "XML", AS_TEXT };

/* The tags that open a web page, from the WHATWG's MIME Sniffing, 7.1. */
static const char *const tags[] = { "!DOCTYPE HTML", "HTML", "HEAD", "SCRIPT", "IFRAME", "H1",
	"DIV", "FONT", "TABLE", "A", "STYLE", "TITLE", "B", "BODY", "BR", "P",
	/* what parts of pages begin with */
	"META", "LINK", "SPAN", "CENTER", "SECTION", "ARTICLE", "H2", "STRONG", "FORM", "UL",
	"HEADER", "MAIN", "NAV" };

static bool
opens_html(struct str s)
{
	if (str_starts(s, str_of("!--")))
		return true;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		size_t n = strlen(tags[i]);

		if (s.n > n && !strncasecmp(s.s, tags[i], n) &&
		    (s.s[n] == '>' || space_len(s.s + n, s.n - n)))
			return true;
	}
	return false;
}

/* What follows the < that s begins with, blanks apart; false for none. */
static bool
open_tag(struct str *s)
{
	size_t n;

	while ((n = space_len(s->s, s->n)))
		*s = str_skip(*s, n);
	if (!s->n || *s->s != '<')
		return false;
	*s = str_skip(*s, 1);
	return true;
}

static const struct format *
sniff_markup(struct str s)
{
	const char *end;

	if (!open_tag(&s))
		return NULL;
	if (str_starts(s, str_of("?xml"))) {
		end = str_find(s, str_of("?>"));
		s = end ? str_skip(s, (size_t)(end - s.s) + 2) : s;
		return open_tag(&s) && opens_html(s) && !str_starts(s, str_of("!--")) ? &html
										      : &xml;
	}
	return opens_html(s) ? &html : NULL;
}

const struct format *
sniff(struct str s)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		if (s.n >= magics[i].at &&
		    str_starts(str_skip(s, magics[i].at), magics[i].bytes))
			return &magics[i].format;
	}
	return sniff_markup(s);
}

const char *
sniff_charset(struct str s)
{
	if (str_starts(s, (struct str) { "\xFF\xFE\0\0", 4 }) ||
	    str_starts(s, (struct str) { "\0\0\xFE\xFF", 4 }))
		return "utf-32";
	if (str_starts(s, str_of("\xFF\xFE")) || str_starts(s, str_of("\xFE\xFF")))
		return "utf-16";
	return NULL;
}
