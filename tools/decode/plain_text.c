#include "plain_text.h"
#include "key.h"
#include "note.h"
#include "out.h"
#include "reject.h"
#include "sniff.h"
#include "text.h"

enum { FEW = 2 };

/* A line costs the filters more than its bytes: they keep what they know of each. */
enum { MAX_LINES = 1 << 20 };

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
	const char *charset = sniff_charset(s), *nul;

	if (charset) {
		out_meta("charset", str_of(charset));
		reject(id, "charset",
		    "this is %s, which this release does not read; try 'iconv -f %s -t utf-8 "
		    "FILE'",
		    charset, charset);
	} else if ((nul = memchr(text.s, 0, text.n))) {
		reject_nul(id, s, nul);
	} else if (text.n > MAX_LINES && text_line_at(text, text.n - 1) > MAX_LINES) {
		reject(id, "too_large", "more than %d lines; it was left out", MAX_LINES);
	} else {
		return false;
	}
	return true;
}

void
plain_text_put(const struct source *source)
{
	struct str id = source->id, s = source->bytes;
	const struct str bom = str_of("\xEF\xBB\xBF");
	size_t skipped = str_starts(s, bom) ? bom.n : 0;
	struct str text = str_skip(s, skipped);

	if (refuse(id, s, text))
		return;
	out_meta("format", str_of("text"));
	put_text(id, text, skipped);
}
