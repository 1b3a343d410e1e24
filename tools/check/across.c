#include <stdlib.h>

#include "across.h"
#include "across_try.h"
#include "across_whole.h"
#include "history_past.h"
#include "note.h"
#include "out.h"

struct across {
	struct past *past;
	struct kept report, parts;
	struct buf doc, region, agency;
	bool named; /* it is a report, and agency, place and year are known */
};

/* The document at hand, held against others by the rules of one kind. */
struct quest {
	struct across *across;
	const struct figures *figures;
	enum which which;
	bool at_other;
	const struct across_rule *rule; /* the one that a part is sought for */
	size_t wholes; /* how many were seen that count the place of the document itself */
};

/* So many reports cannot count one place in one year: their agency was misread, and the parts
   of any more are not gone through again. */
enum { WHOLES_MAX = 16 };

struct across *
across_open(const char *path)
{
	struct across *a = mem_resize(NULL, 1, sizeof *a);

	*a = (struct across) { .past = past_open(path) };
	return a;
}

void
across_begin(struct across *a, const struct doc *doc)
{
	struct str id = rec_plain(doc->id, &a->doc);
	struct str region = rec_plain(doc_meta(doc, "region_code"), &a->region);
	struct str agency = rec_plain(doc_meta(doc, "agency"), &a->agency);
	unsigned year = kept_year(doc_meta(doc, "year"));

	a->named = year && kept_region(region) && agency.n &&
		   str_is(doc_meta(doc, "kind"), "annual_report");
	if (a->named)
		kept_begin(&a->report, id, region, agency, str_of(""), year);
}

void
across_fact(struct across *a, const struct fact *fact)
{
	const struct str *field = fact->field;

	if (!a->named || fact->n <= FACT_STATE)
		return;
	kept_fact(&a->report, field[FACT_TABLE], field[FACT_ROW], field[FACT_COL],
	    field[FACT_STATE], field[FACT_VALUE], fact->placed ? &fact->place : NULL);
}

/* --- one report against another */

static void
try_all(const struct quest *q, const struct kept *found)
{
	const struct kept *own = &q->across->report;
	const struct pair pair = { .report = q->at_other ? found : own,
		.other = q->at_other ? own : found,
		.at_other = q->at_other,
		.figures = q->figures,
		.against = found->doc };
	const struct across_rule *rule;

	for (size_t i = 0; (rule = across_rule(i)); i++) {
		if (rule->which == q->which)
			across_try(rule, &pair);
	}
}

/* The first report found counts; a document is not held against itself, as it was converted
   before, nor the figures of a year against a report without any. */
static bool
see(void *of, const struct kept *found)
{
	const struct quest *q = of;

	if (str_same(found->doc, q->across->report.doc) ||
	    (q->which == WHICH_LAST && found->summed && !found->sum.digest))
		return true;
	try_all(q, found);
	return false;
}

static void
seek_year(struct across *a, const struct figures *figures, enum which which, int from_now)
{
	struct quest q = {
		.across = a, .figures = figures, .which = which, .at_other = from_now > 0
	};

	past_each(a->past, &a->report, a->report.year + (unsigned)from_now, see, &q);
}

/* --- a whole region against its parts */

/* The regions under a code: 410000 to 419999, 410700 to 410799, itself. */
static unsigned
last_under(unsigned code)
{
	return code % 10000 == 0 ? code + 9999 : code % 100 == 0 ? code + 99 : code;
}

static bool
is_part(const struct quest *q, const struct kept *found)
{
	return !str_same(found->agency, q->across->report.agency) &&
	       !str_same(found->doc, q->across->report.doc);
}

static bool
see_whole(void *of, const struct kept *found)
{
	struct quest *q = of;

	q->wholes += str_same(found->region, q->across->report.region);
	if (is_part(q, found))
		try_all(q, found);
	return true;
}

/* Of a part, hold it against each report that counts the region, the one above, the province.
 */
static size_t
seek_wholes(struct across *a, const struct figures *figures)
{
	struct quest q = {
		.across = a, .figures = figures, .which = WHICH_PART, .at_other = true
	};
	unsigned code = kept_region(a->report.region);

	for (unsigned unit = 1, last = 0; unit <= 10000; unit *= 100) {
		unsigned above = code / unit * unit;

		if (above != last)
			past_each_place(
			    a->past, above, above, a->report.year, true, see_whole, &q);
		last = above;
	}
	return q.wholes;
}

/* The figure that a rule asks of a part. */
static int
part_slot(const struct across_rule *rule)
{
	const struct across_sum *sum = &rule->right;

	return history_slot(rule->table, sum->term[0].row, sum->term[0].col);
}

/* Keep the part that has the greatest figure. */
static bool
see_part(void *of, const struct kept *found)
{
	const struct quest *q = of;
	struct kept *most = &q->across->parts;
	int slot = part_slot(q->rule);

	if (is_part(q, found) && found->known[slot] &&
	    (!most->known[slot] || dec_compare(found->value[slot], most->value[slot]) > 0))
		kept_copy(most, found);
	return true;
}

/* Add the part's figures to the others', when it counts itself alone. */
static bool
add_part(void *of, const struct kept *found)
{
	const struct quest *q = of;
	struct kept *sum = &q->across->parts;

	if (!is_part(q, found) || found->aggregate.n)
		return true;
	for (size_t i = 0; i < HISTORY_FIGURES; i++) {
		if (!found->known[i])
			continue;
		if (!dec_add(&sum->value[i], sum->value[i], found->value[i]))
			return false;
		sum->known[i] = true;
	}
	return true;
}

static void
seek_parts(struct across *a, const struct figures *figures, const struct across_rule *rule)
{
	struct quest q = {
		.across = a, .figures = figures, .which = rule->which, .rule = rule
	};
	const struct kept *own = &a->report;
	unsigned code = kept_region(own->region);
	struct pair pair = { .report = own, .other = &a->parts, .figures = figures };

	kept_begin(&a->parts, str_of(""), own->region, str_of(""), str_of(""), own->year);
	past_each_place(a->past, code, last_under(code), own->year, false,
	    rule->which == WHICH_PART ? see_part : add_part, &q);
	pair.against = a->parts.doc;
	across_try(rule, &pair);
}

static void
seek_all_parts(struct across *a, const struct figures *figures)
{
	const struct across_rule *rule;

	for (size_t i = 0; (rule = across_rule(i)); i++) {
		if (rule->which == WHICH_PART || rule->which == WHICH_PARTS)
			seek_parts(a, figures, rule);
	}
}

/* --- a document */

/* Does the report count a whole region?  Later filters learn it too. */
static void
see_aggregate(struct across *a, const struct doc *doc)
{
	unsigned long line = 0;

	a->report.aggregate = across_whole(doc, a->report.agency, &line);
	if (!a->report.aggregate.n)
		return;
	out_doc_tag("meta");
	out_plain(str_of("aggregate"));
	out_field(a->report.aggregate);
	out_number(line);
	out_end();
}

void
across_put(struct across *a, const struct doc *doc, const struct figures *figures)
{
	size_t wholes;

	if (!a->named)
		return;
	a->report.summed = true;
	see_aggregate(a, doc);
	seek_year(a, figures, WHICH_TWIN, 0);
	seek_year(a, figures, WHICH_LAST, -1);
	seek_year(a, figures, WHICH_LAST, 1);
	wholes = seek_wholes(a, figures);
	if (a->report.aggregate.n && wholes < WHOLES_MAX)
		seek_all_parts(a, figures);
	if (!past_keep(a->past, &a->report))
		note_put(0, "history_full",
		    "more than %d MiB are kept of this stream: no later report is held against "
		    "this one",
		    PAST_HELD_MIB);
}

void
across_close(struct across *a)
{
	past_close(a->past);
	kept_free(&a->report);
	kept_free(&a->parts);
	buf_free(&a->doc);
	buf_free(&a->region);
	buf_free(&a->agency);
	free(a);
}
