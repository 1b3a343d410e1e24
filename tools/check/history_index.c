#include <stdlib.h>

#include "history_index.h"
#include "say.h"

/* Chains are short up to a million reports or so, and places are few. */
enum { ROOM_FIRST = 1024 };

static const size_t heads[INDEX_KEYS] = {
	[INDEX_AGENCY] = (size_t)1 << 19,
	[INDEX_PLACE] = (size_t)1 << 14,
};

static uint32_t
hash_agency(const struct kept *r, unsigned year)
{
	return (uint32_t)str_hash(str_hash(year, r->region), r->agency);
}

static uint32_t
hash_place(const struct index *index, struct str region, unsigned year)
{
	if (region.n > index->digits)
		region.n = index->digits;
	return (uint32_t)str_hash(year, region);
}

static void
grow(struct index *index)
{
	size_t room = index->room ? index->room * 2 : ROOM_FIRST;

	if (room > UINT32_MAX)
		die_system("the history holds too many reports");
	index->at = mem_resize(index->at, room, sizeof *index->at);
	index->hash = mem_resize(index->hash, room, sizeof *index->hash);
	for (int k = 0; k < INDEX_KEYS; k++) {
		index->next[k] = mem_resize(index->next[k], room, sizeof **index->next);
		if (index->head[k])
			continue;
		/* Pages that no chain begins in stay unused. */
		index->head[k] = calloc(heads[k], sizeof **index->head);
		if (!index->head[k])
			die_system("the history does not fit");
	}
	index->room = room;
}

static void
chain(struct index *index, enum index_key k, uint32_t hash)
{
	uint32_t *head = &index->head[k][hash & (heads[k] - 1)];

	index->next[k][index->n - 1] = *head;
	*head = (uint32_t)index->n;
}

void
index_add(struct index *index, const struct kept *r, uint64_t at)
{
	uint32_t hash = hash_agency(r, r->year);

	if (index->n == index->room)
		grow(index);
	index->at[index->n] = at;
	index->hash[index->n++] = hash;
	chain(index, INDEX_AGENCY, hash);
	chain(index, INDEX_PLACE, hash_place(index, r->region, r->year));
}

/* The first entry from i on that has this hash. */
static size_t
with_hash(const struct index *index, size_t i, uint32_t hash)
{
	while (i && index->hash[i - 1] != hash)
		i = index->next[INDEX_AGENCY][i - 1];
	return i;
}

size_t
index_of(const struct index *index, const struct kept *r, unsigned year)
{
	uint32_t hash = hash_agency(r, year);

	if (!index->n)
		return 0;
	return with_hash(
	    index, index->head[INDEX_AGENCY][hash & (heads[INDEX_AGENCY] - 1)], hash);
}

size_t
index_next(const struct index *index, const struct kept *r, unsigned year, size_t i)
{
	return with_hash(index, index->next[INDEX_AGENCY][i - 1], hash_agency(r, year));
}

size_t
index_of_place(const struct index *index, struct str region, unsigned year)
{
	uint32_t hash = hash_place(index, region, year);

	return index->n ? index->head[INDEX_PLACE][hash & (heads[INDEX_PLACE] - 1)] : 0;
}

size_t
index_next_place(const struct index *index, size_t i)
{
	return index->next[INDEX_PLACE][i - 1];
}

void
index_free(struct index *index)
{
	free(index->at);
	free(index->hash);
	for (int k = 0; k < INDEX_KEYS; k++) {
		free(index->next[k]);
		free(index->head[k]);
	}
}
