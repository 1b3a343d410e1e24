/*
 * Bytes that are pulled: from a descriptor, from a part of another input, or out of a packer.
 * Layers stand on each other, each embedding a struct input as its first member; the lowest is
 * a file.  A layer holds one piece of bytes, so that what is packed many times over, and is of
 * any size, takes little memory.
 *
 *	head = input_peek(in, 512);
 *	while ((got = input_read(in, to, sizeof to)) > 0)
 *		...
 *	if (got < 0)
 *		reject(id, in->fault->code, "%s", in->fault->what);
 */
#ifndef INPUT_H
#define INPUT_H

#include <sys/types.h>

#include "buf.h"

/* Why bytes cannot be had. */
struct fault {
	const char *code; /* one of severity error in notes.tsv */
	const char *what; /* in words */
};

/* What ends before it should. */
extern const struct fault fault_cut;

struct input {
	/* The layer's own: up to n > 0 bytes; 0 at the end; -1, with fault set, when there are
	   no more to be had.  Not called again after one of the last two. */
	ssize_t (*pull)(struct input *, char *to, size_t n);
	struct buf ahead; /* pulled, and from `at` on not yet taken */
	size_t at;
	bool ended;
	bool cut; /* the end came sooner than was said; what there is, is right */
	const struct fault *fault;
};

/* At least n bytes from where the input stands, or all there are; they are not taken, and stay
   good until the next call. */
struct str input_peek(struct input *, size_t n);

/* Take n bytes of those that input_peek gave. */
void input_drop(struct input *, size_t n);

/* Take up to n bytes: how many; 0 at the end, -1 at a fault. */
ssize_t input_read(struct input *, char *to, size_t n);

/* Take exactly n bytes, and keep none; false when there are fewer, with a fault. */
bool input_skip(struct input *, uint64_t n);

/* Take all to the end, or until it is more than `most` bytes, into a cleared buf; false at a
   fault.  Much that has been peeked is handed over, not copied. */
bool input_take(struct input *, struct buf *to, size_t most);

/* Ready for other bytes; the memory is kept. */
void input_clear(struct input *);
void input_free(struct input *);

/* A descriptor. */
struct input_file {
	struct input in;
	int fd;
	int error; /* errno, when reading failed */
	uint64_t *read; /* bytes that were, to count */
};

void input_file(struct input_file *, int fd, uint64_t *read);

/* The next `left` bytes of another input; that there are fewer is a fault. */
struct input_part {
	struct input in;
	struct input *from;
	uint64_t left;
	/* NULL, or, asked when all were pulled: why what stands behind cannot be right, or
	   NULL. May be set once the part is made. */
	const struct fault *(*check_end)(struct input *from);
};

void input_part(struct input_part *, struct input *from, uint64_t left);

#endif
