#include "whole.h"
#include "cue.h"
#include "date.h"
#include "put.h"
#include "region.h"

static void
add_meta_cell(struct buf *cells, const struct report *r, enum meta key)
{
	check_add_part(cells, "meta", report_keys[key], r->meta[key].line);
}

/* Is a chapter missing for sure?  One is that stands before another, or is the last but for the
   one before it: a document that ends early may be but the beginning of a report. */
static bool
is_missing(const struct rule *rule, const struct report *r)
{
	int last = 0, found = 0, before = 0;

	for (int i = 1; i < SECTIONS_MAX; i++) {
		if (!(rule->sections >> i & 1))
			continue;
		before = last;
		last = i;
		if (r->section_line[i])
			found = i;
	}
	for (int i = 1; i < found; i++) {
		if ((rule->sections >> i & 1) && !r->section_line[i])
			return true;
	}
	return found == before && !r->cut_off;
}

void
sections_check(const struct rule *rule, const struct report *r)
{
	struct outcome o = { .rule = rule, .scope = "report" };
	static struct buf cells;
	long found = 0, wanted = 0;

	buf_clear(&cells);
	for (int i = 1; i < SECTIONS_MAX; i++) {
		char name[] = { (char)('0' + i), '\0' };

		if (!(rule->sections >> i & 1))
			continue;
		wanted++;
		found += r->section_line[i] > 0;
		check_add_part(&cells, "sect", name, r->section_line[i]);
	}
	if (r->year && (found == wanted || is_missing(rule, r)))
		outcome_counts(&o, found, wanted, false);
	o.cells = buf_str(&cells);
	check_put(&o);
}

/* The days from the end of one year to a date: 1 for 1 January of the year behind it. */
static long
day_after(int year, const struct date *d)
{
	long days = d->day;

	for (int month = 1; month < d->month; month++)
		days += date_last_day(d->year, month);
	for (int y = year + 1; y < d->year; y++)
		days += date_last_day(y, 2) + 337;
	for (int y = d->year; y <= year; y++)
		days -= date_last_day(y, 2) + 337;
	return days;
}

static bool
meta_date(const struct report *r, enum meta key, struct date *d)
{
	return date_find(r->meta[key].value, 0, d, NULL) && d->day;
}

void
period_check(const struct rule *rule, const struct report *r)
{
	struct outcome o = { .rule = rule, .scope = "report", .line = r->meta[META_END].line };
	struct date from, to, first = { r->year, rule->from.month, rule->from.day },
			      last = { r->year, rule->to.month, rule->to.day };
	static struct buf cells;

	buf_clear(&cells);
	add_meta_cell(&cells, r, META_START);
	add_meta_cell(&cells, r, META_END);
	if (r->year && meta_date(r, META_START, &from) && meta_date(r, META_END, &to)) {
		long begin = day_after(r->year, date_before(&from, &first) ? &first : &from),
		     end = day_after(r->year, date_before(&last, &to) ? &last : &to);

		outcome_counts(&o, end < begin ? 0 : end - begin + 1,
		    day_after(r->year, &last) - day_after(r->year, &first) + 1, false);
	}
	o.cells = buf_str(&cells);
	check_put(&o);
}

/* What an agency publishes its report as. */
enum publisher { BODY, GOVERNMENT, EITHER };

/* Is a name that of a place, so that its report is its government's? */
static bool
is_region(struct str name, int year)
{
	struct region_match m = { 0 };

	region_begin(name, year, &m);
	return m.n && m.len == name.n;
}

static enum publisher
publisher_of(const struct report *r)
{
	struct str name = r->meta[META_AGENCY].value;

	if (!name.n || r->level < 0 || r->level == OTHER)
		return EITHER;
	if (r->level == CENTRAL || r->level == TOWNSHIP)
		return BODY;
	if (cue_end(CUE_GOVERNMENT, name, NULL).n || is_region(name, r->year))
		return GOVERNMENT;
	return cue_end(CUE_OFFICE, name, NULL).n || cue_in(CUE_LEAD, name).n ? EITHER : BODY;
}

void
published_check(const struct rule *rule, const struct report *r)
{
	struct outcome o = {
		.rule = rule, .scope = "report", .line = r->meta[META_PUBLISHED].line
	};
	enum publisher who = publisher_of(r);
	struct date on;
	static struct buf cells;

	buf_clear(&cells);
	add_meta_cell(&cells, r, META_PUBLISHED);
	if (r->year && meta_date(r, META_PUBLISHED, &on)) {
		struct date body = { r->year + 1, rule->from.month, rule->from.day },
			    government = { r->year + 1, rule->to.month, rule->to.day };
		long day = day_after(r->year, &on), early = day_after(r->year, &body),
		     late = day_after(r->year, &government);

		outcome_counts(&o, day, who == BODY || day <= early ? early : late, true);
		if (who == EITHER && day > early && day <= late)
			o.status = CHECK_UNKNOWN;
	}
	o.cells = buf_str(&cells);
	check_put(&o);
}
