/* The cells that were placed, each place once: of a table that stands there twice, the better.
 */
#include "note.h"
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
rank_of(const struct reader *r, enum table table, const struct placed *p)
{
	bool own = table != TABLE_STATISTICS && r->section == (int)table + 1;

	return (own ? 4 : 0) + (r->caption == r->year ? 2 : 0) + (p->inferred ? 0 : 1);
}

/* The copy of its table that a cell belongs to: one ends with its table, or where a place comes
   again. */
static size_t
copy_of(struct reader *r, enum table table, bool new)
{
	if (r->copy[table] && !new)
		return r->copy[table] - 1;
	if (r->copies == r->copy_room) {
		r->copy_room = r->copy_room ? r->copy_room * 2 : 16;
		r->every = mem_resize(r->every, r->copy_room, sizeof *r->every);
	}
	r->every[r->copies] = (struct copy) { 0 };
	r->copy[table] = ++r->copies;
	return r->copies - 1;
}

static void
keep_again(struct reader *r, struct placed p)
{
	const struct placed *last = r->n_again ? &r->again[r->n_again - 1] : NULL;

	r->every[p.copy].again++;
	if (!last || last->copy != p.copy || strcmp(last->row, p.row) != 0)
		r->every[p.copy].rows_again++;
	if (r->n_again == r->again_room) {
		r->again_room = r->again_room ? r->again_room * 2 : 64;
		r->again = mem_resize(r->again, r->again_room, sizeof *r->again);
	}
	r->again[r->n_again++] = p;
}

void
reader_place(struct reader *r, struct placed p)
{
	enum table table = table_by_name(p.table);
	size_t *slot;

	p.other_year = r->caption != r->year;
	p.rank = rank_of(r, table, &p);
	p.copy = copy_of(r, table, false);
	grow_placed(r);
	slot = find_slot(r, &p);
	if (*slot && r->placed[*slot - 1].copy == p.copy)
		p.copy = copy_of(r, table, true);
	r->every[p.copy].places++;
	r->every[p.copy].figures += p.raw.n > 0;
	if (*slot) {
		keep_again(r, p);
		return;
	}
	r->placed[r->n_placed++] = p;
	*slot = r->n_placed;
}

/* Is one copy the whole table of the other, or most of it, with more figures?  A row that
   stands twice in one table makes no copy of it. */
static bool
is_fuller(const struct reader *r, const struct placed *again, const struct placed *first)
{
	const struct copy *a = &r->every[again->copy], *b = &r->every[first->copy];
	size_t least = a->places < b->places ? a->places : b->places;

	return a->figures > b->figures && a->again * 2 > least && a->rows_again > 1;
}

/* Where the table of the report's year stands too, read or not, another year's fills none of
   its places.  A table of a few labels is no such table. */
static bool
is_past(const struct reader *r, const struct placed *p)
{
	enum table table = table_by_name(p->table);

	return p->other_year && r->labels[table] &&
	       r->labels[table] * 2 >= r->labels_other[table];
}

static void
drop_past(struct reader *r)
{
	size_t kept = 0, dropped[TABLES] = { 0 };
	unsigned long line[TABLES];

	for (size_t i = 0; i < r->n_placed; i++) {
		const struct placed *p = &r->placed[i];
		enum table table = table_by_name(p->table);

		if (!is_past(r, p))
			r->placed[kept++] = *p;
		else if (p->raw.n && !dropped[table]++)
			line[table] = p->line;
	}
	r->n_placed = kept;
	for (enum table k = TABLE_DISCLOSURE; k < TABLES; k++) {
		if (dropped[k])
			note_put(line[k], "other_year",
			    "%s: %zu figures of another year's table, in places that are free "
			    "in the table of the report's year, were left out",
			    table_name(k), dropped[k]);
	}
}

static bool
is_better(const struct reader *r, const struct placed *again, const struct placed *first)
{
	if (is_past(r, again) != is_past(r, first))
		return is_past(r, first);
	return again->rank > first->rank ||
	       (again->rank == first->rank && is_fuller(r, again, first));
}

void
reader_settle(struct reader *r)
{
	for (size_t i = 0; i < r->n_again; i++) {
		const struct placed *again = &r->again[i];
		struct placed *first = &r->placed[*find_slot(r, again) - 1];
		enum table table = table_by_name(again->table);

		if (!str_same(first->raw, again->raw) && !r->repeated[table]++)
			r->repeated_line[table] = again->line;
		if (is_better(r, again, first))
			*first = *again;
	}
	drop_past(r);
	for (size_t i = 0; i < r->n_placed; i++)
		r->figures[table_by_name(r->placed[i].table)] += r->placed[i].raw.n > 0;
}
