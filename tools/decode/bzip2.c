/* bzip2, read.  The one room that knows libbz2. */
#include <bzlib.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "buf.h"
#include "coder.h"
#include "say.h"

static void *
open_bzip2(size_t window)
{
	bz_stream *bz = mem_resize(NULL, 1, sizeof *bz);

	(void)window;
	*bz = (bz_stream) { 0 };
	if (BZ2_bzDecompressInit(bz, 0, 0) != BZ_OK) {
		errno = ENOMEM;
		die_system("cannot start bzip2");
	}
	return bz;
}

static enum coded
step(void *of, struct str *in, char *to, size_t *n)
{
	bz_stream *bz = of;
	size_t given = in->n < INT_MAX ? in->n : INT_MAX, room = *n < INT_MAX ? *n : INT_MAX;
	int got;

	bz->next_in = (char *)(uintptr_t)in->s; /* it is only read */
	bz->avail_in = (unsigned)given;
	bz->next_out = to;
	bz->avail_out = (unsigned)room;
	got = BZ2_bzDecompress(bz);
	*in = str_skip(*in, given - bz->avail_in);
	*n = room - bz->avail_out;
	if (got == BZ_MEM_ERROR) {
		errno = ENOMEM;
		die_system("bzip2 cannot unpack");
	}
	return got == BZ_STREAM_END ? CODED_END : got == BZ_OK ? CODED_MORE : CODED_DAMAGED;
}

static void
close_bzip2(void *bz)
{
	BZ2_bzDecompressEnd(bz);
	free(bz);
}

static bool
begins(struct str head)
{
	return str_starts(head, str_of("BZh"));
}

const struct coder coder_bzip2 = { "bzip2", open_bzip2, step, close_bzip2, begins };
