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
    "  -p, --part K/N    only every Nth table, from the Kth on: N programs at a time\n"
    "                    put all of them together\n"
    "  -h, --help        print this and exit\n"
    "  -V, --version     print the version and exit\n"
    "\n"
    "Example: printf '1\\t-\\t120\\n1\\tnew\\t310\\n' | ogi-splice -t facts old\n"
    "Exit: 0 done, 1 never, 2 bad usage, 3 system failure, or pieces that do not fit.\n";

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "out.h"
#include "say.h"
#include "splice.h"

static const struct option options[] = {
	{ "table", required_argument, NULL, 't' },
	{ "part", required_argument, NULL, 'p' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

/* A piece that is copied by the kernel, and how much of smaller ones is gathered. */
enum { LARGE = 1 << 16 };

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
	errno = 0;
	if (!lf)
		die_system("%s has no head", path);
	else
		from->at = (size_t)(lf - from->bytes) + 1;
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
		if (to->fd < 0)
			continue;
		write_behind(to->fd);
		if (close(to->fd))
			die_system("cannot write %s", path_of(to->folder, table));
		to->fd = -1;
	}
}

/* Every N-th table, from the K-th on. */
struct part {
	size_t first, every;
};

static struct part
part_of(const char *s)
{
	char *end;
	unsigned long first = strtoul(s, &end, 10), every = 0;

	if (end != s && *end == '/' && end[1] >= '0' && end[1] <= '9')
		every = strtoul(end + 1, &end, 10);
	if (*end || *s < '0' || *s > '9' || !first || first > every)
		die_usage("--part '%s' is not K/N", s);
	return (struct part) { first - 1, every };
}

int
main(int argc, char *argv[])
{
	struct splice s = { 0 };
	struct part part = { 0, 1 };
	int c;

	say_start("ogi-splice", help);
	while ((c = getopt_long(argc, argv, ":t:p:hV", options, NULL)) != -1) {
		if (c == 't')
			take_tables(&s, optarg);
		else if (c == 'p')
			part = part_of(optarg);
		else
			say_option(c, argv);
	}
	if (!s.tables)
		die_usage("say which tables (-t LIST)");
	if (optind == argc)
		die_usage("no folder was named");
	take_sources(&s, argv + optind, (size_t)(argc - optind));
	plan_read(&s);
	for (size_t t = part.first; t < s.tables; t += part.every)
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
