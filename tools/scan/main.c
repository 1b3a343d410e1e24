static const char help[] =
    "usage: ogi-scan [options] FOLDER [STATE]\n"
    "\n"
    "List every file in FOLDER and below, as ogi-decode would read them, with what of\n"
    "its content is known: a line each, in the order of their paths, fields set apart\n"
    "by tabs.\n"
    "\n"
    "  MARK PATH SIZE MTIME CTIME INODE FOUND KNOWN REST...\n"
    "\n"
    "FOUND is the SHA-256 of the content, or, after a '!', why it cannot be read.\n"
    "STATE is what was known before, lines PATH SIZE MTIME CTIME INODE FOUND REST...\n"
    "in the same order; a file whose size, times and inode are as there is not read\n"
    "again.  MARK is new, changed, same (seen: and so are size, times and inode),\n"
    "gone, or kept: known, unreadable now.\n"
    "\n"
    "  -r, --rehash   read every file\n"
    "  -c, --check    list nothing but the PATHs of STATE whose size, times or inode\n"
    "                 are not as there\n"
    "  -n, --no-hash  read no file: FOUND is empty\n"
    "  -h, --help     print this and exit\n"
    "  -V, --version  print the version and exit\n"
    "\n"
    "Example: ogi-scan inbox\n"
    "Exit: 0 done, 1 never, 2 bad usage, 3 system failure.\n";

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "digest.h"
#include "folder.h"
#include "out.h"
#include "rec.h"
#include "say.h"

static const struct option options[] = {
	{ "rehash", no_argument, NULL, 'r' },
	{ "check", no_argument, NULL, 'c' },
	{ "no-hash", no_argument, NULL, 'n' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

/* The fields of a line of STATE that this program knows, and what follows. */
enum { PATH, SIZE, MTIME, CTIME, INODE, FOUND, REST, FIELDS };

/* STATE, of which one line is at hand. */
struct state {
	FILE *file; /* NULL when there is none, or no more */
	const char *name;
	char *line;
	size_t room;
	struct str field[FIELDS];
	struct buf path; /* as the system has it, with a NUL behind it */
	unsigned long number;
};

struct scan {
	bool rehash, no_hash;
	struct state known;
	struct buf path; /* of the entry at hand, with a NUL behind it */
	struct buf about; /* its SIZE MTIME CTIME INODE, with tabs between them */
};

static const char *
c_string(struct buf *b)
{
	*buf_room(b, 1) = '\0';
	return b->s;
}

/* Numbers that are compared as text, and mean the same in every run. */
static void
look(struct buf *about, const char *path, bool at_link)
{
	char text[160];
	struct stat st = { 0 };

	if (fstatat(AT_FDCWD, path, &st, at_link ? AT_SYMLINK_NOFOLLOW : 0))
		st = (struct stat) { 0 };
	snprintf(text, sizeof text, "%lld\t%lld.%09ld\t%lld.%09ld\t%llu", (long long)st.st_size,
	    (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec, (long long)st.st_ctim.tv_sec,
	    st.st_ctim.tv_nsec, (unsigned long long)st.st_ino);
	buf_clear(about);
	buf_adds(about, text);
}

/* --- what was known */

static void
state_next(struct state *s)
{
	struct str plain;
	struct buf scratch = { 0 };
	ssize_t got = getline(&s->line, &s->room, s->file);

	if (got <= 0) {
		if (ferror(s->file))
			die_system("cannot read %s", s->name);
		fclose(s->file);
		s->file = NULL;
		return;
	}
	s->number++;
	if (s->line[got - 1] == '\n')
		got--;
	errno = 0;
	s->field[REST] = str_of("");
	if (rec_split((struct str) { s->line, (size_t)got }, s->field, FIELDS) < REST)
		die_system("%s:%lu: this line has too few fields", s->name, s->number);
	plain = rec_plain(s->field[PATH], &scratch);
	buf_clear(&s->path);
	buf_addstr(&s->path, plain);
	c_string(&s->path);
	buf_free(&scratch);
}

static void
state_open(struct state *s, const char *name)
{
	s->name = name;
	s->file = strcmp(name, "-") != 0 ? fopen(name, "re") : stdin;
	if (!s->file)
		die_system("cannot open %s", name);
	state_next(s);
}

/* SIZE MTIME CTIME INODE of the line at hand. */
static struct str
state_about(const struct state *s)
{
	const char *from = s->field[SIZE].s, *to = s->field[INODE].s + s->field[INODE].n;

	return (struct str) { from, (size_t)(to - from) };
}

/* Of the line at hand's path and the other, which comes first: < 0, 0, > 0. */
static int
state_order(const struct state *s, const struct buf *path)
{
	size_t n = s->path.len < path->len ? s->path.len : path->len;
	int order = n ? memcmp(s->path.s, path->s, n) : 0;

	return order ? order : (s->path.len > path->len) - (s->path.len < path->len);
}

/* --- what is found */

static void
put_field(struct str field)
{
	out_write("\t", 1);
	out_str(field);
}

static void
put(const char *mark, struct str path, struct str about, struct str found,
    const struct state *s)
{
	struct buf escaped = { 0 };

	rec_escape(&escaped, path);
	out_str(str_of(mark));
	put_field(buf_str(&escaped));
	put_field(about);
	put_field(found);
	put_field(s ? s->field[FOUND] : str_of(""));
	if (s && s->field[REST].n)
		put_field(s->field[REST]);
	out_write("\n", 1);
	buf_free(&escaped);
}

/* What STATE has and was not met, before this path. */
static void
pass_by(struct scan *scan, const struct buf *path)
{
	struct state *s = &scan->known;

	while (s->file && (!path || state_order(s, path) < 0)) {
		put("gone", buf_str(&s->path), state_about(s), str_of(""), s);
		state_next(s);
	}
}

static bool
is_content(struct str found)
{
	return found.n && *found.s != '!' && *found.s != '-';
}

/* A FOUND that says why there is no content. */
static struct str
say_why(char mark, const char *what, int error)
{
	static struct buf why;
	struct buf plain = { 0 };

	buf_adds(&plain, what);
	if (error) {
		buf_adds(&plain, ": ");
		buf_adds(&plain, strerror(error));
	}
	buf_clear(&why);
	buf_addc(&why, mark);
	rec_escape(&why, buf_str(&plain));
	buf_free(&plain);
	return buf_str(&why);
}

static struct str
read_content(const char *path)
{
	static char hex[DIGEST_HEX];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool good;

	if (fd < 0)
		return say_why('!', "cannot open", errno);
	good = digest_file(hex, fd);
	if (!good) {
		int error = errno;

		close(fd);
		return say_why('!', "cannot read", error);
	}
	close(fd);
	return str_of(hex);
}

/* The content, unless what is known of it still holds. */
static struct str
content(struct scan *scan, const struct state *s)
{
	if (scan->no_hash)
		return str_of("");
	if (s && !scan->rehash && is_content(s->field[FOUND]) &&
	    str_same(state_about(s), buf_str(&scan->about)))
		return s->field[FOUND];
	return read_content(c_string(&scan->path));
}

static const char *
mark_of(const struct scan *scan, const struct state *s, struct str found)
{
	if (!s)
		return "new";
	if (str_same(s->field[FOUND], found))
		return str_same(state_about(s), buf_str(&scan->about)) ? "seen" : "same";
	return *found.s == '!' && is_content(s->field[FOUND]) ? "kept" : "changed";
}

/* List the entry at scan->path; why says that it is no file that can be read. */
static void
meet(struct scan *scan, bool at_link, struct str why)
{
	struct state *s = &scan->known;
	struct str found;

	look(&scan->about, c_string(&scan->path), at_link);
	pass_by(scan, &scan->path);
	if (!s->file || state_order(s, &scan->path) > 0)
		s = NULL;
	found = why.n ? why : content(scan, s);
	put(mark_of(scan, s, found), buf_str(&scan->path), buf_str(&scan->about), found, s);
	if (s)
		state_next(s);
}

/* The folder at scan->path, which ends with a slash, cannot be listed: what was known of it
   stays known. */
static void
meet_closed(struct scan *scan, int error)
{
	struct state *s = &scan->known;
	struct str why = say_why('!', "cannot list the folder", error);

	meet(scan, false, why);
	while (s->file && str_starts(buf_str(&s->path), buf_str(&scan->path))) {
		put("kept", buf_str(&s->path), state_about(s), why, s);
		state_next(s);
	}
}

static void walk(struct scan *scan);

static void
visit(struct scan *scan, enum kind kind)
{
	switch (kind) {
	case KIND_FILE:
		meet(scan, false, str_of(""));
		break;
	case KIND_FOLDER:
		buf_addc(&scan->path, '/');
		walk(scan);
		break;
	case KIND_FOLDER_LINK:
		meet(scan, true, say_why('-', FOLDER_LINK_SAID, 0));
		break;
	case KIND_SPECIAL:
		meet(scan, true, say_why('-', FOLDER_SPECIAL_SAID, 0));
		break;
	}
}

/* The folder at scan->path, which is empty or ends with a slash, and is left as it was. */
static void
walk(struct scan *scan)
{
	size_t len = scan->path.len;
	struct folder f = { 0 };

	if (!folder_list(&f, len ? c_string(&scan->path) : ".")) {
		if (!len)
			die_system("cannot list the folder");
		meet_closed(scan, errno);
		f.n = 0;
	}
	for (size_t i = 0; i < f.n; i++) {
		buf_adds(&scan->path, f.entry[i].name);
		visit(scan, f.entry[i].kind);
		scan->path.len = len;
	}
	folder_free(&f);
}

static void
check(struct scan *scan)
{
	struct state *s = &scan->known;

	for (; s->file; state_next(s)) {
		look(&scan->about, s->path.s, s->field[FOUND].n && *s->field[FOUND].s == '-');
		if (!str_same(state_about(s), buf_str(&scan->about))) {
			out_str(s->field[PATH]);
			out_write("\n", 1);
		}
	}
}

int
main(int argc, char *argv[])
{
	struct scan scan = { 0 };
	bool checks = false;
	int c;

	say_start("ogi-scan", help);
	while ((c = getopt_long(argc, argv, ":rcnhV", options, NULL)) != -1) {
		if (c == 'r')
			scan.rehash = true;
		else if (c == 'c')
			checks = true;
		else if (c == 'n')
			scan.no_hash = true;
		else
			say_option(c, argv);
	}
	if (argc - optind < 1 || argc - optind > 2 || (checks && argc - optind < 2))
		die_usage("say which folder%s", checks ? ", and what is known of it" : "");
	if (argc - optind == 2)
		state_open(&scan.known, argv[optind + 1]);
	if (chdir(argv[optind]))
		die_system("cannot open %s", argv[optind]);
	if (checks) {
		check(&scan);
	} else {
		walk(&scan);
		pass_by(&scan, NULL);
	}
	buf_free(&scan.path);
	buf_free(&scan.about);
	buf_free(&scan.known.path);
	free(scan.known.line);
	return out_finish();
}
