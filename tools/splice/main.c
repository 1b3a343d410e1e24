static const char help[] =
    "usage: ogi-splice -t LIST SOURCE...\n"
    "\n"
    "Put folders of CSV together, piece by piece, without reading the rows.  A line\n"
    "of standard input is a piece: the number of its SOURCE, a folder; the folder\n"
    "that it goes to (-: nowhere); how many bytes it has in each table of LIST, as\n"
    "the index of ogi-emit says; all with tabs between.  Pieces are taken from it in\n"
    "its order, behind its head, and added to what the other folder has of the table.\n"
    "Afterwards each source must be used up.\n"
    "\n"
    "  -t, --table LIST  the tables, set apart by commas\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Example: printf '1\\t-\\t120\\n1\\tnew\\t310\\n' | ogi-splice -t facts old\n"
    "Exit: 0 done, 1 never, 2 bad usage, 3 system failure, or pieces that do not fit.\n";

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "out.h"
#include "say.h"

static const struct option options[] = {
	{ "table", required_argument, NULL, 't' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

enum { TABLES_MAX = 64, NOWHERE = -1, LARGE = 1 << 16 };

/* Pieces that follow each other in one source, and go to one folder. */
struct run {
	size_t source;
	long target; /* or NOWHERE */
};

/* A folder, and its file of the table at hand, of which so much was taken. */
struct source {
	const char *folder;
	int fd;
	char *bytes;
	size_t size, at;
};

/* A folder, and its file of the table at hand. */
struct target {
	char *folder;
	int fd; /* or -1 */
	struct buf held; /* to be written */
};

struct splice {
	const char *table[TABLES_MAX];
	size_t tables;
	struct source *source;
	struct target *target;
	size_t sources, targets;
	struct run *run;
	uint64_t *bytes; /* of each run, as many as there are tables */
	size_t runs, room;
};

static void
take_tables(struct splice *s, char *list)
{
	for (char *name = strtok(list, ","); name; name = strtok(NULL, ",")) {
		if (s->tables == TABLES_MAX || strchr(name, '/'))
			die_usage("'%s' is no table", name);
		s->table[s->tables++] = name;
	}
}

static void
take_sources(struct splice *s, char *operands[], size_t n)
{
	s->source = mem_resize(NULL, n, sizeof *s->source);
	for (s->sources = 0; s->sources < n; s->sources++)
		s->source[s->sources] = (struct source) { .folder = operands[s->sources] };
}

/* The folder of that name, as a number; the last one is the most likely. */
static long
target_of(struct splice *s, const char *name)
{
	if (!strcmp(name, "-"))
		return NOWHERE;
	for (size_t i = s->targets; i > 0; i--) {
		if (!strcmp(s->target[i - 1].folder, name))
			return (long)i - 1;
	}
	s->target = mem_resize(s->target, s->targets + 1, sizeof *s->target);
	s->target[s->targets] = (struct target) { strdup(name), -1, { 0 } };
	if (!s->target[s->targets].folder)
		die_system("out of memory");
	return (long)s->targets++;
}

static _Noreturn void
bad_line(unsigned long line)
{
	errno = 0;
	die_system("<stdin>:%lu: this is no piece", line);
}

static uint64_t
number(const char *field, unsigned long line)
{
	char *end;
	uint64_t n;

	errno = 0;
	n = field && *field >= '0' && *field <= '9' ? strtoull(field, &end, 10) : 0;
	if (!field || *field < '0' || *field > '9' || *end || errno)
		bad_line(line);
	return n;
}

/* A run of its own, or a part of the one before. */
static void
add_run(struct splice *s, struct run new, const uint64_t *bytes)
{
	const struct run *last = s->runs ? &s->run[s->runs - 1] : NULL;

	if (!last || last->source != new.source || last->target != new.target) {
		if (s->runs == s->room) {
			s->room = s->room ? s->room * 2 : 64;
			s->run = mem_resize(s->run, s->room, sizeof *s->run);
			s->bytes = mem_resize(s->bytes, s->room * s->tables, sizeof *s->bytes);
		}
		memset(s->bytes + s->runs * s->tables, 0, s->tables * sizeof *s->bytes);
		s->run[s->runs++] = new;
	}
	for (size_t t = 0; t < s->tables; t++)
		s->bytes[(s->runs - 1) * s->tables + t] += bytes[t];
}

static void
read_plan(struct splice *s)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t got;

	for (unsigned long n = 1; (got = getline(&line, &room, stdin)) > 0; n++) {
		uint64_t bytes[TABLES_MAX];
		struct run run;
		char *rest = line;

		if (line[got - 1] == '\n')
			line[got - 1] = '\0';
		run.source = number(strsep(&rest, "\t"), n) - 1;
		if (run.source >= s->sources || !rest)
			bad_line(n);
		run.target = target_of(s, strsep(&rest, "\t"));
		for (size_t t = 0; t < s->tables; t++)
			bytes[t] = number(strsep(&rest, "\t"), n);
		if (rest)
			bad_line(n);
		add_run(s, run, bytes);
	}
	if (ferror(stdin))
		die_system("cannot read standard input");
	free(line);
}

static const char *
path_of(const char *folder, const char *table)
{
	static struct buf path;

	buf_clear(&path);
	buf_adds(&path, folder);
	buf_addc(&path, '/');
	buf_adds(&path, table);
	buf_add(&path, ".csv", 5);
	return path.s;
}

/* A head is one line, and no cell of it holds a line break. */
static void
open_source(struct source *from, const char *table)
{
	const char *path = path_of(from->folder, table), *lf;
	struct stat st;

	from->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (from->fd < 0 || fstat(from->fd, &st))
		die_system("cannot open %s", path);
	from->size = st.st_size > 0 ? (size_t)st.st_size : 0;
	from->bytes = MAP_FAILED;
	if (from->size)
		from->bytes = mmap(NULL, from->size, PROT_READ, MAP_PRIVATE, from->fd, 0);
	if (from->size && from->bytes == MAP_FAILED)
		die_system("cannot read %s", path);
	lf = from->size ? memchr(from->bytes, '\n', from->size) : NULL;
	if (!lf) {
		errno = 0;
		die_system("%s has no head", path);
	}
	from->at = (size_t)(lf + 1 - from->bytes);
}

static void
open_target(struct target *to, const char *table)
{
	const char *path = path_of(to->folder, table);

	to->fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	if (to->fd < 0 || lseek(to->fd, 0, SEEK_END) < 0)
		die_system("cannot write %s", path);
}

static void
put(struct target *to, const char *bytes, size_t n, const char *table)
{
	if (!write_all(to->fd, bytes, n))
		die_system("cannot write %s", path_of(to->folder, table));
}

static void
flush(struct target *to, const char *table)
{
	put(to, to->held.s, to->held.len, table);
	buf_clear(&to->held);
}

/* By the kernel, which need not read what it copies; how much it could. */
static size_t
copy_by_kernel(const struct source *from, const struct target *to, size_t n)
{
	off_t at = (off_t)from->at;
	size_t left = n;
	ssize_t got = 1;

	for (; left && got > 0; left -= got > 0 ? (size_t)got : 0)
		got = copy_file_range(from->fd, &at, to->fd, NULL, left, 0);
	return n - left;
}

/* Small pieces are gathered: what is new in a store, and years that follow each other in no
   order, come in hundreds of thousands of them. */
static void
copy(struct source *from, struct target *to, size_t n, const char *table)
{
	if (n < LARGE) {
		buf_add(&to->held, from->bytes + from->at, n);
		if (to->held.len >= LARGE)
			flush(to, table);
	} else {
		size_t done;

		flush(to, table);
		done = copy_by_kernel(from, to, n);
		put(to, from->bytes + from->at + done, n - done, table);
	}
}

static void
check_source(struct source *from, const char *table)
{
	if (from->at != from->size) {
		errno = 0;
		die_system("%s and the pieces do not fit", path_of(from->folder, table));
	}
	munmap(from->bytes, from->size);
	close(from->fd);
}

static void
take_run(struct splice *s, const struct run *r, uint64_t bytes, const char *table)
{
	struct source *from = &s->source[r->source];

	if (bytes > from->size - from->at) {
		errno = 0;
		die_system("%s ends too soon", path_of(from->folder, table));
	}
	if (bytes && r->target != NOWHERE) {
		if (s->target[r->target].fd < 0)
			open_target(&s->target[r->target], table);
		copy(from, &s->target[r->target], (size_t)bytes, table);
	}
	from->at += (size_t)bytes;
}

static void
splice_table(struct splice *s, size_t t)
{
	const char *table = s->table[t];

	for (size_t i = 0; i < s->sources; i++)
		open_source(&s->source[i], table);
	for (size_t i = 0; i < s->runs; i++)
		take_run(s, &s->run[i], s->bytes[i * s->tables + t], table);
	for (size_t i = 0; i < s->sources; i++)
		check_source(&s->source[i], table);
	for (struct target *to = s->target; to < s->target + s->targets; to++) {
		flush(to, table);
		if (to->fd >= 0 && close(to->fd))
			die_system("cannot write %s", path_of(to->folder, table));
		to->fd = -1;
	}
}

int
main(int argc, char *argv[])
{
	struct splice s = { 0 };
	int c;

	say_start("ogi-splice", help);
	while ((c = getopt_long(argc, argv, ":t:hV", options, NULL)) != -1) {
		if (c == 't')
			take_tables(&s, optarg);
		else
			say_option(c, argv);
	}
	if (!s.tables)
		die_usage("say which tables (-t LIST)");
	if (optind == argc)
		die_usage("no folder was named");
	take_sources(&s, argv + optind, (size_t)(argc - optind));
	read_plan(&s);
	for (size_t t = 0; t < s.tables; t++)
		splice_table(&s, t);
	for (size_t i = 0; i < s.targets; i++) {
		free(s.target[i].folder);
		buf_free(&s.target[i].held);
	}
	free(s.target);
	free(s.source);
	free(s.run);
	free(s.bytes);
	return say_status();
}
