#include "stated.h"
#include "cue.h"
#include "date.h"
#include "rec.h"
#include "zh.h"

enum { READ_MAX = 8192, NAME_MIN = 9, NAME_MAX = 120, CONTEXT_MAX = 240, GAP_MAX = 120 };
enum { LOOKED_AT = 16 }; /* words of a kind, in a line */
enum { YEAR_LEN = 4 + 3 }; /* 2023年 */

void
stated_clear(struct stated *st)
{
	struct buf names = st->names;

	*st = (struct stated) { .names = names };
	buf_clear(&st->names);
}

/* A field in simplified script, without blanks. */
static struct str
compact(struct str field)
{
	static struct buf plain, simple;
	struct str s = rec_plain(field, &plain);
	size_t kept = 0;

	buf_clear(&simple);
	zh_add(&simple, s);
	for (size_t i = 0; i < simple.len; i++) {
		bool wide = simple.len - i >= 3 && !memcmp(simple.s + i, "\u3000", 3);

		if (wide)
			i += 2;
		else if (simple.s[i] != ' ' && simple.s[i] != '\t')
			simple.s[kept++] = simple.s[i];
	}
	simple.len = kept;
	return buf_str(&simple);
}

static void
say_year(struct stated *st, int year, unsigned long line, bool heading)
{
	if (st->n_years == STATED_YEARS)
		return;
	st->year[st->n_years].year = year;
	st->year[st->n_years].heading = heading;
	st->year[st->n_years++].line = line;
}

/* The year that s begins with, as 2023年; 0 for none. */
static int
year_at(struct str s)
{
	int year = 0;

	if (s.n < YEAR_LEN || s.s[0] != '2' || s.s[1] != '0' || memcmp(s.s + 4, "年", 3) != 0)
		return 0;
	for (int i = 0; i < 4; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return 0;
		year = 10 * year + s.s[i] - '0';
	}
	return year;
}

static bool
has_mark(struct str s)
{
	static const char *const marks[] = { "，", ",", "。", "；", ";", "：", ":", "、",
		"》" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_find(s, str_of(marks[i])))
			return true;
	}
	return false;
}

/* What stands before the name of a report, back to the end of the sentence before it. */
static struct str
sentence_before(struct str s, const char *at)
{
	size_t n = (size_t)(at - s.s), from = n > CONTEXT_MAX ? n - CONTEXT_MAX : 0;

	for (size_t i = n; i >= from + 3; i--) {
		if (!memcmp(s.s + i - 3, "。", 3) || !memcmp(s.s + i - 3, "；", 3)) {
			from = i;
			break;
		}
	}
	return (struct str) { s.s + from, n - from };
}

/* The last year in s, and where it stands; 0 for none. */
static int
last_year(struct str s, size_t *at)
{
	for (size_t i = s.n; i >= YEAR_LEN; i--) {
		int year = year_at(str_skip(s, i - YEAR_LEN));

		*at = i - YEAR_LEN;
		if (year)
			return year;
	}
	return 0;
}

/* Does the sentence speak of the report that it stands in?  before, after: what stands on
   either side of year and name. */
static bool
is_own_report(int section, struct str before, struct str after)
{
	if (cue_in("other", before).n)
		return false;
	if (cue_in("announce", before).n)
		return true;
	return section == 0 && cue_in("prepare", before).n && !cue_begin("behind", after).n;
}

/* 现公布…2023年政府信息公开工作年度报告: the years of such sentences. */
static void
read_report_names(struct stated *st, int section, unsigned long line, struct str s)
{
	struct str rest = s, name;

	for (int n = 0; n < LOOKED_AT && (name = cue_in("report", rest)).n; n++) {
		struct str before = sentence_before(s, name.s), gap;
		size_t at = 0;
		int year = last_year(before, &at);

		rest = str_skip(rest, (size_t)(name.s - rest.s) + name.n);
		gap = str_skip(before, at + YEAR_LEN);
		before.n = at;
		if (year && gap.n <= GAP_MAX && !has_mark(gap) &&
		    is_own_report(section, before, rest))
			say_year(st, year, line, false);
	}
}

/* 2023年，…: the first words of chapter 1. */
static void
read_opening(struct stated *st, unsigned long line, struct str s)
{
	int year = year_at(s);

	if (st->opened || !year)
		return;
	st->opened = true;
	if (cue_begin("year", str_skip(s, YEAR_LEN)).n)
		say_year(st, year, line, false);
}

static void
read_names(struct stated *st, bool contact, unsigned long line, struct str s)
{
	struct str cue, end, name;

	for (int n = 0; n < LOOKED_AT; n++) {
		cue = cue_in(contact ? "contact" : "maker", s);
		if (!cue.n)
			break;
		s = str_skip(s, (size_t)(cue.s - s.s) + cue.n);
		end = cue_in("ends", s);
		name = (struct str) { s.s, (size_t)(end.s - s.s) };
		if (!end.n || name.n < NAME_MIN || name.n > NAME_MAX ||
		    st->n_names == STATED_NAMES)
			continue;
		st->name[st->n_names++] = (struct stated_name) { contact, line, st->names.len,
			name.n };
		buf_addstr(&st->names, name);
	}
}

bool
stated_reads(const struct stated *st, int section)
{
	return (section == 0 || section == 1 || section == 6 || section == 9) &&
	       st->read[section] < READ_MAX;
}

void
stated_text(struct stated *st, int section, unsigned long line, struct str field)
{
	struct str s;

	if (!stated_reads(st, section) || !field.n)
		return;
	if (field.n > READ_MAX)
		field.n = READ_MAX;
	st->read[section] += field.n;
	s = compact(field);
	if (section == 1)
		read_opening(st, line, s);
	read_report_names(st, section, line, s);
	read_names(st, false, line, s);
	read_names(st, true, line, s);
}

void
stated_heading(struct stated *st, int section, unsigned long line, struct str field)
{
	struct str s;

	if (section < 1 || section > 4 || field.n > READ_MAX)
		return;
	s = compact(field);
	for (size_t i = 0; i + YEAR_LEN <= s.n; i++) {
		int year = year_at(str_skip(s, i));

		if (year)
			say_year(st, year, line, true);
	}
}
