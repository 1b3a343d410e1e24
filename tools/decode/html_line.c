#include "html_line.h"

enum { CHAPTER_BYTES = 150, FIGURE_BYTES = 24, HAN = 3 };

static bool
is_numeral(struct str s)
{
	static const char numerals[] = "一二三四五六七八九十";

	for (size_t i = 0; i + HAN < sizeof numerals; i += HAN) {
		if (!memcmp(s.s, numerals + i, HAN))
			return true;
	}
	return false;
}

bool
line_is_chapter(struct str s)
{
	if (str_starts(s, str_of("第")))
		s = str_skip(s, HAN);
	if (s.n < 3 * HAN || s.n > CHAPTER_BYTES || !is_numeral(s))
		return false;
	s = str_skip(s, HAN);
	return str_starts(s, str_of("、")) || str_starts(s, str_of("部分"));
}

bool
line_has_figure(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= '0' && s.s[i] <= '9')
			return true;
	}
	return str_find(s, str_of("\xEF\xBC\x90")) || str_find(s, str_of("\xEF\xBC\x91"));
}

bool
line_has_sentence(struct str s)
{
	return str_find(s, str_of("。")) || str_find(s, str_of("；"));
}

bool
line_is_figure(struct str s)
{
	bool digit = false;

	if (!s.n || s.n > FIGURE_BYTES)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= '0' && s.s[i] <= '9')
			digit = true;
		else if (!strchr(" .,+-%", s.s[i]))
			return false;
	}
	return digit;
}
