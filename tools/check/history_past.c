#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "history_csv.h"
#include "history_db.h"
#include "history_folder.h"
#include "history_past.h"
#include "say.h"

enum { HELD_MAX = PAST_HELD_MIB << 20, INDEX_BYTES = 20 };

struct past {
	struct buf held; /* packed reports, end to end */
	struct index index, aggregates; /* where in `held` they stand */
	struct history_csv *csv;
	struct history_db *db;
	struct kept found;
	const char *path; /* of the packed file at hand */
	size_t file_from; /* the entries that were there before it */
};

/* A question, and who asked it. */
struct question {
	struct past *past;
	const struct kept *of_agency; /* NULL: of places */
	unsigned first, last, year;
	past_see *see;
	void *of;
};

/* --- what is kept here */

static struct kept *
held(struct past *past, uint64_t at)
{
	kept_unpack(str_skip(buf_str(&past->held), (size_t)at), &past->found);
	return &past->found;
}

bool
past_keep(struct past *past, const struct kept *r)
{
	struct index *index = r->aggregate.n ? &past->aggregates : &past->index;
	size_t at = past->held.len;

	if (at + INDEX_BYTES * (past->index.n + past->aggregates.n) > HELD_MAX)
		return false;
	kept_pack(&past->held, r);
	index_add(index, r, at);
	return true;
}

/* Did the packed file at hand give a report of this document before? */
static bool
was_given(struct past *past, const struct kept *r)
{
	const struct index *index = &past->index;
	size_t i = index_of(index, r, r->year);

	for (int looks = 0; i > past->file_from && looks < INDEX_LOOKS; looks++) {
		const struct kept *other = held(past, index->at[i - 1]);

		if (kept_is(other, r, r->year) && str_same(other->doc, r->doc))
			return true;
		i = index_next(index, r, r->year, i);
	}
	return false;
}

/* Keep a report of a packed file. */
static void
keep_given(void *of, const struct kept *r, bool gathered)
{
	struct past *past = of;

	if (gathered && was_given(past, r))
		history_csv_torn(past->path, r);
	if (past_keep(past, r))
		return;
	errno = 0;
	die_system(
	    "%s: more than %d MiB are kept of packed files: unpack it, or load it into a "
	    "database",
	    past->path, PAST_HELD_MIB);
}

/* --- opening */

static void
add_file(void *of, const char *path)
{
	struct past *past = of;

	if (!past->csv)
		past->csv = history_csv_new();
	past->path = path;
	past->file_from = past->index.n;
	history_csv_add(past->csv, path, keep_given, past);
}

struct past *
past_open(const char *path)
{
	struct past *past = mem_resize(NULL, 1, sizeof *past);
	struct stat st;

	*past = (struct past) { .index.digits = PREFECTURE, .aggregates.digits = COUNTY };
	if (!path)
		return past;
	if (stat(path, &st))
		die_system("cannot open %s", path);
	if (S_ISDIR(st.st_mode))
		history_folder(path, add_file, past);
	else if (history_db_is(path))
		past->db = history_db_open(path);
	else
		add_file(past, path);
	return past;
}

/* --- questions */

static bool
is_asked(const struct question *q, const struct kept *r)
{
	unsigned code;

	if (q->of_agency)
		return kept_is(r, q->of_agency, q->year);
	code = kept_region(r->region);
	return r->year == q->year && code >= q->first && code <= q->last;
}

/* Show a report that stands at a place, here or in a file. */
static bool
show(const struct question *q, bool in_file, uint64_t at)
{
	struct past *past = q->past;

	if (!in_file)
		held(past, at);
	else if (!history_csv_get(past->csv, at, &past->found))
		return true;
	return !is_asked(q, &past->found) || q->see(q->of, &past->found);
}

static bool
show_agency(const struct question *q, const struct index *index, bool in_file)
{
	const struct kept *r = q->of_agency;
	size_t i = index_of(index, r, q->year);

	for (int looks = 0; i && looks < INDEX_LOOKS; looks++) {
		if (!show(q, in_file, index->at[i - 1]))
			return false;
		i = index_next(index, r, q->year, i);
	}
	return true;
}

static bool
show_place(const struct question *q, const struct index *index, bool in_file, unsigned place)
{
	char digits[16];
	struct str region = { digits, index->digits };

	int looks = 0;
	size_t i;

	snprintf(digits, sizeof digits, "%0*u", (int)index->digits, place);
	for (i = index_of_place(index, region, q->year); i; i = index_next_place(index, i)) {
		if (index->digits == COUNTY && looks++ == INDEX_LOOKS)
			break;
		if (!show(q, in_file, index->at[i - 1]))
			return false;
	}
	return true;
}

/* All places of an index, which knows them by some of their digits. */
static bool
show_places(const struct question *q, const struct index *index, bool in_file)
{
	unsigned part = 1;

	for (size_t digits = index->digits; digits < COUNTY; digits++)
		part *= 10;
	for (unsigned place = q->first / part; place <= q->last / part; place++) {
		if (!show_place(q, index, in_file, place))
			return false;
	}
	return true;
}

static bool
show_all(const struct question *q, const struct index *index, bool in_file)
{
	if (!index->n)
		return true;
	return q->of_agency ? show_agency(q, index, in_file) : show_places(q, index, in_file);
}

static void
show_db(const struct question *q, bool aggregates)
{
	struct past *past = q->past;

	if (q->of_agency)
		history_db_ask(past->db, q->of_agency, q->year);
	else
		history_db_ask_places(past->db, q->first, q->last, q->year, aggregates);
	while (history_db_next(past->db, &past->found)) {
		if (!q->see(q->of, &past->found))
			return;
	}
}

static void
ask(const struct question *q, bool aggregates)
{
	struct past *past = q->past;

	if (!show_all(q, &past->aggregates, false))
		return;
	if (!aggregates && !show_all(q, &past->index, false))
		return;
	if (past->csv) {
		if (!show_all(q, history_csv_aggregates(past->csv), true))
			return;
		if (!aggregates && !show_all(q, history_csv_index(past->csv), true))
			return;
	}
	if (past->db)
		show_db(q, aggregates);
}

void
past_each(struct past *past, const struct kept *r, unsigned year, past_see *see, void *of)
{
	struct question q = {
		.past = past, .of_agency = r, .year = year, .see = see, .of = of
	};

	ask(&q, false);
}

void
past_each_place(struct past *past, unsigned first, unsigned last, unsigned year,
    bool aggregates, past_see *see, void *of)
{
	struct question q = {
		.past = past, .first = first, .last = last, .year = year, .see = see, .of = of
	};

	ask(&q, aggregates);
}

void
past_close(struct past *past)
{
	if (past->csv)
		history_csv_free(past->csv);
	if (past->db)
		history_db_close(past->db);
	index_free(&past->index);
	index_free(&past->aggregates);
	buf_free(&past->held);
	kept_free(&past->found);
	free(past);
}
