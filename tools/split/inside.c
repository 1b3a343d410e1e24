#include "finder.h"
#include "names.h"
#include "number.h"
#include "utf8.h"

/* Does a heading within a line follow the words before it: a blank, a full stop? */
static bool
sets_off(struct str text, size_t at)
{
	struct str before = { text.s, at };

	if (!at || lead(str_skip(text, at - 1)))
		return true;
	return at >= 3 &&
	       (!memcmp(before.s + at - 3, "。", 3) || !memcmp(before.s + at - 3, "；", 3) ||
		   !memcmp(before.s + at - 3, "：", 3) || !memcmp(before.s + at - 3, "　", 3) ||
		   !memcmp(before.s + at - 3, "）", 3));
}

/* Where a heading within a line ends when its name is unknown: at the first blank or mark. */
static size_t
inside_end(struct str words)
{
	static const char *const stops[] = { "。", "，", "；", "：", "（" };
	size_t at = 0;

	while (at < words.n && at <= SHORT_LINE * 2) {
		if (lead(str_skip(words, at)) || words.s[at] == ',' || words.s[at] == '(')
			return at;
		for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
			if (str_begins(str_skip(words, at), stops[i]))
				return at;
		}
		at += utf8_get(words.s + at, words.n - at, &(unsigned) { 0 });
	}
	return 0;
}

/* The heading within the line whose number begins at `at`, if it is one. */
static void
try_inside(struct finder *f, size_t at)
{
	struct str s = str_skip(f->text, at), words;
	struct heading h = { .entry = f->line.entry, .last = f->line.entry, .from = at };
	struct number number, more;
	struct name name;
	size_t end;

	if (!number_read(s, &number) || !number.mark || number.style != STYLE_HAN ||
	    number.value > NUMBERS_MAX || is_row_label(s, f->statistics) ||
	    (at <= lead(f->text) && is_list(s)))
		return;
	words = str_skip(s, number.end);
	if (name_find(words, &name)) {
		h.code = (unsigned char)name.code;
		h.alone = name.alone;
		end = name.end;
	} else if (!(end = inside_end(words)) || (number_read(words, &more) && more.mark)) {
		return;
	}
	h.number = (unsigned char)number.value;
	h.to = at + number.end + end;
	h.content = true;
	finder_add(f, h);
}

/* Headings within a long line: look at what stands before each 、 (or full-width stop). */
void
finder_inside(struct finder *f)
{
	static const struct str comma = { "、", 3 };
	size_t from = 0;
	const char *hit;

	if (*f->line.text.s == '(' || str_starts(f->line.text, str_of("（")))
		sign_level2(f->out, f->line.text);

	while ((hit = str_find(str_skip(f->text, from), comma))) {
		size_t at = (size_t)(hit - f->text.s), start = at;
		int value;

		for (size_t back = 3; back <= 9 && back <= at - from + 3 && back <= at;
		     back += 3) {
			size_t n = numeral_read(str_skip(f->text, at - back), &value);

			if (!n)
				break;
			if (n == back)
				start = at - back;
		}
		if (start < at && sets_off(f->text, start))
			try_inside(f, start);
		from = at + 3;
	}
	if (!f->out->n || f->out->at[f->out->n - 1].entry != f->line.entry)
		finder_content(f);
}
