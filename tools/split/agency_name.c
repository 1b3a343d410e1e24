#include "agency_name.h"
#include "head.h"

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
		if (str_begins(s, marks[i]))
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

	while (str_begins(s, "【") || str_begins(s, "[") || str_begins(s, "〔")) {
		const char *close = str_begins(s, "[")	  ? memchr(s.s, ']', s.n)
				    : str_begins(s, "【") ? str_find(s, str_of("】"))
							  : str_find(s, str_of("〕"));

		if (!close)
			break;
		s = str_skip(s, (size_t)(close - s.s) + (str_begins(s, "[") ? 1 : 3));
	}
	for (size_t i = 0; i < sizeof no_name / sizeof *no_name; i++) {
		if (str_begins(s, no_name[i]))
			return (struct str) { s.s, 0 };
	}
	s = without_site(without_edges(s));
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		if (str_begins(s, before[i]))
			s = str_skip(s, strlen(before[i]));
	}
	for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
		size_t n = strlen(after[i]);

		if (s.n > n && !memcmp(s.s + s.n - n, after[i], n))
			s.n -= n;
	}
	s = without_bracket(s);
	for (size_t i = 0; i < sizeof no_name / sizeof *no_name; i++) {
		if (str_begins(s, no_name[i]))
			s.n = 0;
	}
	return s.n >= 6 ? s : (struct str) { "", 0 };
}
