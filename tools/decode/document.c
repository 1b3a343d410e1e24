#include <errno.h>
#include <nettle/sha2.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document.h"
#include "key.h"
#include "note.h"
#include "out.h"
#include "say.h"
#include "sniff.h"
#include "text.h"

enum { FIRST_ROOM = 1 << 16, FEW = 2 };

/* A line costs the filters more than its bytes: they keep what they know of each. */
enum { MAX_LINES = 1 << 20 };

enum reading { READ_WHOLE, READ_TOO_LARGE, READ_FAILED };

static void
put_id(const char *tag, struct str id)
{
	out_doc_tag(tag);
	text_field(id);
	out_end();
}

/* Room for more of the file: twice as much, but no more than one byte over the limit, which
   is enough to tell. */
static void
grow(struct document *doc)
{
	size_t cap = doc->bytes.cap ? doc->bytes.cap * 2 : FIRST_ROOM;

	if (cap > doc->max_size + 1)
		cap = doc->max_size + 1;
	doc->bytes.s = mem_resize(doc->bytes.s, cap, 1);
	doc->bytes.cap = cap;
}

static enum reading
read_whole(struct document *doc, int fd)
{
	struct buf *bytes = &doc->bytes;
	struct stat st;

	buf_clear(bytes);
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) &&
	    (unsigned long long)st.st_size > doc->max_size)
		return READ_TOO_LARGE;
	for (;;) {
		size_t room;
		ssize_t got;

		if (bytes->len == bytes->cap)
			grow(doc);
		room = bytes->cap - bytes->len;
		got = read(fd, bytes->s + bytes->len, room < IN_CHUNK ? room : IN_CHUNK);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got < 0 ? READ_FAILED : READ_WHOLE;
		bytes->len += (size_t)got;
		if (bytes->len > doc->max_size)
			return READ_TOO_LARGE;
	}
}

/* Read on to the end of a pipe, so that what writes to it does not die of a closed one. */
static void
drain(struct document *doc, int fd)
{
	struct stat st;
	ssize_t got;

	if (fstat(fd, &st) || S_ISREG(st.st_mode) || S_ISCHR(st.st_mode) || S_ISBLK(st.st_mode))
		return;
	do
		got = read(fd, doc->bytes.s, doc->bytes.cap);
	while (got > 0 || (got < 0 && errno == EINTR));
}

static void
put_sha256(struct str bytes)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	char hex[2 * SHA256_DIGEST_SIZE + 1];
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, bytes.n, (const uint8_t *)bytes.s);
	sha256_digest(&ctx, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	out_meta("sha256", str_of(hex));
}

static void
put_bytes(size_t n)
{
	out_doc_tag("meta");
	out_plain(str_of("bytes"));
	out_number(n);
	out_end();
}

/* Leave a document out: a note, and a word to the user. */
static void __attribute__((format(printf, 3, 4)))
reject(struct str id, const char *code, const char *fmt, ...)
{
	char why[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof why, fmt, ap);
	va_end(ap);
	say(id, "%s", why);
	note_put(0, code, "%s", why);
}

/* Is there more than white space? */
static bool
has_text(struct str s)
{
	size_t n;

	while ((n = space_len(s.s, s.n)))
		s = str_skip(s, n);
	return s.n > 0;
}

static void
reject_nul(struct str id, struct str s, const char *nul)
{
	size_t at = (size_t)(nul - s.s), count = 0;

	for (size_t i = at; i < s.n; i++)
		count += !s.s[i];
	reject(id, "binary", "this is no text; NUL bytes: %zu, the first at byte %zu", count,
	    at + 1);
}

static void
put_text(struct str id, struct str s, size_t skipped)
{
	struct survey survey = text_survey(s);

	/* A stray byte or two in plain ASCII is damage; more bad than good is another charset.
	 */
	if (survey.bad > survey.good && survey.bad > FEW) {
		reject(id, "charset",
		    "this is not UTF-8, all that this release reads; "
		    "try 'iconv -f GB18030 -t UTF-8 FILE'");
		return;
	}
	out_meta("charset", str_of("utf-8"));
	if (survey.bad)
		note_put(text_line_at(s, survey.first), "bad_bytes",
		    "bytes that are no UTF-8 became U+FFFD; places: %zu, the first at byte %zu",
		    survey.bad, skipped + survey.first + 1);
	if (survey.cut)
		note_put(text_line_at(s, s.n - 1), "truncated",
		    "the file ends inside a character: it was cut off");
	text_put(s, &survey);
}

/* What is no text this release can read gets a note; true when there was one. */
static bool
refuse(struct str id, struct str s, struct str text)
{
	const struct format *format = sniff(text);
	const char *charset = sniff_charset(s), *nul;

	if (format) {
		out_meta("format", str_of(format->name));
		reject(id, "format", "this is %s, which this release does not read; %s",
		    format->what, format->advice);
	} else if (charset) {
		out_meta("charset", str_of(charset));
		reject(id, "charset",
		    "this is %s, which this release does not read; try 'iconv -f %s -t utf-8 "
		    "FILE'",
		    charset, charset);
	} else if (!has_text(text)) {
		reject(id, "no_text", "%s", s.n ? "it holds white space alone" : "it is empty");
	} else if ((nul = memchr(text.s, 0, text.n))) {
		reject_nul(id, s, nul);
	} else if (text.n > MAX_LINES && text_line_at(text, text.n - 1) > MAX_LINES) {
		reject(id, "too_large", "more than %d lines; it was left out", MAX_LINES);
	} else {
		return false;
	}
	return true;
}

static void
put_content(struct str id, struct str s)
{
	const struct str bom = str_of("\xEF\xBB\xBF");
	size_t skipped = str_starts(s, bom) ? bom.n : 0;
	struct str text = str_skip(s, skipped);

	if (refuse(id, s, text))
		return;
	out_meta("format", str_of("text"));
	put_text(id, text, skipped);
}

void
document_read(struct document *doc, struct str id, int fd, bool asked)
{
	enum reading reading = read_whole(doc, fd);
	struct str bytes = buf_str(&doc->bytes);

	if (reading == READ_FAILED) {
		document_unreadable(id, asked, "cannot read", errno);
		return;
	}
	put_id("doc", id);
	if (reading == READ_TOO_LARGE) {
		reject(id, "too_large", "larger than %s bytes (--max-size); it was left out",
		    doc->max_said);
		drain(doc, fd);
	} else {
		put_sha256(bytes);
		put_bytes(bytes.n);
		put_content(id, bytes);
	}
	put_id("end", id);
	out_document();
}

void
document_unreadable(struct str id, bool asked, const char *what, int error)
{
	const char *colon = error ? ": " : "", *why = error ? strerror(error) : "";

	(asked ? say_failed : say)(id, "%s%s%s", what, colon, why);
	put_id("doc", id);
	note_put(0, "unreadable", "%s%s%s", what, colon, why);
	put_id("end", id);
	out_document();
}
