/* The records of a statistics table: torn labels joined, labels told apart, figures placed. */
#include <stdint.h>
#include <stdlib.h>

#include "key.h"
#include "note.h"
#include "statistics.h"
#include "utf8.h"

static const char TABLE[] = "statistics";

enum { RUN_MAX = 12, CHOICES_MAX = 4, LABEL_MAX = 120, STRANGE = 3, SHOWN_MAX = 160 };

static void
note_record(const struct record *r, const char *code, const char *why)
{
	struct str label = str_cut(r->text, LABEL_MAX), raw = str_cut(r->raw, LABEL_MAX);

	note_put(r->line, code, "statistics: %.*s: %s, not placed: %.*s", (int)label.n, label.s,
	    why, (int)raw.n, raw.s);
}

/* --- torn labels */

/* Two pieces of a label, one a line. */
static struct str
joined(struct statistics *st, struct str a, struct str b)
{
	size_t at = st->store.len;

	/* A piece can be joined again with the next; the room was made for twice. */
	if (st->store.cap < st->store.len + a.n + b.n + 2)
		return b;
	buf_add_fixed(&st->store, a);
	buf_add_fixed(&st->store, str_of("\n"));
	buf_add_fixed(&st->store, b);
	return (struct str) { st->store.s + at, st->store.len - at };
}

/* The label that a text ends, with as many of the torn pieces before it as make one; SIZE_MAX
   pieces are none. */
static size_t
join_torn(const struct side *side, struct record *r)
{
	for (size_t i = 0; i < side->torns; i++) {
		static struct buf before;
		size_t n;
		const struct indicator *label;

		buf_clear(&before);
		for (size_t k = i; k < side->torns; k++)
			buf_addstr(&before, side->torn[k]);
		if ((label = indicator_join(buf_str(&before), r->text, &n))) {
			r->label = label;
			r->labels = n;
			return i;
		}
	}
	return SIZE_MAX;
}

static void
push_torn(struct side *side, struct str text)
{
	if (side->torns == TORN_MAX) {
		memmove(side->torn, side->torn + 1, (TORN_MAX - 1) * sizeof *side->torn);
		side->torns--;
	}
	side->torn[side->torns++] = text;
}

static void
push(struct statistics *st, struct record r, struct side *side)
{
	if (st->records == st->room) {
		st->room = st->room ? st->room * 2 : 128;
		st->record = mem_resize(st->record, st->room, sizeof *st->record);
	}
	st->record[st->records++] = r;
	side->last = st->records;
	side->torns = 0;
}

/* Does a piece go on with the label of the record before it?  That one has a figure, and the
   piece has none, or the other way round.  A label of its own it is only where the record's
   is torn: 法律法规规定的 | 3 / 其他情形. */
static bool
ends_last(struct statistics *st, struct side *side, const struct record *r, bool filled)
{
	struct record *last = side->last ? &st->record[side->last - 1] : NULL;
	const struct indicator *label;
	size_t n;

	if (!last || side->torns || last->part != r->part ||
	    (r->label && last->label && indicator_is_whole(last->text)) ||
	    (r->label && !last->label && filled) || (filled && last->value != RECORD_BARE) ||
	    !(label = indicator_join(last->text, r->text, &n)))
		return false;
	last->label = label;
	last->labels = n;
	last->text = joined(st, last->text, r->text);
	if (filled) {
		last->value = r->value;
		last->raw = r->raw;
		last->unit = r->unit;
		last->line = r->line;
	}
	return true;
}

void
record_add(struct statistics *st, struct record r, bool filled, size_t at)
{
	struct side *side = &st->side[at < SIDES_MAX ? at : 0];
	size_t from;
	bool heading;

	if (filled && indicator_is_empty(r.text)) {
		if (has_digit(r.raw))
			note_record(&r, "values_unplaced", "a figure without a label");
		side->last = side->torns = 0;
		return;
	}
	r.label = indicator_find(r.text, &r.labels);
	if (side->torns && (from = join_torn(side, &r)) != SIZE_MAX) {
		for (size_t i = side->torns; i > from; i--)
			r.text = joined(st, side->torn[i - 1], r.text);
	} else if (ends_last(st, side, &r, filled)) {
		return;
	}
	heading = !r.label && !r.unit.n && !has_digit(r.raw);
	if (heading && !filled) {
		push_torn(side, r.text);
	} else if (heading) {
		side->torns = 0;
		side->last = 0;
	} else {
		push(st, r, side);
	}
}

/* --- which form */

static bool
is_row(const struct form *form)
{
	return form->kind == FORM_ROW || form->kind == FORM_GROUP;
}

static bool
may_be(const struct record *r, const char *schema)
{
	for (size_t i = 0; i < r->labels; i++) {
		if (is_row(r->label[i].form) && form_in(r->label[i].form, schema))
			return true;
	}
	return false;
}

/* The form that has the most of the labels; of equals, the one whose heads there are. */
static const char *
choose_schema(const struct statistics *st)
{
	size_t v2014 = 0, v2008 = 0;

	for (size_t i = 0; i < st->records; i++) {
		v2014 += may_be(&st->record[i], "v2014");
		v2008 += may_be(&st->record[i], "v2008");
	}
	return v2008 > v2014 || (v2008 == v2014 && st->head.codes) ? "v2008" : "v2014";
}

/* --- labels that stand in the form twice */

/* A run of such records between two that are known, and how many ways there are to read it. */
struct run {
	size_t record[RUN_MAX];
	const struct form *choice[RUN_MAX][CHOICES_MAX];
	size_t choices[RUN_MAX];
	size_t ways[RUN_MAX][CHOICES_MAX]; /* that end in this choice; 2 for more than one */
	size_t n;
	bool long_; /* more than fit: no order of the form has so many */
};

static size_t
choices_of(const struct record *r, const char *schema, const struct form *choice[CHOICES_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < r->labels && n < CHOICES_MAX; i++) {
		if (is_row(r->label[i].form) && form_in(r->label[i].form, schema))
			choice[n++] = r->label[i].form;
	}
	return n;
}

/* Count the ways to read the run in the form's order, between the rows that stand round it
   (NULL: the table's ends).  Forms are in the file's order. */
static size_t
count_ways(struct run *run, const struct form *after, const struct form *before)
{
	size_t all = 0;

	for (size_t i = 0; i < run->n; i++) {
		all = 0;
		for (size_t k = 0; k < run->choices[i]; k++) {
			const struct form *form = run->choice[i][k];
			size_t ways = i == 0;

			for (size_t j = 0; i && j < run->choices[i - 1]; j++)
				ways += run->choice[i - 1][j] < form ? run->ways[i - 1][j] : 0;
			if ((after && form <= after) || (before && form >= before))
				ways = 0;
			run->ways[i][k] = ways > 2 ? 2 : ways;
			all += run->ways[i][k];
		}
	}
	return all;
}

static void
end_run(
    struct statistics *st, struct run *run, const struct form *after, const struct form *before)
{
	bool one = !run->long_ && run->n && count_ways(run, after, before) == 1;
	const struct form *next = NULL;

	for (size_t i = run->n; i--;) {
		struct record *r = &st->record[run->record[i]];

		r->lost = !one;
		for (size_t k = 0; one && k < run->choices[i]; k++) {
			if (run->ways[i][k] && (!next || run->choice[i][k] < next))
				r->form = run->choice[i][k];
		}
		next = r->form;
	}
	run->n = 0;
	run->long_ = false;
}

static void
add_to_run(struct statistics *st, struct run *run, size_t at, const char *schema)
{
	if (run->n == RUN_MAX) {
		run->long_ = true;
		st->record[at].lost = true;
		return;
	}
	run->record[run->n] = at;
	run->choices[run->n] = choices_of(&st->record[at], schema, run->choice[run->n]);
	run->n++;
}

/* The records of one side of one part, in their order. */
static void
resolve(struct statistics *st, const size_t *order, size_t n, const char *schema)
{
	struct run run = { .n = 0 };
	const struct form *after = NULL, *choice[CHOICES_MAX];

	for (size_t i = 0; i < n; i++) {
		struct record *r = &st->record[order[i]];
		size_t choices = choices_of(r, schema, choice);

		if (choices > 1) {
			add_to_run(st, &run, order[i], schema);
		} else if (choices == 1) {
			end_run(st, &run, after, choice[0]);
			after = r->form = choice[0];
		}
	}
	end_run(st, &run, after, NULL);
}

/* Rows go on from the end of one side to the next. */
static void
resolve_all(struct statistics *st, const char *schema)
{
	size_t *order = mem_resize(NULL, st->records + 1, sizeof *order), n = 0;

	for (size_t from = 0, to; from < st->records; from = to) {
		size_t part = st->record[from].part;

		for (to = from; to < st->records && st->record[to].part == part;)
			to++;
		for (size_t side = 0; side < SIDES_MAX; side++) {
			for (size_t i = from; i < to; i++) {
				if (st->record[i].side == side)
					order[n++] = i;
			}
		}
	}
	resolve(st, order, n, schema);
	free(order);
}

/* --- placing */

static bool
is_strange(const struct record *r)
{
	return !r->labels || !is_row(r->label->form);
}

/* Do so many rows stand in no form that the table is another one? */
static bool
fits_no_form(const struct statistics *st)
{
	size_t known = 0, strange = 0;

	for (size_t i = 0; i < st->records; i++) {
		known += st->record[i].form && st->record[i].form->kind == FORM_ROW;
		known += st->record[i].lost;
		strange += is_strange(&st->record[i]);
	}
	return strange > known * STRANGE || !known;
}

/* Have most rows more figures than the heads have columns for?  Then none can be trusted. */
static bool
is_crowded(const struct statistics *st)
{
	size_t crowded = 0, placed = 0;

	for (size_t i = 0; i < st->records; i++) {
		crowded += st->record[i].value == RECORD_UNPLACED;
		placed += st->record[i].value == RECORD_CELL && has_digit(st->record[i].raw);
	}
	return crowded > placed;
}

/* The unit that is printed with a row, as a string that stays. */
static const char *
keep_unit(struct statistics *st, struct str unit)
{
	size_t at = st->store.len;

	unit = unit_bare(unit);
	if (!unit.n || !is_unit(unit) || st->store.cap < st->store.len + unit.n + 1)
		return "";
	buf_add_fixed(&st->store, unit);
	buf_add_fixed(&st->store, (struct str) { "", 1 });
	return st->store.s + at;
}

static void
place(struct statistics *st, const struct record *r, const char *schema)
{
	bool own = r->form && r->form->kind == FORM_ROW;
	struct str words, unit = unit_of_label(r->text, &words);

	if (r->value == RECORD_BARE)
		return;
	if (r->lost) {
		if (has_digit(r->raw))
			note_record(r, "order_lost",
			    "the order of the rows does not tell which row it is");
		return;
	}
	if (r->value == RECORD_UNPLACED) {
		if (has_digit(r->raw) || own)
			note_record(
			    r, "values_unplaced", "it is not clear which figure is its own");
		return;
	}
	/* The head of a group has no figure, nor has a blank row that no form has a unit. */
	if (!own && !has_digit(r->raw) && (r->form || !r->unit.n))
		return;
	if (!own)
		note_put(r->line, "unknown_row", "%.*s", (int)str_cut(r->text, LABEL_MAX).n,
		    r->text.s);
	reader_place(st->reader, (struct placed) { .table = TABLE,
				     .row = own ? r->form->code : "x",
				     .words = own ? (struct str) { "", 0 } : words,
				     .col = "count",
				     .schema = schema,
				     .unit = keep_unit(st, r->unit.n ? r->unit : unit),
				     .raw = r->raw,
				     .line = r->line });
}

static void
note_unclear(const struct statistics *st)
{
	struct buf heads = { 0 };

	for (size_t i = 0; i < st->head.columns && heads.len < SHOWN_MAX; i++) {
		const struct column *column = &st->head.column[i];

		if (column->role < ROLE_COUNT)
			continue;
		if (heads.len)
			buf_adds(&heads, ", ");
		buf_addstr(&heads, str_cut(column->text, LABEL_MAX / 2));
	}
	note_put(st->unclear_line, "table_unread",
	    "statistics: its heads do not tell which figures are the authority's of the year "
	    "(%.*s); none was placed",
	    (int)heads.len, heads.s ? heads.s : "");
	buf_free(&heads);
}

void
records_place(struct statistics *st)
{
	struct reader *r = st->reader;
	const char *schema = choose_schema(st);
	int caption = r->caption;

	resolve_all(st, schema);
	if (fits_no_form(st)) {
		note_put(st->records ? st->record[0].line : st->unclear_line, "table_unread",
		    "statistics: its rows are those of no form; none was placed");
		return;
	}
	r->found[TABLE_STATISTICS] = true;
	st->schema = schema;
	if (st->unclear) {
		note_unclear(st);
		r->told[TABLE_STATISTICS] = true;
		return;
	}
	if (is_crowded(st)) {
		note_put(st->record[0].line, "table_unread",
		    "statistics: most rows have more figures than its heads have columns, or "
		    "others; none was placed");
		r->told[TABLE_STATISTICS] = true;
		return;
	}
	if (r->year && st->caption != r->year)
		note_put(st->record[0].line, "other_year",
		    "statistics: the words before it name %d, the report is on %d", st->caption,
		    r->year);
	r->caption = st->caption;
	for (size_t i = 0; i < st->records; i++)
		place(st, &st->record[i], schema);
	r->caption = caption;
}
