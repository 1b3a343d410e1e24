#include <stdlib.h>

#include "archive.h"
#include "unpack.h"

struct unpack {
	struct store store;
	struct budget budget;
	struct archive *archive;
	struct member member;
};

struct unpack *
unpack_memory(struct str bytes)
{
	struct unpack *u = mem_resize(NULL, 1, sizeof *u);

	*u = (struct unpack) { .store = store_memory(bytes) };
	u->budget.read = bytes.n;
	u->budget.window = bytes.n;
	u->budget.free = UINT64_MAX / 2; /* the caller minds how much of which part it takes */
	u->archive = archive_zip(&u->store, &u->budget);
	return u;
}

int
unpack_next(struct unpack *u, struct str *name)
{
	int got = u->archive->next(u->archive, &u->member);

	*name = got > 0 ? u->member.name : (struct str) { "", 0 };
	return got;
}

ssize_t
unpack_read(struct unpack *u, void *to, size_t n)
{
	return u->member.fault ? -1 : input_read(u->member.data, to, n);
}

const char *
unpack_error(const struct unpack *u)
{
	const struct fault *fault = u->archive->fault;

	if (!fault)
		fault = u->member.fault ? u->member.fault : u->member.data->fault;
	return fault ? fault->what : "damaged";
}

void
unpack_free(struct unpack *u)
{
	archive_close(u->archive);
	free(u);
}
