#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content.h"
#include "document.h"
#include "note.h"
#include "out.h"
#include "reject.h"
#include "say.h"
#include "text.h"

enum { FIRST_ROOM = 1 << 16 };

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
		content_put(&(struct source) { .id = id, .bytes = bytes });
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
