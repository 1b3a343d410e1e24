#include <strings.h>

#include "package.h"
#include "unpack.h"

enum { PIECE = 1 << 15 };

/* So many times PART_MAX may come of all parts together, however often each is read. */
enum { PARTS_MOST = 8 };

void
package_open(struct package *package, struct str bytes)
{
	*package = (struct package) { bytes, { .free = PARTS_MOST * PART_MAX } };
}

/* Some programs begin the names in the zip with a slash, or set backslashes in them. */
static bool
is_name(struct str member, struct str name)
{
	if (member.n && (*member.s == '/' || *member.s == '\\'))
		member = str_skip(member, 1);
	if (member.n != name.n)
		return false;
	for (size_t i = 0; i < name.n; i++) {
		char c = member.s[i] == '\\' ? '/' : member.s[i];

		if (strncasecmp(&c, &name.s[i], 1) != 0)
			return false;
	}
	return true;
}

/* Go on to the part of that name. */
static int
find(struct unpack *u, struct str name)
{
	struct str member;
	int got;

	while ((got = unpack_next(u, &member)) > 0) {
		if (is_name(member, name))
			break;
	}
	return got;
}

enum part
package_look(struct package *package, struct str name, size_t *times)
{
	struct unpack *u = unpack_memory(package->bytes, &package->budget);
	size_t size = 0;
	char piece[PIECE];
	ssize_t n;

	*times = 0;
	while (find(u, name) > 0) {
		if (++*times > 1)
			continue;
		while (size <= PART_MAX && (n = unpack_read(u, piece, sizeof piece)) > 0)
			size += (size_t)n;
	}
	unpack_free(u);
	if (!*times)
		return PART_MISSING;
	return size > PART_MAX ? PART_TOO_LARGE : PART_WHOLE;
}

enum part
package_read(struct package *package, struct str name, struct markup *m)
{
	struct unpack *u = unpack_memory(package->bytes, &package->budget);
	char piece[PIECE];
	size_t size = 0;
	ssize_t n = 0;
	bool good;

	if (find(u, name) <= 0) {
		unpack_free(u);
		return PART_MISSING;
	}
	markup_open(m, MARKUP_XML);
	while (
	    size <= PART_MAX && !m->stopped && (n = unpack_read(u, piece, sizeof piece)) > 0) {
		markup_feed(m, (struct str) { piece, (size_t)n });
		size += (size_t)n;
	}
	good = markup_close(m);
	unpack_free(u);
	if (size > PART_MAX)
		return PART_TOO_LARGE;
	return good && n == 0 ? PART_WHOLE : PART_DAMAGED;
}

const char *
attribute_of(const char **attributes, const char *name)
{
	for (; attributes && *attributes; attributes += 2) {
		if (!strcmp(*attributes, name))
			return attributes[1];
	}
	return NULL;
}

unsigned
number_attribute(const char **attributes, const char *name, unsigned max, unsigned other)
{
	const char *s = attribute_of(attributes, name);
	unsigned long value = 0;

	if (!s || !*s)
		return other;
	for (; *s >= '0' && *s <= '9'; s++) {
		value = value * 10 + (unsigned long)(*s - '0');
		if (value > max)
			value = max;
	}
	return *s ? other : (unsigned)value;
}

bool
is_on(const char **attributes)
{
	static const char *const off[] = { "0", "false", "off", "none" };
	const char *value = attribute_of(attributes, "val");

	for (size_t i = 0; value && i < sizeof off / sizeof *off; i++) {
		if (!strcmp(value, off[i]))
			return false;
	}
	return true;
}

/* --- relationships */

struct relations {
	const char *const *type;
	size_t n;
	struct buf *target;
	struct str part; /* that has them */
};

/* The folder of a part, with its slash. */
static struct str
folder_of(struct str part)
{
	const char *slash = part.n ? memrchr(part.s, '/', part.n) : NULL;

	part.n = slash ? (size_t)(slash - part.s) + 1 : 0;
	return part;
}

void
package_resolve(struct buf *to, struct str part, const char *target)
{
	buf_clear(to);
	if (*target == '/')
		target++;
	else
		buf_addstr(to, folder_of(part));
	while (!strncmp(target, "../", 3)) {
		target += 3;
		to->len -= to->len > 0;
		while (to->len && to->s[to->len - 1] != '/')
			to->len--;
	}
	buf_adds(to, target);
}

static void
on_relation(void *of, const char *name, const char **attributes)
{
	struct relations *r = of;
	const char *type = attribute_of(attributes, "Type");
	const char *target = attribute_of(attributes, "Target");
	const char *mode = attribute_of(attributes, "TargetMode");

	if (strcmp(name, "Relationship") != 0 || !type || !target || !strrchr(type, '/') ||
	    (mode && !strcmp(mode, "External")))
		return;
	type = strrchr(type, '/') + 1;
	for (size_t i = 0; i < r->n; i++) {
		if (!strcmp(type, r->type[i]))
			package_resolve(&r->target[i], r->part, target);
	}
}

enum part
package_relations(struct package *package, struct str part, struct markup *m)
{
	struct str folder = folder_of(part);
	struct buf name = { 0 };
	enum part state;

	buf_addstr(&name, folder);
	buf_adds(&name, "_rels/");
	buf_addstr(&name, str_skip(part, folder.n));
	buf_adds(&name, ".rels");
	state = package_read(package, buf_str(&name), m);
	buf_free(&name);
	return state;
}

void
package_targets(struct package *package, struct str part, const char *const *type, size_t n,
    struct buf *target)
{
	struct relations r = { type, n, target, part };
	struct markup m = { .start = on_relation, .of = &r };

	package_relations(package, part, &m);
}
