#include "rec.h"

static const struct {
	const char *name;
	enum tag tag;
} tags[] = {
	{ "text", TAG_TEXT },
	{ "row", TAG_ROW },
	{ "cell", TAG_CELL },
	{ "fact", TAG_FACT },
	{ "check", TAG_CHECK },
	{ "meta", TAG_META },
	{ "note", TAG_NOTE },
	{ "sect", TAG_SECT },
	{ "table", TAG_TABLE },
	{ "task", TAG_TASK },
	{ "mention", TAG_MENTION },
	{ "doc", TAG_DOC },
	{ "end", TAG_END },
};

enum tag
rec_tag(struct str record)
{
	const char *tab = record.n ? memchr(record.s, '\t', record.n < 9 ? record.n : 9) : NULL;
	struct str name = { record.s, tab ? (size_t)(tab - record.s) : record.n };

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		if (str_is(name, tags[i].name))
			return tags[i].tag;
	}
	return TAG_OTHER;
}

bool
rec_next(struct str *rest, struct str *field)
{
	const char *tab;

	if (!rest->s)
		return false;
	tab = rest->n ? memchr(rest->s, '\t', rest->n) : NULL;
	if (!tab) {
		*field = *rest;
		*rest = (struct str) { NULL, 0 };
		return true;
	}
	*field = (struct str) { rest->s, (size_t)(tab - rest->s) };
	rest->n -= field->n + 1;
	rest->s = tab + 1;
	return true;
}

size_t
rec_split(struct str record, struct str *fields, size_t max)
{
	size_t n = 0;

	while (n + 1 < max && rec_next(&record, &fields[n]))
		n++;
	if (n + 1 == max && record.s)
		fields[n++] = record;
	for (size_t i = n; i < max; i++)
		fields[i] = (struct str) { "", 0 };
	return n;
}

struct str
rec_plain(struct str field, struct buf *scratch)
{
	const char *s = field.s, *end = field.s + field.n, *slash;

	if (!field.n || !(slash = memchr(s, '\\', field.n)))
		return field;
	buf_clear(scratch);
	for (; slash; slash = memchr(s, '\\', (size_t)(end - s))) {
		char c = slash + 1 < end ? slash[1] : 0;

		buf_add(scratch, s, (size_t)(slash - s));
		if (c == 't' || c == 'n' || c == 'r' || c == '\\') {
			buf_addc(scratch, c == 't'   ? '\t'
					  : c == 'n' ? '\n'
					  : c == 'r' ? '\r'
						     : c);
			s = slash + 2;
		} else {
			buf_addc(scratch, '\\');
			s = slash + 1;
		}
		if (s >= end)
			return buf_str(scratch);
	}
	buf_add(scratch, s, (size_t)(end - s));
	return buf_str(scratch);
}

static inline char
escape_of(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

void
rec_escape(struct buf *out, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		char e = escape_of(s.s[i]);

		if (!e)
			continue;
		buf_add(out, s.s + from, i - from);
		buf_addc(out, '\\');
		buf_addc(out, e);
		from = i + 1;
	}
	buf_add(out, s.s + from, s.n - from);
}

unsigned long
rec_number(struct str field)
{
	unsigned long u = 0;

	for (size_t i = 0; i < field.n; i++) {
		if (field.s[i] < '0' || field.s[i] > '9' || u > 1000000000000ul)
			return 0;
		u = u * 10 + (unsigned long)(field.s[i] - '0');
	}
	return u;
}
