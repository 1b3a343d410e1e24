#include "plain_text.h"
#include "charset.h"
#include "out.h"
#include "reject.h"
#include "text.h"

/* A line costs the filters more than its bytes: they keep what they know of each. */
enum { MAX_LINES = 1 << 20 };

/* What is no text, or too much of it, gets a note; true when there was one. */
static bool
refuse(struct str id, const struct charset *c)
{
	size_t first;

	if (!c->name || charset_nuls(c, &first)) {
		charset_reject(c, id);
	} else if (c->choice.blank) {
		reject(id, "no_text", "it holds white space alone");
	} else if (c->text.n > MAX_LINES && charset_lines(c) > MAX_LINES) {
		reject(id, "too_large", "more than %d lines; it was left out", MAX_LINES);
	} else {
		return false;
	}
	return true;
}

void
plain_text_put(const struct source *source)
{
	struct charset c = { 0 };
	struct text text = { 0 };
	struct str piece;

	charset_choose(&c, source, (struct str) { "", 0 });
	if (!refuse(source->id, &c)) {
		out_meta("format", str_of("text"));
		charset_meta(&c);
		charset_notes(&c);
		while (charset_next(&c, &piece))
			text_put(&text, piece);
		text_end(&text);
		charset_notes(&c);
	}
	charset_free(&c);
}
