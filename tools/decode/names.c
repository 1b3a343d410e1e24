#include <errno.h>
#include <stdio.h>

#include "names.h"
#include "say.h"
#include "walk.h"

/* No system opens a longer one. */
enum { NAME_MAX_BYTES = 1 << 16 };

/* The next name; false when the list ends.  Of one that is too long, the rest is dropped. */
static bool
next_name(FILE *list, int end, struct buf *name)
{
	int c;

	buf_clear(name);
	while ((c = getc_unlocked(list)) != EOF && c != end) {
		if (name->len <= NAME_MAX_BYTES)
			buf_addc(name, (char)c);
	}
	return c != EOF || name->len;
}

static void
walk_name(struct document *doc, const struct buf *name, bool found)
{
	if (!name->len)
		return;
	if (name->len > NAME_MAX_BYTES)
		say_failed(str_of("a name in the list"), "longer than any file's");
	else if (memchr(name->s, '\0', name->len))
		say_failed(
		    str_of("a name in the list"), "holds a NUL byte; is it a list for -0?");
	else
		(found ? walk_found : walk)(doc, buf_str(name));
}

void
names_walk(struct document *doc, const char *list, bool nul, bool found)
{
	bool is_stdin = !strcmp(list, "-");
	struct str place = str_of(is_stdin ? "<stdin>" : list);
	FILE *file = is_stdin ? stdin : fopen(list, "re");
	struct buf name = { 0 };

	if (!file) {
		say_failed(place, "cannot open: %s", strerror(errno));
		return;
	}
	for (unsigned long n = 1; next_name(file, nul ? '\0' : '\n', &name); n++) {
		if (found)
			doc->from = n;
		walk_name(doc, &name, found);
	}
	if (ferror(file))
		say_failed(place, "cannot read: %s", strerror(errno));
	if (!is_stdin)
		fclose(file);
	buf_free(&name);
}
