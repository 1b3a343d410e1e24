#include <stdlib.h>

#include "members.h"
#include "unpack.h"

struct unpack {
	struct members *members;
	struct member member;
};

struct unpack *
unpack_memory(struct str bytes, struct budget *budget)
{
	struct unpack *u = mem_resize(NULL, 1, sizeof *u);

	*u = (struct unpack) { .members = members_zip(bytes, budget) };
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

void
unpack_free(struct unpack *u)
{
	members_close(u->members);
	free(u);
}
