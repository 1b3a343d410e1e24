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

static const char wide_blank[] = "\u3000";

/* The bytes of the blank that s begins with; 0 when it does with none. */
static size_t
blank_len(struct str s)
{
	if (s.n && (*s.s == ' ' || *s.s == '\t'))
		return 1;
	return str_starts(s, str_of(wide_blank)) ? strlen(wide_blank) : 0;
}

static bool
has_blank(struct str s)
{
	return s.n && (memchr(s.s, ' ', s.n) || memchr(s.s, '\t', s.n) ||
			  str_find(s, str_of(wide_blank)));
}

static void
drop_blanks(struct buf *text)
{
	struct str rest = buf_str(text);
	size_t n;

	for (text->len = 0; rest.n; rest = str_skip(rest, n ? n : 1)) {
		if (!(n = blank_len(rest)))
			text->s[text->len++] = *rest.s;
	}
}

/* A field in simplified script, without blanks: most have but those of an indent. */
static struct str
compact(struct str field)
{
	static struct buf plain, simple;
	struct str s = rec_plain(field, &plain);

	for (size_t n; (n = blank_len(s));)
		s = str_skip(s, n);
	buf_clear(&simple);
	zh_add(&simple, s);
	if (has_blank(buf_str(&simple)))
		drop_blanks(&simple);
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
	if (cue_in(CUE_OTHER, before).n)
		return false;
	if (cue_in(CUE_ANNOUNCE, before).n)
		return true;
	return section == 0 && cue_in(CUE_PREPARE, before).n && !cue_begin(CUE_BEHIND, after).n;
}

/* 现公布…2023年政府信息公开工作年度报告: the years of such sentences. */
static void
read_report_names(struct stated *st, int section, unsigned long line, struct str s)
{
	struct str rest = s, name;

	for (int n = 0; n < LOOKED_AT && (name = cue_in(CUE_REPORT, rest)).n; n++) {
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
	if (cue_begin(CUE_YEAR, str_skip(s, YEAR_LEN)).n)
		say_year(st, year, line, false);
}

static void
read_names(struct stated *st, bool contact, unsigned long line, struct str s)
{
	struct str cue, end, name;

	for (int n = 0; n < LOOKED_AT; n++) {
		cue = cue_in(contact ? CUE_CONTACT : CUE_MAKER, s);
		if (!cue.n)
			break;
		s = str_skip(s, (size_t)(cue.s - s.s) + cue.n);
		end = cue_in(CUE_ENDS, s);
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

	if (section < 1 || section > 4 || field.n > READ_MAX || !field.n ||
	    !memchr(field.s, '2', field.n)) /* no year */
		return;
	s = compact(field);
	for (size_t i = 0; i + YEAR_LEN <= s.n; i++) {
		int year = year_at(str_skip(s, i));

		if (year)
			say_year(st, year, line, true);
	}
}
