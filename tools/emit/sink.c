#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit.h"
#include "gz.h"
#include "out.h"
#include "say.h"

enum { NAME_SIZE = 48, INDEX = TABLES, PACKAGE, SINKS };

/* Bytes that are written before the disk is told to take them. */
enum { BEHIND_MAX = 4 << 20 };

/* Where one table goes: stdout, or a file that has its name only once all is well. */
struct sink {
	bool open;
	int fd;
	struct gz *gz;
	struct buf packed;
	uint64_t given; /* bytes of rows that were written */
	size_t behind; /* bytes that the disk was not told of yet */
	char name[NAME_SIZE], part[NAME_SIZE];
};

/* Outside of main, since what ends the program anywhere must take the parts away. */
static struct {
	const char *path; /* of the folder; NULL for stdout */
	int fd;
	struct sink sink[SINKS]; /* the last two are the index' and the package's */
} here = { .fd = -1 };

static void
remove_parts(void)
{
	for (size_t i = 0; i < SINKS; i++) {
		if (here.path && here.sink[i].open)
			unlinkat(here.fd, here.sink[i].part, 0);
	}
}

static _Noreturn void
die_file(const char *doing, const char *name)
{
	die_system("cannot %s %s/%s", doing, here.path, name);
}

static bool
same_file(int fd, const char *name)
{
	struct stat a, b;

	return !fstat(fd, &a) && !fstatat(here.fd, name, &b, AT_SYMLINK_NOFOLLOW) &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* Open a part for this run alone: one that another run still writes is refused, or waited for,
   one that a run which was killed left behind is written anew. */
static void
open_part(struct sink *sink, bool wait)
{
	int flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC;

	snprintf(sink->part, NAME_SIZE, ".%.40s.part", sink->name);
	for (;;) {
		sink->fd = openat(here.fd, sink->part, flags, 0666);
		if (sink->fd < 0)
			die_file("write", sink->part);
		if (flock(sink->fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB) &&
		    errno == EWOULDBLOCK) {
			errno = 0;
			die_system("%s/%s is being written by another ogi-emit", here.path,
			    sink->name);
		}
		if (same_file(sink->fd, sink->part))
			break;
		close(sink->fd);
	}
	sink->open = true;
	if (ftruncate(sink->fd, 0))
		die_file("write", sink->part);
}

static void
open_folder(const char *folder)
{
	if (mkdir(folder, 0777) && errno != EEXIST)
		die_system("cannot make the folder %s", folder);
	here.fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (here.fd < 0)
		die_system("cannot open the folder %s", folder);
	here.path = folder;
	atexit(remove_parts);
}

void
sink_open(const struct table *table, const char *folder, const struct style *style)
{
	if (folder)
		open_folder(folder);
	for (size_t i = 0; i < TABLES; i++) {
		struct sink *sink = &here.sink[i];

		if (!table[i].asked)
			continue;
		if (style->gzip)
			sink->gz = gz_new();
		snprintf(sink->name, NAME_SIZE, "%s.csv%s", table[i].name.s,
		    style->gzip ? ".gz" : "");
		if (folder)
			open_part(sink, false);
	}
}

const char *
sink_name(const struct table *t)
{
	return here.sink[t->id].name;
}

static void
write_out(struct sink *sink, struct buf *bytes)
{
	if (!here.path) {
		out_write(bytes->s, bytes->len);
	} else {
		if (!write_all(sink->fd, bytes->s, bytes->len))
			die_file("write", sink->part);
		if ((sink->behind += bytes->len) >= BEHIND_MAX) {
			write_behind(sink->fd);
			sink->behind = 0;
		}
	}
	buf_clear(bytes);
}

void
sink_write(struct table *t)
{
	struct sink *sink = &here.sink[t->id];
	struct buf *held = &t->rows.held;

	sink->given += held->len;
	if (!sink->gz) {
		write_out(sink, held);
		return;
	}
	gz_add(sink->gz, buf_str(held), &sink->packed);
	buf_clear(held);
	if (sink->packed.len > HELD_MAX)
		write_out(sink, &sink->packed);
}

uint64_t
sink_given(const struct table *t)
{
	return here.sink[t->id].given + t->rows.held.len;
}

void
sink_index_open(void)
{
	struct sink *sink = &here.sink[INDEX];

	snprintf(sink->name, NAME_SIZE, "index.tsv");
	snprintf(sink->part, NAME_SIZE, ".index.tsv.part");
	open_part(sink, false);
}

void
sink_index(struct buf *lines)
{
	write_out(&here.sink[INDEX], lines);
}

void
sink_sync(struct table *t)
{
	struct sink *sink = &here.sink[t->id];

	sink_write(t);
	if (sink->gz) {
		gz_sync(sink->gz, &sink->packed);
		write_out(sink, &sink->packed);
	}
}

static void
finish(struct table *t)
{
	struct sink *sink = &here.sink[t->id];

	sink_write(t);
	if (sink->gz) {
		gz_end(sink->gz, &sink->packed);
		write_out(sink, &sink->packed);
		buf_free(&sink->packed);
	}
}

/* Beside the tables stands what they are.  Runs that write other tables into the folder at the
   same time each write theirs, one after the other. */
static void
write_package(const struct table *table, const struct style *style)
{
	struct sink *sink = &here.sink[PACKAGE];
	struct buf json = { 0 };

	snprintf(sink->name, NAME_SIZE, "datapackage.json");
	open_part(sink, true);
	package_put(&json, table, style);
	write_out(sink, &json);
	buf_free(&json);
}

/* Have the bytes on the disk before the name points at them. */
static void
give_names(void)
{
	for (size_t i = 0; i < SINKS; i++) {
		if (here.sink[i].open)
			write_behind(here.sink[i].fd);
	}
	for (size_t i = 0; i < SINKS; i++) {
		const struct sink *sink = &here.sink[i];

		if (sink->open && fsync(sink->fd) && errno != EINVAL && errno != EROFS)
			die_file("write", sink->part);
	}
	for (size_t i = 0; i < SINKS; i++) {
		struct sink *sink = &here.sink[i];

		if (!sink->open)
			continue;
		if (renameat(here.fd, sink->part, here.fd, sink->name))
			die_file("write", sink->name);
		sink->open = false;
		close(sink->fd);
	}
	fsync(here.fd);
	close(here.fd);
}

int
sink_close(struct table *table, const struct style *style)
{
	int status = here.path ? say_status() : DONE;

	if (status == BAD_SYSTEM)
		return status;
	for (size_t i = 0; i < TABLES; i++) {
		if (table[i].asked)
			finish(&table[i]);
	}
	if (!here.path)
		return out_finish();
	write_package(table, style);
	give_names();
	return status;
}
