#include <stdlib.h>

#include "flat.h"
#include "key.h"
#include "lexicon.h"
#include "plain.h"
#include "utf8.h"

/* Characters, other than digits, with which a quantity may begin, or a stretch that holds
   none; and marks. */
static const char triggers[] = "〇零一二三四五六七八九十百千万两未没无《“「『'";
static const char marks[] = "(),;:!?。…";

/* What is known of a character: its plain form, and what may begin with that. */
enum {
	PLAIN = 0x1FFFFF,
	TRIGGER = 0x200000,
	MARK = 0x400000,
	SIMPLE =
	    0x800000, /* neither blank nor letter nor digit, nor the bracket of a reading */
	BMP = 0x10000
};
static uint32_t known[BMP];

static bool
is_word(unsigned cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z');
}

static bool
is_blank(unsigned cp)
{
	char s[UTF8_MAX] = "";

	return space_len(s, utf8_put(s, cp)) > 0;
}

static void
add_flags(struct str s, uint32_t flag)
{
	unsigned cp;

	while (s.n) {
		s = str_skip(s, utf8_get(s.s, s.n, &cp));
		known[cp] |= flag;
	}
}

/* The words behind which a part follows that may be far from its whole. */
static void
add_part_words(void)
{
	struct str words, means, not_before, word;
	size_t row = 0;
	unsigned cp;

	while (lexicon_line(LEX_PART, &row, &words, &means, &not_before)) {
		while (str_is(means, "far") && str_next_name(&words, &word))
			add_flags((struct str) { word.s, utf8_get(word.s, word.n, &cp) }, MARK);
	}
}

static void
load(void)
{
	add_flags(str_of(triggers), TRIGGER);
	add_flags(str_of(marks), MARK);
	add_part_words();
	for (unsigned cp = 0; cp < BMP; cp++) {
		unsigned plain = plain_char(cp);

		if (plain != cp)
			known[cp] = plain < BMP ? known[plain] & (TRIGGER | MARK) : 0;
		known[cp] |= plain;
		if (!is_word(plain) && !is_blank(cp) && plain != '(')
			known[cp] |= SIMPLE;
	}
}

static inline bool
is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* What is being made, apart from its store, so that it stays in registers. */
struct pen {
	char *text;
	uint32_t *origin, *start, *mark;
	size_t n, starts, marks;
};

/* Note what the character next added may begin, and that it came from byte `at`. */
static inline void
note_char(struct pen *pen, uint32_t what, size_t at)
{
	if (what & TRIGGER)
		pen->start[pen->starts++] = (uint32_t)pen->n;
	if (what & MARK)
		pen->mark[pen->marks++] = (uint32_t)pen->n;
	pen->origin[pen->n] = (uint32_t)at;
}

static inline void
add_char(struct pen *pen, uint32_t what, size_t at)
{
	unsigned cp = what & PLAIN;

	note_char(pen, what, at);
	if (cp < 0x80)
		pen->text[pen->n++] = (char)cp;
	else
		pen->n += utf8_put(pen->text + pen->n, cp);
}

/* Is it one of the main block, as most are?  s has three bytes. */
static inline bool
is_han(const char *s)
{
	return (unsigned char)(*s - '\xE4') <= 0xE9 - 0xE4 && utf8_is_inside(s[1]) &&
	       utf8_is_inside(s[2]);
}

/* Most characters are Han, their own plain form, and begin nothing: add those that stand at
   byte `at` and behind it.  Returns where they end. */
static inline size_t
add_run(struct pen *pen, struct str source, size_t at)
{
	size_t from = at, n = pen->n;

	for (; source.n - at >= 3 && is_han(source.s + at); at += 3, n += 3) {
		unsigned cp = utf8_three(source.s + at);

		if (known[cp] != (SIMPLE | cp))
			break;
		pen->origin[n] = (uint32_t)at;
	}
	memcpy(pen->text + pen->n, source.s + from, at - from);
	pen->n = n;
	return at;
}

/* A letter or a digit; the blank before it counts between two of them. */
static inline void
add_word_char(struct pen *pen, unsigned cp, size_t at, bool blank)
{
	unsigned char before = pen->n ? (unsigned char)pen->text[pen->n - 1] : '(';
	uint32_t what = cp;

	if (blank && is_word(before)) {
		add_char(pen, ' ', at);
		before = ' ';
	}
	if (cp == 'h' || cp == 'w' || (is_digit(cp) && !is_digit(before)))
		what |= TRIGGER;
	add_char(pen, what, at);
}

/* A character's plain form takes three bytes for each of its own at most (an invalid byte
   becomes U+FFFD). */
static void
make_room(struct flat *flat, size_t n)
{
	buf_clear(&flat->text);
	buf_room(&flat->text, 3 * n + 1);
	if (flat->origin_room >= 3 * n + 1)
		return;
	flat->origin_room = 3 * n + 1;
	flat->origin = mem_resize(flat->origin, flat->origin_room, sizeof *flat->origin);
	flat->room = n;
	flat->start = mem_resize(flat->start, n, sizeof *flat->start);
	flat->mark = mem_resize(flat->mark, n, sizeof *flat->mark);
}

/* Add all characters of the source. */
static void
write_all(struct pen *pen, struct str source)
{
	bool blank = false;
	size_t len, reading;

	for (size_t at = 0; at < source.n; at += len) {
		const char *s = source.s + at;
		unsigned cp;
		uint32_t what;

		len = utf8_get(s, source.n - at, &cp);
		what = cp < BMP ? known[cp] : (plain_char(cp) | SIMPLE);
		if (what & SIMPLE) {
			add_char(pen, what, at);
			len = add_run(pen, source, at + len) - at;
			blank = false;
		} else if (space_len(s, source.n - at)) {
			blank = true;
		} else if (is_word(what & PLAIN)) {
			add_word_char(pen, what & PLAIN, at, blank);
			blank = false;
		} else if ((reading = key_reading(s, source.n - at))) {
			len = reading;
		} else {
			add_char(pen, what, at);
			blank = false;
		}
	}
	pen->origin[pen->n] = (uint32_t)source.n;
}

void
flat_make(struct flat *flat, struct str source)
{
	static bool loaded;
	struct pen pen;

	if (!loaded)
		load();
	loaded = true;
	make_room(flat, source.n);
	pen = (struct pen) { .text = flat->text.s,
		.origin = flat->origin,
		.start = flat->start,
		.mark = flat->mark };
	write_all(&pen, source);
	flat->source = source;
	flat->text.len = pen.n;
	flat->starts = pen.starts;
	flat->marks = pen.marks;
}

void
flat_free(struct flat *flat)
{
	buf_free(&flat->text);
	free(flat->origin);
	free(flat->start);
	free(flat->mark);
	*flat = (struct flat) { 0 };
}

/* Without a branch that cannot be foretold: this is asked for every quantity, many times. */
size_t
flat_mark(const struct flat *flat, size_t at)
{
	const uint32_t *from = flat->mark;
	size_t n = flat->marks;

	while (n > 1) {
		size_t half = n / 2;

		from += from[half - 1] < at ? half : 0;
		n -= half;
	}
	return (size_t)(from - flat->mark) + (n && *from < at);
}

struct str
flat_source(const struct flat *flat, size_t from, size_t to)
{
	size_t begin = flat->origin[from], end = to;
	unsigned cp;

	if (to <= from)
		return (struct str) { flat->source.s + begin, 0 };
	/* What the last character came from, and not the blanks behind it. */
	while (utf8_is_inside(flat->text.s[--end]))
		continue;
	end = flat->origin[end];
	end += utf8_get(flat->source.s + end, flat->source.n - end, &cp);
	return (struct str) { flat->source.s + begin, end - begin };
}
