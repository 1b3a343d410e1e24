/* A zip that comes by: its members are found by the headers before them. */
#include <stdlib.h>

#include "zip.h"

struct stream {
	struct archive archive;
	struct input_stored whole; /* what `from` is when a store has no directory */
	struct input *from;
	struct budget *budget;
	struct zip_entry entry;
	struct input_part packed; /* of a member that says its size */
	struct zip_data data;
	const struct fault *unread; /* why the member cannot be read, or NULL */
	bool open; /* a member is, and its bytes stand next */
	bool tailed; /* its size stands behind it */
};

static const struct fault lost = { "archive_damaged",
	"no member begins where the last one ends" };

static int
fail(struct stream *z, const struct fault *fault)
{
	z->archive.fault = z->from->fault ? z->from->fault : fault;
	return -1;
}

/* Read a member to its end, as nothing else tells where that is. */
static const struct fault *
find_end(struct stream *z)
{
	struct input *in = &z->data.in;
	struct str s;

	if (z->unread)
		return &lost;
	while ((s = input_peek(in, 1)).n)
		input_drop(in, s.n);
	return in->fault;
}

/* Take what is left of the member; NULL, or a fault. */
static const struct fault *
pass_member(struct stream *z)
{
	const struct fault *fault = NULL;

	if (z->open && z->tailed)
		fault = find_end(z);
	zip_data_close(&z->data);
	if (z->open && !z->tailed && !input_skip(z->from, z->packed.left))
		fault = &fault_cut;
	z->open = false;
	return fault;
}

/* Does the directory begin?  What follows it is taken, so that what packs the whole is read to
   its end. */
static bool
at_directory(struct stream *z)
{
	struct str s = input_peek(z->from, 4);

	if (s.n < 4 || (memcmp(s.s, "PK\1\2", 4) != 0 && memcmp(s.s, "PK\5\6", 4) != 0))
		return false;
	while ((s = input_peek(z->from, 1)).n)
		input_drop(z->from, s.n);
	return true;
}

static void
open_member(struct stream *z)
{
	enum { SIZED_LATER = 8 };
	struct input *packed = z->from;

	z->tailed = z->entry.flags & SIZED_LATER;
	z->open = true;
	if (!z->tailed) {
		input_part(&z->packed, z->from, z->entry.packed);
		packed = &z->packed.in;
	}
	z->unread = zip_data(
	    &z->data, &z->entry, packed, z->tailed ? z->from : NULL, z->budget);
}

static int
next(struct archive *a, struct member *member)
{
	struct stream *z = (struct stream *)a;
	const struct fault *fault;

	do {
		if ((fault = pass_member(z)))
			return fail(z, fault);
		if (at_directory(z))
			return z->from->fault ? fail(z, z->from->fault) : 0;
		if (!zip_local(z->from, &z->entry))
			return fail(z, input_peek(z->from, 1).n ? &lost : &fault_cut);
		if (!budget_spend(z->budget, ARCHIVE_MEMBER_COST))
			return fail(z, &fault_spent);
		open_member(z);
		*member = (struct member) { buf_str(&z->entry.name), &z->data.in, z->unread,
			{ "", 0 } };
	} while (zip_is_folder(&z->entry));
	return 1;
}

static void
close_stream(struct archive *a)
{
	struct stream *z = (struct stream *)a;

	zip_data_close(&z->data);
	input_free(&z->data.expand.in);
	input_free(&z->data.in);
	input_free(&z->packed.in);
	input_free(&z->whole.in);
	buf_free(&z->entry.name);
	free(z);
}

struct archive *
archive_zip_stream(struct input *from, struct budget *budget)
{
	struct stream *z = mem_resize(NULL, 1, sizeof *z);

	*z = (struct stream) { { .next = next, .close = close_stream }, .from = from,
		.budget = budget };
	return &z->archive;
}

struct archive *
archive_zip_cut(const struct store *store, struct budget *budget)
{
	struct stream *z = (struct stream *)archive_zip_stream(NULL, budget);

	input_stored(&z->whole, store, 0, store->size);
	z->from = &z->whole.in;
	return &z->archive;
}
