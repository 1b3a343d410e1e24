#include <iconv.h>
#include <strings.h>

#include "name.h"
#include "utf8.h"

/* Made from GB18030; false when it is not that. */
static bool
add_recoded(struct buf *to, struct str name)
{
	iconv_t cd = iconv_open("UTF-8", "GB18030");
	char *from = (char *)(uintptr_t)name.s; /* it is only read */
	size_t room = name.n * 4, left = room;
	char *out = buf_room(to, room);
	bool good = cd != (iconv_t)-1;

	if (good) {
		good = iconv(cd, &from, &name.n, &out, &left) != (size_t)-1;
		iconv_close(cd);
	}
	to->len += good ? room - left : 0;
	return good;
}

void
name_add(struct buf *to, struct str name)
{
	name.n = name.n ? strnlen(name.s, name.n) : 0;
	if (utf8_valid(name.s, name.n) == name.n || !add_recoded(to, name))
		buf_addstr(to, name);
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
