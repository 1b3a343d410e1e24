#include "title.h"
#include "agency_name.h"
#include "date.h"
#include "key.h"
#include "patterns.h"
#include "piece.h"
#include "utf8.h"

enum { PIECES_MAX = 3, PIECE_BYTES = 180, SENTENCE_BYTES = 480 };
enum { REPORT = 40, OTHER = 10, HAS_YEAR = 8, HAS_AGENCY = 8, JOINED = -3, FRAMED = -7 };
enum { BEST = REPORT + HAS_YEAR + HAS_AGENCY }; /* nothing further down is better */

struct candidate {
	struct buf text, compact, twin;
	enum kind kind;
	struct str agency; /* in compact */
	int year, score;
	bool years;
};

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
	c->kind = kinds[i];
	if (!i && (pattern_match(PART_YEAR, twin, 0) || pattern_match(PICTURE, before, 0)))
		c->kind = KIND_OTHER;
	c->score = c->kind == KIND_OTHER ? OTHER : REPORT;
	c->year = year_find_last(buf_str(&c->compact), &first, NULL);
	c->years = first && first < c->year;
	c->agency = (struct str) { c->compact.s, 0 };
	if (c->kind != KIND_OTHER)
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
	    "告书报点划表解工单排案进账知读结录度法计南式见则定准例函示文》）";

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
		put_piece(c, untailed(piece_of(head->at[k].line.text)));
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
	put_piece(c, untailed(piece_of(said)));
	if (!is_title(c))
		return false;
	c->score += FRAMED;
	return true;
}

/* The best title that ends in line `end`: that line, with up to two before it. */
static void
find_ending(struct title *t, struct candidate *c, struct head *head, size_t end, int *best)
{
	if (!head->at[end].line.text.n || !may_end(head_twin(head, end)))
		return;
	for (size_t n = 1; n <= PIECES_MAX && n <= end + 1 && *best < BEST; n++) {
		size_t i = end + 1 - n;

		if (!is_piece(head, i))
			return;
		if (!try(c, head, i, n) || c->score <= *best)
			continue;
		*best = c->score;
		keep(t, c, i, n);
	}
}

void
title_find(struct title *t, struct head *head, const struct doc *doc)
{
	static const char *const frames[] = { "article_title", "page_title" };
	struct candidate c = { 0 };
	int best = 0;

	t->kind = KIND_NONE;
	t->year = t->frame_year = 0;
	t->years = false;
	t->at = t->lines = 0;
	buf_clear(&t->text);
	buf_clear(&t->agency);
	for (size_t end = 0; end < head->n && best < BEST; end++)
		find_ending(t, &c, head, end, &best);
	for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
		if (!try_frame(&c, doc, frames[i]))
			continue;
		if (c.kind == KIND_REPORT && !t->frame_year)
			t->frame_year = c.year;
		if (c.score <= best)
			continue;
		best = c.score;
		keep(t, &c, head->n, 1);
	}
	buf_free(&c.text);
	buf_free(&c.compact);
	buf_free(&c.twin);
}

bool
title_in_sentence(struct title *t, struct head *head)
{
	struct re *re = pattern(SAID_TITLE);

	for (size_t i = 0; i < head->all; i++) {
		struct str twin = str_cut(head_compact_twin(head, i), SENTENCE_BYTES), said;

		if (!pattern_match(SAID_TITLE, twin, 0))
			continue;
		said = re_group(re, 1);
		if (!pattern_match(TITLE_REPORT, said, 0) || !year_find(said, NULL))
			continue;
		buf_addstr(&t->text,
		    (struct str) { head_compact(head, i).s + (said.s - twin.s), said.n });
		t->at = i;
		return true;
	}
	return false;
}

void
title_free(struct title *t)
{
	buf_free(&t->text);
	buf_free(&t->agency);
}
