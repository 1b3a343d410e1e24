#include <stdio.h>

#include "html_style.h"
#include "html_trim.h"
#include "utf8.h"

/* FEED: libxml2 is fastest with pieces that stay in the cache. */
enum { FEED = 1 << 14, VALUE_MAX = 4096 };

/* libxml2 searches a list for each; no report has as many. */
enum { ENTITIES_MAX = 100000 };

/* What libxml2 may open by itself: html, body, p. */
enum { OWN_ELEMENTS = 8 };

enum {
	HAS_CLASS = 1,
	HAS_ID = 2,
	HAS_ROLE = 4,
	HAS_HIDDEN = 8,
	HAS_STYLE = 16,
	HAS_HREF = 32,
	HAS_COLSPAN = 64,
	HAS_ROWSPAN = 128,
	HAS_NAME = 256,
	HAS_CONTENT = 512,
	HAS_TYPE = 1024,
	HAS_VALUE = 2048
};

static const struct {
	struct str name;
	unsigned bit;
} attributes[] = {
	{ { "style", 5 }, HAS_STYLE },
	{ { "class", 5 }, HAS_CLASS },
	{ { "id", 2 }, HAS_ID },
	{ { "role", 4 }, HAS_ROLE },
	{ { "hidden", 6 }, HAS_HIDDEN },
	{ { "href", 4 }, HAS_HREF },
	{ { "colspan", 7 }, HAS_COLSPAN },
	{ { "rowspan", 7 }, HAS_ROWSPAN },
	{ { "name", 4 }, HAS_NAME },
	{ { "content", 7 }, HAS_CONTENT },
	{ { "type", 4 }, HAS_TYPE },
	{ { "value", 5 }, HAS_VALUE },
};

enum { HIDING = HAS_HIDDEN | HAS_STYLE, NAMED = HAS_CLASS | HAS_ID | HAS_ROLE };

/* The attributes that say something, of each element. */
static const unsigned wanted[ELEMENTS] = {
	[EL_INLINE] = HIDING,
	[EL_STRUCK] = HIDING,
	[EL_RAISED] = HIDING,
	[EL_BREAK] = HIDING,
	[EL_FIELD] = HIDING | HAS_TYPE | HAS_VALUE,
	[EL_META] = HAS_NAME | HAS_CONTENT,
	[EL_LINK] = HIDING | HAS_HREF,
	[EL_PARA] = HIDING,
	[EL_HEADING] = HIDING,
	[EL_BLOCK] = HIDING | NAMED,
	[EL_NAV] = HIDING | NAMED,
	[EL_PRE] = HIDING,
	[EL_TABLE] = HIDING | NAMED,
	[EL_GROUP] = HIDING,
	[EL_ROW] = HIDING,
	[EL_CELL] = HIDING | NAMED | HAS_COLSPAN | HAS_ROWSPAN,
	[EL_CAPTION] = HIDING,
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static size_t
line_ends(const char *s, size_t n)
{
	const char *end = s + n;
	size_t count = 0;

	while (s < end && (s = memchr(s, '\n', (size_t)(end - s))))
		s++, count++;
	return count;
}

/* --- what goes to libxml2 */

static void
flush(struct html_trim *t)
{
	markup_feed(t->to, buf_str(&t->out));
	buf_clear(&t->out);
	t->opened = 0;
}

/* Line ends that were taken away come back in a comment, where they are no blanks. */
static void
put_lines(struct html_trim *t)
{
	while (t->lines) {
		size_t n = t->lines < FEED ? t->lines : FEED;

		buf_adds(&t->out, "<!--");
		memset(buf_room(&t->out, n), '\n', n);
		t->out.len += n;
		buf_adds(&t->out, "-->");
		t->lines -= n;
		if (t->out.len >= FEED)
			flush(t);
	}
}

/* Markup; where it ends, libxml2 can be given what there is. */
static void
put_tag(struct html_trim *t, const char *name, bool end)
{
	buf_adds(&t->out, end ? "</" : "<");
	buf_adds(&t->out, name);
	buf_addc(&t->out, '>');
	t->run = 0;
	if (t->out.len >= FEED)
		flush(t);
}

/* Text.  Of a long one, libxml2 would keep all until a tag came: an empty comment is one. */
static void
put_text(struct html_trim *t, struct str s)
{
	if (!s.n)
		return;
	put_lines(t);
	while (s.n) {
		struct str part = str_cut(s, FEED);

		buf_addstr(&t->out, part);
		t->run += part.n;
		t->line += line_ends(part.s, part.n);
		if (t->run >= FEED) {
			buf_adds(&t->out, "<!---->");
			t->run = 0;
		}
		if (t->out.len >= FEED)
			flush(t);
		s = str_skip(s, part.n);
	}
}

/* Bytes that libxml2 does not see, but for their line ends. */
static void
skip(struct html_trim *t, const char *s, size_t n)
{
	size_t count = line_ends(s, n);

	t->line += count;
	t->lines += count;
}

/* --- text */

/* What stands behind an ampersand; whole: as far as a semicolon.  The blank that pages owe most
   becomes what it stands for, even without one; the others are left to libxml2, as long as
   there are not more of them than in any page. */
static void
put_entity(struct html_trim *t, bool whole)
{
	struct str s = { t->entity, t->entity_n };
	const struct str nbsp = str_of("nbsp");
	bool many = t->entities >= ENTITIES_MAX;
	char text[sizeof t->entity + 8];

	t->state = TRIM_TEXT;
	if (str_starts(s, nbsp) && (!whole || s.n == nbsp.n)) {
		put_text(t, str_of("\xC2\xA0"));
		put_text(t, str_skip(s, nbsp.n));
		return;
	}
	whole = whole || (s.n > 1 && *s.s == '#');
	t->entities++;
	if (!s.n && many) {
		put_text(t, str_of(" "));
		return;
	}
	snprintf(text, sizeof text, "%s%.*s%s",
	    many	   ? " "
	    : whole && s.n ? "&"
			   : "&amp;",
	    (int)s.n, s.s, whole ? ";" : "");
	put_text(t, str_of(text));
}

static size_t
take_entity(struct html_trim *t, struct str s)
{
	size_t i = 0;

	while (i < s.n && t->entity_n < sizeof t->entity &&
	       (is_letter(s.s[i]) || (s.s[i] >= '0' && s.s[i] <= '9') ||
		   (s.s[i] == '#' && !t->entity_n)))
		t->entity[t->entity_n++] = s.s[i++];
	if (i == s.n)
		return i;
	put_entity(t, s.s[i] == ';');
	return i + (s.s[i] == ';');
}

/* Text up to a tag, or to the end of the piece. */
static size_t
take_text(struct html_trim *t, struct str s)
{
	const char *tag = memchr(s.s, '<', s.n), *entity;
	struct str run = { s.s, tag ? (size_t)(tag - s.s) : s.n };

	while (run.n) {
		entity = memchr(run.s, '&', run.n);
		if (!entity) {
			put_text(t, run);
			break;
		}
		put_text(t, (struct str) { run.s, (size_t)(entity - run.s) });
		run = str_skip(run, (size_t)(entity - run.s) + 1);
		t->state = TRIM_ENTITY;
		t->entity_n = 0;
		run = str_skip(run, take_entity(t, run));
	}
	if (!tag)
		return s.n;
	if (t->state == TRIM_ENTITY)
		put_entity(t, false);
	t->state = TRIM_MARKUP;
	return (size_t)(tag - s.s) + 1;
}

/* --- comments, declarations, scripts */

static size_t
take_markup(struct html_trim *t, struct str s)
{
	char c = *s.s;

	t->since = t->line;
	if (is_letter(c)) {
		t->state = TRIM_NAME;
		t->end = false;
		t->name.n = 0;
		return 0;
	}
	if (c == '/' || c == '!' || c == '?') {
		t->state = c == '/' ? TRIM_END : c == '!' ? TRIM_DECLARATION : TRIM_BOGUS;
		return 1;
	}
	t->state = TRIM_TEXT;
	put_text(t, str_of("&lt;"));
	return 0;
}

static size_t
take_end(struct html_trim *t, struct str s)
{
	t->state = is_letter(*s.s) ? TRIM_NAME : TRIM_BOGUS;
	t->end = true;
	t->name.n = 0;
	return 0;
}

static size_t
take_declaration(struct html_trim *t, struct str s)
{
	t->state = *s.s == '-' ? TRIM_DASH : TRIM_BOGUS;
	return *s.s == '-';
}

static size_t
take_dash(struct html_trim *t, struct str s)
{
	t->state = *s.s == '-' ? TRIM_COMMENT : TRIM_BOGUS;
	memcpy(t->tail, "\0--", sizeof t->tail); /* <!--> is a whole one */
	return *s.s == '-';
}

/* A comment ends with --> or --!>. */
static size_t
take_comment(struct html_trim *t, struct str s)
{
	const char *end = memchr(s.s, '>', s.n);
	size_t n = end ? (size_t)(end - s.s) : s.n;

	for (size_t i = n < sizeof t->tail ? 0 : n - sizeof t->tail; i < n; i++) {
		memmove(t->tail, t->tail + 1, sizeof t->tail - 1);
		t->tail[sizeof t->tail - 1] = s.s[i];
	}
	skip(t, s.s, n);
	if (!end)
		return n;
	if (!memcmp(t->tail + 1, "--", 2) || !memcmp(t->tail, "--!", 3))
		t->state = TRIM_TEXT;
	t->tail[2] = '>';
	return n + 1;
}

static size_t
take_bogus(struct html_trim *t, struct str s)
{
	const char *end = memchr(s.s, '>', s.n);
	size_t n = end ? (size_t)(end - s.s) : s.n;

	skip(t, s.s, n);
	if (end)
		t->state = TRIM_TEXT;
	return end ? n + 1 : n;
}

/* The byte of </script that comes after `matched` of them. */
static char
raw_end(const struct html_trim *t)
{
	return t->matched == 0 ? '<' : t->matched == 1 ? '/' : t->name.s[t->matched - 2];
}

static size_t
take_raw(struct html_trim *t, struct str s)
{
	size_t i = 0;

	while (i < s.n && t->matched < t->name.n + 2) {
		if (!t->matched) {
			const char *tag = memchr(s.s + i, '<', s.n - i);

			i = tag ? (size_t)(tag - s.s) : s.n;
			if (!tag)
				break;
		}
		if (lower(s.s[i]) == raw_end(t))
			t->matched++, i++;
		else if (t->matched)
			t->matched = 0;
	}
	skip(t, s.s, i);
	if (t->matched == t->name.n + 2) {
		t->state = TRIM_TAG;
		t->end = true;
		t->has = 0;
		t->matched = 0;
	}
	return i;
}

/* --- tags */

static bool
is_hidden(const struct html_trim *t)
{
	return t->says & (t->hidden_too ? STYLE_STRIKES : STYLE_HIDES | STYLE_STRIKES);
}

static void
shade_off(struct html_trim *t)
{
	if (t->shades)
		put_tag(t, "span", true);
	t->shades = 0;
}

static bool
shades(const struct html_trim *t)
{
	return t->shades && t->name.n == t->shade.n && t->name.n <= sizeof t->name.s &&
	       !memcmp(t->name.s, t->shade.s, t->name.n);
}

/* Inline elements vanish, but for the outermost that hides its words, or raises them: it
   becomes a span. */
static void
open_inline(struct html_trim *t)
{
	bool hides = is_hidden(t) || t->element == EL_STRUCK;
	bool raises = (t->says & STYLE_RAISES) || t->element == EL_RAISED;

	if (t->slash)
		return;
	if (shades(t)) {
		t->shades++;
	} else if ((hides || raises) && !t->shades && t->name.n <= sizeof t->name.s) {
		t->shade = t->name;
		t->shades = 1;
		t->shade_blocks = 0;
		put_lines(t);
		put_tag(t, hides ? "span hidden" : "span raised", false);
		t->opened++;
	}
}

/* True for a start tag that would stand too deep.  Blanks take its place, so that what it
   parts does not grow together. */
static bool
too_deep(struct html_trim *t)
{
	enum { DEEPEST = MARKUP_DEPTH - OWN_ELEMENTS };

	if (t->opened + t->to->depth < DEEPEST)
		return false;
	flush(t);
	if (t->to->depth < DEEPEST)
		return false;
	if (!t->cut)
		t->cut = t->since;
	t->dropped++;
	put_text(t, str_of(" "));
	return true;
}

static void
put_start(struct html_trim *t)
{
	put_lines(t);
	buf_addc(&t->out, '<');
	buf_add(&t->out, t->name.s, t->name.n);
	buf_addstr(&t->out, buf_str(&t->kept));
	if (is_hidden(t))
		buf_adds(&t->out, " hidden");
	else if ((t->says & STYLE_RAISES) && t->element == EL_LINK)
		buf_adds(&t->out, " raised");
	buf_addc(&t->out, '>');
	t->run = 0;
	if (t->out.len >= FEED)
		flush(t);
}

static bool
is_paragraph(const struct html_trim *t)
{
	return t->name.n == 1 && t->element == EL_PARA;
}

static void
open_tag(struct html_trim *t)
{
	switch (t->element) {
	case EL_VOID:
	case EL_PAGE:
		return;
	case EL_RAW:
		t->state = t->slash ? TRIM_TEXT : TRIM_RAW;
		t->matched = 0;
		return;
	case EL_INLINE:
	case EL_STRUCK:
	case EL_RAISED:
		open_inline(t);
		return;
	case EL_FIELD:
		if ((t->has & HAS_VALUE) && !is_hidden(t))
			put_start(t);
		return;
	case EL_BREAK:
		if (!is_hidden(t))
			put_start(t);
		return;
	case EL_META:
	case EL_RULE:
		put_start(t);
		return;
	case EL_HIDE:
	case EL_MENU:
	case EL_TITLE:
		if (t->slash)
			return;
		break;
	case EL_LINK:
		if (!(t->has & HAS_HREF) && !t->says)
			return;
		break;
	default:
		/* A block that begins ends the paragraph before it. */
		if (t->element >= EL_TABLE || (t->paragraph && !t->shade_blocks))
			shade_off(t);
		t->shade_blocks++;
		t->paragraph = is_paragraph(t);
		break;
	}
	if (!too_deep(t)) {
		put_start(t);
		t->opened++;
		t->begun[t->number]++;
	}
}

static void
close_block(struct html_trim *t)
{
	if (t->element >= EL_TABLE || (t->shades && !t->shade_blocks))
		shade_off(t);
	else if (t->shades)
		t->shade_blocks--;
	/* A browser takes a </p> that closes nothing for a whole one, which ends the line. */
	if (is_paragraph(t) && !t->paragraph)
		put_tag(t, "hr", false);
	t->paragraph = false;
}

static void
close_tag(struct html_trim *t)
{
	switch (t->element) {
	case EL_FIELD:
	case EL_VOID:
	case EL_PAGE:
	case EL_RAW:
	case EL_META:
	case EL_RULE:
		return;
	case EL_BREAK:
		put_tag(t, "br", false);
		return;
	case EL_INLINE:
	case EL_STRUCK:
	case EL_RAISED:
		if (shades(t) && !--t->shades)
			put_tag(t, "span", true);
		return;
	default:
		break;
	}
	if (t->dropped) {
		t->dropped--;
		put_text(t, str_of(" "));
		return;
	}
	if (t->element >= EL_PARA)
		close_block(t);
	if (!t->begun[t->number])
		return;
	t->begun[t->number]--;
	put_lines(t);
	buf_adds(&t->out, "</");
	buf_add(&t->out, t->name.s, t->name.n);
	buf_addc(&t->out, '>');
	t->run = 0;
	if (t->out.len >= FEED)
		flush(t);
}

static void
take_whole_tag(struct html_trim *t)
{
	t->state = TRIM_TEXT;
	if (t->end)
		close_tag(t);
	else
		open_tag(t);
	buf_clear(&t->kept);
}

static size_t
take_name(struct html_trim *t, struct str s)
{
	struct trim_name *name = &t->name;
	size_t i = 0;

	while (i < s.n && !is_blank(s.s[i]) && s.s[i] != '/' && s.s[i] != '>') {
		if (name->n < sizeof name->s)
			name->s[name->n] = lower(s.s[i]);
		name->n++;
		i++;
	}
	if (i < s.n) {
		t->number = name->n <= sizeof name->s
				? element_number((struct str) { name->s, name->n })
				: 0;
		t->element = element_of(t->number);
		t->state = TRIM_TAG;
		t->has = t->says = 0;
		t->slash = false;
	}
	return i;
}

/* Between the attributes of a tag. */
static size_t
take_tag(struct html_trim *t, struct str s)
{
	size_t i = 0;

	while (i < s.n && (is_blank(s.s[i]) || s.s[i] == '/')) {
		t->slash = s.s[i] == '/' || (t->slash && s.s[i] != '/');
		i++;
	}
	skip(t, s.s, i);
	if (i == s.n)
		return i;
	if (s.s[i] == '>') {
		take_whole_tag(t);
		return i + 1;
	}
	t->slash = false;
	t->state = TRIM_ATTRIBUTE;
	t->attribute.n = 0;
	return i;
}

static unsigned
attribute_bit(const struct html_trim *t)
{
	struct str name = { t->attribute.s, t->attribute.n };

	if (t->end || name.n > sizeof t->attribute.s)
		return 0;
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (str_same(name, attributes[i].name))
			return attributes[i].bit & wanted[t->element];
	}
	return 0;
}

/* An attribute, whole.  Of two with one name the first counts. */
static void
keep_attribute(struct html_trim *t, struct str value)
{
	unsigned bit = attribute_bit(t);
	char quote = t->quote;

	t->state = TRIM_TAG;
	if (!bit || (t->has & bit))
		return;
	t->has |= bit;
	if (bit & HIDING) {
		t->says |= bit == HAS_HIDDEN ? STYLE_HIDES : style_says(value);
		return;
	}
	if (bit == HAS_HREF)
		return;
	value = str_cut(value, VALUE_MAX);
	if (!quote) {
		quote = memchr(value.s, '"', value.n) ? '\'' : '"';
		if (memchr(value.s, quote, value.n))
			return;
	}
	buf_addc(&t->kept, ' ');
	buf_add(&t->kept, t->attribute.s, t->attribute.n);
	buf_addc(&t->kept, '=');
	buf_addc(&t->kept, quote);
	for (size_t i = 0; i < value.n; i++)
		buf_addc(&t->kept, value.s[i] == '\n' ? ' ' : value.s[i]);
	buf_addc(&t->kept, quote);
}

static size_t
take_attribute(struct html_trim *t, struct str s)
{
	struct trim_name *name = &t->attribute;
	size_t i = 0;

	while (i < s.n && !is_blank(s.s[i]) && s.s[i] != '/' && s.s[i] != '>' &&
	       (s.s[i] != '=' || !name->n)) {
		if (name->n < sizeof name->s)
			name->s[name->n] = lower(s.s[i]);
		name->n++;
		i++;
	}
	if (i < s.n)
		t->state = TRIM_EQUALS;
	return i;
}

static size_t
take_equals(struct html_trim *t, struct str s)
{
	size_t i = 0;

	while (i < s.n && is_blank(s.s[i]))
		i++;
	skip(t, s.s, i);
	if (i == s.n)
		return i;
	t->quote = 0;
	if (s.s[i] == '=') {
		t->state = TRIM_VALUE;
		buf_clear(&t->value);
		return i + 1;
	}
	keep_attribute(t, (struct str) { "", 0 });
	return i;
}

static size_t
take_value(struct html_trim *t, struct str s)
{
	size_t i = 0;

	while (i < s.n && is_blank(s.s[i]))
		i++;
	skip(t, s.s, i);
	if (i == s.n)
		return i;
	if (s.s[i] == '"' || s.s[i] == '\'') {
		t->quote = s.s[i];
		t->state = TRIM_QUOTED;
		return i + 1;
	}
	t->state = TRIM_BARE;
	return i;
}

/* A value that came whole is used where it stands. */
static void
take_part(struct html_trim *t, struct str part, bool whole)
{
	skip(t, part.s, part.n);
	if (whole && !t->value.len) {
		keep_attribute(t, part);
		return;
	}
	if (t->value.len <= VALUE_MAX)
		buf_addstr(&t->value, str_cut(part, VALUE_MAX));
	if (whole)
		keep_attribute(t, buf_str(&t->value));
}

static size_t
take_quoted(struct html_trim *t, struct str s)
{
	const char *end = memchr(s.s, t->quote, s.n);
	size_t n = end ? (size_t)(end - s.s) : s.n;

	take_part(t, (struct str) { s.s, n }, end != NULL);
	return end ? n + 1 : n;
}

static size_t
take_bare(struct html_trim *t, struct str s)
{
	size_t n = 0;

	while (n < s.n && !is_blank(s.s[n]) && s.s[n] != '>')
		n++;
	take_part(t, (struct str) { s.s, n }, n < s.n);
	return n;
}

/* --- all of it */

static size_t (*const take[])(struct html_trim *, struct str) = {
	[TRIM_TEXT] = take_text,
	[TRIM_ENTITY] = take_entity,
	[TRIM_MARKUP] = take_markup,
	[TRIM_END] = take_end,
	[TRIM_DECLARATION] = take_declaration,
	[TRIM_DASH] = take_dash,
	[TRIM_COMMENT] = take_comment,
	[TRIM_BOGUS] = take_bogus,
	[TRIM_RAW] = take_raw,
	[TRIM_NAME] = take_name,
	[TRIM_TAG] = take_tag,
	[TRIM_ATTRIBUTE] = take_attribute,
	[TRIM_EQUALS] = take_equals,
	[TRIM_VALUE] = take_value,
	[TRIM_QUOTED] = take_quoted,
	[TRIM_BARE] = take_bare,
};

void
html_trim_open(struct html_trim *t, struct markup *to, bool hidden_too)
{
	*t = (struct html_trim) { .to = to, .line = 1, .hidden_too = hidden_too };
}

void
html_trim_feed(struct html_trim *t, struct str s)
{
	while (s.n && !t->to->stopped)
		s = str_skip(s, take[t->state](t, s));
}

void
html_trim_close(struct html_trim *t)
{
	if (t->state == TRIM_ENTITY) {
		put_entity(t, false);
	} else if (t->state == TRIM_MARKUP) {
		put_text(t, str_of("&lt;"));
	} else if (t->state != TRIM_TEXT) {
		t->unclosed = t->since;
	}
	flush(t);
	buf_free(&t->out);
	buf_free(&t->kept);
	buf_free(&t->value);
}
