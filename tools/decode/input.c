#include <errno.h>
#include <unistd.h>

#include "input.h"

const struct fault fault_cut = { "archive_damaged", "it ends too soon" };

static const struct fault unread = { "unreadable", "cannot read" };

/* The layer's pull, minding how it ended before. */
static ssize_t
pull(struct input *in, char *to, size_t n)
{
	ssize_t got;

	if (in->fault)
		return -1;
	if (in->ended)
		return 0;
	got = in->pull(in, to, n);
	in->ended = got == 0;
	return got;
}

/* Room for more in ahead: what was taken makes place first. */
static void
make_room(struct input *in, size_t n)
{
	struct buf *b = &in->ahead;

	if (in->at && b->cap - b->len < n) {
		memmove(b->s, b->s + in->at, b->len - in->at);
		b->len -= in->at;
		in->at = 0;
	}
	buf_room(b, n);
}

struct str
input_peek(struct input *in, size_t n)
{
	struct buf *b = &in->ahead;

	while (b->len - in->at < n) {
		ssize_t got;

		make_room(in, IN_CHUNK);
		got = pull(in, b->s + b->len, IN_CHUNK);
		if (got <= 0)
			break;
		b->len += (size_t)got;
	}
	return b->s ? (struct str) { b->s + in->at, b->len - in->at } : (struct str) { "", 0 };
}

void
input_drop(struct input *in, size_t n)
{
	in->at += n;
	if (in->at == in->ahead.len)
		in->at = in->ahead.len = 0;
}

ssize_t
input_read(struct input *in, char *to, size_t n)
{
	size_t have = in->ahead.len - in->at;

	if (!have)
		return pull(in, to, n);
	if (n > have)
		n = have;
	memcpy(to, in->ahead.s + in->at, n);
	input_drop(in, n);
	return (ssize_t)n;
}

bool
input_skip(struct input *in, uint64_t n)
{
	while (n) {
		size_t have = input_peek(in, 1).n;

		if (!have) {
			if (!in->fault)
				in->fault = &fault_cut;
			return false;
		}
		if (have > n)
			have = (size_t)n;
		input_drop(in, have);
		n -= have;
	}
	return true;
}

/* Twice the room, but no more than one byte over the limit, which is enough to tell. */
static void
grow(struct buf *b, size_t most)
{
	size_t cap = b->cap ? b->cap * 2 : IN_CHUNK;

	if (cap > most + 1)
		cap = most + 1;
	b->s = mem_resize(b->s, cap, 1);
	b->cap = cap;
}

/* What was peeked: copied, so that each buffer keeps its size, unless it is much. */
static void
hand_over(struct input *in, struct buf *to)
{
	struct buf ahead = in->ahead;

	if (ahead.len - in->at <= IN_CHUNK) {
		buf_add(to, ahead.s + in->at, ahead.len - in->at);
	} else {
		memmove(ahead.s, ahead.s + in->at, ahead.len -= in->at);
		buf_free(to);
		*to = ahead;
		in->ahead = (struct buf) { 0 };
	}
	in->ahead.len = in->at = 0;
}

bool
input_take(struct input *in, struct buf *to, size_t most)
{
	ssize_t got = 1;

	hand_over(in, to);
	while (to->len <= most && got > 0) {
		if (to->len == to->cap)
			grow(to, most);
		got = pull(in, to->s + to->len, to->cap - to->len);
		to->len += got > 0 ? (size_t)got : 0;
	}
	return got >= 0;
}

void
input_clear(struct input *in)
{
	in->ahead.len = in->at = 0;
	in->ended = in->cut = false;
	in->fault = NULL;
}

void
input_free(struct input *in)
{
	buf_free(&in->ahead);
	input_clear(in);
}

/* --- a descriptor */

static ssize_t
pull_file(struct input *in, char *to, size_t n)
{
	struct input_file *f = (struct input_file *)in;
	ssize_t got;

	do
		got = read(f->fd, to, n < IN_CHUNK ? n : IN_CHUNK);
	while (got < 0 && errno == EINTR);
	if (got < 0) {
		f->error = errno;
		in->fault = &unread;
		return -1;
	}
	*f->read += (uint64_t)got;
	return got;
}

void
input_file(struct input_file *f, int fd, uint64_t *read_so_far)
{
	input_clear(&f->in);
	f->in.pull = pull_file;
	f->fd = fd;
	f->error = 0;
	f->read = read_so_far;
}

/* --- a part of another input */

static ssize_t
pull_part(struct input *in, char *to, size_t n)
{
	struct input_part *p = (struct input_part *)in;
	ssize_t got;

	if (!p->left) {
		in->fault = p->check_end ? p->check_end(p->from) : NULL;
		return in->fault ? -1 : 0;
	}
	got = input_read(p->from, to, n < p->left ? n : (size_t)p->left);
	if (got <= 0) {
		in->fault = p->from->fault ? p->from->fault : &fault_cut;
		return -1;
	}
	p->left -= (uint64_t)got;
	return got;
}

void
input_part(struct input_part *p, struct input *from, uint64_t left)
{
	input_clear(&p->in);
	p->in.pull = pull_part;
	p->from = from;
	p->left = left;
	p->check_end = NULL;
}
