#include "rec.h"
#include "block.h"

/* The name is a constant, so that its comparison is a few instructions: this is asked of every
   record by every filter. */
#define TAG(name, tag)                                                                         \
	if (record.n >= sizeof name - 1 && !memcmp(record.s, name, sizeof name - 1) &&         \
	    (record.n == sizeof name - 1 || record.s[sizeof name - 1] == '\t'))                \
	return tag

enum tag
rec_tag(struct str record)
{
	switch (record.n ? *record.s : 0) {
	case 't':
		TAG("text", TAG_TEXT);
		TAG("task", TAG_TASK);
		TAG("table", TAG_TABLE);
		break;
	case 'r':
		TAG("row", TAG_ROW);
		break;
	case 'c':
		TAG("cell", TAG_CELL);
		TAG("check", TAG_CHECK);
		break;
	case 'f':
		TAG("fact", TAG_FACT);
		break;
	case 'm':
		TAG("meta", TAG_META);
		TAG("mention", TAG_MENTION);
		break;
	case 'n':
		TAG("note", TAG_NOTE);
		break;
	case 's':
		TAG("sect", TAG_SECT);
		break;
	case 'd':
		TAG("doc", TAG_DOC);
		break;
	case 'e':
		TAG("end", TAG_END);
		break;
	default:
		break;
	}
	return TAG_OTHER;
}

/* The first tab of s; NULL when there is none.  Most fields are short. */
static inline const char *
next_tab(struct str s)
{
	if (s.n >= BLOCK) {
		unsigned tabs = block_bits(block_at(s.s) == '\t');

		if (tabs)
			return s.s + __builtin_ctz(tabs);
		s = str_skip(s, BLOCK);
	}
	return s.n ? memchr(s.s, '\t', s.n) : NULL;
}

bool
rec_next(struct str *rest, struct str *field)
{
	const char *tab;

	if (!rest->s)
		return false;
	if (!(tab = next_tab(*rest))) {
		*field = *rest;
		*rest = (struct str) { NULL, 0 };
		return true;
	}
	*field = (struct str) { rest->s, (size_t)(tab - rest->s) };
	*rest = str_skip(*rest, field->n + 1);
	return true;
}

size_t
rec_split(struct str record, struct str *fields, size_t max)
{
	size_t n = 0;
	const char *tab;

	while (n + 1 < max && (tab = next_tab(record))) {
		size_t len = (size_t)(tab - record.s);

		fields[n++] = (struct str) { record.s, len };
		record.s += len + 1;
		record.n -= len + 1;
	}
	if (n < max && record.s)
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

/* From i on, the first byte that may need an escape; hardly any does. */
static inline size_t
next_escape(struct str s, size_t i)
{
	for (; s.n - i >= BLOCK; i += BLOCK) {
		block bytes = block_at(s.s + i);
		unsigned found = block_bits((bytes < ' ') | (bytes == '\\'));

		if (found)
			return i + (size_t)__builtin_ctz(found);
	}
	while (i < s.n && (unsigned char)s.s[i] >= ' ' && s.s[i] != '\\')
		i++;
	return i;
}

void
rec_escape(struct buf *out, struct str s)
{
	size_t from = 0;

	for (size_t i = next_escape(s, 0); i < s.n; i = next_escape(s, i + 1)) {
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
