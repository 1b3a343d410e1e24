#include "piece.h"
#include "fields.h"
#include "key.h"

enum { FIRST_BYTES = 180 };

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
		"|", "◆", "■", "●", "首页_", "首页-" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (starts(s, marks[i])) {
			s = trim(str_skip(s, strlen(marks[i])));
			i = (size_t)-1;
		}
	}
	return s;
}

/* Does a mark or a blank stand in s, as behind a label? */
static bool
may_be_labelled(struct str s)
{
	return memchr(s.s, ' ', s.n) || memchr(s.s, ':', s.n) || memchr(s.s, '|', s.n) ||
	       str_find(s, str_of("：")) || str_find(s, str_of("　"));
}

/* Behind the name of the field, if the line is 信息名称：… or 标题 | …. */
static struct str
unlabelled(struct str s)
{
	struct field field[FIELDS_MAX];
	struct buf twin = { 0 };
	size_t n = 0;

	if (may_be_labelled(str_cut(s, 40))) {
		twin_add(&twin, str_cut(s, FIRST_BYTES));
		n = fields_of(buf_str(&twin), field);
		buf_free(&twin);
	}
	if (n && field[0].kind == FIELD_TITLE && field[0].at == 0 && field[0].value < s.n)
		return unmarked(trim(str_skip(s, field[0].value)));
	if (starts(s, "Page ") && str_find(str_cut(s, 16), str_of(" - ")))
		return str_skip(s, (size_t)(str_find(s, str_of(" - ")) - s.s) + 3);
	return s;
}

/* Without what sites and tables hang on: empty cells, a file's suffix, the site's name. */
struct str
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

struct str
piece_of(struct str line)
{
	return unlabelled(unmarked(line));
}
