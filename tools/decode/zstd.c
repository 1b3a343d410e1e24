/* Zstandard, read.  The one room that knows libzstd. */
#include <errno.h>
#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "buf.h"
#include "coder.h"
#include "say.h"

/* What the decoder takes beside its window; and the largest window that is tried at all, as a
   power of two: that of zstd --long. */
enum { BESIDE = 1 << 20, LARGEST = 27 };

struct zstd {
	ZSTD_DCtx *context;
	size_t window;
	uint64_t written;
};

static void *
open_zstd(size_t window)
{
	struct zstd *z = mem_resize(NULL, 1, sizeof *z);

	*z = (struct zstd) { ZSTD_createDCtx(), window, 0 };
	if (!z->context) {
		errno = ENOMEM;
		die_system("cannot start libzstd");
	}
	ZSTD_DCtx_setParameter(z->context, ZSTD_d_windowLogMax, LARGEST);
	return z;
}

/* The window is touched as it fills: one that is too wide does no harm before that. */
static enum coded
step(void *of, struct str *in, char *to, size_t *n)
{
	struct zstd *z = of;
	ZSTD_inBuffer from = { in->s, in->n, 0 };
	ZSTD_outBuffer into = { to, *n, 0 };
	size_t got = ZSTD_decompressStream(z->context, &into, &from);
	ZSTD_ErrorCode error = ZSTD_getErrorCode(got);

	*in = str_skip(*in, from.pos);
	*n = into.pos;
	z->written += into.pos;
	if (error == ZSTD_error_frameParameter_windowTooLarge ||
	    error == ZSTD_error_memory_allocation ||
	    (z->written > z->window &&
		ZSTD_sizeof_DCtx(z->context) > z->window + (size_t)BESIDE))
		return CODED_WIDE;
	return ZSTD_isError(got) ? CODED_DAMAGED : got == 0 ? CODED_END : CODED_MORE;
}

static void
close_zstd(void *of)
{
	struct zstd *z = of;

	ZSTD_freeDCtx(z->context);
	free(z);
}

/* A frame, or one that holds what is no content, to be skipped. */
static bool
begins(struct str head)
{
	return str_starts(head, str_of("\x28\xB5\x2F\xFD")) ||
	       (head.n >= 4 && ((unsigned char)*head.s & 0xF0) == 0x50 &&
		   !memcmp(head.s + 1, "\x2A\x4D\x18", 3));
}

const struct coder coder_zstd = { "zstd", open_zstd, step, close_zstd, begins };
