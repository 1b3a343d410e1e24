#include "content.h"
#include "charset.h"
#include "csv_table.h"
#include "docx.h"
#include "html.h"
#include "key.h"
#include "note.h"
#include "old_doc.h"
#include "out.h"
#include "pdf.h"
#include "plain_text.h"
#include "reject.h"
#include "sniff.h"
#include "xlsx.h"

/* Bytes do not tell CSV from text. */
static void
csv_put(const struct source *source)
{
	if (!csv_table_put(source))
		plain_text_put(source);
}

static const struct {
	const char *format; /* the name that sniff gives it */
	void (*put)(const struct source *);
} readers[] = {
	{ "text", plain_text_put },
	{ "csv", csv_put },
	{ "html", html_put },
	{ "docx", docx_put },
	{ "xlsx", xlsx_put },
	{ "pdf", pdf_put },
	{ "ole", old_doc_put },
};

/* Is there more than white space? */
static bool
has_text(struct str s)
{
	size_t n;

	while ((n = space_len(s.s, s.n)))
		s = str_skip(s, n);
	return s.n > 0;
}

void
content_put(const struct source *source)
{
	struct buf start = { 0 };
	const struct format *format = source->format
					  ? source->format
					  : sniff(charset_start(source->bytes, &start));

	buf_free(&start);
	if (!has_text(source->bytes)) {
		reject(source->id, "no_text", "%s",
		    source->bytes.n ? "it holds white space alone" : "it is empty");
		return;
	}
	if (!format) {
		csv_put(source);
		return;
	}
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
		if (!strcmp(readers[i].format, format->name)) {
			readers[i].put(source);
			return;
		}
	}
	out_meta("format", str_of(format->name));
	reject(source->id, "format", "this is %s, which this release does not read; %s",
	    format->what, format->advice);
}
