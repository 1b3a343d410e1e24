#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "out.h"
#include "rec.h"
#include "say.h"

enum { OUT_CHUNK = 1 << 16, PIPE_SIZE = 1 << 19 };

static struct buf held;
static bool unbuffered;

bool
write_all(int fd, const char *s, size_t n)
{
	while (n) {
		ssize_t put = write(fd, s, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		s += put;
		n -= (size_t)put;
	}
	return true;
}

void
write_behind(int fd)
{
#ifdef SYNC_FILE_RANGE_WRITE
	sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
	(void)fd;
#endif
}

/* The reader went away: end as if SIGPIPE had not been ignored. */
static void
reader_gone(void)
{
	signal(SIGPIPE, SIG_DFL);
	raise(SIGPIPE);
}

/* A pipe that holds more wakes its two ends less often; where it cannot be had, all the same.
 */
static void
widen_pipe(void)
{
#ifdef F_SETPIPE_SZ
	static bool done;

	if (!done)
		fcntl(STDOUT_FILENO, F_SETPIPE_SZ, PIPE_SIZE);
	done = true;
#endif
}

void
out_flush(void)
{
	widen_pipe();
	if (!write_all(STDOUT_FILENO, held.s, held.len)) {
		if (errno == EPIPE)
			reader_gone();
		die_system("cannot write to standard output");
	}
	buf_clear(&held);
}

static inline void
flush_full(void)
{
	if (held.len >= OUT_CHUNK)
		out_flush();
}

void
out_write(const void *s, size_t n)
{
	buf_add(&held, s, n);
	flush_full();
}

void
out_str(struct str s)
{
	out_write(s.s, s.n);
}

void
out_doc_tag(const char *tag)
{
	buf_adds(&held, tag);
}

void
out_tag(const char *tag, unsigned long line)
{
	buf_adds(&held, tag);
	out_number(line);
}

void
out_field(struct str s)
{
	buf_addc(&held, '\t');
	rec_escape(&held, s);
}

void
out_plain(struct str s)
{
	buf_addc(&held, '\t');
	buf_addstr(&held, s);
}

void
out_number(unsigned long u)
{
	buf_addc(&held, '\t');
	buf_addu(&held, u);
}

void
out_end(void)
{
	buf_addc(&held, '\n');
	flush_full();
}

void
out_meta(const char *key, struct str value)
{
	if (!value.n)
		return;
	out_doc_tag("meta");
	out_plain(str_of(key));
	out_field(value);
	out_end();
}

void
out_unbuffered(void)
{
	unbuffered = true;
}

void
out_document(void)
{
	if (unbuffered)
		out_flush();
}

int
out_finish(void)
{
	out_flush();
	buf_free(&held);
	if (close(STDOUT_FILENO) < 0)
		die_system("cannot write to standard output");
	return say_status();
}
