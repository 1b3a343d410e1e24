#include "title.h"
#include "date.h"
#include "key.h"
#include "patterns.h"
#include "utf8.h"

enum { PIECES_MAX = 3, PIECE_BYTES = 180 };
enum { REPORT = 40, OTHER = 10, HAS_YEAR = 8, HAS_AGENCY = 8, JOINED = -3, FRAMED = -7 };
enum { BEST = REPORT + HAS_YEAR + HAS_AGENCY }; /* nothing further down is better */

struct candidate {
	struct buf text, compact, twin;
	enum kind kind;
	struct str agency; /* in compact */
	int year, score;
	bool years;
};

static bool
starts(struct str s, const char *prefix)
{
	return str_starts(s, str_of(prefix));
}

/* Without the marks that lists, Markdown and menus put in front of a line. */
static struct str
unmarked(struct str s)
{
	static const char *const marks[] = { "\\t", "•", "·", "* ", "# ", "## ", "### ", "- ",
		"|", "◆", "■", "●" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (starts(s, marks[i])) {
			s = trim(str_skip(s, strlen(marks[i])));
			i = (size_t)-1;
		}
	}
	return s;
}

/* Behind the name of the field, if the line is 信息名称：… or 标题 | …. */
static struct str
unlabelled(struct str s)
{
	static const char *const ends[] = { ":", "：", "|", " " };
	struct buf compact = { 0 }, twin = { 0 };
	bool label;

	compact_add(&compact, str_cut(s, PIECE_BYTES));
	twin_add(&twin, buf_str(&compact));
	label = re_match(pattern(LABEL_TITLE), buf_str(&twin), 0);
	buf_free(&compact);
	buf_free(&twin);
	for (size_t i = 0; label && i < sizeof ends / sizeof *ends; i++) {
		const char *end = str_find(str_cut(s, 40), str_of(ends[i]));

		/* A blank may stand inside the name of the field (标 题). */
		if (end && (i < 3 || end - s.s > 5))
			return unmarked(
			    trim(str_skip(s, (size_t)(end - s.s) + strlen(ends[i]))));
	}
	if (starts(s, "Page ") && str_find(str_cut(s, 16), str_of(" - ")))
		return str_skip(s, (size_t)(str_find(s, str_of(" - ")) - s.s) + 3);
	return s;
}

/* Without what sites and tables hang on: empty cells, a file's suffix, the site's name. */
static struct str
untailed(struct str s)
{
	static const char *const files[] = { ".docx", ".doc", ".pdf", ".wps", ".txt", ".html" };
	static const char *const names[] = { "报告", "報告", "年报", "年報" };

	while (s.n && (s.s[s.n - 1] == '|' || s.s[s.n - 1] == ' '))
		s = trim((struct str) { s.s, s.n - 1 });
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		size_t n = strlen(files[i]);

		if (s.n > n && !memcmp(s.s + s.n - n, files[i], n))
			s.n -= n;
	}
	if (!str_find(s, str_of("报")) && !str_find(s, str_of("報")))
		return s;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *name = str_find(s, str_of(names[i]));
		struct str rest;

		if (!name)
			continue;
		rest = trim(str_skip(s, (size_t)(name - s.s) + 6));
		if (rest.n && (*rest.s == '-' || *rest.s == '_' || *rest.s == '|' ||
				  starts(rest, "—") || starts(rest, "－")))
			s.n = (size_t)(name - s.s) + 6;
	}
	return s;
}

/* Take a bracket that closes at the end of s off: 总署（本级机关）. */
static struct str
without_bracket(struct str s)
{
	static const char *const opens[] = { "（", "(" };

	if (!s.n || (s.s[s.n - 1] != ')' && (s.n < 3 || memcmp(s.s + s.n - 3, "）", 3) != 0)))
		return s;
	for (size_t i = 0; i < 2; i++) {
		const char *open = str_find(s, str_of(opens[i]));

		if (open)
			return (struct str) { s.s, (size_t)(open - s.s) };
	}
	return s;
}

/* The bytes at the beginning of s that stand around a name and belong to none: dashes, marks,
   brackets that close, digits with one of these behind. */
static size_t
edge_before(struct str s)
{
	static const char *const marks[] = { "）", "】", "〕", "］", "》", "—", "－", "–", "～",
		"·", "•", "、", "，", "。", "：" };

	size_t digits = 0;

	while (digits < s.n && s.s[digits] >= '0' && s.s[digits] <= '9')
		digits++;
	if (digits)
		return edge_before(str_skip(s, digits)) ? digits : 0;
	if (s.n && (unsigned char)*s.s < 0x80)
		return memchr("-_ )]>*#.,:|~", *s.s, 13) ? 1 : 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (starts(s, marks[i]))
			return strlen(marks[i]);
	}
	return 0;
}

/* The same at the end of s: brackets that open there, and any digits. */
static size_t
edge_after(struct str s)
{
	static const char *const marks[] = { "（", "【", "〔", "［", "《", "—", "－", "–", "～",
		"·", "•", "、", "，", "。", "：" };

	if (s.n && (unsigned char)s.s[s.n - 1] < 0x80)
		return memchr("0123456789-_ ([<*#.,:|~", s.s[s.n - 1], 23) ? 1 : 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t n = strlen(marks[i]);

		if (s.n >= n && !memcmp(s.s + s.n - n, marks[i], n))
			return n;
	}
	return 0;
}

static struct str
without_edges(struct str s)
{
	size_t n;

	while ((n = edge_before(s)))
		s = str_skip(s, n);
	while ((n = edge_after(s)))
		s.n -= n;
	return s;
}

/* Does the name end as those of the state's bodies and of places do? */
static bool
is_of_state(struct str name)
{
	static const char *const places[] = { "省", "市", "县", "区", "州", "旗", "盟" };
	struct buf twin = { 0 };
	bool is;

	twin_add(&twin, name);
	is = is_organisation(buf_str(&twin));
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		is |= twin.len > 3 && !memcmp(twin.s + twin.len - 3, places[i], 3);
	buf_free(&twin);
	return is;
}

/* Without what a site hangs on: its kind (官方网站), a mark of its own (_beat).  What is left
   may be a brand, and no agency. */
static struct str
without_site(struct str s)
{
	static const char *const sites[] = { "官方网站", "官方網站", "门户网站", "門戶網站",
		"网站", "網站" };
	const char *mark = s.n ? memchr(s.s, '_', s.n) : NULL;
	struct str name = s;

	if (mark)
		name.n = (size_t)(mark - s.s);
	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
		size_t n = strlen(sites[i]);

		if (name.n >= n && !memcmp(name.s + name.n - n, sites[i], n))
			name.n -= n;
	}
	if (name.n < s.n && !is_of_state(name))
		name.n = 0;
	return name;
}

struct str
agency_clean(struct str s)
{
	static const char *const before[] = { "关于", "關於", "现将", "現將", "现", "現", "《",
		"将", "將", "了" };
	static const char *const no_name[] = { "我", "本", "全", "各", "该", "該", "其", "*" };
	static const char *const after[] = { "的", "关于", "關於", "在", "年度" };

	while (starts(s, "【") || starts(s, "[") || starts(s, "〔")) {
		const char *close = starts(s, "[")    ? memchr(s.s, ']', s.n)
				    : starts(s, "【") ? str_find(s, str_of("】"))
						      : str_find(s, str_of("〕"));

		if (!close)
			break;
		s = str_skip(s, (size_t)(close - s.s) + (starts(s, "[") ? 1 : 3));
	}
	for (size_t i = 0; i < sizeof no_name / sizeof *no_name; i++) {
		if (starts(s, no_name[i]))
			return (struct str) { s.s, 0 };
	}
	s = without_site(without_edges(s));
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		if (starts(s, before[i]))
			s = str_skip(s, strlen(before[i]));
	}
	for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
		size_t n = strlen(after[i]);

		if (s.n > n && !memcmp(s.s + s.n - n, after[i], n))
			s.n -= n;
	}
	s = without_bracket(s);
	for (size_t i = 0; i < sizeof no_name / sizeof *no_name; i++) {
		if (starts(s, no_name[i]))
			s.n = 0;
	}
	return s.n >= 6 ? s : (struct str) { "", 0 };
}

/* The agency among the words before 政府信息公开…: before the year, else behind it. */
static struct str
agency_in(struct str words)
{
	struct str year, name;

	if (!year_find(words, &year))
		return agency_clean(words);
	name = agency_clean((struct str) { words.s, (size_t)(year.s - words.s) });
	if (name.n)
		return name;
	return agency_clean(str_skip(words, (size_t)(year.s + year.n - words.s)));
}

/* Does the candidate name a document? */
static bool
judge(struct candidate *c)
{
	static const enum pattern patterns[] = { TITLE_REPORT, TITLE_PLAN, TITLE_OTHER };
	static const enum kind kinds[] = { KIND_REPORT, KIND_PLAN, KIND_OTHER };
	struct str twin = buf_str(&c->twin), before;
	size_t i = 0;
	int first;

	while (i < 3 && !pattern_match(patterns[i], twin, 0))
		i++;
	if (i == 3)
		return false;
	before = re_group(pattern(patterns[i]), 1);
	if (str_find(before, str_of("公开")) || str_find(before, str_of("解读")))
		return false;
	c->kind = pattern_match(PART_YEAR, twin, 0) && !i ? KIND_OTHER : kinds[i];
	c->score = c->kind == KIND_OTHER ? OTHER : REPORT;
	c->year = year_find_last(buf_str(&c->compact), &first, NULL);
	c->years = first && first < c->year;
	c->agency = (struct str) { c->compact.s, 0 };
	if (i < 2)
		c->agency = agency_in((struct str) { c->compact.s, before.n });
	c->score += (c->year ? HAS_YEAR : 0) + (c->agency.n ? HAS_AGENCY : 0);
	return true;
}

/* Can line i be a piece of a title?  Cheap, for all lines of the head. */
static bool
is_piece(struct head *head, size_t i)
{
	size_t n = head->at[i].line.text.n;

	return n && n <= 2 * PIECE_BYTES && !head_is_navigation(head, i);
}

/* Does the line end as titles do?  Cheaper than the patterns. */
static bool
may_end(struct str s)
{
	static const char ends[] =
	    "告书报点划表解工单排案进账知读结录度法计南式见则定准例函》）";

	s = untailed(s);
	if (s.n < 6)
		return false;
	if (s.s[s.n - 1] == ')')
		return true;
	for (size_t i = 0; i + 3 < sizeof ends; i += 3) {
		if (!memcmp(s.s + s.n - 3, ends + i, 3))
			return true;
	}
	return false;
}

static void
put_piece(struct candidate *c, struct str piece)
{
	unsigned char last = c->text.len ? (unsigned char)c->text.s[c->text.len - 1] : 0x80;

	if (last < 0x80 && piece.n && (unsigned char)*piece.s < 0x80)
		buf_addc(&c->text, ' ');
	buf_addstr(&c->text, piece);
}

static void
begin(struct candidate *c)
{
	buf_clear(&c->text);
	buf_clear(&c->compact);
	buf_clear(&c->twin);
}

/* Does the text of the candidate name a document? */
static bool
is_title(struct candidate *c)
{
	compact_add(&c->compact, buf_str(&c->text));
	if (!c->compact.len || c->compact.len > 2 * PIECE_BYTES)
		return false;
	twin_add(&c->twin, buf_str(&c->compact));
	return judge(c);
}

/* The n lines from head.at[i] on as one candidate; false when they are no title. */
static bool
try(struct candidate *c, struct head *head, size_t i, size_t n)
{
	begin(c);
	for (size_t k = i; k < i + n; k++) {
		struct str piece = unmarked(head->at[k].line.text);

		put_piece(c, untailed(k == i ? unlabelled(piece) : piece));
	}
	if (!is_title(c))
		return false;
	if (n > 1 && (c->kind == KIND_OTHER || !c->agency.n ||
			 !is_organisation((struct str) {
			     c->twin.s + (c->agency.s - c->compact.s), c->agency.n })))
		c->score -= HAS_AGENCY + 1;
	c->score += JOINED * (int)(n - 1);
	return true;
}

static void
keep(struct title *t, const struct candidate *c, size_t at, size_t lines)
{
	t->kind = c->kind;
	t->at = at;
	t->lines = lines;
	t->year = c->year;
	t->years = c->years;
	buf_clear(&t->text);
	buf_addstr(&t->text, buf_str(&c->text));
	buf_clear(&t->agency);
	buf_addstr(&t->agency, c->agency);
}

/* What the page's frame says counts less than what its text says. */
static bool
try_frame(struct candidate *c, const struct doc *doc, const char *key)
{
	struct str said = trim(doc_meta(doc, key));

	begin(c);
	if (!said.n || said.n > 2 * PIECE_BYTES)
		return false;
	put_piece(c, untailed(unlabelled(unmarked(said))));
	if (!is_title(c))
		return false;
	c->score += FRAMED;
	return true;
}

void
title_find(struct title *t, struct head *head, const struct doc *doc)
{
	static const char *const frames[] = { "article_title", "page_title" };
	struct candidate c = { 0 };
	int best = 0;

	t->kind = KIND_NONE;
	t->year = 0;
	t->years = false;
	t->at = t->lines = 0;
	buf_clear(&t->text);
	buf_clear(&t->agency);
	for (size_t i = 0; i < head->n && best < BEST; i++) {
		for (size_t n = 1; n <= PIECES_MAX && i + n <= head->n; n++) {
			if (!is_piece(head, i + n - 1))
				break;
			if (!may_end(head_twin(head, i + n - 1)) || !try(&c, head, i, n) ||
			    c.score <= best)
				continue;
			best = c.score;
			keep(t, &c, i, n);
		}
	}
	for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
		if (!try_frame(&c, doc, frames[i]) || c.score <= best)
			continue;
		best = c.score;
		keep(t, &c, head->n, 1);
	}
	buf_free(&c.text);
	buf_free(&c.compact);
	buf_free(&c.twin);
}

void
title_free(struct title *t)
{
	buf_free(&t->text);
	buf_free(&t->agency);
}
