/*
 * Tables without any mark between cells: a cell a line, or the columns of a PDF's text set
 * apart by blanks.  Such a table begins at a label which stands in no prose, and goes on as
 * long as its lines are labels of the forms, pieces of such labels, figures, or words that a
 * figure follows.
 */
#include "indicator.h"
#include "key.h"
#include "label.h"
#include "shape.h"
#include "utf8.h"

enum {
	LINE_MAX_BYTES = 480, /* longer lines are prose */
	WORDS_MAX = 96, /* bytes of an unknown label */
	PIECES_MAX = 64,
	HEAD_MAX = 36, /* bytes of a head of a statistics table */
	LOOK = 24, /* bytes that show how a line begins */
	LABELS_MIN = 3 /* known labels that make a table of it */
};

struct piece {
	struct str text;
	enum cell_kind kind;
	bool known; /* a label, or a piece of one */
};

struct pieces {
	struct piece piece[PIECES_MAX];
	size_t n, values, known;
	bool statistics; /* of a statistics table: units are known, and other labels */
	bool heads; /* no row of it was seen: unknown words are heads */
	struct buf *key; /* scratch */
};

static struct str
bare_of(struct str text, struct buf *key)
{
	return label_bare(key_of(text, key));
}

/* A label that opens a statutory table when it stands on a line of its own. */
static bool
is_anchor(struct str text, struct buf *key)
{
	size_t n;
	const struct label *label;

	if (text.n > WORDS_MAX * 2 || !(label = label_read(text, key, &n)))
		return false;
	if (!strcmp(label->form->table, "tasks"))
		return false;
	switch (label->form->kind) {
	case FORM_BLOCK:
	case FORM_HEAD:
	case FORM_COL:
		return true;
	case FORM_ROW:
		return !strcmp(label->form->table, "requests") ||
		       !strcmp(label->form->table, "proceedings");
	default:
		return false;
	}
}

/* The first gap of `wide` blanks or more in s: where it begins, s.n for none; *len its bytes.
 */
static size_t
find_gap(struct str s, size_t wide, size_t *len)
{
	size_t blanks = 0, from = 0, one;

	for (size_t i = 0; i < s.n; i += one) {
		if ((one = space_len(s.s + i, s.n - i))) {
			from = blanks ? from : i;
			blanks += one == 3 ? 2 : 1;
			*len = i + one - from;
		} else if (blanks >= wide) {
			break;
		} else {
			blanks = 0;
			one = 1;
		}
	}
	if (blanks >= wide)
		return from;
	*len = 0;
	return s.n;
}

/* Is it the head of a statistics table's labels, or of their numbers? */
static bool
is_first_head(const struct form *form)
{
	return form->kind == FORM_HEAD &&
	       (!strcmp(form->code, "label") || !strcmp(form->code, "index"));
}

/* Does a line begin with such a head? */
static bool
opens_heads(struct str s)
{
	size_t n;
	const struct indicator *found = indicator_find(s, &n);

	return found && is_first_head(found->form);
}

/* Does a line open a statistics table: its head or a label that is no other's, alone or before
   its figure? */
static bool
opens_statistics(struct str s)
{
	size_t len, n, before = 0, narrow;
	const struct indicator *found;

	s = trim(s);
	if (str_find(s, str_of("。")))
		return false;
	narrow = find_gap(s, 1, &len);
	for (size_t wide = 2; wide; wide--) {
		struct str words = { s.s, narrow };

		if (wide == 2 && narrow < s.n)
			words.n = find_gap(s, wide, &len);
		if (words.n == before || !(found = indicator_find(words, &n)))
			continue;
		before = words.n;
		if (found->form->kind == FORM_GROUP || is_first_head(found->form) ||
		    indicator_is_own(words))
			return true;
	}
	return false;
}

/* Is it a label, the beginning of one, or something that stands inside one? */
static bool
is_known(struct str text, const struct pieces *p)
{
	static const char *const tables[] = { "disclosure", "requests", "proceedings" };
	struct str bare;
	size_t n;

	if (p->statistics)
		return indicator_known(text);
	bare = bare_of(text, p->key);
	if (!bare.n || label_begins(bare))
		return true;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		if (label_inside(bare, tables[i]))
			return true;
	}
	return label_mend(bare, &n) != NULL;
}

static void
add_piece(struct pieces *p, struct str text)
{
	struct piece *piece;

	if (!text.n || p->n == PIECES_MAX)
		return;
	piece = &p->piece[p->n++];
	*piece = (struct piece) { text, cell_kind_of(text, p->key), false };
	if (piece->kind == CELL_VALUE)
		p->values++;
	else
		piece->known = is_known(text, p);
	p->known += piece->known;
}

/* Do single blanks set apart figures, or known words, alone? */
static bool
splits_at_blanks(struct str s, const struct pieces *p)
{
	struct str all = s;
	size_t words = 0, len;

	for (; s.n; words++) {
		size_t n = find_gap(s, 1, &len);
		struct str word = { s.s, n };

		if (!is_value(word, p->key) && word.n > 4 && !is_known(word, p))
			break;
		s = str_skip(s, n + len);
	}
	return !s.n && words > 1 && !is_known(all, p);
}

/* Where the last word of a text begins; 0 when it is the only one. */
static size_t
last_word(struct str s)
{
	size_t at = s.n;

	while (at && !space_len(s.s + at - 1, 1))
		at--;
	return at;
}

/* The unit before the figures at the end of a statistics row, one blank apart: 本地指标 件 8.
 */
static size_t
label_before_unit(struct str s)
{
	size_t at = last_word(s);

	return at && is_unit(str_skip(s, at)) ? at : s.n;
}

/* Figures at the end of a text, one blank apart, after a label: 规章 0 0 0. */
static size_t
label_before_values(struct str s, const struct pieces *p)
{
	size_t end = s.n;

	while (end) {
		size_t at;

		at = last_word((struct str) { s.s, end });
		if (!at || !is_value((struct str) { s.s + at, end - at }, p->key))
			break;
		end = at;
		while (end && space_len(s.s + end - 1, 1))
			end--;
	}
	if (p->statistics && end && end < s.n &&
	    label_before_unit((struct str) { s.s, end }) < end)
		return end;
	return end && end < s.n && is_known((struct str) { s.s, end }, p) ? end : s.n;
}

static void
split_words(struct pieces *p, struct str s)
{
	size_t n, len;

	if (is_value(s, p->key) || !splits_at_blanks(s, p)) {
		size_t unit;

		n = label_before_values(s, p);
		unit = p->statistics ? label_before_unit((struct str) { s.s, n }) : n;
		add_piece(p, trim((struct str) { s.s, unit }));
		add_piece(p, trim((struct str) { s.s + unit, n - unit }));
		s = trim(str_skip(s, n));
	}
	for (; s.n; s = str_skip(s, n + len)) {
		n = find_gap(s, 1, &len);
		add_piece(p, (struct str) { s.s, n });
	}
}

static void
split(struct pieces *p, struct str s)
{
	size_t n, len;

	p->n = p->values = p->known = 0;
	for (s = trim(s); s.n; s = str_skip(s, n + len)) {
		n = find_gap(s, 2, &len);
		split_words(p, (struct str) { s.s, n });
	}
}

/* Does the next line begin with a figure, or in a statistics table with a unit? */
static bool
leads_on(struct lines *lines, size_t i, bool statistics)
{
	struct str s;
	size_t n, len;

	i = lines_next(lines, i);
	if (i >= lines->n || lines->line[i].kind != LINE_PLAIN ||
	    lines->line[i].text.n > LINE_MAX_BYTES)
		return false;
	s = trim(lines->line[i].text);
	n = find_gap(s, 2, &len);
	s.n = n;
	if (is_value(s, &lines->key))
		return true;
	s.n = find_gap(s, 1, &len);
	return statistics && is_unit(s);
}

/* Is line i a part of the table?  Unknown words are when a figure follows them, on their line
   or the next. */
static bool
belongs(struct lines *lines, size_t i, const struct pieces *p)
{
	struct str s = trim(lines->line[i].text);

	if (p->n == PIECES_MAX)
		return false;
	if (p->known + p->values == p->n)
		return true;
	if (p->n == 1)
		return s.n <= WORDS_MAX && !str_find(s, str_of("。")) &&
		       ((p->heads && s.n <= HEAD_MAX) || leads_on(lines, i + 1, p->statistics));
	for (size_t k = 0; k < p->n; k++) {
		if (p->piece[k].kind == CELL_TEXT && p->piece[k].text.n > WORDS_MAX)
			return false;
	}
	return p->known + p->values > 0 && !str_find(s, str_of("。"));
}

/* Rows end where words follow figures, and where figures set side by side follow others. */
static void
add_line(struct grid *grid, const struct pieces *p, unsigned long number, bool *filled)
{
	for (size_t k = 0; k < p->n; k++) {
		bool words = p->piece[k].kind == CELL_TEXT;
		bool beside = !words && p->values > 1 &&
			      (k == 0 || p->piece[k - 1].kind == CELL_TEXT);

		if (!grid->rows || (*filled && (words || beside))) {
			grid_row(grid, number);
			*filled = false;
		}
		grid_cell(grid, p->piece[k].text, number);
		*filled = *filled || !words;
	}
}

/* The lines from i on that belong together; *labels counts the known words among them. */
static size_t
take(struct lines *lines, size_t i, struct grid *grid, bool statistics, size_t *labels)
{
	struct pieces p = { .key = &lines->key, .statistics = statistics, .heads = statistics };
	bool filled = false;
	size_t end = i;

	*labels = 0;
	grid_clear(grid, SHAPE_LINES);
	for (; i < lines->n; i++) {
		const struct line *line = &lines->line[i];

		if (line->kind == LINE_BLANK || line->kind == LINE_PAGE)
			continue;
		if (line->kind != LINE_PLAIN || line->text.n > LINE_MAX_BYTES)
			break;
		split(&p, line->text);
		if (!belongs(lines, i, &p))
			break;
		add_line(grid, &p, line->number, &filled);
		p.heads = statistics &&
			  (opens_heads(line->text) ||
			      (p.heads && !p.values && !indicator_is_own(line->text)));
		*labels += p.known;
		end = i + 1;
	}
	return end;
}

/* A cheap look first, since every line of prose comes here: no label begins with its first two
   characters. */
static bool
is_prose(struct str s, struct buf *key)
{
	struct str bare = bare_of((struct str) { s.s, s.n < LOOK ? s.n : LOOK }, key);
	unsigned cp;
	size_t n = 0;

	for (int i = 0; i < 2 && n < bare.n; i++)
		n += utf8_get(bare.s + n, bare.n - n, &cp);
	return !label_begins((struct str) { bare.s, n }) &&
	       !indicator_opens((struct str) { s.s, s.n < LOOK ? s.n : LOOK });
}

/* A row of the forms with its first figure: it may open a table, and a table that prose
   interrupted goes on there. */
static bool
is_row(struct lines *lines, size_t i, struct str s)
{
	const struct label *label;
	size_t n;

	label = label_read(s, &lines->key, &n);
	for (size_t k = 0; label && k < n; k++) {
		if (label[k].form->kind == FORM_ROW &&
		    strcmp(label[k].form->table, "tasks") != 0)
			return leads_on(lines, i + 1, false);
	}
	return false;
}

size_t
shape_lines(struct lines *lines, size_t i, struct grid *grid)
{
	struct str s = trim(lines->line[i].text);
	size_t len, labels, end;
	bool statistics, row;

	if (i < lines->tried || lines->line[i].text.n > LINE_MAX_BYTES ||
	    is_prose(s, &lines->key))
		return i;
	s.n = find_gap(s, 2, &len);
	row = is_row(lines, i, s);
	statistics = !row && !is_anchor(s, &lines->key);
	if (statistics && !opens_statistics(lines->line[i].text))
		return i;
	end = take(lines, i, grid, statistics, &labels);
	/* Behind a table, what is too short for another may hold a row of it. */
	lines->tried = lines->bare ? i : end;
	if (labels < LABELS_MIN && !(row && lines->bare))
		return i;
	lines->bare = true;
	return end;
}
