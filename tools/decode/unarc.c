/*
 * zip and tar, by libarchive.  Packers of whole files are not its business but expand.c's,
 * which bounds the memory that a packer's window may take; in a zip, only ways of packing with
 * small windows are read.
 */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "members.h"
#include "say.h"

enum { SAID = 160, BLOCK = 512 };

struct unarc;

/* The bytes of a member. */
struct data {
	struct input in;
	struct unarc *of;
};

struct unarc {
	struct members members;
	struct archive *archive;
	struct data data;
	struct input *from; /* of what comes by; NULL in memory */
	size_t lent; /* bytes of it that libarchive is reading */
	uint64_t zeros; /* that what was lent last ended in */
	bool ended; /* there was no more to lend */
	bool tar;
	size_t headers; /* so many were read */
	long promised; /* so many there should be, of a zip in memory; -1: not known */
	struct str whole; /* a zip in memory */
	bool streamed; /* a zip that is read without its directory */
	bool unpassed; /* the member at hand is to be read to its end */
	struct budget *budget;
	struct fault fault; /* what libarchive says, in said */
	char said[SAID];
};

static const struct fault encrypted = { "encrypted", "it is encrypted" };
static const struct fault method = { "format",
	"it is packed in a way that this release does not read; unpack it first" };

/* What libarchive has to say of damage, when the bytes themselves had none. */
static const struct fault *
damage(struct unarc *u)
{
	const char *said = archive_error_string(u->archive);

	if (u->budget->spent)
		return &fault_spent;
	if (u->from && u->from->fault)
		return u->from->fault;
	if (u->ended)
		return &fault_cut;
	snprintf(u->said, sizeof u->said, "it is damaged: %s", said ? said : "no header");
	u->fault = (struct fault) { "archive_damaged", u->said };
	return &u->fault;
}

/* --- what libarchive reads */

/* How many zeros the bytes end in, after so many before them. */
static uint64_t
zeros_of(struct str s, uint64_t before)
{
	size_t n = s.n;

	while (n && !s.s[n - 1])
		n--;
	return n ? s.n - n : before + s.n;
}

static la_ssize_t
lend(struct archive *a, void *of, const void **bytes)
{
	struct unarc *u = of;
	struct str s;

	input_drop(u->from, u->lent);
	s = input_peek(u->from, 1);
	u->lent = s.n;
	u->zeros = zeros_of(s, u->zeros);
	u->ended = !s.n;
	*bytes = s.s;
	if (s.n || !u->from->fault)
		return (la_ssize_t)s.n;
	archive_set_error(a, EIO, "%s", u->from->fault->what);
	return -1;
}

/* --- members */

static ssize_t
pull(struct input *in, char *to, size_t n)
{
	struct unarc *u = ((struct data *)in)->of;
	la_ssize_t got = archive_read_data(u->archive, to, n);

	if (got < 0 || !budget_spend(u->budget, (uint64_t)got)) {
		in->fault = damage(u);
		return -1;
	}
	return got;
}

/* Ways of packing that take little memory; the others' windows have no bound. */
static bool
is_small(const struct unarc *u)
{
	static const char *const ways[] = { "(uncompressed)", "(deflation)", "(bzip)" };
	const char *name = archive_format_name(u->archive);

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		if (u->tar || strstr(name, ways[i]))
			return true;
	}
	return false;
}

static const struct fault *
fault_of(const struct unarc *u, struct archive_entry *entry)
{
	if (archive_entry_is_encrypted(entry))
		return &encrypted;
	return is_small(u) ? NULL : &method;
}

static bool
is_file(struct archive_entry *entry)
{
	return archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
}

/* Names that are known to be UTF-8 come in the charset of a locale, the others as they are. */
static int
next_header(struct unarc *u, struct archive_entry **entry, const char **name)
{
	static locale_t utf8;
	locale_t before;
	int got;

	if (!utf8)
		utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	before = utf8 ? uselocale(utf8) : (locale_t)0;
	got = archive_read_next_header(u->archive, entry);
	*name = got == ARCHIVE_OK || got == ARCHIVE_WARN ? archive_entry_pathname(*entry)
							 : NULL;
	if (utf8)
		uselocale(before);
	return got;
}

/* How many members the record at a zip's end promises, in its 16 bits; -1 without one, or when
   another record says so in 64. */
static long
promised_by(struct str zip)
{
	enum { END = 22, COMMENT = 65535, TOTAL_AT = 10 };
	size_t least = zip.n > END + COMMENT ? zip.n - END - COMMENT : 0;
	size_t at = zip.n < END ? least : zip.n - END + 1;

	while (at-- > least) {
		const unsigned char *end = (const unsigned char *)zip.s + at;
		long total = end[TOTAL_AT] | end[TOTAL_AT + 1] << 8;

		if (!memcmp(end, "PK\5\6", 4))
			return total == UINT16_MAX ? -1 : total;
	}
	return -1;
}

/* libarchive passes over what a directory lacks; a hole in it must not go unseen. */
static const struct fault *
hole(const struct unarc *u)
{
	static const struct fault lost = { "archive_damaged",
		"its directory promises other members than there are; some may be lost" };
	bool fewer = u->promised >= 0 && (long)(u->headers & UINT16_MAX) != u->promised;

	return fewer ? &lost : NULL;
}

/* A tar ends with blocks of zeros, of which the last may not be whole; without them it was cut
   off between two members. */
static int
end(struct unarc *u, int got)
{
	if (u->tar && u->ended && !u->from->fault && u->zeros >= BLOCK)
		return 0;
	u->members.fault = u->tar || got != ARCHIVE_EOF ? damage(u) : hole(u);
	return u->members.fault ? -1 : 0;
}

/* Read the member to its end: of one in a zip without a directory, libarchive may have to
   unpack it, uncounted, to find where it ends. */
static void
pass(struct unarc *u)
{
	struct str s;

	while (u->unpassed && (s = input_peek(&u->data.in, 1)).n)
		input_drop(&u->data.in, s.n);
	u->unpassed = false;
}

static struct archive *
new_archive(void)
{
	struct archive *archive = archive_read_new();

	if (!archive)
		die_system("out of memory");
	return archive;
}

/* A failure to open stays in libarchive, and comes up with the first header. */
static void
open_whole(struct unarc *u)
{
	if (u->streamed)
		archive_read_support_format_zip_streamable(u->archive);
	else
		archive_read_support_format_zip_seekable(u->archive);
	archive_read_open_memory(u->archive, u->whole.s, u->whole.n);
}

/* A zip whose directory cannot be found is opened once more, to be read as a stream. */
static bool
reopen_streamed(struct unarc *u)
{
	if (u->headers || u->streamed || !u->whole.n)
		return false;
	archive_read_free(u->archive);
	u->archive = new_archive();
	u->streamed = true;
	open_whole(u);
	return true;
}

static int
next(struct members *m, struct member *member)
{
	struct unarc *u = (struct unarc *)m;
	struct archive_entry *entry;
	const char *name;
	int got;

	do {
		pass(u);
		if (!budget_spend(u->budget, MEMBER_COST)) {
			m->fault = &fault_spent;
			return -1;
		}
		got = next_header(u, &entry, &name);
		if (got == ARCHIVE_FATAL && reopen_streamed(u))
			got = next_header(u, &entry, &name);
		if (got != ARCHIVE_OK && got != ARCHIVE_WARN)
			return end(u, got);
		u->headers++;
		input_clear(&u->data.in);
		u->unpassed = u->streamed && !fault_of(u, entry);
	} while (!is_file(entry));
	*member = (struct member) { str_of(name ? name : ""), &u->data.in, fault_of(u, entry),
		{ "", 0 } };
	return 1;
}

static void
close_archive(struct members *m)
{
	struct unarc *u = (struct unarc *)m;

	archive_read_free(u->archive);
	input_free(&u->data.in);
	free(u);
}

static struct unarc *
new_unarc(struct input *from, struct budget *budget)
{
	struct unarc *u = mem_resize(NULL, 1, sizeof *u);

	*u = (struct unarc) { { .next = next, .close = close_archive },
		.archive = new_archive(), .data = { { .pull = pull }, u }, .from = from,
		.promised = -1, .budget = budget };
	return u;
}

/* Has the directory more entries than the memory of 64 MiB is for?  libarchive holds them all,
   each three times as large. */
static bool
is_crowded(struct str zip)
{
	enum { MOST = 1 << 16 };
	static const char entry[4] = "PK\1\2";
	size_t n = 0;

	for (const char *at; n <= MOST && (at = memmem(zip.s, zip.n, entry, sizeof entry)); n++)
		zip = str_skip(zip, (size_t)(at - zip.s) + sizeof entry);
	return n > MOST;
}

struct members *
members_zip(struct str whole, struct budget *budget)
{
	struct unarc *u = new_unarc(NULL, budget);

	u->whole = whole;
	u->promised = promised_by(whole);
	u->streamed = is_crowded(whole);
	open_whole(u);
	return &u->members;
}

struct members *
members_zip_stream(struct input *from, struct budget *budget)
{
	struct unarc *u = new_unarc(from, budget);

	u->streamed = true;
	archive_read_support_format_zip_streamable(u->archive);
	archive_read_open(u->archive, u, NULL, lend, NULL);
	return &u->members;
}

struct members *
members_tar(struct input *from, struct budget *budget)
{
	struct unarc *u = new_unarc(from, budget);

	u->tar = true;
	archive_read_support_format_tar(u->archive);
	archive_read_set_option(u->archive, "tar", "read_concatenated_archives", "1");
	archive_read_open(u->archive, u, NULL, lend, NULL);
	return &u->members;
}
