#include "html_pass.h"
#include "html_style.h"
#include "utf8.h"

/* libxml2 is fastest with pieces that stay in the cache. */
enum { FEED = 1 << 14 };

/* What libxml2 may open by itself: html, body, p. */
enum { OWN_ELEMENTS = 8 };

static size_t
line_ends(const char *s, size_t n)
{
	const char *end = s + n;
	size_t count = 0;

	while (s < end && (s = memchr(s, '\n', (size_t)(end - s))))
		s++, count++;
	return count;
}

static void
flush(struct html_pass *p)
{
	markup_feed(p->to, buf_str(&p->out));
	buf_clear(&p->out);
	p->opened = 0;
}

/* Line ends that were taken away come back in a comment, where they are no blanks. */
static void
put_lines(struct html_pass *p)
{
	while (p->lines) {
		size_t n = p->lines < FEED ? p->lines : FEED;

		buf_adds(&p->out, "<!--");
		memset(buf_room(&p->out, n), '\n', n);
		p->out.len += n;
		buf_adds(&p->out, "-->");
		p->lines -= n;
		if (p->out.len >= FEED)
			flush(p);
	}
}

/* A tag ends; here libxml2 can be given what there is. */
static void
end_tag(struct html_pass *p)
{
	buf_addc(&p->out, '>');
	p->run = 0;
	if (p->out.len >= FEED)
		flush(p);
}

static void
put_tag(struct html_pass *p, const char *start, struct str name)
{
	put_lines(p);
	buf_adds(&p->out, start);
	buf_addstr(&p->out, name);
	end_tag(p);
}

/* Text.  Of a long one, libxml2 would keep all until a tag came: an empty comment is one. */
void
pass_text(struct html_pass *p, struct str s)
{
	if (!s.n)
		return;
	put_lines(p);
	while (s.n) {
		struct str part = str_cut(s, FEED);

		buf_addstr(&p->out, part);
		p->run += part.n;
		p->line += line_ends(part.s, part.n);
		if (p->run >= FEED) {
			buf_adds(&p->out, "<!---->");
			p->run = 0;
		}
		if (p->out.len >= FEED)
			flush(p);
		s = str_skip(s, part.n);
	}
}

void
pass_skip(struct html_pass *p, const char *s, size_t n)
{
	size_t count = line_ends(s, n);

	p->line += count;
	p->lines += count;
}

/* --- inline elements */

static bool
is_hidden(const struct html_pass *p, const struct html_tag *tag)
{
	return tag->says & (p->hidden_too ? STYLE_STRIKES : STYLE_HIDES | STYLE_STRIKES);
}

static void
shade_off(struct html_pass *p)
{
	if (p->shades)
		put_tag(p, "</", str_of("span"));
	p->shades = 0;
}

/* Has the tag the name of the element that shades? */
static bool
shades(const struct html_pass *p, const struct html_tag *tag)
{
	return p->shades && tag->name.n == p->shade.n && tag->name.n <= sizeof tag->name.s &&
	       !memcmp(tag->name.s, p->shade.s, tag->name.n);
}

/* Inline elements vanish, but for the outermost that hides its words, or raises them: it
   becomes a span. */
static void
open_inline(struct html_pass *p, const struct html_tag *tag)
{
	bool hides = is_hidden(p, tag) || tag->element == EL_STRUCK;
	bool raises = (tag->says & STYLE_RAISES) || tag->element == EL_RAISED;

	if (tag->slash)
		return;
	if (shades(p, tag)) {
		p->shades++;
	} else if ((hides || raises) && !p->shades && tag->name.n <= sizeof tag->name.s) {
		p->shade = tag->name;
		p->shades = 1;
		p->shade_blocks = 0;
		put_tag(p, "<", str_of(hides ? "span hidden" : "span raised"));
		p->opened++;
	}
}

static void
close_inline(struct html_pass *p, const struct html_tag *tag)
{
	if (shades(p, tag) && p->shades-- == 1)
		put_tag(p, "</", str_of("span"));
}

/* --- blocks */

static bool
is_paragraph(const struct html_tag *tag)
{
	return tag->name.n == 1 && tag->element == EL_PARA;
}

static void
open_block(struct html_pass *p, const struct html_tag *tag)
{
	/* A block that begins ends the paragraph before it. */
	if (tag->element >= EL_TABLE || (p->paragraph && !p->shade_blocks))
		shade_off(p);
	p->shade_blocks++;
	p->paragraph = is_paragraph(tag);
}

static void
close_block(struct html_pass *p, const struct html_tag *tag)
{
	if (tag->element >= EL_TABLE || (p->shades && !p->shade_blocks))
		shade_off(p);
	else if (p->shades)
		p->shade_blocks--;
	/* A browser takes a </p> that closes nothing for a whole one, which ends the line. */
	if (is_paragraph(tag) && !p->paragraph)
		put_tag(p, "<", str_of("hr"));
	p->paragraph = false;
}

/* --- tags */

static void
put_start(struct html_pass *p, const struct html_tag *tag)
{
	put_lines(p);
	buf_addc(&p->out, '<');
	buf_add(&p->out, tag->name.s, tag->name.n);
	buf_addstr(&p->out, buf_str(&tag->kept));
	if (is_hidden(p, tag))
		buf_adds(&p->out, " hidden");
	else if ((tag->says & STYLE_RAISES) && tag->element == EL_LINK)
		buf_adds(&p->out, " raised");
	end_tag(p);
}

/* True for a start tag that would stand too deep.  Blanks take its place, so that what it
   parts does not grow together. */
static bool
too_deep(struct html_pass *p, const struct html_tag *tag)
{
	enum { DEEPEST = MARKUP_DEPTH - OWN_ELEMENTS };

	if (p->opened + p->to->depth < DEEPEST)
		return false;
	flush(p);
	if (p->to->depth < DEEPEST)
		return false;
	if (!p->cut)
		p->cut = tag->line;
	p->dropped++;
	pass_text(p, str_of(" "));
	return true;
}

/* An element that has an end. */
static void
open_element(struct html_pass *p, const struct html_tag *tag)
{
	if (tag->element >= EL_PARA)
		open_block(p, tag);
	if (too_deep(p, tag))
		return;
	put_start(p, tag);
	p->opened++;
	p->begun[tag->number]++;
}

static void
close_element(struct html_pass *p, const struct html_tag *tag)
{
	if (p->dropped) {
		p->dropped--;
		pass_text(p, str_of(" "));
		return;
	}
	if (tag->element >= EL_PARA)
		close_block(p, tag);
	if (!p->begun[tag->number])
		return;
	p->begun[tag->number]--;
	put_tag(p, "</", (struct str) { tag->name.s, tag->name.n });
}

static void
open_tag(struct html_pass *p, const struct html_tag *tag)
{
	switch (tag->element) {
	case EL_VOID:
	case EL_PAGE:
	case EL_RAW:
		break;
	case EL_INLINE:
	case EL_STRUCK:
	case EL_RAISED:
		open_inline(p, tag);
		break;
	case EL_FIELD:
		if ((tag->has & HAS_VALUE) && !is_hidden(p, tag))
			put_start(p, tag);
		break;
	case EL_BREAK:
		if (!is_hidden(p, tag))
			put_start(p, tag);
		break;
	case EL_META:
	case EL_RULE:
		put_start(p, tag);
		break;
	case EL_HIDE:
	case EL_MENU:
	case EL_TITLE:
		if (!tag->slash)
			open_element(p, tag);
		break;
	case EL_LINK:
		if ((tag->has & HAS_HREF) || tag->says)
			open_element(p, tag);
		break;
	default:
		open_element(p, tag);
		break;
	}
}

static void
close_tag(struct html_pass *p, const struct html_tag *tag)
{
	switch (tag->element) {
	case EL_FIELD:
	case EL_VOID:
	case EL_PAGE:
	case EL_RAW:
	case EL_META:
	case EL_RULE:
		break;
	case EL_BREAK:
		put_tag(p, "<", str_of("br"));
		break;
	case EL_INLINE:
	case EL_STRUCK:
	case EL_RAISED:
		close_inline(p, tag);
		break;
	default:
		close_element(p, tag);
		break;
	}
}

void
pass_tag(struct html_pass *p, const struct html_tag *tag)
{
	if (tag->end)
		close_tag(p, tag);
	else
		open_tag(p, tag);
}

void
pass_open(struct html_pass *p, struct markup *to, bool hidden_too)
{
	*p = (struct html_pass) { .to = to, .hidden_too = hidden_too, .line = 1 };
}

void
pass_close(struct html_pass *p)
{
	flush(p);
	buf_free(&p->out);
}
