#include "slip.h"
#include "words.h"

/* The digit that a letter stands for; 0 for none. */
static char
digit_of(char letter)
{
	if (letter == 'o')
		return '0';
	return letter == 'l' || letter == 'i' ? '1' : '\0';
}

static bool
is_of_figure(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* The bytes at s that may stand for a digit: a letter, or 〇. */
static size_t
letter_len(struct str s)
{
	if (str_starts(s, str_of("〇")))
		return strlen("〇");
	return s.n && digit_of(*s.s) ? 1 : 0;
}

/* How far the figure goes, letters and all; how many letters it has, and whether it has more.
 */
static size_t
extent(struct str s, size_t *letters, bool *digits)
{
	size_t at = 0, n;

	*letters = 0;
	*digits = false;
	while (at < s.n) {
		if ((n = letter_len(str_skip(s, at)))) {
			++*letters;
		} else if (is_of_figure(s.s[at])) {
			*digits = *digits || (s.s[at] >= '0' && s.s[at] <= '9');
			n = 1;
		} else {
			break;
		}
		at += n;
	}
	return at;
}

bool
slip_mend(struct str s, struct buf *out)
{
	size_t letters, end, n;
	bool digits;

	end = extent(s, &letters, &digits);
	/* A lone 〇 is a numeral; of several letters without a digit nobody knows what they
	   are. */
	if (!letters || (!digits && (letters > 1 || end > 1)) ||
	    (end < s.n && !word_is(WORD_COUNT, str_skip(s, end)) &&
		!word_is(WORD_MONEY, str_skip(s, end))))
		return false;
	buf_clear(out);
	for (size_t at = 0; at < end; at += n) {
		n = letter_len(str_skip(s, at));
		buf_addc(out, !n ? s.s[at] : n > 1 ? '0' : digit_of(s.s[at]));
		n = n ? n : 1;
	}
	buf_addstr(out, str_skip(s, end));
	return true;
}

/* 注 or 注1. */
static size_t
note_len(struct str s)
{
	size_t n = strlen("注");

	if (!str_starts(s, str_of("注")))
		return 0;
	while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	return n;
}

/* A number, 注 or another mark in brackets, as [1], （注2） or [²]; （1） is no mark. */
static size_t
bracket_len(struct str s)
{
	static const char *const brackets[][2] = { { "[", "]" }, { "〔", "〕" }, { "【", "】" },
		{ "(", ")" } };

	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		struct str open = str_of(brackets[i][0]), close = str_of(brackets[i][1]);
		size_t n = open.n, note;
		const struct word *mark;

		if (!str_starts(s, open))
			continue;
		note = note_len(str_skip(s, n));
		n += note;
		while (!note && (mark = word_begins(WORD_MARK, str_skip(s, n))))
			n += mark->text.n;
		while (!note && *open.s != '(' && n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
			n++;
		return n > open.n && str_starts(str_skip(s, n), close) ? n + close.n : 0;
	}
	return 0;
}

size_t
slip_mark(struct str s)
{
	const struct word *mark;
	size_t n = note_len(s);

	if (n || (n = bracket_len(s)))
		return n;
	mark = word_begins(WORD_MARK, s);
	return mark ? mark->text.n : 0;
}
