#include "text.h"
#include "key.h"
#include "utf8.h"
#include "zh.h"

/* A lead by so many characters decides what script a document is in. */
enum { ENOUGH = 400 };

struct str
text_of(const struct doc *doc, size_t entry)
{
	struct str record = doc_record(doc, entry);
	size_t at = sizeof "text"; /* with its tab; LINE is a few digits */

	if (doc->entry[entry].tag == TAG_ROW)
		return row_caption(record);
	while (at < record.n && record.s[at] != '\t')
		at++;
	return at < record.n ? str_skip(record, at + 1) : (struct str) { "", 0 };
}

unsigned long
number_of(const struct doc *doc, size_t entry)
{
	struct str field[3];

	rec_split(doc_record(doc, entry), field, 3);
	return rec_number(field[1]);
}

bool
line_next(const struct doc *doc, size_t from, size_t end, struct line *line)
{
	for (; from < end; from++) {
		if (doc->entry[from].tag != TAG_TEXT)
			continue;
		line->entry = from;
		line->text = trim(text_of(doc, from));
		if (line->text.n)
			return true;
	}
	return false;
}

struct str
row_caption(struct str record)
{
	struct str rest = record, cell, caption = { "", 0 };

	rec_next(&rest, &cell); /* its tag */
	rec_next(&rest, &cell); /* LINE */
	if (!rec_next(&rest, &caption))
		return caption;
	while (rec_next(&rest, &cell)) {
		if (!str_is(cell, CELL_ABOVE) && !str_is(cell, CELL_LEFT) && trim(cell).n)
			caption.n = 0;
	}
	return caption;
}

void
row_add(struct buf *out, struct str record)
{
	static const char between[] = " | ";
	size_t from = out->len;
	struct str rest = record, cell;

	rec_next(&rest, &cell); /* its tag */
	rec_next(&rest, &cell); /* LINE */
	while (rec_next(&rest, &cell)) {
		if (str_is(cell, CELL_ABOVE) || str_is(cell, CELL_LEFT))
			continue;
		if (out->len > from)
			buf_adds(out, between);
		buf_addstr(out, trim(cell));
	}
}

bool
has_tab(struct str s)
{
	const char *slash;

	while (s.n > 1 && (slash = memchr(s.s, '\\', s.n - 1))) {
		if (slash[1] == 't')
			return true;
		s = str_skip(s, (size_t)(slash - s.s) + 2);
	}
	return false;
}

void
plain_add(struct buf *out, struct str s)
{
	while (s.n) {
		const char *open = memchr(s.s, '(', s.n);
		size_t before = open ? (size_t)(open - s.s) : s.n, n = 0;

		if (open && !(n = key_reading(open, s.n - before)))
			before++;
		buf_add(out, s.s, before);
		s = str_skip(s, before + n);
	}
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

void
compact_add(struct buf *out, struct str s)
{
	size_t n, skipped = 0;

	while (s.n) {
		if ((n = key_reading(s.s, s.n)) || (n = space_len(s.s, s.n))) {
			s = str_skip(s, n);
			skipped = 1;
			continue;
		}
		n = utf8_get(s.s, s.n, &(unsigned) { 0 });
		if (skipped && out->len && is_letter(*s.s) && is_letter(out->s[out->len - 1]))
			buf_addc(out, ' ');
		buf_add(out, s.s, n);
		s = str_skip(s, n);
		skipped = 0;
	}
}

void
twin_words(char *s, size_t n)
{
	static const struct str theirs = STR("资讯"), ours = STR("信息");
	struct str rest = { s, n };
	const char *at;

	while ((at = str_find(rest, theirs))) {
		memcpy(s + (at - rest.s), ours.s, ours.n);
		s += at - rest.s + (ptrdiff_t)ours.n;
		rest = str_skip(rest, (size_t)(at - rest.s) + ours.n);
	}
}

void
twin_add(struct buf *out, struct str s)
{
	size_t from = out->len;

	zh_add(out, s);
	twin_words(out->s + from, out->len - from);
}

size_t
lead(struct str s)
{
	size_t at = 0, n;

	while ((n = space_len(s.s + at, s.n - at)))
		at += n;
	return at;
}

/* What the characters of s give away, summed. */
static long
script_of(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.s, *end = p + s.n;
	long sum = 0;

	for (; end - p >= 3; p++) {
		if (*p >= 0xE3 && *p <= 0xE9) {
			sum += zh_script(utf8_three((const char *)p));
			p += 2;
		}
	}
	return sum;
}

bool
is_traditional(const struct doc *doc)
{
	long sum = 0;

	for (size_t i = 0; i < doc->n && sum > -ENOUGH && sum < ENOUGH; i++) {
		if (doc->entry[i].tag == TAG_TEXT || doc->entry[i].tag == TAG_ROW)
			sum += script_of(doc_record(doc, i));
	}
	return sum > 0;
}
