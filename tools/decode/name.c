#include <strings.h>

#include "name.h"
#include "recode.h"
#include "utf8.h"

/* With U+FFFD for what is no UTF-8. */
static void
add_repaired(struct buf *to, struct str name)
{
	while (name.n) {
		size_t n = utf8_valid(name.s, name.n);

		buf_add(to, name.s, n);
		name = str_skip(name, n);
		if (!name.n)
			break;
		buf_adds(to, "\xEF\xBF\xBD");
		name = str_skip(name, utf8_bad(name.s, name.n));
	}
}

/* As UTF-8, when all of it is GB18030. */
static void
add_recoded(struct buf *to, struct str name)
{
	struct recode recode = { 0 };
	size_t len = to->len;
	struct str piece;

	recode_open(&recode, encoding_of(str_of("gb18030")), name);
	while (recode_next(&recode, &piece))
		buf_addstr(to, piece);
	if (recode.bad || recode.cut) {
		to->len = len;
		add_repaired(to, name);
	}
	recode_free(&recode);
}

void
name_add(struct buf *to, struct str name)
{
	name.n = name.n ? strnlen(name.s, name.n) : 0;
	if (utf8_valid(name.s, name.n) == name.n)
		buf_addstr(to, name);
	else
		add_recoded(to, name);
}

static bool
is_junk_part(struct str part)
{
	static const char *const junk[] = { "__MACOSX", "Thumbs.db", "desktop.ini" };

	if (part.n > 0 && *part.s == '.')
		return !str_is(part, ".") && !str_is(part, "..");
	for (size_t i = 0; i < sizeof junk / sizeof *junk; i++) {
		if (part.n == strlen(junk[i]) && !strncasecmp(part.s, junk[i], part.n))
			return true;
	}
	return false;
}

bool
name_is_junk(struct str name)
{
	size_t from = 0;

	for (size_t i = 0; i <= name.n; i++) {
		if (i < name.n && name.s[i] != '/' && name.s[i] != '\\')
			continue;
		if (is_junk_part((struct str) { name.s + from, i - from }))
			return true;
		from = i + 1;
	}
	return false;
}
