#include "head.h"
#include "patterns.h"

enum { LINE_BYTES = 1200 };

static struct str
kept(const struct buf *store, size_t from)
{
	return (struct str) { store->s + from, store->len - from };
}

/* Offsets first: the store may move while it grows. */
static void
twins_of(struct buf *store, struct head_line *at, size_t mark[4])
{
	struct str text = str_limit(at->line.text, LINE_BYTES);

	mark[0] = store->len;
	twin_add(store, text);
	mark[1] = store->len;
	compact_add(store, text);
	mark[2] = store->len;
	buf_room(store, mark[2] - mark[1]);
	twin_add(store, (struct str) { store->s + mark[1], mark[2] - mark[1] });
	mark[3] = store->len;
}

void
head_read(struct head *head, const struct doc *doc, size_t first)
{
	size_t mark[HEAD_LINES + PROSE_LINES][4], from = 0;
	struct line line;

	buf_clear(&head->store);
	head->n = head->all = 0;
	while (head->all < HEAD_LINES + PROSE_LINES && line_next(doc, from, doc->n, &line)) {
		if (line.entry < first && head->n < HEAD_LINES)
			head->n = head->all + 1;
		else if (head->all >= head->n + PROSE_LINES)
			break;
		head->at[head->all].line = line;
		twins_of(&head->store, &head->at[head->all], mark[head->all]);
		head->all++;
		from = line.entry + 1;
		if (head->n == HEAD_LINES && from < first && first < doc->n)
			from = first;
	}
	for (size_t i = 0; i < head->all; i++) {
		struct head_line *at = &head->at[i];

		at->twin = kept(&head->store, mark[i][0]);
		at->twin.n = mark[i][1] - mark[i][0];
		at->compact = kept(&head->store, mark[i][1]);
		at->compact.n = mark[i][2] - mark[i][1];
		at->compact_twin = kept(&head->store, mark[i][2]);
		at->compact_twin.n = mark[i][3] - mark[i][2];
	}
}

void
head_free(struct head *head)
{
	buf_free(&head->store);
}

bool
is_organisation(struct str compact_twin)
{
	return re_match(pattern(ORGANISATION), compact_twin, 0);
}

bool
is_navigation(struct str compact_twin)
{
	return re_match(pattern(NAVIGATION), compact_twin, 0);
}
