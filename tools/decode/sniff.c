#include <strings.h>

#include "html_names.h"
#include "key.h"
#include "members.h"
#include "sniff.h"

#define UNPACK "unpack it first"
#define AS_TEXT "save it as plain text, in UTF-8"
#define AS_HTML "save it as HTML alone"
#define RECOGNISE "its words have to be recognised first"

#define ZIP                                                                                    \
	{                                                                                      \
		"zip", "a ZIP archive", UNPACK                                                 \
	}
#define TAR                                                                                    \
	{                                                                                      \
		"tar", "a tar archive", UNPACK                                                 \
	}

static const struct {
	size_t at;
	struct str bytes;
	struct format format;
} magics[] = {
	{ 0, { "%PDF-", 5 }, { "pdf", "a PDF", "try 'pdftotext -layout FILE -'" } },
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
	{ 0, { "PK\3\4", 4 }, ZIP },
	{ 0, { "PK\5\6", 4 }, ZIP },
	{ 0, { "\x50\x2A\x4D\x18", 4 },
	    { "zstd", "compressed by zstd", "try 'zstd -dc FILE'" } },
	{ 257, { "ustar\0", 6 }, TAR },
	{ 257, { "ustar ", 6 }, TAR },
	{ 0, { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 },
	    { "ole", "an old Office document (doc, xls, wps)", AS_TEXT } },
	{ 0, { "{\\rtf", 5 }, { "rtf", "a rich text document (rtf)", AS_TEXT } },
	{ 0, { "WARC/", 5 }, { "warc", "a web archive", UNPACK } },
	{ 0, { "filedesc:", 9 }, { "arc", "an ARC web archive", "make it a WARC first" } },
	{ 0, { "MIME-Version:", 13 }, { "mhtml", "a web page saved as MHTML", AS_HTML } },
	{ 0, { "From: <Saved by", 15 }, { "mhtml", "a web page saved as MHTML", AS_HTML } },
	{ 0, { "\x1F\x9D", 2 }, { "compress", "compressed by compress", UNPACK } },
	{ 0, { "\x89PNG", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "\xFF\xD8\xFF", 3 }, { "image", "an image", RECOGNISE } },
	{ 0, { "GIF8", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "II*\0", 4 }, { "image", "an image", RECOGNISE } },
	{ 0, { "MM\0*", 4 }, { "image", "an image", RECOGNISE } },
};

static const struct format html = { "html", "a web page", "try 'w3m -dump -T text/html FILE'" };
static const struct format text = { "text", "plain text", AS_TEXT };
static const struct format csv = { "csv", "CSV", AS_TEXT };
static const struct format tar = TAR;
static const struct format zip = ZIP;
static const struct format word_xml = { "docx", "a Word document (XML)", AS_TEXT };
static const struct format xml = { "xml", "XML", AS_TEXT };

/* Word's XML in one file: of 2003, or a package laid flat. */
static bool
opens_word(struct str s)
{
	enum { HEAD = 4096 };
	struct str head = { s.s, s.n < HEAD ? s.n : HEAD };

	return str_find(head, str_of("wordDocument")) || str_find(head, str_of("pkg:package"));
}

static struct str
skip_blanks(struct str s)
{
	size_t n;

	while ((n = space_len(s.s, s.n)))
		s = str_skip(s, n);
	return s;
}

/* Names of tags that open a page, or a part of one, beside those of html_names.h. */
static const char *const inlines[] = { "font", "b", "strong", "span", "i", "em", "u" };

static bool
is_name(char c)
{
	return ((unsigned)(c | 0x20) - 'a' < 26) || (unsigned)c - '0' < 10;
}

/* Is there the name of an HTML element, and its end? */
static bool
opens_element(struct str s)
{
	char name[ELEMENT_NAME_MAX];
	size_t n = 0;

	for (; n < s.n && n < sizeof name && is_name(s.s[n]); n++)
		name[n] = (char)(s.s[n] | 0x20);
	if (n == s.n || (s.s[n] != '>' && !space_len(s.s + n, s.n - n)))
		return false;
	for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++) {
		if (str_is((struct str) { name, n }, inlines[i]))
			return true;
	}
	return element_number((struct str) { name, n }) != 0;
}

static bool
begins(struct str s, const char *with)
{
	size_t n = strlen(with);

	return s.n >= n && !strncasecmp(s.s, with, n);
}

static bool
opens_html(struct str s)
{
	return begins(s, "!--") || begins(s, "!doctype html") || opens_element(s);
}

/* A page may begin with what its server or its author put before it: a header, a warning, a
   title, a tag of its own.  In JSON, markup is no markup yet. */
static bool
holds_html(struct str s)
{
	enum { HEAD = 1 << 16 };
	static const char *const signs[] = { "<!doctype html", "<html", "<body", "</table" };
	const char *tag;

	s = skip_blanks(s);
	s.n = s.n < HEAD ? s.n : HEAD;
	if (s.n && (*s.s == '{' || *s.s == '['))
		return false;
	for (; s.n && (tag = memchr(s.s, '<', s.n)); s = str_skip(s, 1)) {
		s = str_skip(s, (size_t)(tag - s.s));
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
			if (begins(s, signs[i]))
				return true;
		}
	}
	return false;
}

/* What follows the < that s begins with, blanks apart; false for none. */
static bool
open_tag(struct str *s)
{
	*s = skip_blanks(*s);
	if (!s->n || *s->s != '<')
		return false;
	*s = str_skip(*s, 1);
	return true;
}

static const struct format *
sniff_markup(struct str s)
{
	struct str tag = s;
	const char *end;

	if (open_tag(&tag) && opens_html(tag))
		return &html;
	if (!str_starts(tag, str_of("?xml")))
		return holds_html(s) ? &html : NULL;
	if (opens_word(tag))
		return &word_xml;
	end = str_find(tag, str_of("?>"));
	tag = end ? str_skip(tag, (size_t)(end - tag.s) + 2) : tag;
	return open_tag(&tag) && opens_html(tag) && !str_starts(tag, str_of("!--")) ? &html
										    : &xml;
}

/* --- what a zip is */

/* Documents that are zips, by what their members' names begin with. */
static const struct {
	const char *member;
	struct format format;
} zipped[] = {
	{ "word/", { "docx", "a Word document (docx)", AS_TEXT } },
	{ "xl/", { "xlsx", "an Excel workbook (xlsx)", "save it as CSV, in UTF-8" } },
	{ "ppt/", { "pptx", "a PowerPoint presentation (pptx)", AS_TEXT } },
	{ "OFD.xml", { "ofd", "an OFD document", AS_TEXT } },
	{ "META-INF/container.xml", { "epub", "an e-book (epub)", AS_TEXT } },
	{ "content.xml", { "odf", "an OpenDocument file (odt, ods)", AS_TEXT } },
};

enum { ZIPPED = sizeof zipped / sizeof *zipped };

/* The rows of zipped that count only when one of these stands in the zip, too. */
static const char *const marks[ZIPPED] = { "[Content_Types].xml", "[Content_Types].xml",
	"[Content_Types].xml", "OFD.xml", "mimetype", "mimetype" };

/* What of zipped has been seen: the member, and the mark. */
struct seen {
	bool member[ZIPPED], mark[ZIPPED];
};

/* Some programs begin names with a slash, or set backslashes in them. */
static bool
name_starts(struct str name, const char *with)
{
	size_t n = strlen(with);

	if (name.n && (*name.s == '/' || *name.s == '\\'))
		name = str_skip(name, 1);
	if (name.n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = name.s[i] == '\\' ? '/' : name.s[i];

		if (strncasecmp(&c, &with[i], 1) != 0)
			return false;
	}
	return true;
}

static const struct format *
see(struct seen *seen, struct str name)
{
	for (size_t i = 0; i < ZIPPED; i++) {
		seen->member[i] = seen->member[i] || name_starts(name, zipped[i].member);
		seen->mark[i] = seen->mark[i] || name_starts(name, marks[i]);
		if (seen->member[i] && seen->mark[i])
			return &zipped[i].format;
	}
	return NULL;
}

const struct format *
sniff_zip(struct str bytes)
{
	enum { UNPACKED = 1 << 24 };
	struct budget budget = { .free = UNPACKED };
	struct members *m = members_zip(bytes, &budget);
	const struct format *found = NULL;
	struct seen seen = { 0 };
	struct member member;

	while (!found && m->next(m, &member) > 0)
		found = see(&seen, member.name);
	members_close(m);
	return found ? found : &zip;
}

bool
format_is_zipped(const struct format *format)
{
	for (size_t i = 0; i < ZIPPED; i++) {
		if (format == &zipped[i].format)
			return true;
	}
	return false;
}

/* --- tar */

/* A header is known by its sum, which it has in octal, of its bytes, those of the sum as
   blanks; some that made it took the bytes as signed. */
static bool
is_tar(struct str s)
{
	enum { BLOCK = 512, SUM_AT = 148, SUM = 8 };
	long said = 0, sum = SUM * ' ', of_signed = sum;
	size_t i = SUM_AT;

	if (s.n < BLOCK || !*s.s)
		return false;
	while (i < SUM_AT + SUM && s.s[i] == ' ')
		i++;
	for (; i < SUM_AT + SUM && s.s[i] >= '0' && s.s[i] <= '7'; i++)
		said = said * 8 + (s.s[i] - '0');
	if (!said)
		return false;
	for (i = 0; i < BLOCK; i++) {
		if (i >= SUM_AT && i < SUM_AT + SUM)
			continue;
		sum += (unsigned char)s.s[i];
		of_signed += (signed char)s.s[i];
	}
	return said == sum || (of_signed >= 0 && said == of_signed);
}

/* --- all of them */

const struct format *
sniff(struct str s)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		if (s.n < magics[i].at ||
		    !str_starts(str_skip(s, magics[i].at), magics[i].bytes))
			continue;
		if (!strcmp(magics[i].format.name, zip.name))
			return sniff_zip(s);
		return &magics[i].format;
	}
	return is_tar(s) ? &tar : sniff_markup(s);
}

const struct format *
format_named(const char *name)
{
	static const struct format *const others[] = { &text, &csv, &html, &xml };

	if (!strcmp(name, "doc"))
		name = "ole";
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (!strcmp(name, others[i]->name))
			return others[i];
	}
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		if (!strcmp(name, magics[i].format.name))
			return &magics[i].format;
	}
	for (size_t i = 0; i < ZIPPED; i++) {
		if (!strcmp(name, zipped[i].format.name))
			return &zipped[i].format;
	}
	return NULL;
}
