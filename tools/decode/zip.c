#include <stdlib.h>

#include "gz.h"
#include "zip.h"

enum {
	LOCAL = 30, /* bytes of the parts of fixed length */
	CENTRAL = 46,
	END = 22,
	LOCATOR = 20,
	WIDE_END = 56,
	COMMENT = 65535
};

enum { FLAG_ENCRYPTED = 1, FLAG_DESCRIPTOR = 8 };
enum { EXTRA_WIDE = 1, EXTRA_UNICODE_PATH = 0x7075 };
enum { STORED = 0 };

static const struct fault encrypted = { "encrypted", "it is encrypted" };
static const struct fault method = { "format",
	"it is packed in a way that this release does not read; unpack it first" };
static const struct fault bad_sum = { "archive_damaged",
	"its bytes are not those that were packed: their sum differs" };
static const struct fault unsized = { "archive_damaged",
	"it does not say where it ends; give the archive as a file, not by a pipe" };

static unsigned
le16(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return u[0] | (unsigned)u[1] << 8;
}

static uint32_t
le32(const char *s)
{
	return le16(s) | (uint32_t)le16(s + 2) << 16;
}

static uint64_t
le64(const char *s)
{
	return le32(s) | (uint64_t)le32(s + 4) << 32;
}

static bool
is_signed(const char *s, const char *signature)
{
	return !memcmp(s, signature, 4);
}

/* --- headers */

/* A size that stands in the extra field, when its own place has no room for it. */
static void
widen(uint64_t *size, struct str *field)
{
	if (*size == UINT32_MAX && field->n >= 8) {
		*size = le64(field->s);
		*field = str_skip(*field, 8);
	}
}

/* The name in UTF-8, as Info-ZIP adds it: version, sum of the other name, name. */
static void
take_unicode_path(struct zip_entry *e, struct str field)
{
	if (field.n > 5 && *field.s == 1 && le32(field.s + 1) == gz_crc(0, buf_str(&e->name))) {
		buf_clear(&e->name);
		buf_addstr(&e->name, str_skip(field, 5));
	}
}

static void
take_extra(struct zip_entry *e, struct str extra)
{
	while (extra.n >= 4) {
		unsigned tag = le16(extra.s), n = le16(extra.s + 2);
		struct str field = { extra.s + 4, n };

		if (n > extra.n - 4)
			return;
		if (tag == EXTRA_WIDE) {
			e->wide = true;
			widen(&e->size, &field);
			widen(&e->packed, &field);
			widen(&e->at, &field);
		} else if (tag == EXTRA_UNICODE_PATH) {
			take_unicode_path(e, field);
		}
		extra = str_skip(extra, 4 + (size_t)n);
	}
}

/* The name and the extra field, at s. */
static void
take_name(struct zip_entry *e, const char *s, size_t name, size_t extra)
{
	buf_clear(&e->name);
	buf_add(&e->name, s, name);
	take_extra(e, (struct str) { s + name, extra });
}

/* What both headers have, from the flags on. */
static void
take_common(struct zip_entry *e, const char *s)
{
	e->flags = le16(s);
	e->method = le16(s + 2);
	e->crc = le32(s + 8);
	e->packed = le32(s + 12);
	e->size = le32(s + 16);
	e->at = 0;
	e->wide = e->link = false;
}

bool
zip_local(struct input *in, struct zip_entry *e)
{
	struct str s = input_peek(in, LOCAL);
	size_t name, extra;

	if (s.n < LOCAL || !is_signed(s.s, "PK\3\4"))
		return false;
	name = le16(s.s + 26);
	extra = le16(s.s + 28);
	s = input_peek(in, LOCAL + name + extra);
	if (s.n < LOCAL + name + extra)
		return false;
	take_common(e, s.s + 6);
	take_name(e, s.s + LOCAL, name, extra);
	input_drop(in, LOCAL + name + extra);
	return true;
}

/* Unix keeps what a file is in the upper half of its attributes. */
static bool
is_link(unsigned made_by, uint32_t attributes)
{
	enum { UNIX = 3, KIND = 0xF000, LINK = 0xA000 };

	return made_by >> 8 == UNIX && (attributes >> 16 & KIND) == LINK;
}

bool
zip_is_folder(const struct zip_entry *e)
{
	char last = e->name.len ? e->name.s[e->name.len - 1] : '/';

	return last == '/' || (last == '\\' && !e->size);
}

/* --- the directory */

/* Where the record at the end stands: the last of its kind in the last bytes. */
static bool
find_end(const struct store *store, uint64_t *at)
{
	size_t n = store->size < END + COMMENT ? (size_t)store->size : END + COMMENT;
	uint64_t from = store->size - n;
	struct buf b = { 0 };
	bool found = false;

	if (n >= END && store_get(store, from, buf_room(&b, n), n)) {
		for (size_t i = n - END + 1; i-- && !found;) {
			found = is_signed(b.s + i, "PK\5\6") &&
				le16(b.s + i + 20) <= n - END - i;
			*at = from + i;
		}
	}
	buf_free(&b);
	return found;
}

struct extent {
	uint64_t size, at, end; /* of the directory; and what follows it */
	uint64_t entries, known; /* their number, and which of its bits are */
};

/* Large archives say where the directory stands in another record before that one. */
static void
find_wide_end(const struct store *store, struct extent *x)
{
	char locator[LOCATOR], end[WIDE_END];
	uint64_t at;

	if (x->end < LOCATOR || !store_get(store, x->end - LOCATOR, locator, LOCATOR) ||
	    !is_signed(locator, "PK\6\7"))
		return;
	at = le64(locator + 8);
	if (!store_get(store, at, end, WIDE_END) || !is_signed(end, "PK\6\6"))
		return;
	*x = (struct extent) { le64(end + 40), le64(end + 48), at, le64(end + 32), UINT64_MAX };
}

bool
zip_directory(struct zip_directory *d, const struct store *store)
{
	struct extent x = { 0 };
	char end[END], first[4];
	uint64_t start;

	if (!find_end(store, &x.end) || !store_get(store, x.end, end, END))
		return false;
	x = (struct extent) { le32(end + 12), le32(end + 16), x.end, le16(end + 10),
		UINT16_MAX };
	find_wide_end(store, &x);
	if (x.size > x.end)
		return false;
	start = x.end - x.size;
	if (x.size && (!store_get(store, start, first, 4) || !is_signed(first, "PK\1\2")))
		start = x.at;
	d->shift = start > x.at ? start - x.at : 0;
	d->left = x.entries;
	d->known = x.known;
	input_stored(&d->in, store, start, x.size);
	return start <= x.end;
}

int
zip_directory_next(struct zip_directory *d, struct zip_entry *e)
{
	struct input *in = &d->in.in;
	struct str s = input_peek(in, CENTRAL);
	size_t name, extra, all;

	if (!s.n && !in->fault)
		return d->left & d->known ? -1 : 0;
	if (s.n < CENTRAL || !is_signed(s.s, "PK\1\2"))
		return -1;
	name = le16(s.s + 28);
	extra = le16(s.s + 30);
	all = CENTRAL + name + extra + le16(s.s + 32);
	s = input_peek(in, all);
	if (s.n < all)
		return -1;
	take_common(e, s.s + 8);
	e->at = le32(s.s + 42);
	e->link = is_link(le16(s.s + 4), le32(s.s + 38));
	take_name(e, s.s + CENTRAL, name, extra);
	input_drop(in, all);
	d->left--;
	return 1;
}

/* --- a member's bytes */

static const struct coder *
coder_for(unsigned how)
{
	enum { DEFLATED = 8, BZIP2 = 12, ZSTD = 93, XZ = 95 };

	return how == DEFLATED ? &coder_deflate
	       : how == BZIP2  ? &coder_bzip2
	       : how == ZSTD   ? &coder_zstd
	       : how == XZ     ? &coder_xz
			       : NULL;
}

/* Behind the packed bytes: a signature, which may be missing, the sum, and two sizes. */
static bool
take_descriptor(struct zip_data *d)
{
	size_t size = d->entry.wide ? 8 : 4, n = 4 + 2 * size;
	struct str s = input_peek(d->tail, n + 4);

	if (s.n >= 4 && is_signed(s.s, "PK\7\10")) {
		input_drop(d->tail, 4);
		s = str_skip(s, 4);
	}
	if (s.n < n)
		return false;
	d->entry.crc = le32(s.s);
	d->entry.size = size == 8 ? le64(s.s + 4 + size) : le32(s.s + 4 + size);
	input_drop(d->tail, n);
	return true;
}

static ssize_t
at_end(struct zip_data *d)
{
	if (d->tail && !take_descriptor(d))
		d->in.fault = &fault_cut;
	else if (d->crc != d->entry.crc || d->size != d->entry.size)
		d->in.fault = &bad_sum;
	return d->in.fault ? -1 : 0;
}

static ssize_t
pull(struct input *in, char *to, size_t n)
{
	struct zip_data *d = (struct zip_data *)in;
	ssize_t got = input_read(d->from, to, n);

	if (got == 0)
		return at_end(d);
	if (got < 0) {
		in->fault = d->from->fault;
		return -1;
	}
	d->crc = gz_crc(d->crc, (struct str) { to, (size_t)got });
	d->size += (uint64_t)got;
	if (d->from != &d->expand.in && !budget_spend(d->budget, (uint64_t)got)) {
		in->fault = &fault_spent;
		return -1;
	}
	return got;
}

const struct fault *
zip_data(struct zip_data *d, const struct zip_entry *e, struct input *packed,
    struct input *tail, struct budget *budget)
{
	const struct coder *coder = coder_for(e->method);

	if (e->flags & FLAG_ENCRYPTED)
		return &encrypted;
	if (!coder && e->method != STORED)
		return &method;
	if (!coder && tail)
		return &unsized;
	input_clear(&d->in);
	d->in.pull = pull;
	d->tail = tail;
	d->entry = *e;
	d->budget = budget;
	d->crc = 0;
	d->size = 0;
	d->from = packed;
	if (coder) {
		expand(&d->expand, packed, coder, false, budget);
		d->from = &d->expand.in;
	}
	return NULL;
}

void
zip_data_close(struct zip_data *d)
{
	expand_close(&d->expand);
}

/* --- an archive from a store */

struct zip {
	struct archive archive;
	const struct store *store;
	struct budget *budget;
	struct zip_directory directory;
	struct zip_entry entry;
	struct input_stored packed;
	struct zip_data data;
};

static const struct fault bad_directory = { "archive_damaged", "its directory is damaged" };
static const struct fault bad_place = { "archive_damaged",
	"it does not stand where the archive's directory says" };

/* The member's bytes, from behind its local header; its sizes are those of the directory. */
static const struct fault *
find_data(struct zip *z)
{
	uint64_t at = z->entry.at + z->directory.shift;
	char head[LOCAL];

	if (!store_get(z->store, at, head, LOCAL) || !is_signed(head, "PK\3\4"))
		return &bad_place;
	input_stored(&z->packed, z->store, at + LOCAL + le16(head + 26) + le16(head + 28),
	    z->entry.packed);
	return zip_data(&z->data, &z->entry, &z->packed.in, NULL, z->budget);
}

static int
next(struct archive *a, struct member *member)
{
	struct zip *z = (struct zip *)a;
	int got;

	zip_data_close(&z->data);
	do {
		if ((got = zip_directory_next(&z->directory, &z->entry)) < 0)
			a->fault = &bad_directory;
		else if (!budget_spend(z->budget, ARCHIVE_MEMBER_COST))
			a->fault = &fault_spent;
		if (got <= 0 || a->fault)
			return a->fault ? -1 : 0;
	} while (z->entry.link || zip_is_folder(&z->entry));
	*member = (struct member) { buf_str(&z->entry.name), &z->data.in, find_data(z),
		{ "", 0 } };
	return 1;
}

static void
close_zip(struct archive *a)
{
	struct zip *z = (struct zip *)a;

	zip_data_close(&z->data);
	input_free(&z->data.expand.in);
	input_free(&z->data.in);
	input_free(&z->packed.in);
	input_free(&z->directory.in.in);
	buf_free(&z->entry.name);
	free(z);
}

struct archive *
archive_zip(const struct store *store, struct budget *budget)
{
	struct zip *z = mem_resize(NULL, 1, sizeof *z);

	*z = (struct zip) { { .next = next, .close = close_zip }, .store = store,
		.budget = budget };
	if (zip_directory(&z->directory, store))
		return &z->archive;
	archive_close(&z->archive);
	return archive_zip_cut(store, budget);
}
