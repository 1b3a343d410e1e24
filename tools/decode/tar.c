/*
 * tar: v7, ustar, pax and GNU.  Sparse files, and those that go on in another archive, are
 * named and not read.
 */
#include <stdlib.h>

#include "archive.h"

enum { BLOCK = 512, NAME = 100, PREFIX_AT = 345, PREFIX = 155, SIZE_AT = 124, SIZE = 12 };
enum { SUM_AT = 148, SUM = 8, KIND_AT = 156, MAGIC_AT = 257 };

/* Long names and pax records come as files of their own.  Real ones have some hundred bytes. */
enum { RECORDS_MOST = 1 << 18 };

struct tar {
	struct archive archive;
	struct input *from;
	struct input_part data;
	uint64_t padding; /* behind the member's data */
	struct buf name;
	/* what records before the header said of the member */
	bool named, sized, sparse;
	uint64_t size;
	bool ended; /* the end mark was seen */
};

static const struct fault bad_header = { "archive_damaged", "no header of tar stands there" };
static const struct fault long_header = { "archive_damaged", "a name in it is too long" };
static const struct fault sparse = { "format",
	"it is a sparse file, or a part of one; unpack the archive first" };

static int
fail(struct tar *t, const struct fault *fault)
{
	t->archive.fault = t->from->fault ? t->from->fault : fault;
	return -1;
}

/* The bytes of a field, up to its first NUL. */
static struct str
field(const char *s, size_t n)
{
	return (struct str) { s, strnlen(s, n) };
}

/* A number, in octal, or, of more than eight bytes, in binary when its first bit is set. */
static bool
number(const char *s, size_t n, uint64_t *number)
{
	size_t i = 0;

	*number = 0;
	if ((unsigned char)*s == 0x80) {
		for (i = n > 8 ? n - 8 : 1; i < n; i++)
			*number = *number << 8 | (unsigned char)s[i];
		return *number <= INT64_MAX;
	}
	while (i < n && s[i] == ' ')
		i++;
	for (; i < n && s[i] >= '0' && s[i] <= '7'; i++)
		*number = *number << 3 | (uint64_t)(s[i] - '0');
	return i == n || s[i] == ' ' || !s[i];
}

bool
tar_is_header(struct str s)
{
	uint64_t said;
	long sum = 0, of_signed = 0;

	if (s.n < BLOCK || !number(s.s + SUM_AT, SUM, &said) || !*s.s)
		return false;
	for (size_t i = 0; i < BLOCK; i++) {
		char c = i >= SUM_AT && i < SUM_AT + SUM ? ' ' : s.s[i];

		sum += (unsigned char)c;
		of_signed += (signed char)c;
	}
	return said == (uint64_t)sum || (of_signed >= 0 && said == (uint64_t)of_signed);
}

/* --- records about the next member */

static void
take_name(struct tar *t, struct str name)
{
	buf_clear(&t->name);
	buf_addstr(&t->name, name);
	t->named = true;
}

static void
take_record(struct tar *t, struct str key, struct str value)
{
	if (str_is(key, "GNU.sparse.name") || (str_is(key, "path") && !t->sparse)) {
		if (value.n)
			take_name(t, value);
	} else if (str_is(key, "size")) {
		t->size = 0;
		for (size_t i = 0; i < value.n && t->size < INT64_MAX / 16; i++)
			t->size = t->size * 10 + (unsigned char)(value.s[i] - '0') % 10;
		t->sized = true;
	} else if (str_starts(key, str_of("GNU.sparse."))) {
		t->sparse = true;
	}
}

/* pax: "LENGTH KEY=VALUE\n", the length that of the whole. */
static void
take_records(struct tar *t, struct str s)
{
	while (s.n) {
		size_t length = 0, i = 0;
		const char *equals;
		struct str record;

		for (; i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && length < RECORDS_MOST; i++)
			length = length * 10 + (size_t)(s.s[i] - '0');
		if (i == s.n || s.s[i] != ' ' || length > s.n || length < i + 2)
			return;
		record = (struct str) { s.s + i + 1, length - i - 2 };
		if (record.n && (equals = memchr(record.s, '=', record.n))) {
			size_t key = (size_t)(equals - record.s);

			take_record(
			    t, (struct str) { record.s, key }, str_skip(record, key + 1));
		}
		s = str_skip(s, length);
	}
}

/* Is it a file that says something of the next member, or of none? */
static bool
is_special(char kind)
{
	return kind && strchr("xXgLKV", kind);
}

/* Read one, and what fills its last block; NULL, or a fault. */
static const struct fault *
take_special(struct tar *t, char kind, uint64_t size, uint64_t padding)
{
	bool is_known = kind == 'x' || kind == 'X' || kind == 'L';
	struct str s;

	if (is_known && size > RECORDS_MOST)
		return &long_header;
	if (is_known) {
		s = input_peek(t->from, (size_t)size);
		if (s.n < size)
			return &fault_cut;
		s.n = (size_t)size;
		if (kind == 'L')
			take_name(t, field(s.s, s.n));
		else
			take_records(t, s);
	}
	return input_skip(t->from, size) && input_skip(t->from, padding) ? NULL : &fault_cut;
}

/* --- members */

/* Past zeros: the end mark, and what fills the last block of a tape.  Another archive may
   follow.  1: a header stands there; 0: the end; -1. */
static int
find_header(struct tar *t)
{
	static const char zeros[BLOCK];
	struct str s;

	while ((s = input_peek(t->from, BLOCK)).n) {
		size_t n = s.n < BLOCK ? s.n : BLOCK;

		if (memcmp(s.s, zeros, n) != 0)
			return tar_is_header(s) ? 1
						: fail(t, n < BLOCK ? &fault_cut : &bad_header);
		t->ended = true;
		input_drop(t->from, n);
	}
	return t->from->fault || !t->ended ? fail(t, &fault_cut) : 0;
}

/* The name in a header's own places, unless a record gave one. */
static void
take_short_name(struct tar *t, const char *block)
{
	if (t->named)
		return;
	buf_clear(&t->name);
	if (!memcmp(block + MAGIC_AT, "ustar\0", 6) && block[PREFIX_AT]) {
		buf_addstr(&t->name, field(block + PREFIX_AT, PREFIX));
		buf_addc(&t->name, '/');
	}
	buf_addstr(&t->name, field(block, NAME));
}

static uint64_t
padding_of(uint64_t size)
{
	return (BLOCK - size % BLOCK) % BLOCK;
}

/* Links, folders and devices may state a size, and have no bytes; a hard link may have some:
   then what follows it is no header. */
static bool
holds_bytes(struct tar *t, char kind)
{
	struct str s;

	if (kind != '1')
		return kind < '2' || kind > '6';
	s = input_peek(t->from, BLOCK);
	return s.n >= BLOCK && *s.s && !tar_is_header(s);
}

/* The map of a sparse file goes on in blocks behind its header. */
static bool
pass_map(struct tar *t, bool goes_on)
{
	enum { GOES_ON_AT = 504 };

	while (goes_on) {
		struct str s = input_peek(t->from, BLOCK);

		if (s.n < BLOCK)
			return false;
		goes_on = s.s[GOES_ON_AT];
		input_drop(t->from, BLOCK);
	}
	return true;
}

/* A kind that is not known is a file, as POSIX has it; these are links, devices, folders, lists
   of a folder, and what Solaris says of rights. */
static bool
is_file(const struct tar *t, char kind)
{
	static const char no_file[] = "123456ADEN";
	bool is_folder = !t->name.len || t->name.s[t->name.len - 1] == '/';

	return !(kind && strchr(no_file, kind)) && !is_folder;
}

/* The member of a header: 1 when it may be a document, 0 when not, -1. */
static int
take_member(struct tar *t, char kind, bool mapped, uint64_t size, struct member *member)
{
	bool part = t->sparse || kind == 'S' || kind == 'M';

	if (kind == 'S' && !pass_map(t, mapped))
		return fail(t, &fault_cut);
	if (t->sized)
		size = t->size;
	if (!holds_bytes(t, kind))
		size = 0;
	input_part(&t->data, t->from, size);
	t->padding = padding_of(size);
	*member = (struct member) { buf_str(&t->name), &t->data.in, part ? &sparse : NULL,
		{ "", 0 } };
	t->named = t->sized = t->sparse = false;
	return is_file(t, kind);
}

/* Take the header that stands there, and go by its kind. */
static int
take_header(struct tar *t, struct member *member)
{
	enum { GOES_ON_AT = 482 };
	const char *block = input_peek(t->from, BLOCK).s;
	char kind = block[KIND_AT];
	bool mapped = block[GOES_ON_AT];
	const struct fault *fault;
	uint64_t size;

	if (!number(block + SIZE_AT, SIZE, &size))
		return fail(t, &bad_header);
	if (!is_special(kind))
		take_short_name(t, block);
	input_drop(t->from, BLOCK);
	if (!is_special(kind))
		return take_member(t, kind, mapped, size, member);
	fault = take_special(t, kind, size, padding_of(size));
	return fault ? fail(t, fault) : 0;
}

static int
next(struct archive *a, struct member *member)
{
	struct tar *t = (struct tar *)a;
	int got;

	do {
		if (!input_skip(t->from, t->data.left) || !input_skip(t->from, t->padding))
			return fail(t, &fault_cut);
		t->data.left = t->padding = 0;
		if ((got = find_header(t)) <= 0)
			return got;
	} while ((got = take_header(t, member)) == 0);
	return got;
}

static void
close_tar(struct archive *a)
{
	struct tar *t = (struct tar *)a;

	input_free(&t->data.in);
	buf_free(&t->name);
	free(t);
}

struct archive *
archive_tar(struct input *from)
{
	struct tar *t = mem_resize(NULL, 1, sizeof *t);

	*t = (struct tar) { { .next = next, .close = close_tar }, .from = from };
	return &t->archive;
}
