/* The cells that were placed, each place once. */
#include "reader.h"

static bool
same_place(const struct placed *a, const struct placed *b)
{
	return !strcmp(a->row, b->row) && !strcmp(a->col, b->col) &&
	       !strcmp(a->table, b->table) && str_same(a->words, b->words);
}

static size_t
hash_place(const struct placed *p)
{
	size_t hash = str_hash(0, str_of(p->table));

	hash = str_hash(hash, str_of(p->row));
	hash = str_hash(hash, str_of(p->col));
	return str_hash(hash, p->words);
}

/* The slot of a place, or the free one where it belongs. */
static size_t *
find_slot(const struct reader *r, const struct placed *p)
{
	size_t i = hash_place(p) & (r->slots - 1);

	while (r->slot[i] && !same_place(&r->placed[r->slot[i] - 1], p))
		i = (i + 1) & (r->slots - 1);
	return &r->slot[i];
}

static void
grow_placed(struct reader *r)
{
	if (r->n_placed < r->placed_room)
		return;
	r->placed_room = r->placed_room ? r->placed_room * 2 : 256;
	r->placed = mem_resize(r->placed, r->placed_room, sizeof *r->placed);
	r->slots = r->placed_room * 2;
	r->slot = mem_resize(r->slot, r->slots, sizeof *r->slot);
	memset(r->slot, 0, r->slots * sizeof *r->slot);
	for (size_t i = 0; i < r->n_placed; i++)
		*find_slot(r, &r->placed[i]) = i + 1;
}

static int
rank_of(const struct reader *r, const struct placed *p)
{
	enum table table = table_by_name(p->table);
	bool own = table != TABLE_STATISTICS && r->section == (int)table + 1;

	return (own ? 4 : 0) + (r->caption == r->year ? 2 : 0) + (p->inferred ? 0 : 1);
}

/* A place that was filled before: the first figure counts, but for one of lower rank. */
static void
take_again(struct reader *r, struct placed *first, const struct placed *again)
{
	enum table table = table_by_name(again->table);

	if (str_same(first->raw, again->raw))
		return;
	if (!r->repeated[table]++)
		r->repeated_line[table] = again->line;
	if (again->rank > first->rank)
		*first = *again;
}

void
reader_place(struct reader *r, struct placed p)
{
	size_t *slot;

	p.rank = rank_of(r, &p);
	grow_placed(r);
	slot = find_slot(r, &p);
	if (*slot) {
		take_again(r, &r->placed[*slot - 1], &p);
		return;
	}
	r->placed[r->n_placed++] = p;
	*slot = r->n_placed;
	r->figures[table_by_name(p.table)] += p.raw.n > 0;
}
