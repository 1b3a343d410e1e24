#include "head.h"
#include "key.h"
#include "patterns.h"

/* How much of a line is looked at; its three forms, and the line itself when it is a row, stand
   in the store, which has room for all lines from the start, since a borrowed string may not
   move. */
enum { LINE_BYTES = 600, STORE_BYTES = 5 * LINE_BYTES * (HEAD_LINES + PROSE_LINES) };

static struct str
stored(const struct buf *store, size_t from)
{
	return (struct str) { store->s + from, store->len - from };
}

/* The line without readings (發(fā)布): in the store, if it may have any. */
static struct str
without_readings(struct head *head, struct str s)
{
	size_t from = head->store.len;

	if (!memchr(s.s, '(', s.n))
		return s;
	plain_add(&head->store, s);
	return stored(&head->store, from);
}

/* The row at that entry, as a line; an empty one when its cells are. */
static struct str
row_line(struct head *head, const struct doc *doc, size_t entry)
{
	struct buf row = { 0 };
	struct str line;
	size_t from = head->store.len, pipes = 0;

	row_add(&row, str_cut(doc_record(doc, entry), 2 * LINE_BYTES));
	line = str_cut(buf_str(&row), LINE_BYTES);
	while (pipes < line.n && memchr(" |", line.s[pipes], 2))
		pipes++;
	if (pipes < line.n)
		buf_add_fixed(&head->store, line);
	buf_free(&row);
	return stored(&head->store, from);
}

/* Is the text what is left of an empty row: pipes and no word? */
static bool
is_empty_row(struct str s)
{
	size_t at = 0;

	while (at < s.n && (s.s[at] == '|' || s.s[at] == ' '))
		at++;
	return at == s.n;
}

/* The first line from `from` on that is not blank: text, or, before the first chapter, a row.
 */
static bool
next_line(
    struct head *head, const struct doc *doc, size_t from, size_t first, struct line *line)
{
	for (; from < first; from++) {
		if (line_next(doc, from, from + 1, line) && !is_empty_row(line->text))
			return true;
		if (doc->entry[from].tag != TAG_ROW)
			continue;
		*line = (struct line) { from, row_line(head, doc, from) };
		if (line->text.n)
			return true;
	}
	return line_next(doc, from, doc->n, line);
}

void
head_read(struct head *head, const struct doc *doc, size_t first)
{
	struct line line;
	bool cut;
	size_t from = 0;

	buf_clear(&head->store);
	buf_room(&head->store, STORE_BYTES);
	head->n = head->all = 0;
	while (head->all < head->n + PROSE_LINES && next_line(head, doc, from, first, &line)) {
		from = line.entry + 1;
		if (line.entry < first && head->n == HEAD_LINES) {
			if (first < doc->n)
				from = first;
			else
				break;
			continue;
		}
		cut = line.text.n > LINE_BYTES;
		line.text = without_readings(head, str_cut(line.text, LINE_BYTES));
		head->at[head->all++] = (struct head_line) { .line = line, .cut = cut };
		if (line.entry < first)
			head->n = head->all;
	}
}

void
head_free(struct head *head)
{
	buf_free(&head->store);
}

struct str
head_twin(struct head *head, size_t i)
{
	struct head_line *at = &head->at[i];
	size_t from = head->store.len;

	if (!at->twin.s) {
		twin_add(&head->store, at->line.text);
		at->twin = stored(&head->store, from);
	}
	return at->twin;
}

struct str
head_compact(struct head *head, size_t i)
{
	struct head_line *at = &head->at[i];
	size_t from = head->store.len;

	if (!at->compact.s) {
		compact_add(&head->store, at->line.text);
		at->compact = stored(&head->store, from);
	}
	return at->compact;
}

struct str
head_compact_twin(struct head *head, size_t i)
{
	struct head_line *at = &head->at[i];
	struct str compact = head_compact(head, i);
	size_t from = head->store.len;

	if (!at->compact_twin.s) {
		twin_add(&head->store, compact);
		at->compact_twin = stored(&head->store, from);
	}
	return at->compact_twin;
}

bool
is_organisation(struct str compact_twin)
{
	return re_match(pattern(ORGANISATION), compact_twin, 0);
}

bool
head_is_organisation(struct head *head, size_t i)
{
	return head->at[i].line.text.n < 200 && is_organisation(head_compact_twin(head, i));
}

bool
head_is_navigation(struct head *head, size_t i)
{
	struct head_line *at = &head->at[i];

	if (!at->navigation)
		at->navigation = re_match(pattern(NAVIGATION),
				     str_cut(head_compact_twin(head, i), 200), 0)
				     ? 1
				     : -1;
	return at->navigation > 0;
}
