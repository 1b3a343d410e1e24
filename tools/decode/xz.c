/* xz, read.  The one room that knows liblzma. */
#include <errno.h>
#include <lzma.h>
#include <stdlib.h>

#include "buf.h"
#include "coder.h"
#include "say.h"

/* What the decoder takes beside its window; and the largest window that is tried at all: that
   of xz -9. */
enum { BESIDE = 1 << 20, LARGEST = 65 << 20 };

struct xz {
	lzma_stream lzma;
	size_t window;
};

static void *
open_xz(size_t window)
{
	struct xz *xz = mem_resize(NULL, 1, sizeof *xz);

	*xz = (struct xz) { LZMA_STREAM_INIT, window };
	if (lzma_stream_decoder(&xz->lzma, LARGEST > window ? LARGEST : window + BESIDE, 0) !=
	    LZMA_OK) {
		errno = ENOMEM;
		die_system("cannot start liblzma");
	}
	return xz;
}

/* The window is touched as it fills: one that is too wide does no harm before that. */
static enum coded
step(void *of, struct str *in, char *to, size_t *n)
{
	struct xz *xz = of;
	lzma_stream *z = &xz->lzma;
	lzma_ret got;

	z->next_in = (const uint8_t *)in->s;
	z->avail_in = in->n;
	z->next_out = (uint8_t *)to;
	z->avail_out = *n;
	got = lzma_code(z, LZMA_RUN);
	*in = str_skip(*in, in->n - z->avail_in);
	*n -= z->avail_out;
	if (got == LZMA_MEMLIMIT_ERROR || got == LZMA_MEM_ERROR ||
	    (z->total_out > xz->window && lzma_memusage(z) > (uint64_t)xz->window + BESIDE))
		return CODED_WIDE;
	return got == LZMA_STREAM_END			 ? CODED_END
	       : got == LZMA_OK || got == LZMA_BUF_ERROR ? CODED_MORE
							 : CODED_DAMAGED;
}

static void
close_xz(void *of)
{
	struct xz *xz = of;

	lzma_end(&xz->lzma);
	free(xz);
}

static bool
begins(struct str head)
{
	return str_starts(head, str_of("\xFD"
				       "7zXZ"));
}

const struct coder coder_xz = { "xz", open_xz, step, close_xz, begins };
