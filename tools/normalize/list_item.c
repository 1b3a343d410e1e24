#include "list_item.h"
#include "utf8.h"

/* Characters of a number; more are no point's. */
enum { NUMBER_MAX = 4 };

/* The bytes of the one of `words`, set apart by bars, that s begins with; 0 for none. */
static size_t
one_of(struct str s, const char *words)
{
	struct str list = str_of(words), word;

	while (str_next_name(&list, &word)) {
		if (str_starts(s, word))
			return word.n;
	}
	return 0;
}

/* The bytes of a short number, in digits or written out. */
static size_t
number_len(struct str s, bool *digits)
{
	size_t at = 0, n;

	*digits = s.n && *s.s >= '0' && *s.s <= '9';
	for (int i = 0; i <= NUMBER_MAX; i++, at += n) {
		struct str rest = str_skip(s, at);

		if (*digits)
			n = rest.n && *rest.s >= '0' && *rest.s <= '9';
		else
			n = one_of(rest, "一|二|三|四|五|六|七|八|九|十|〇|零");
		if (!n)
			return at;
	}
	return 0;
}

/* （一） or (1), but （一）项. */
static size_t
bracketed(struct str s)
{
	size_t open = one_of(s, "（|("), n, close;
	bool digits;

	if (!open || !(n = number_len(str_skip(s, open), &digits)))
		return 0;
	n += open;
	if (!(close = one_of(str_skip(s, n), "）|)")))
		return 0;
	return one_of(str_skip(s, n + close), "项|目|款|条|項|條") ? 0 : n + close;
}

/* ① ⑴ ㈠, or a bullet. */
static size_t
sign(struct str s)
{
	size_t n = one_of(s, "•|●|■|◆|▪|○|□|★|➢|·|- |* |#|>");
	unsigned cp;

	if (n || !s.n)
		return n;
	n = utf8_get(s.s, s.n, &cp);
	return (cp >= 0x2460 && cp <= 0x249B) || (cp >= 0x3220 && cp <= 0x3229) ||
		       (cp >= 0x2776 && cp <= 0x2793)
		   ? n
		   : 0;
}

size_t
list_item(struct str s)
{
	size_t ordinal = one_of(s, "第"), n, mark;
	bool digits;

	if ((n = bracketed(s)) || (n = sign(s)))
		return n;
	if (!(n = number_len(str_skip(s, ordinal), &digits)))
		return 0;
	n += ordinal;
	if (ordinal)
		mark = one_of(str_skip(s, n), "，|、|：|,|是");
	else if (digits)
		mark = one_of(str_skip(s, n), "、|．|.|）|)");
	else
		mark = one_of(str_skip(s, n), "、|．|.|是");
	if (!mark)
		return 0;
	s = str_skip(s, n + mark);
	/* 1.5 is a figure. */
	return digits && s.n && *s.s >= '0' && *s.s <= '9' ? 0 : n + mark;
}
