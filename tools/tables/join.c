/* Pieces of text, as they stand in cells, put together to labels. */
#include <stdint.h>

#include "items.h"
#include "key.h"

enum { JOIN_MAX = 16 };

/* The text of pieces i to j, one a line; a single one as it stands. */
static struct str
joined_text(struct reader *r, struct str before, size_t i, size_t j)
{
	size_t at = r->store.len;

	if (!before.n && j == i + 1)
		return r->piece[i].text;
	buf_add_fixed(&r->store, before);
	for (; i < j; i++) {
		if (r->store.len > at)
			buf_add_fixed(&r->store, str_of("\n"));
		buf_add_fixed(&r->store, r->piece[i].text);
	}
	return (struct str) { r->store.s + at, r->store.len - at };
}

/*
 * The longest label that pieces i, i+1, ... make together (after the words before, if any):
 * one past its last piece into *end, SIZE_MAX in *begun when nothing goes on, or i when the
 * pieces up to the last are the beginning of a label.
 */
static const struct label *
join_label(struct reader *r, struct str before, size_t i, size_t *end, size_t *n, bool *begun)
{
	const struct label *found = NULL;

	buf_clear(&r->join);
	key_add(&r->join, before);
	*begun = false;
	*n = 0;
	for (size_t j = i; j < r->pieces && j < i + JOIN_MAX; j++) {
		const struct label *label;
		struct str bare;
		size_t same;

		/* A cell that is a label by itself ends none that the cell before it began. */
		if (j > i && r->piece[j].width && label_read(r->piece[j].text, &r->key, &same))
			break;
		key_add(&r->join, r->piece[j].text);
		bare = label_bare(buf_str(&r->join));
		if (!label_begins(bare))
			break;
		if ((label = label_find(bare, &same))) {
			found = label;
			*n = same;
			*end = j + 1;
		}
		*begun = j + 1 == r->pieces && bare.n && *end <= j;
	}
	return found;
}

static bool
opens_bracket(struct str s)
{
	static const char *const open[] = { "(", "（", "[", "【", "〔", "﹝" };

	for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
		if (str_begins(s, open[i]))
			return true;
	}
	return false;
}

/* 行政处罚（其中：简易程序）, 行政强制（上年） are other rows than 行政处罚, 行政强制. */
static bool
changes_meaning(struct str note)
{
	static const char *const words[] = { "其中", "上年", "上一年", "去年", "不含", "除外" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_find(note, str_of(words[i])))
			return true;
	}
	return false;
}

static bool
closes_bracket(struct str s)
{
	static const char *const closed[] = { ")", "）", "]", "】", "〕", "﹞" };

	for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
		if (str_begins(s, closed[i]))
			return true;
	}
	return false;
}

/* The bytes of the note in brackets that s begins with: to its end, when nothing closes it. */
static size_t
note_len(struct str s)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_skip(s, i);

		depth += opens_bracket(rest);
		if (!closes_bracket(rest) || --depth)
			continue;
		return *rest.s == ')' || *rest.s == ']' ? i + 1 : i + 3;
	}
	return s.n;
}

/* The key of a text without the notes in brackets in it and behind it: 规章（制度）.  A number
   in brackets before it, and readings (規(guī)章), are no notes.  Empty when there is no note,
   or one that makes another row of it. */
static struct str
key_without_notes(struct reader *r, struct str text)
{
	size_t from = 0, len;
	bool any = false;

	buf_clear(&r->key);
	for (size_t i = 0; i < text.n; i += len) {
		struct str rest = str_skip(text, i);

		if ((len = key_reading(rest.s, rest.n)))
			continue;
		len = 1;
		if (!i || !opens_bracket(rest))
			continue;
		key_add(&r->key, (struct str) { text.s + from, i - from });
		from = i;
		if (!label_bare(buf_str(&r->key)).n)
			continue;
		len = note_len(rest);
		if (changes_meaning((struct str) { rest.s, len }))
			return (struct str) { "", 0 };
		from = i + len;
		any = true;
	}
	key_add(&r->key, (struct str) { text.s + from, text.n - from });
	return any ? label_bare(buf_str(&r->key)) : (struct str) { "", 0 };
}

/* Is it a label, but for notes? */
static bool
has_note(struct reader *r, struct str text)
{
	size_t n;

	return label_find(key_without_notes(r, text), &n) != NULL;
}

/* The table where a damaged label may stand: the open one, or that of the chapter. */
static bool
is_at_home(const struct reader *r, const struct label *label, size_t n)
{
	int table = r->table != TABLE_NONE ? (int)r->table : r->section - 1;

	for (size_t i = 0; i < n; i++) {
		if ((int)table_by_name(label[i].form->table) == table)
			return table != TABLE_NONE;
	}
	return false;
}

static const struct label *
mend(struct reader *r, struct str bare, size_t *n)
{
	const struct label *label = NULL;

	/* Outside the form's own chapters, with no table open, no damaged label opens one. */
	if (r->table != TABLE_NONE ||
	    (r->section > TABLE_DISCLOSURE && r->section <= TABLE_PROCEEDINGS + 1))
		label = is_own(r, bare) ? NULL : label_mend(bare, n);
	return label && is_at_home(r, label, *n) ? label : NULL;
}

/* The label of a piece that is none as it stands: one with notes, or a damaged one. */
static const struct label *
read_label(struct reader *r, struct piece_of_text *piece, size_t *n)
{
	struct str noted = key_without_notes(r, piece->text);
	const struct label *label;

	if (noted.n && (label = label_find(noted, n)))
		return label;
	piece->mended = true;
	if (noted.n && (label = mend(r, noted, n)))
		return label;
	if ((label = mend(r, label_bare(key_of(piece->text, &r->key)), n)))
		return label;
	piece->mended = false;
	return NULL;
}

/* End a label that was begun before its figures: 5.要求行政机关确认 / 0 0 0 / 或重新出具… */
static size_t
end_partial(struct reader *r)
{
	struct item *item;
	const struct label *label;
	size_t end = 0, n;
	bool begun;

	if (!r->partial)
		return 0;
	item = &r->item[r->partial - 1];
	r->partial = 0;
	label = join_label(r, item->text, 0, &end, &n, &begun);
	if (!label || !end) {
		end = 0;
		if (!(label = mend(r, label_bare(key_of(item->text, &r->key)), &n)))
			return 0;
		item->mended = true;
	}
	item->kind = ITEM_LABEL;
	item->label = label;
	item->labels = n;
	item->text = joined_text(r, item->text, 0, end);
	return end;
}

void
pieces_flush(struct reader *r, bool values_follow)
{
	size_t i = end_partial(r);

	while (i < r->pieces) {
		struct piece_of_text piece = r->piece[i];
		size_t end = i, n;
		bool begun;
		const struct label *label = join_label(
		    r, (struct str) { NULL, 0 }, i, &end, &n, &begun);

		if (label) {
			piece.text = joined_text(r, (struct str) { NULL, 0 }, i, end);
			piece.line = r->piece[end - 1].line;
			add_label(r, label, n, piece);
			i = end;
		} else if (begun && values_follow && !has_note(r, piece.text)) {
			piece.text = joined_text(r, (struct str) { NULL, 0 }, i, r->pieces);
			add_words(r, piece);
			r->partial = r->table == TABLE_NONE ? 0 : r->items;
			i = r->pieces;
		} else if ((label = read_label(r, &piece, &n))) {
			add_label(r, label, n, piece);
			i++;
		} else {
			add_words(r, piece);
			i++;
		}
	}
	r->pieces = 0;
}

void
pieces_hold(struct reader *r, struct piece_of_text piece)
{
	if (r->pieces == r->piece_room) {
		r->piece_room = r->piece_room ? r->piece_room * 2 : 64;
		r->piece = mem_resize(r->piece, r->piece_room, sizeof *r->piece);
	}
	r->piece[r->pieces++] = piece;
}
