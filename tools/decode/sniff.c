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
	{ 0, { "\x89PNG", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "\xFF\xD8\xFF", 3 }, { "image", "an image", RECOGNISE } },
	{ 0, { "GIF8", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "II*\0", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "MM\0*", 4 }, { "image", "an image", RECOGNISE } },
};

static const struct format html = { "html", "a web page", "try 'w3m -dump -T text/html FILE'" };
static const struct format xml = { "xml", "XML", AS_TEXT };

static const struct format docx = { "docx", "a Word document (docx)", AS_TEXT };
static const struct format xlsx = { "xlsx", "a spreadsheet (xlsx)", "save it as CSV" };

/* An Office document is a zip that holds such members. */
static const struct format *
sniff_office(struct str s)
{
	if (str_find(s, str_of("word/document")))
		return &docx;
	return str_find(s, str_of("xl/workbook")) ? &xlsx : NULL;
}

/* Word's XML in one file: of 2003, or a package laid flat. */
static bool
opens_word(struct str s)
{
	enum { HEAD = 4096 };
	struct str head = { s.s, s.n < HEAD ? s.n : HEAD };

	return str_find(head, str_of("wordDocument")) || str_find(head, str_of("pkg:package"));
}

/* The tags that open a web page, from the WHATWG's MIME Sniffing, 7.1. */
static const char *const tags[] = { "!DOCTYPE HTML", "HTML", "HEAD", "SCRIPT", "IFRAME", "H1",
	"DIV", "FONT", "TABLE", "A", "STYLE", "TITLE", "B", "BODY", "BR", "P" };

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

static const struct format *
sniff_markup(struct str s)
{
	size_t n;

	while ((n = space_len(s.s, s.n)))
		s = str_skip(s, n);
	if (!s.n || *s.s != '<')
		return NULL;
	s = str_skip(s, 1);
	if (str_starts(s, str_of("?xml")))
		return opens_word(s) ? &docx : &xml;
	return opens_html(s) ? &html : NULL;
}

const struct format *
sniff(struct str s)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		if (s.n >= magics[i].at &&
		    str_starts(str_skip(s, magics[i].at), magics[i].bytes)) {
			const struct format *office = str_is(magics[i].bytes, "PK\3\4")
							  ? sniff_office(s)
							  : NULL;

			return office ? office : &magics[i].format;
		}
	}
	return sniff_markup(s);
}
