#include <stdlib.h>

#include "key.h"
#include "measure.h"
#include "utf8.h"

/* Columns, but for the first, which is bytes. */
enum { LONG_BYTES = 400, WIDEST = 200, NARROWEST = 30, APART = 3, TAB = 8 };

/* How far the ends of full lines are apart: a mark that may not begin a line takes a character
   with it.  And how much narrower one is that lost its indent besides. */
enum { RAGGED = 3, SLACK = 6 };

/* Full lines that it takes to believe in a width. */
enum { ENOUGH = 3 };

static unsigned
blank_width(struct str s, unsigned column)
{
	if (*s.s == '\t')
		return TAB - column % TAB;
	return str_starts(s, str_of("\xE3\x80\x80"))
		   ? 2
		   : *s.s == ' ' || (unsigned char)*s.s == 0xC2;
}

/* See a mark of sentences; how many brackets it opens. */
static int
see_mark(struct line *line, struct str s)
{
	static const char *const commas[] = { ",", "，", "。", "；", "、" };

	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
		line->prose = line->prose || str_starts(s, str_of(commas[i]));
	return str_starts(s, str_of("《")) + str_starts(s, str_of("（")) -
	       str_starts(s, str_of("》")) - str_starts(s, str_of("）"));
}

/* See what stands in s, and the columns that it takes. */
static unsigned
see_words(struct line *line, struct str s)
{
	unsigned width = 0, gap = 0;
	int open = 0;

	line->kind = LINE_WORDS;
	for (size_t i = 0; i < s.n;) {
		unsigned char c = (unsigned char)s.s[i];
		struct str rest = { s.s + i, s.n - i };
		bool wide;

		if (c >= 0xE4 && c <= 0xE9) { /* Han, as most characters are */
			gap = 0;
			width += 2;
			i += 3;
			continue;
		}
		wide = c == 0xE3 && str_starts(rest, str_of("\xE3\x80\x80"));
		gap = c == ' ' ? gap + 1 : wide ? gap + 2 : 0;
		if (gap >= APART || c == '\t' || c == '|')
			line->kind = LINE_APART;
		if (c == ',' || c == 0xE3 || c == 0xEF)
			open += see_mark(line, rest);
		width += c < 0xE0 ? 1 : 2;
		i += c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	}
	line->prose = line->prose || open;
	return width;
}

/* Does s end as a sentence does, or with ： or ；, whatever closes behind it? */
static bool
is_stopped(struct str s)
{
	static const char *const closing[] = { "”", "’", "」", "』", "）", ")", "\"" };
	static const char *const stops[] = { "。", "！", "？", "；", "：", "…", "!", "?", ";",
		":", ".", "．" };

	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
		size_t n = strlen(closing[i]);

		if (s.n >= n && !memcmp(s.s + s.n - n, closing[i], n)) {
			s.n -= n;
			break;
		}
	}
	if (s.n >= 2 && s.s[s.n - 1] == '.' && s.s[s.n - 2] >= '0' && s.s[s.n - 2] <= '9')
		return false;
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		size_t n = strlen(stops[i]);

		if (s.n >= n && !memcmp(s.s + s.n - n, stops[i], n))
			return true;
	}
	return false;
}

struct str
line_words(const struct line *line, struct buf *scratch)
{
	return trim(rec_plain(line->text, scratch));
}

/* Look at a line of text; `lead` columns of a heading stand before it. */
static void
measure_line(struct line *line, struct str s, unsigned lead)
{
	unsigned column = lead;
	size_t n;

	line->feed = s.n && *s.s == '\f';
	s = str_skip(s, line->feed);
	for (; (n = space_len(s.s, s.n)); s = str_skip(s, n)) {
		column = column < WIDEST ? column + blank_width(s, column) : WIDEST;
		line->feed = line->feed || *s.s == '\f';
	}
	line->kind = LINE_BLANK;
	if (!s.n)
		return;
	line->kind = LINE_LONG;
	s = trim(s);
	if (s.n > LONG_BYTES)
		return;
	line->indent = (unsigned short)(column - lead);
	line->edge = (unsigned short)(column + see_words(line, s));
	if (line->kind == LINE_WORDS && line->edge > WIDEST)
		line->kind = LINE_LONG;
	line->stops = is_stopped(s);
}

/* How many lines end in each column; those of prose, which lists of titles and links are not;
   how many end beyond any column. */
struct endings {
	size_t all[WIDEST + 1], prose[WIDEST + 1], wider;
};

static size_t
sum(const size_t *of, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t k = from; k <= to; k++)
		n += of[k];
	return n;
}

/* Where most lines end, if that tells of a width: some full lines, most of them of prose,
   hardly any wider one, and fewer that end shortly before it, as lines that are paragraphs
   would. */
static unsigned
width_by(const struct endings *e)
{
	size_t best = 0, full = 0;

	for (size_t w = NARROWEST; w <= WIDEST; w++) {
		size_t n = sum(e->all, w - RAGGED, w);

		if (e->all[w] && n >= full) {
			full = n;
			best = w;
		}
	}
	if (full < ENOUGH || sum(e->prose, best - RAGGED, best) * 2 < full ||
	    (sum(e->all, best + 1, WIDEST) + e->wider) * 4 > full ||
	    sum(e->all, best * 2 / 3, best - RAGGED - 1) > full)
		return 0;
	return (unsigned)best;
}

static struct line *
rooms_for(struct measure *m, size_t n)
{
	if (n > m->room) {
		m->room = n + n / 2;
		m->line = mem_resize(m->line, m->room, sizeof *m->line);
	}
	return m->line;
}

/* The columns of the words of a heading, which those that follow it in its line stand behind.
 */
static unsigned
heading_width(struct str record, struct str *number)
{
	struct str field[5];
	struct line line = { .kind = LINE_OTHER };

	rec_split(record, field, 5);
	*number = field[1];
	return field[3].n > LONG_BYTES ? WIDEST : see_words(&line, field[3]);
}

void
measure_take(struct measure *m, const struct doc *doc)
{
	struct endings endings = { .wider = 0 };
	struct str heading = { "", 0 }, field[4];
	unsigned lead = 0;
	size_t n;

	rooms_for(m, doc->n);
	for (size_t i = 0; i < doc->n; i++) {
		struct line *line = &m->line[i];

		*line = (struct line) { .text = { "", 0 }, .kind = LINE_OTHER };
		if (doc->entry[i].tag == TAG_SECT)
			lead = heading_width(doc_record(doc, i), &heading);
		if (doc->entry[i].tag != TAG_TEXT)
			continue;
		n = rec_split(doc_record(doc, i), field, 4);
		line->number = rec_number(field[1]);
		if (n != 3)
			continue;
		line->text = field[2];
		lead = lead && str_same(field[1], heading) ? lead : 0;
		measure_line(line, rec_plain(line->text, &m->scratch), lead);
		lead = 0;
		endings.wider += line->kind == LINE_LONG;
		if (line->kind == LINE_WORDS) {
			endings.all[line->edge]++;
			endings.prose[line->edge] += line->prose;
		}
	}
	m->width = str_is(doc_meta(doc, "format"), "pdf") ? 0 : width_by(&endings);
}

void
measure_free(struct measure *m)
{
	free(m->line);
	buf_free(&m->scratch);
}

/* The columns of the letters and digits that s begins with, which no wrap parts. */
static unsigned
first_word(struct str s)
{
	unsigned n = 0;

	while (n < s.n && n < WIDEST && s.s[n] > ' ' && s.s[n] < 0x7F)
		n++;
	return n;
}

bool
line_is_full(const struct measure *m, const struct line *line, struct str next)
{
	if (!m->width || line->kind != LINE_WORDS || line->edge > m->width + m->width / 4)
		return false;
	return line->edge + (unsigned)SLACK >= m->width ||
	       line->edge + first_word(next) + RAGGED > m->width;
}
