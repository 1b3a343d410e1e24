#include <string.h>

#include "content.h"
#include "digest.h"
#include "document.h"
#include "note.h"
#include "out.h"
#include "reject.h"
#include "say.h"
#include "text.h"

static void
put_id(const char *tag, struct str id)
{
	out_doc_tag(tag);
	text_field(id);
	out_end();
}

/* `from` stands last, so that no filter meets it among what it knows. */
static void
put_end(const struct document *doc, struct str id)
{
	if (doc->number > 1)
		note_put(0, "name_twice",
		    "the file has several documents of this name; this one is numbered %lu",
		    doc->number);
	if (doc->from) {
		out_doc_tag("from");
		out_number(doc->from);
		out_end();
	}
	put_id("end", id);
}

static void
put_sha256(struct str bytes)
{
	char hex[DIGEST_HEX];

	digest_bytes(hex, bytes);
	out_meta("sha256", (struct str) { hex, DIGEST_HEX - 1 });
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
document_free(struct document *doc)
{
	buf_free(&doc->bytes);
	input_free(&doc->file.in);
}

bool
document_put(struct document *doc, const struct source *about, struct input *in)
{
	struct source source = *about;

	buf_clear(&doc->bytes);
	if (!input_take(in, &doc->bytes, doc->max_size))
		return false;
	if (doc->bytes.len > doc->max_size) {
		document_too_large(doc, source.id);
		return true;
	}
	source.bytes = buf_str(&doc->bytes);
	put_id("doc", source.id);
	put_sha256(source.bytes);
	put_bytes(source.bytes.n);
	if (in->cut)
		note_put(0, "truncated", "the web server's answer was cut off");
	content_put(&source);
	put_end(doc, source.id);
	out_document();
	return true;
}

void
document_too_large(const struct document *doc, struct str id)
{
	put_id("doc", id);
	reject(id, "too_large", "larger than %s bytes (--max-size); it was left out",
	    doc->max_said);
	put_end(doc, id);
	out_document();
}

void
document_fault(const struct document *doc, struct str id, const struct fault *fault)
{
	put_id("doc", id);
	reject(id, fault->code, "%s", fault->what);
	put_end(doc, id);
	out_document();
}

void
document_unreadable(
    const struct document *doc, struct str id, bool asked, const char *what, int error)
{
	const char *colon = error ? ": " : "", *why = error ? strerror(error) : "";

	(asked ? say_failed : say)(id, "%s%s%s", what, colon, why);
	put_id("doc", id);
	note_put(0, "unreadable", "%s%s%s", what, colon, why);
	put_end(doc, id);
	out_document();
}
