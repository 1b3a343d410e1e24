#include <stdlib.h>

#include "members.h"
#include "unpack.h"

struct unpack {
	struct budget budget;
	struct members *members;
	struct member member;
};

struct unpack *
unpack_memory(struct str bytes)
{
	struct unpack *u = mem_resize(NULL, 1, sizeof *u);

	*u = (struct unpack) { .budget = { 0 } };
	u->budget.read = bytes.n;
	u->budget.window = bytes.n;
	u->budget.free = UINT64_MAX / 2; /* the caller minds how much of which part it takes */
	u->members = members_zip(bytes, &u->budget);
	return u;
}

int
unpack_next(struct unpack *u, struct str *name)
{
	int got = u->members->next(u->members, &u->member);

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
	const struct fault *fault = u->members->fault;

	if (!fault)
		fault = u->member.fault ? u->member.fault : u->member.data->fault;
	return fault ? fault->what : "damaged";
}

void
unpack_free(struct unpack *u)
{
	members_close(u->members);
	free(u);
}
