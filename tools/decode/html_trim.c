#include <stdio.h>

#include "html_style.h"
#include "html_trim.h"
#include "utf8.h"

enum { VALUE_MAX = 4096 };

/* libxml2 searches a list for each; no report has as many. */
enum { ENTITIES_MAX = 100000 };

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
		pass_text(&t->pass, str_of("\xC2\xA0"));
		pass_text(&t->pass, str_skip(s, nbsp.n));
		return;
	}
	whole = whole || (s.n > 1 && *s.s == '#');
	t->entities++;
	if (!s.n && many) {
		pass_text(&t->pass, str_of(" "));
		return;
	}
	snprintf(text, sizeof text, "%s%.*s%s",
	    many	   ? " "
	    : whole && s.n ? "&"
			   : "&amp;",
	    (int)s.n, s.s, whole ? ";" : "");
	pass_text(&t->pass, str_of(text));
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
			pass_text(&t->pass, run);
			break;
		}
		pass_text(&t->pass, (struct str) { run.s, (size_t)(entity - run.s) });
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

	t->tag.line = t->pass.line;
	if (is_letter(c)) {
		t->state = TRIM_NAME;
		t->tag.end = false;
		t->tag.name.n = 0;
		return 0;
	}
	if (c == '/' || c == '!' || c == '?') {
		t->state = c == '/' ? TRIM_END : c == '!' ? TRIM_DECLARATION : TRIM_BOGUS;
		return 1;
	}
	t->state = TRIM_TEXT;
	pass_text(&t->pass, str_of("&lt;"));
	return 0;
}

static size_t
take_end(struct html_trim *t, struct str s)
{
	t->state = is_letter(*s.s) ? TRIM_NAME : TRIM_BOGUS;
	t->tag.end = true;
	t->tag.name.n = 0;
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
	pass_skip(&t->pass, s.s, n);
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

	pass_skip(&t->pass, s.s, n);
	if (end)
		t->state = TRIM_TEXT;
	return end ? n + 1 : n;
}

/* The byte of </script that comes after `matched` of them. */
static char
raw_end(const struct html_trim *t)
{
	return t->matched == 0 ? '<' : t->matched == 1 ? '/' : t->tag.name.s[t->matched - 2];
}

static size_t
take_raw(struct html_trim *t, struct str s)
{
	size_t i = 0;

	while (i < s.n && t->matched < t->tag.name.n + 2) {
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
	pass_skip(&t->pass, s.s, i);
	if (t->matched == t->tag.name.n + 2) {
		t->state = TRIM_TAG;
		t->tag.end = true;
		t->tag.has = 0;
		t->matched = 0;
	}
	return i;
}

/* --- tags */

static void
take_whole_tag(struct html_trim *t)
{
	const struct html_tag *tag = &t->tag;
	bool raw = tag->element == EL_RAW && !tag->end && !tag->slash;

	t->state = raw ? TRIM_RAW : TRIM_TEXT;
	t->matched = 0;
	pass_tag(&t->pass, tag);
	buf_clear(&t->tag.kept);
}

static size_t
take_name(struct html_trim *t, struct str s)
{
	struct html_name *name = &t->tag.name;
	size_t i = 0;

	while (i < s.n && !is_blank(s.s[i]) && s.s[i] != '/' && s.s[i] != '>') {
		if (name->n < sizeof name->s)
			name->s[name->n] = lower(s.s[i]);
		name->n++;
		i++;
	}
	if (i < s.n) {
		t->tag.number = name->n <= sizeof name->s
				    ? element_number((struct str) { name->s, name->n })
				    : 0;
		t->tag.element = element_of(t->tag.number);
		t->state = TRIM_TAG;
		t->tag.has = t->tag.says = 0;
		t->tag.slash = false;
	}
	return i;
}

/* Between the attributes of a tag. */
static size_t
take_tag(struct html_trim *t, struct str s)
{
	size_t i = 0;

	while (i < s.n && (is_blank(s.s[i]) || s.s[i] == '/')) {
		t->tag.slash = s.s[i] == '/' || (t->tag.slash && s.s[i] != '/');
		i++;
	}
	pass_skip(&t->pass, s.s, i);
	if (i == s.n)
		return i;
	if (s.s[i] == '>') {
		take_whole_tag(t);
		return i + 1;
	}
	t->tag.slash = false;
	t->state = TRIM_ATTRIBUTE;
	t->attribute.n = 0;
	return i;
}

static unsigned
attribute_bit(const struct html_trim *t)
{
	struct str name = { t->attribute.s, t->attribute.n };

	if (t->tag.end || name.n > sizeof t->attribute.s)
		return 0;
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (str_same(name, attributes[i].name))
			return attributes[i].bit & wanted[t->tag.element];
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
	if (!bit || (t->tag.has & bit))
		return;
	t->tag.has |= bit;
	if (bit & HIDING) {
		t->tag.says |= bit == HAS_HIDDEN ? STYLE_HIDES : style_says(value);
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
	buf_addc(&t->tag.kept, ' ');
	buf_add(&t->tag.kept, t->attribute.s, t->attribute.n);
	buf_addc(&t->tag.kept, '=');
	buf_addc(&t->tag.kept, quote);
	for (size_t i = 0; i < value.n; i++)
		buf_addc(&t->tag.kept, value.s[i] == '\n' ? ' ' : value.s[i]);
	buf_addc(&t->tag.kept, quote);
}

static size_t
take_attribute(struct html_trim *t, struct str s)
{
	struct html_name *name = &t->attribute;
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

/* Pass over the blanks inside a tag; how many. */
static size_t
pass_blanks(struct html_trim *t, struct str s)
{
	size_t i = 0;

	while (i < s.n && is_blank(s.s[i]))
		i++;
	pass_skip(&t->pass, s.s, i);
	return i;
}

static size_t
take_equals(struct html_trim *t, struct str s)
{
	size_t i = pass_blanks(t, s);

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
	size_t i = pass_blanks(t, s);

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
	pass_skip(&t->pass, part.s, part.n);
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
	*t = (struct html_trim) { 0 };
	pass_open(&t->pass, to, hidden_too);
}

void
html_trim_feed(struct html_trim *t, struct str s)
{
	while (s.n && !t->pass.to->stopped)
		s = str_skip(s, take[t->state](t, s));
}

void
html_trim_close(struct html_trim *t)
{
	if (t->state == TRIM_ENTITY) {
		put_entity(t, false);
	} else if (t->state == TRIM_MARKUP) {
		pass_text(&t->pass, str_of("&lt;"));
	} else if (t->state != TRIM_TEXT) {
		t->unclosed = t->tag.line;
	}
	pass_close(&t->pass);
	buf_free(&t->tag.kept);
	buf_free(&t->value);
}
