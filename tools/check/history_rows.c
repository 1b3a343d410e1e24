#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "gz.h"
#include "history_rows.h"
#include "say.h"

/* A row of our own tables is shorter by far. */
enum { ROW_MAX = 1 << 20, SEEK_CHUNK = 4096 };

static const char gzip_magic[] = { '\x1F', '\x8B' };

static _Noreturn void
damaged(const struct file_rows *f, const char *what)
{
	errno = 0;
	die_system("%s: %s", f->path, what);
}

static size_t
take(struct file_rows *f, char *to, size_t n)
{
	ssize_t got;

	do
		got = pread(f->fd, to, n, (off_t)f->read_at);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		die_system("cannot read %s", f->path);
	f->read_at += (uint64_t)got;
	return (size_t)got;
}

/* More text of a packed file, whose members follow one another; false at its end. */
static bool
unpack(struct file_rows *f)
{
	size_t n = 0;

	while (!n) {
		struct str in;

		if (!f->packed.len)
			f->packed.len = take(f, buf_room(&f->packed, IN_CHUNK), IN_CHUNK);
		if (!f->packed.len) {
			if (f->member_open)
				damaged(f, "the packed file is cut off");
			return false;
		}
		in = buf_str(&f->packed);
		n = f->chunk;
		f->member_open = true;
		switch (gunzip_step(f->gunzip, &in, buf_room(&f->text, n), &n)) {
		case GUNZIP_DAMAGED:
			damaged(f, "the packed file is damaged");
		case GUNZIP_END:
			gunzip_free(f->gunzip);
			f->gunzip = gunzip_new(GZ_GZIP);
			f->member_open = false;
			break;
		case GUNZIP_MORE:
			break;
		}
		memmove(f->packed.s, in.s, in.n);
		f->packed.len = in.n;
	}
	f->text.len += n;
	return true;
}

static bool
read_more(struct file_rows *f)
{
	size_t n;

	if (f->eof)
		return false;
	if (f->text.len - f->from > ROW_MAX)
		damaged(f, "a row has more than 1 MiB: is it CSV?");
	if (f->from) {
		memmove(f->text.s, f->text.s + f->from, f->text.len - f->from);
		f->text.len -= f->from;
		f->scanned -= f->from;
		f->at += f->from;
		f->from = 0;
	}
	if (f->gunzip) {
		f->eof = !unpack(f);
		return !f->eof;
	}
	n = take(f, buf_room(&f->text, f->chunk), f->chunk);
	f->text.len += n;
	f->eof = n == 0;
	return n > 0;
}

bool
file_rows_open(struct file_rows *f, const char *path)
{
	char magic[sizeof gzip_magic];
	ssize_t got;

	*f = (struct file_rows) { .path = path, .next_line = 1, .chunk = IN_CHUNK };
	f->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (f->fd < 0)
		return false;
	got = pread(f->fd, magic, sizeof magic, 0);
	if (got < 0) {
		close(f->fd);
		return false;
	}
	if ((size_t)got == sizeof magic && !memcmp(magic, gzip_magic, sizeof magic))
		f->gunzip = gunzip_new(GZ_GZIP);
	return true;
}

/* Go over the text up to `end`: does a quoted cell go on there? */
static void
pass_quotes(struct file_rows *f, size_t end)
{
	const char *quote;

	while ((quote = memchr(f->text.s + f->scanned, '"', end - f->scanned))) {
		f->quoted = !f->quoted;
		f->scanned = (size_t)(quote - f->text.s) + 1;
	}
	f->scanned = end;
}

/* The end of the row that begins at `from`, counting its lines; false when it is not there. */
static bool
row_end(struct file_rows *f, size_t *end)
{
	const char *lf;

	while (f->scanned < f->text.len &&
	       (lf = memchr(f->text.s + f->scanned, '\n', f->text.len - f->scanned))) {
		*end = (size_t)(lf - f->text.s);
		pass_quotes(f, *end);
		f->scanned++;
		f->next_line++;
		if (!f->quoted)
			return true;
	}
	if (f->scanned < f->text.len)
		pass_quotes(f, f->text.len);
	return false;
}

bool
file_rows_next(struct file_rows *f, struct str *row, uint64_t *at)
{
	size_t end = 0;

	f->line = f->next_line;
	f->scanned = f->from;
	f->quoted = false;
	while (!row_end(f, &end)) {
		if (read_more(f))
			continue;
		if (f->from == f->text.len)
			return false;
		end = f->scanned = f->text.len;
		break;
	}
	*at = f->at + f->from;
	*row = (struct str) { f->text.s + f->from, end - f->from };
	if (row->n && row->s[row->n - 1] == '\r')
		row->n--;
	f->from = f->scanned;
	return true;
}

void
file_rows_seek(struct file_rows *f, uint64_t at)
{
	f->text.len = f->from = f->scanned = 0;
	f->at = f->read_at = at;
	f->chunk = SEEK_CHUNK;
	f->eof = false;
}

void
file_rows_free(struct file_rows *f)
{
	if (f->gunzip)
		gunzip_free(f->gunzip);
	buf_free(&f->text);
	buf_free(&f->packed);
	close(f->fd);
}
