#include "status.h"
#include "note.h"
#include "out.h"

/* What has been seen of a place: of its row itself, or of local sub-rows (services:...). */
enum { ROW_FILLED = 1, ROW_OPEN = 2, PART_FILLED = 4, PART_OPEN = 8 };

enum { DISCLOSURE, REQUESTS };

/* How many cells a table's form has, and what became of them. */
struct count {
	size_t all, filled, missing;
};

void
status_clear(struct status *st)
{
	*st = (struct status) { 0 };
}

void
status_found(struct status *st, int table, int schema)
{
	st->found[table] = true;
	st->form[table] = schema + 1;
}

void
status_vote(struct status *st, const struct place *p, int schema)
{
	if (schema >= 0)
		st->votes[p->table][place_block(p->table, p->row)][schema]++;
}

/* The schema with the most votes, the first of equals; -1 for none. */
static int
most(const unsigned votes[PLACE_SCHEMAS])
{
	int best = -1;

	for (int s = 0; s < PLACE_SCHEMAS; s++) {
		if (votes[s] && (best < 0 || votes[s] > votes[best]))
			best = s;
	}
	return best;
}

static int
table_schema(const struct status *st, int table)
{
	unsigned sum[PLACE_SCHEMAS] = { 0 };

	for (int b = 0; b < PLACE_BLOCKS; b++) {
		for (int s = 0; s < PLACE_SCHEMAS; s++)
			sum[s] += st->votes[table][b][s];
	}
	return most(sum) >= 0 ? most(sum) : st->form[table] - 1;
}

/* Each block has one vote; of equals, the form of the earlier block. */
static int
disclosure_schema(const struct status *st)
{
	unsigned blocks[PLACE_SCHEMAS] = { 0 };
	int first = -1, best;

	for (int b = 0; b < PLACE_BLOCKS; b++) {
		int s = most(st->votes[DISCLOSURE][b]);

		if (s >= 0)
			blocks[s]++;
		if (first < 0)
			first = s;
	}
	best = most(blocks);
	return best >= 0 && blocks[first] == blocks[best] ? first : best;
}

int
status_schema(const struct status *st)
{
	int schema = disclosure_schema(st);

	for (int table = REQUESTS; schema < 0 && table < PLACE_TABLES; table++)
		schema = table_schema(st, table);
	return schema;
}

void
status_fill(struct status *st, int table, const struct place *p, enum state state)
{
	bool filled = state == STATE_NUMBER || state == STATE_INFERRED || state == STATE_NA;
	int bit = filled ? ROW_FILLED : ROW_OPEN;

	st->found[table] = true;
	st->told[table] += state != STATE_BLANK;
	if (!p)
		return;
	if (p->part)
		bit = filled ? PART_FILLED : PART_OPEN;
	st->seen[table][p->row][p->col] |= (unsigned char)bit;
}

/* A row stands for itself; else its sub-rows do, all of them. */
static bool
is_filled(unsigned char seen)
{
	if (seen & (ROW_FILLED | ROW_OPEN))
		return (seen & ROW_FILLED) != 0;
	return seen == PART_FILLED;
}

/* The form of a block, in a document of this schema. */
static int
block_schema(const struct status *st, int table, int block, int document)
{
	int schema = table == DISCLOSURE ? most(st->votes[table][block])
					 : table_schema(st, table);

	return schema >= 0 ? schema : document;
}

/* Count the cells of a row; the missing ones are named in `names`, cut when they are many. */
static void
count_row(const struct status *st, int table, int row, int schema, struct count *count,
    struct buf *names)
{
	size_t all = 0, missing = 0;

	for (int col = 0; place_col(table, col); col++) {
		unsigned char seen = st->seen[table][row][col];

		if (!place_in(schema, table, row, col))
			continue;
		all++;
		missing += !seen;
		count->filled += is_filled(seen);
	}
	count->all += all;
	count->missing += missing;
	if (!missing)
		return;
	if (names->len)
		buf_adds(names, ", ");
	buf_adds(names, place_row(table, row));
	if (missing < all) {
		buf_adds(names, " (");
		buf_addu(names, missing);
		buf_addc(names, ')');
	}
}

static struct count
count_table(const struct status *st, int table, int document, struct buf *names)
{
	struct count count = { 0 };

	buf_clear(names);
	for (int row = 0; place_row(table, row); row++) {
		int schema = block_schema(st, table, place_block(table, row), document);

		count_row(st, table, row, schema, &count, names);
	}
	return count;
}

static const char *
status_of(const struct status *st, int table, const struct count *count)
{
	if (!st->found[table])
		return "absent";
	if (!st->told[table])
		return "empty";
	return count->all && count->filled == count->all ? "complete" : "partial";
}

static void
tell_missing(int table, const struct count *count, struct str names)
{
	if (count->missing == count->all)
		names = str_of("all");
	note_put(0, "missing_cells", "%s lacks %zu of %zu cells: %.*s", place_table_name(table),
	    count->missing, count->all, (int)names.n, names.s);
}

void
status_write(const struct status *st)
{
	static struct buf names;
	int document = status_schema(st);
	const char *word[PLACE_TABLES];
	size_t missing = 0;

	for (int table = 0; table < PLACE_TABLES; table++) {
		struct count count = { 0 };

		if (st->found[table])
			count = count_table(st, table, document, &names);
		if (count.missing)
			tell_missing(table, &count, buf_str(&names));
		missing += count.missing;
		word[table] = status_of(st, table, &count);
	}
	if (document >= 0)
		out_meta("schema", str_of(place_schema_name(document)));
	for (int table = 0; table < PLACE_TABLES; table++)
		out_meta(place_table_name(table), str_of(word[table]));
	out_doc_tag("meta");
	out_plain(str_of("missing"));
	out_number(missing);
	out_end();
}
