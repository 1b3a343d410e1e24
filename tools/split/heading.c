#include <stdlib.h>

#include "finder.h"
#include "key.h"
#include "names.h"
#include "number.h"
#include "utf8.h"

enum {
	TITLE_BYTES = 210, /* a heading of seventy characters is a sentence */
	WRAP_BYTES = 90 /* the first line of a heading that goes on in the next */
};

static bool
ends_with(struct str s, const char *end)
{
	size_t n = strlen(end);

	return s.n >= n && !memcmp(s.s + s.n - n, end, n);
}

/* Is the text a line of a table of contents: leaders, or a page number at its end? */
static bool
is_contents(struct str s)
{
	static const char *const leaders[] = { "..", "…", "··", "．．", "--", "——" };
	struct str words = s;

	if (s.n > 2 * TITLE_BYTES)
		return false;
	if (str_find(s, str_of("....")) || str_find(s, str_of("……")))
		return true;
	while (words.n && memchr("0123456789 ()-", words.s[words.n - 1], 14))
		words.n--;
	for (size_t i = 0; i < sizeof leaders / sizeof *leaders; i++) {
		if (ends_with(words, leaders[i]))
			return true;
	}
	/* A page number: a few digits behind a blank or in brackets. */
	words = str_skip(s, words.n);
	return s.n <= TITLE_BYTES && words.n >= 2 && words.n <= 6 &&
	       (*words.s == ' ' || *words.s == '(') && words.s[1] >= '0' && words.s[1] <= '9';
}

/* Where a heading without a known name ends: at the line's end, or at the first full stop.
   0 when no heading is as long. */
static size_t
sentence_end(struct str s)
{
	static const char *const stops[] = { "。", "；", "：", "！", "？" };
	size_t at = 0, n;
	unsigned cp;

	while (at < s.n) {
		if (at > TITLE_BYTES)
			return 0;
		n = utf8_get(s.s + at, s.n - at, &cp);
		if (cp == ';' || cp == '!' || cp == '?' || (cp == ':' && at > SHORT_LINE))
			return at + 1;
		for (size_t i = 0; n == 3 && i < sizeof stops / sizeof *stops; i++) {
			if (!memcmp(s.s + at, stops[i], 3))
				return at + 3;
		}
		if (s.n > SHORT_LINE * 2 && at > 12 && lead(str_skip(s, at)) >= 2)
			return at;
		at += n;
	}
	return s.n <= TITLE_BYTES ? s.n : 0;
}

/* Does the text hold the marks of a table's line? */
static bool
is_tabular(struct str s)
{
	return memchr(s.s, '|', s.n) || str_find(s, str_of("｜")) || has_tab(s);
}

/* Do the last characters of s end a chapter's name? */
static bool
ends_a_name(struct str s)
{
	static const char *const ends[] = { "况", "況", "述", "项", "項", "题", "題", "施",
		"向", "路", "算", "表" };

	while (s.n > 3 && (s.s[s.n - 1] == ')' || !memcmp(s.s + s.n - 3, "。", 3) ||
			      !memcmp(s.s + s.n - 3, "：", 3) || s.s[s.n - 1] == ':' ||
			      !memcmp(s.s + s.n - 3, "）", 3)))
		s.n -= s.s[s.n - 1] == ')' || s.s[s.n - 1] == ':' ? 1 : 3;
	if (s.n < 6)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (!memcmp(s.s + s.n - 3, ends[i], 3))
			return true;
	}
	return false;
}

/* A numbered line without a chapter's name: a heading as printed, if it looks like one. */
static void
try_printed(struct finder *f, struct str s, const struct number *number, struct heading h)
{
	struct str words = str_skip(s, number->end);
	struct number more;
	size_t end;

	if (number->style == STYLE_DIGIT || !number->mark || h.tabbed || !words.n ||
	    (number_read(words, &more) && more.mark) || is_list(s))
		return;
	if (!(end = sentence_end(words)))
		return;
	h.to = finder_offset(f, words) + end;
	h.content = end < words.n;
	finder_add(f, h);
}

/* The line breaks off inside a chapter's name, and the next one goes on. */
static bool
try_wrapped(struct finder *f, struct str words, struct heading h)
{
	size_t end = h.entry + 1;
	struct line next;
	struct name name;

	while (end < f->doc->n && end < h.entry + 4 && f->doc->entry[end].tag == TAG_TEXT)
		end++;
	if (words.n > WRAP_BYTES || !line_next(f->doc, h.entry + 1, end, &next) ||
	    is_tabular(next.text) || !name_joined(words, next.text, &name))
		return false;
	h.code = (unsigned char)name.code;
	h.alone = name.alone;
	h.last = next.entry;
	h.to = (size_t)(next.text.s - text_of(f->doc, next.entry).s) + name.end;
	h.content = !name.whole;
	finder_add(f, h);
	return true;
}

/* s begins with a number: is it a heading? */
static void
try_numbered(struct finder *f, struct str line, size_t stray, bool tabbed)
{
	struct heading h = { .entry = f->line.entry,
		.last = f->line.entry,
		.stray = (unsigned char)stray,
		.tabbed = tabbed };
	struct str s = str_skip(line, stray), words;
	struct number number;
	struct name name;

	if (!number_read(s, &number) || number.value > NUMBERS_MAX ||
	    (number.style == STYLE_DIGIT && !ends_a_name(s)) || is_tabular(s) ||
	    (number.style == STYLE_HAN && is_row_label(s, f->statistics)))
		return;
	words = str_skip(s, number.end);
	h.from = finder_offset(f, line);
	h.style = (unsigned char)number.style;
	h.number = (unsigned char)number.value;
	if (is_contents(s))
		return;
	if (name_find(words, &name)) {
		if ((number.style == STYLE_DIGIT || !number.mark) && !name.whole)
			return;
		if (is_list(s))
			return;
		h.code = (unsigned char)name.code;
		h.alone = name.alone;
		h.to = finder_offset(f, words) + name.end;
		h.content = !name.whole;
		finder_add(f, h);
	} else if (!try_wrapped(f, words, h)) {
		try_printed(f, s, &number, h);
	}
}

/* A name alone on its line. */
static void
try_alone(struct finder *f, struct str s, bool tabbed)
{
	struct heading h = { .entry = f->line.entry,
		.last = f->line.entry,
		.tabbed = tabbed,
		.style = STYLE_ALONE,
		.alone = true };
	struct name name;

	if (s.n > TITLE_BYTES / 2 || !ends_a_name(s) || is_tabular(s) || !name_find(s, &name) ||
	    !name.alone || !name.whole)
		return;
	h.code = (unsigned char)name.code;
	h.from = finder_offset(f, s);
	h.to = h.from + s.n;
	finder_add(f, h);
}

/* The groups of a statistics table are called as chapters are.  It goes on until prose does. */
static void
see_statistics(struct finder *f, struct str s)
{
	bool head = is_statistics_head(s);

	if (head || f->statistics)
		f->statistics = s.n <= LONG_LINE || !str_find(s, str_of("。"));
}

/* （三）收到和处理…: a chapter's own name under its own number in brackets. */
static void
try_bracketed(struct finder *f, struct str s, bool tabbed)
{
	struct heading h = { .entry = f->line.entry,
		.last = f->line.entry,
		.tabbed = tabbed,
		.style = STYLE_DIGIT,
		.alone = true };
	struct name name;
	struct str words;
	size_t end;
	int value;

	if (s.n > TITLE_BYTES || !ends_a_name(s) || !(end = bracket_read(s, &value)) ||
	    is_tabular(s) || is_contents(s))
		return;
	words = str_skip(s, end + lead(str_skip(s, end)));
	if (!name_find(words, &name) || !name.alone || !name.whole || name.code != value)
		return;
	h.from = finder_offset(f, s);
	h.to = h.from + s.n;
	h.number = h.code = (unsigned char)value;
	finder_add(f, h);
}

/* A stray mark before the number: |六、 or l六、. */
static size_t
stray_mark(struct str s)
{
	int value;

	if (s.n > 4 && (*s.s == '|' || *s.s == 'l' || *s.s == 'I' || *s.s == '!') &&
	    numeral_read(str_skip(s, 1), &value))
		return 1;
	if (s.n > 6 && str_starts(s, str_of("｜")) && numeral_read(str_skip(s, 3), &value))
		return 3;
	return 0;
}

/* A trimmed line's text without the tabs before it, and blanks behind those. */
static struct str
undented(struct str s, bool *tabbed)
{
	*tabbed = false;
	while (s.n) {
		size_t n = *tabbed ? lead(s) : 0;

		if (s.n > 1 && s.s[0] == '\\' && s.s[1] == 't') {
			*tabbed = true;
			n = 2;
		}
		if (!n)
			break;
		s = str_skip(s, n);
	}
	return s;
}

static void
see_line(struct finder *f)
{
	size_t before = f->out->n;
	bool tabbed;
	struct str s = undented(f->line.text, &tabbed);

	if (!s.n)
		return;
	see_statistics(f, s);
	if (*s.s == '(' || str_starts(s, str_of("（"))) {
		sign_level2(f->out, s);
		try_bracketed(f, s, tabbed);
	} else if (stray_mark(s)) {
		try_numbered(f, s, stray_mark(s), tabbed);
	} else if ((unsigned char)*s.s >= 0xE4 || (*s.s >= '0' && *s.s <= '9')) {
		if (str_starts(s, str_of("工作")) || str_starts(s, str_of("主要")))
			sign_tasks(f->out, f->doc, f->line.entry, s);
		if (str_starts(s, str_of("第")))
			sign_form(f->out, s);
		try_numbered(f, s, 0, tabbed);
		if (f->out->n == before)
			try_alone(f, s, tabbed);
	}
	if (f->out->n == before)
		finder_content(f);
}

/* A chapter's heading that stands in a table, over all its columns: by number and name alone.
 */
static void
try_caption(struct finder *f, size_t entry)
{
	struct number number;
	struct name name;
	struct heading h = { .entry = entry, .last = entry, .style = STYLE_HAN };

	f->text = text_of(f->doc, entry);
	f->line = (struct line) { entry, trim(f->text) };
	if (!number_read(f->line.text, &number) || number.style != STYLE_HAN || !number.mark ||
	    number.value > NUMBERS_MAX || is_row_label(f->line.text, f->statistics) ||
	    !name_find(str_skip(f->line.text, number.end), &name) || !name.whole || !name.alone)
		return;
	h.number = (unsigned char)number.value;
	h.code = (unsigned char)name.code;
	h.alone = true;
	h.from = finder_offset(f, f->line.text);
	h.to = h.from + f->line.text.n;
	finder_add(f, h);
}

/* What a row tells of its table: the heads of a task table, a block of section 二. */
static void
see_row(struct finder *f, size_t entry)
{
	struct str field[3], row = doc_record(f->doc, entry);

	finder_content(f);
	if (rec_split(row, field, 3) < 3)
		return;
	sign_form(f->out, trim(field[2]));
	see_statistics(f, trim(field[2]));
	try_caption(f, entry);
	f->out->task_table |= (str_find(row, str_of("工作")) ||
				  str_find(row, str_of("主要"))) &&
			      row.n < LONG_LINE && is_task_head(row);
}

void
headings_find(struct headings *out, const struct doc *doc, bool inside)
{
	struct finder f = { .out = out, .doc = doc };

	out->n = 0;
	out->level2 = 0;
	out->form_table = out->task_table = false;
	for (size_t i = 0; i < doc->n; i++) {
		if (doc->entry[i].tag == TAG_ROW)
			see_row(&f, i);
		if (doc->entry[i].tag != TAG_TEXT || i < f.skip_to)
			continue;
		f.text = text_of(doc, i);
		f.line = (struct line) { i, trim(f.text) };
		if (!f.line.text.n)
			continue;
		if (inside && f.line.text.n > LONG_LINE)
			finder_inside(&f);
		else
			see_line(&f);
	}
}

void
headings_free(struct headings *h)
{
	free(h->at);
	*h = (struct headings) { 0 };
}
