#include <stdio.h>
#include <stdlib.h>

#include "unique.h"

/* In 8 MiB. */
enum { NAMES_MOST = 1 << 18, ROOM_LEAST = 16 };

struct unique_slot {
	size_t hash; /* 0: free */
	unsigned long next; /* number to try */
};

/* Where a name is, or would be. */
static struct unique_slot *
find(const struct unique *u, size_t hash)
{
	size_t at = hash & (u->room - 1);

	while (u->slot[at].hash && u->slot[at].hash != hash)
		at = (at + 1) & (u->room - 1);
	return &u->slot[at];
}

static size_t
hash_of(const struct buf *name)
{
	size_t hash = str_hash(0, buf_str(name));

	return hash ? hash : 1;
}

static void
grow(struct unique *u)
{
	struct unique old = *u;

	u->room = old.room ? old.room * 2 : ROOM_LEAST;
	u->slot = mem_resize(NULL, u->room, sizeof *u->slot);
	memset(u->slot, 0, u->room * sizeof *u->slot);
	for (size_t i = 0; i < old.room; i++) {
		if (old.slot[i].hash)
			*find(u, old.slot[i].hash) = old.slot[i];
	}
	free(old.slot);
}

static bool
is_full(const struct unique *u)
{
	return u->n == NAMES_MOST;
}

/* Keep a name that was not there. */
static void
keep(struct unique *u, size_t hash)
{
	if (is_full(u))
		return;
	*find(u, hash) = (struct unique_slot) { hash, 2 };
	u->n++;
}

/* Add a number, that one or the next one with which the name is new. */
static unsigned long
number(const struct unique *u, struct buf *name, unsigned long n)
{
	size_t len = name->len;
	char digits[24];

	for (;; n++) {
		snprintf(digits, sizeof digits, "#%lu", n);
		name->len = len;
		buf_adds(name, digits);
		if (!find(u, hash_of(name))->hash)
			return n;
	}
}

unsigned long
unique_name(struct unique *u, struct buf *name)
{
	size_t hash = hash_of(name);
	struct unique_slot *known;
	unsigned long n;

	if (u->n * 2 >= u->room && !is_full(u))
		grow(u);
	known = find(u, hash);
	if (!known->hash && !is_full(u)) {
		keep(u, hash);
		return 1;
	}
	if (!known->hash) {
		n = number(u, name, u->last ? u->last : NAMES_MOST + 1);
		u->last = n + 1;
		return n;
	}
	n = number(u, name, known->next);
	known->next = n + 1;
	keep(u, hash_of(name));
	return n;
}

void
unique_free(struct unique *u)
{
	free(u->slot);
}
