#include "leftover.h"
#include "cue.h"
#include "date.h"
#include "hint.h"
#include "put.h"
#include "region.h"
#include "utf8.h"

/* The year of a part, and where it stands: one that is not the report's where there is one; 0
   for none. */
static int
year_of_meta(const struct report *r, const enum meta *keys, size_t n, struct buf *cells)
{
	int found = 0;

	for (size_t i = 0; i < n; i++) {
		int year = year_find(r->meta[keys[i]].value, NULL);

		check_add_part(cells, "meta", report_keys[keys[i]], r->meta[keys[i]].line);
		if (year && (!found || found == r->year))
			found = year;
	}
	return found;
}

/* Of headings, one with a year to come tells of plans. */
static int
year_of_text(const struct report *r, bool heading, struct buf *cells, unsigned long *line)
{
	int found = 0;

	for (size_t i = 0; i < r->stated.n_years; i++) {
		int year = r->stated.year[i].year;

		if (r->stated.year[i].heading != heading || (heading && year > r->year))
			continue;
		check_add_part(cells, "text", "", r->stated.year[i].line);
		if (!found || (found == r->year && year != found)) {
			found = year;
			*line = r->stated.year[i].line;
		}
	}
	return found;
}

static void
check_year(const struct rule *rule, const struct report *r, enum where where)
{
	static const enum meta title[] = { META_TITLE }, period[] = { META_START, META_END };
	struct outcome o = { .rule = rule, .scope = rule_wheres[where] };
	static struct buf cells;
	int year;

	buf_clear(&cells);
	if (where == WHERE_TITLE) {
		year = year_of_meta(r, title, 1, &cells);
		o.line = r->meta[META_TITLE].line;
	} else if (where == WHERE_PERIOD) {
		year = year_of_meta(r, period, 2, &cells);
		o.line = r->meta[META_START].line;
	} else {
		year = year_of_text(r, where == WHERE_HEADING, &cells, &o.line);
	}
	if (r->year && year)
		outcome_counts(&o, r->year, year, false);
	o.cells = buf_str(&cells);
	check_put(&o);
}

void
year_check(const struct rule *rule, const struct report *r)
{
	for (int i = 0; i < WHERES; i++) {
		if (rule->wheres >> i & 1)
			check_year(rule, r, (enum where)i);
	}
}

/* Are the characters of `less` in the other, in their order: 发改局 in 发展和改革局? */
static bool
is_short_for(struct str less, struct str more)
{
	while (less.n && more.n) {
		size_t len = 1;

		while (len < less.n && utf8_is_inside(less.s[len]))
			len++;
		if (more.n >= len && !memcmp(less.s, more.s, len)) {
			less = str_skip(less, len);
			more = str_skip(more, len);
		} else {
			more = str_skip(more, 1);
		}
	}
	return !less.n;
}

/* Does a name stand for a place that neither has the report's, nor lies in it? */
static bool
is_elsewhere(const struct report *r, struct str name)
{
	const struct region *own = region_of_code(
	    (unsigned)rec_number(r->meta[META_REGION].value), r->year);
	static struct region_match m;

	m = (struct region_match) { 0 };
	region_begin(name, r->year, &m);
	if (!own || m.shortened || !m.n)
		return false;
	for (size_t i = 0; i < m.n; i++) {
		if (region_has(own, m.at[i]) || region_has(m.at[i], own))
			return false;
	}
	return true;
}

/* What a name says behind that of its place. */
static struct str
without_place(struct str name, int year)
{
	static struct region_match m;

	m = (struct region_match) { 0 };
	region_begin(name, year, &m);
	return m.n && !m.shortened ? str_skip(name, m.len) : name;
}

/* Is a name that of another agency?  Unknown, unless both are full names. */
static enum status
judge_name(const struct report *r, struct str name)
{
	struct str agency = r->meta[META_AGENCY].value, own, other;
	const char *sort = "", *sort_of_other = "";

	if (!agency.n)
		return CHECK_UNKNOWN;
	own = without_place(agency, r->year);
	other = without_place(name, r->year);
	if (is_elsewhere(r, name))
		return CHECK_FAIL;
	if (own.n && (is_short_for(own, name) || (other.n && is_short_for(other, agency))))
		return CHECK_PASS;
	if (is_short_for(agency, name))
		return CHECK_PASS;
	if (cue_end(CUE_BODY, agency, &sort).n && cue_end(CUE_BODY, name, &sort_of_other).n &&
	    !strcmp(sort, sort_of_other))
		return CHECK_FAIL;
	return CHECK_UNKNOWN;
}

static void
tell_names(const struct report *r, struct str name, unsigned long line)
{
	static struct buf text;

	buf_clear(&text);
	buf_addstr(&text, name);
	buf_adds(&text, " stands in the text, the report is that of ");
	buf_addstr(&text, r->meta[META_AGENCY].value);
	hint_put(line, buf_str(&text));
}

static void
check_agency(const struct rule *rule, const struct report *r, enum where where)
{
	struct outcome o = { .rule = rule, .scope = rule_wheres[where] };
	static struct buf cells;
	struct str other = { NULL, 0 };

	buf_clear(&cells);
	check_add_part(&cells, "meta", report_keys[META_AGENCY], r->meta[META_AGENCY].line);
	for (size_t i = 0; i < r->stated.n_names && o.status != CHECK_FAIL; i++) {
		const struct stated_name *n = &r->stated.name[i];
		struct str name = { r->stated.names.s + n->at, n->len };
		enum status status;

		if (n->contact != (where == WHERE_CONTACT))
			continue;
		status = judge_name(r, name);
		check_add_part(&cells, "text", "", n->line);
		if (o.status == CHECK_UNKNOWN || status == CHECK_FAIL) {
			o.status = status;
			o.line = n->line;
			other = name;
		}
	}
	o.cells = buf_str(&cells);
	check_put(&o);
	if (o.status == CHECK_FAIL)
		tell_names(r, other, o.line);
}

void
agency_check(const struct rule *rule, const struct report *r)
{
	for (int i = 0; i < WHERES; i++) {
		if (rule->wheres >> i & 1)
			check_agency(rule, r, (enum where)i);
	}
}
