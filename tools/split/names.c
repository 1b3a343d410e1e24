#include <stdlib.h>

#include "data.h"
#include "firsts.h"
#include "forms.h"
#include "key.h"
#include "names.h"
#include "re.h"
#include "say.h"
#include "text.h"
#include "utf8.h"

enum { CODE, ALONE, PATTERN };
enum {
	PATTERNS_MAX = 64,
	ROWS_MAX = 192,
	HEADS_MAX = 16,
	HEADS_BYTES = 64,
	FOOTER = 9,
	KNOWN = 256,
	NAME_BYTES = 240,
	FOOTER_BYTES = 240,
	REMARK_BYTES = 80
};

static struct {
	struct re *re;
	int code;
	bool alone;
} patterns[PATTERNS_MAX];
static size_t count;

/* The keys of row labels that begin with a Chinese numeral, and of their aliases with it. */
static struct {
	struct buf key;
	bool statistics; /* of a statistics table: chapters are called so too */
} rows[ROWS_MAX];
static size_t row_count, row_longest;
static struct firsts row_words; /* what follows the numeral */

/* The keys of the heads of a statistics table's labels, and of their numbers. */
static struct {
	struct buf key;
	bool is_label;
} heads[HEADS_MAX];
static size_t head_count, head_longest;
static struct firsts head_firsts;

/* The name that some key begins with, if any, once it has been looked up: the chapters of most
   reports are called alike. */
static struct known {
	struct buf key;
	size_t n; /* the bytes of the name; 0: none */
	int code;
	bool alone;
} known[KNOWN];

static struct re *any, *footer; /* any of the chapters' patterns, each a group of it */
static struct buf key, pattern;

/* A pattern over keys, which are valid UTF-8 whatever they are made from. */
static struct re *
compile(const char *before, const char *text)
{
	buf_clear(&pattern);
	buf_adds(&pattern, before);
	buf_adds(&pattern, text);
	buf_add(&pattern, ")", 2);
	return re_new_valid(pattern.s);
}

/* The chapters' patterns one by one, those of footers as one. */
static void
add_patterns(void)
{
	struct buf footers = { 0 }, chapters = { 0 };

	for (size_t i = 0; i < headings_data.rows; i++) {
		const char *text = data_cell(&headings_data, i, PATTERN);
		int code = atoi(data_cell(&headings_data, i, CODE));

		if (code == FOOTER) {
			buf_adds(&footers, footers.len ? "|" : "");
			buf_adds(&footers, text);
			continue;
		}
		if (count == PATTERNS_MAX)
			die_system("headings.tsv has more than %d chapter names", PATTERNS_MAX);
		buf_adds(&chapters, chapters.len ? "|(" : "(");
		buf_adds(&chapters, text);
		buf_addc(&chapters, ')');
		patterns[count].re = compile("^(?:", text);
		patterns[count].code = code;
		patterns[count].alone = !strcmp(data_cell(&headings_data, i, ALONE), "yes");
		count++;
	}
	buf_addc(&footers, '\0');
	footer = compile("(?:", footers.s);
	buf_addc(&chapters, '\0');
	any = compile("^(?:", chapters.s);
	buf_free(&footers);
	buf_free(&chapters);
}

/* The bytes of the Chinese numeral that a row's label begins with; 0 for none. */
static size_t
row_numeral(struct str label)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八",
		"九", "十" };

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
		if (str_begins(label, numerals[i]) &&
		    str_starts(str_skip(label, 3), str_of("、")))
			return 3;
	}
	return 0;
}

static void
add_row(struct str numeral, struct str label, bool statistics)
{
	if (!label.n)
		return;
	if (row_count == ROWS_MAX)
		die_system("forms.tsv has more than %d numbered row labels", ROWS_MAX);
	rows[row_count].statistics = statistics;
	key_add(&rows[row_count].key, numeral);
	key_add(&rows[row_count].key, label);
	firsts_add(&row_words, str_skip(buf_str(&rows[row_count].key), numeral.n));
	if (rows[row_count].key.len > row_longest)
		row_longest = rows[row_count].key.len;
	row_count++;
}

static void
add_head(const struct form *f)
{
	bool is_label = !strcmp(f->code, "label");

	if (f->kind != FORM_HEAD || strcmp(f->table, "statistics") != 0 ||
	    (!is_label && strcmp(f->code, "index") != 0))
		return;
	if (head_count == HEADS_MAX)
		die_system("forms.tsv has more than %d such heads", HEADS_MAX);
	heads[head_count].is_label = is_label;
	key_add(&heads[head_count].key, str_of(f->label));
	if (heads[head_count].key.len > head_longest)
		head_longest = heads[head_count].key.len;
	firsts_add(&head_firsts, buf_str(&heads[head_count].key));
	head_count++;
}

static void
add_rows(const struct form *f)
{
	struct str label = str_of(f->label), aliases = str_of(f->aliases), numeral, name;
	bool statistics = !strcmp(f->table, "statistics");

	if ((f->kind != FORM_ROW && strcmp(f->table, "requests") != 0 && !statistics) ||
	    !row_numeral(label))
		return;
	numeral = (struct str) { label.s, 3 };
	add_row(numeral, str_skip(label, 6), statistics);
	while (str_next_name(&aliases, &name))
		add_row(numeral, name, statistics);
}

void
names_open(void)
{
	const struct form *f;

	add_patterns();
	for (size_t i = 0; (f = form_line(i)); i++) {
		add_rows(f);
		add_head(f);
	}
}

void
names_close(void)
{
	while (count)
		re_free(patterns[--count].re);
	re_free(footer);
	re_free(any);
	while (row_count)
		buf_free(&rows[--row_count].key);
	while (head_count)
		buf_free(&heads[--head_count].key);
	for (size_t i = 0; i < KNOWN; i++)
		buf_free(&known[i].key);
	buf_free(&key);
	buf_free(&pattern);
}

/* The text's key, in our words. */
static struct str
matching(struct str text)
{
	key_of(text, &key);
	twin_words(key.s, key.len);
	return buf_str(&key);
}

/* The longest name at the beginning of a key; 0 when there is none. */
static size_t
look_up(struct str k, struct known *name)
{
	size_t best = 0, first = 0;

	if (!re_match(any, k, 0))
		return 0;
	while (first < count && !re_group(any, (int)first + 1).n)
		first++;
	for (size_t i = first; i < count; i++) {
		size_t n;

		if (!re_match(patterns[i].re, k, 0))
			continue;
		n = re_group(patterns[i].re, 0).n;
		if (n < best || (n == best && name->alone))
			continue;
		best = n;
		name->code = patterns[i].code;
		name->alone = patterns[i].alone;
	}
	return best;
}

/* The same, into name, looked up once. */
static size_t
longest(struct str k, struct name *name)
{
	struct known *at = &known[str_hash(0, k) % KNOWN];

	if (!k.n)
		return 0;
	if (!str_same(buf_str(&at->key), k)) {
		buf_clear(&at->key);
		buf_addstr(&at->key, k);
		at->code = 0;
		at->alone = false;
		at->n = look_up(k, at);
	}
	name->code = at->code;
	name->alone = at->alone;
	return at->n;
}

/* Cut the text behind `to` bytes of its key.  What stands between the name and what follows
   belongs to the name, but for a bracket that opens there.  False when the words run on. */
static bool
cut(struct str text, size_t to, struct name *name)
{
	size_t last = to, from, end = key_origin(text, to);
	unsigned cp;

	do
		last--;
	while (last && utf8_is_inside(key.s[last]));
	from = key_origin(text, last);
	from += utf8_get(text.s + from, text.n - from, &cp);
	name->end = end;
	if (from == end && end < text.n) {
		utf8_get(text.s + end, text.n - end, &cp);
		return cp < 0x80;
	}
	while (from < end) {
		size_t n = utf8_get(text.s + from, end - from, &cp);

		/* 主动公开、依申请公开情况 goes on; 总体情况，2020年… does not. */
		if (end < text.n &&
		    (cp == 0x3001 || ((cp == 0xFF0C || cp == ',') && text.s[end] != '2')))
			return false;

		if (cp == '(' || cp == '\\' || cp == 0xFF08 || cp == 0x201C || cp == 0x300A ||
		    cp == 0x3010) {
			if (key_reading(text.s + from, text.n - from))
				n = key_reading(text.s + from, text.n - from);
			else
				break;
		}
		from += n;
	}
	name->end = from;
	return true;
}

/* Is what follows a name no more than a remark in brackets, or a word such as 统计表? */
static bool
is_remark(struct str rest)
{
	if (rest.n > REMARK_BYTES)
		return false;
	rest = trim(rest);
	return !rest.n || ((str_starts(rest, str_of("（")) || *rest.s == '(') &&
			      (rest.s[rest.n - 1] == ')' ||
				  (rest.n > 3 && !memcmp(rest.s + rest.n - 3, "）", 3))));
}

bool
name_find(struct str text, struct name *name)
{
	struct str seen = str_cut(text, NAME_BYTES);
	size_t to;

	*name = (struct name) { 0 };
	if (!(to = longest(matching(seen), name)) || !cut(seen, to, name))
		return false;
	if (is_remark(str_skip(text, name->end)))
		name->end = text.n;
	name->whole = name->end == text.n;
	return true;
}

bool
name_joined(struct str text, struct str next, struct name *name)
{
	size_t first, to;

	*name = (struct name) { 0 };
	first = matching(str_cut(text, NAME_BYTES)).n;
	next = str_cut(next, NAME_BYTES);
	key_add(&key, next);
	twin_words(key.s, key.len);
	if ((to = longest(buf_str(&key), name)) <= first)
		return false;
	matching(next);
	if (!cut(next, to - first, name))
		return false;
	if (is_remark(str_skip(next, name->end)))
		name->end = next.n;
	name->whole = name->end == next.n;
	return true;
}

/* Do two keys begin with the same character?  A cheap look, as most do not. */
static bool
same_first(struct str a, struct str b)
{
	return a.n >= 3 && b.n >= 3 && !memcmp(a.s, b.s, 3);
}

bool
is_row_label(struct str text, bool statistics)
{
	const char *gap = statistics ? str_find(text, str_of("  ")) : NULL;
	struct str k;

	/* A label that goes on in the next line, its figures behind it. */
	if (gap)
		text.n = (size_t)(gap - text.s);
	k = key_begin(str_cut(text, NAME_BYTES), row_longest, &key);
	if (!firsts_may(&row_words, str_skip(k, 3)))
		return false;
	for (size_t i = 0; i < row_count; i++) {
		struct str row = buf_str(&rows[i].key);

		if ((rows[i].statistics && !statistics) || !same_first(k, row))
			continue;

		/* A broken label goes on in the next line; its number and two characters are
		   the least that tells it from a chapter. */
		if (str_starts(k, row) || (k.n >= 9 && str_starts(row, k)))
			return true;
	}
	return false;
}

bool
is_statistics_head(struct str text)
{
	struct str seen = str_cut(text, HEADS_BYTES), k;
	bool numbered = false;

	if (!firsts_has(&head_firsts, key_first(seen)))
		return false;
	k = key_begin(seen, 2 * head_longest, &key);

	/* 序号 | 统计指标 */
	for (size_t i = 0; i < head_count; i++) {
		if (!str_starts(k, buf_str(&heads[i].key)))
			continue;
		if (heads[i].is_label)
			return true;
		if (!numbered) {
			k = str_skip(k, heads[i].key.len);
			numbered = true;
			i = SIZE_MAX; /* from the first one again */
		}
	}
	return false;
}

bool
is_footer(struct str line)
{
	if (line.n < 9 || line.n > FOOTER_BYTES || (unsigned char)*line.s < 'A' ||
	    has_tab(line))
		return false;
	return re_match(footer, key_of(line, &key), 0);
}
