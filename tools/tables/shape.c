#include <stdlib.h>

#include "key.h"
#include "shape.h"
#include "utf8.h"

/* A page number: - 3 -, — 3 —, 第 3 页, 第3页 共9页, Page 2, P. 2, or 2 / 9. */
static bool
is_page(struct str s)
{
	static const char *const words[] = { "第", "页", "頁", "共", "Page", "page", "P.", "of",
		"-", "—", "–", "－", "/", "·", "," };
	bool digits = false, words_seen = false;

	while (s.n) {
		size_t n = space_len(s.s, s.n), i;

		if (!n && *s.s >= '0' && *s.s <= '9') {
			digits = true;
			n = 1;
		}
		for (i = 0; !n && i < sizeof words / sizeof *words; i++) {
			if (str_begins(s, words[i])) {
				n = strlen(words[i]);
				words_seen = words_seen || i < 7 || digits;
			}
		}
		if (!n)
			return false;
		s = str_skip(s, n);
	}
	return digits && words_seen;
}

/* -3- and its kin begin and end with a dash, so that -3 (a change) is no page. */
static bool
is_page_number(struct str s)
{
	s = trim(s);
	return s.n >= 3 && s.n <= 40 && is_page(s) &&
	       ((unsigned char)s.s[s.n - 1] >= 0x80 || s.s[s.n - 1] == '-' ||
		   (*s.s != '-' && (*s.s < '0' || *s.s > '9') && (unsigned char)*s.s < 0x80));
}

bool
is_rule(struct str s)
{
	size_t dashes = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c == '-')
			dashes++;
		else if (c != '|' && c != ':' && c != ' ' && c != '\t')
			return false;
	}
	return dashes >= 3 && s.n > dashes;
}

static void
classify(struct line *line)
{
	struct str s = line->text;
	bool tab = s.n && memchr(s.s, '\t', s.n);

	if (!tab && !trim(s).n)
		line->kind = LINE_BLANK;
	else if (memchr(s.s, '|', s.n))
		line->kind = LINE_PIPE;
	else if (tab)
		line->kind = LINE_TAB;
	else if (s.n <= 120 && is_page_number(s))
		line->kind = LINE_PAGE;
	else
		line->kind = LINE_PLAIN;
}

static struct line *
add(struct lines *lines)
{
	if (lines->n == lines->room) {
		lines->room = lines->room ? lines->room * 2 : 1024;
		lines->line = mem_resize(lines->line, lines->room, sizeof *lines->line);
	}
	return &lines->line[lines->n++];
}

/* The text of a record without its escapes, in a store that does not move. */
static struct str
plain(struct lines *lines, struct str field, struct buf *scratch)
{
	struct str s = rec_plain(field, scratch);
	size_t at = lines->store.len;

	if (s.s == field.s)
		return s;
	buf_add_fixed(&lines->store, s);
	return (struct str) { lines->store.s + at, s.n };
}

/* A bare number just before a page break is that page's number, when it is the right one. */
static void
mark_breaks(struct lines *lines)
{
	size_t last = lines->n, page = 0;

	for (size_t i = 0; i < lines->n; i++) {
		struct line *line = &lines->line[i];

		if (line->text.n && *line->text.s == '\f') {
			struct str number = last < i ? trim(lines->line[last].text)
						     : line->text;

			page++;
			if (last < i && lines->line[last].kind == LINE_PLAIN && number.n <= 4 &&
			    rec_number(number) == page)
				lines->line[last].kind = LINE_PAGE;
		}
		if (line->kind != LINE_BLANK)
			last = i;
	}
}

/* The TEXT of a text record, still escaped, and its LINE. */
static struct str
text_of(struct str record, unsigned long *number)
{
	size_t from = sizeof "text", at = from; /* with its tab; LINE is a few digits */

	while (at < record.n && record.s[at] != '\t')
		at++;
	*number = at > from ? rec_number((struct str) { record.s + from, at - from }) : 0;
	return at < record.n ? str_skip(record, at + 1) : (struct str) { "", 0 };
}

void
lines_take(struct lines *lines, const struct doc *doc)
{
	struct buf scratch = { 0 };
	bool breaks = false;

	lines->n = lines->tried = 0;
	lines->bare = false;
	buf_clear(&lines->store);
	buf_room(&lines->store, doc_bytes(doc));
	for (size_t i = 0; i < doc->n; i++) {
		struct line *line = add(lines);

		*line = (struct line) { { "", 0 }, 0, i, LINE_OTHER };
		if (doc->entry[i].tag != TAG_TEXT)
			continue;
		line->text = plain(lines, text_of(doc_record(doc, i), &line->number), &scratch);
		breaks = breaks || (line->text.n && *line->text.s == '\f');
		classify(line);
	}
	if (breaks)
		mark_breaks(lines);
	buf_free(&scratch);
}

void
lines_free(struct lines *lines)
{
	free(lines->line);
	buf_free(&lines->store);
	buf_free(&lines->key);
}

size_t
lines_next(const struct lines *lines, size_t i)
{
	while (i < lines->n &&
	       (lines->line[i].kind == LINE_BLANK || lines->line[i].kind == LINE_PAGE))
		i++;
	return i;
}

size_t
shape_take(struct lines *lines, size_t i, struct grid *grid)
{
	size_t end = i;

	switch (lines->line[i].kind) {
	case LINE_TAB:
		return shape_tab(lines, i, grid);
	case LINE_PIPE:
		return shape_pipe(lines, i, grid);
	case LINE_PLAIN:
		if (i + 1 < lines->n && lines->line[i + 1].kind == LINE_PIPE)
			end = shape_pipe(lines, i, grid);
		return end > i ? end : shape_lines(lines, i, grid);
	default:
		return i;
	}
}
