#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#define ZLIB_CONST
#include <zlib.h>

#include "gz.h"
#include "say.h"

enum { GZ_CHUNK = 1 << 14, GZIP_FRAME = 16 };

struct gz {
	z_stream z;
};

struct gz *
gz_new(void)
{
	struct gz *gz = mem_resize(NULL, 1, sizeof *gz);

	*gz = (struct gz) { 0 };
	if (deflateInit2(&gz->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + GZIP_FRAME, 8,
		Z_DEFAULT_STRATEGY) != Z_OK) {
		errno = ENOMEM;
		die_system("cannot start zlib");
	}
	return gz;
}

/* Deflate what the stream holds until it wants more input (or, for Z_FINISH, has ended). */
static void
pack(struct gz *gz, int how, struct buf *out)
{
	int got;

	do {
		gz->z.next_out = (Bytef *)buf_room(out, GZ_CHUNK);
		gz->z.avail_out = GZ_CHUNK;
		got = deflate(&gz->z, how);
		if (got == Z_STREAM_ERROR) {
			errno = 0;
			die_system("zlib cannot pack: %s", gz->z.msg ? gz->z.msg : "bad state");
		}
		out->len += GZ_CHUNK - gz->z.avail_out;
	} while (gz->z.avail_out == 0);
}

void
gz_add(struct gz *gz, struct str s, struct buf *out)
{
	while (s.n) {
		size_t n = s.n < INT_MAX ? s.n : INT_MAX;

		gz->z.next_in = (const Bytef *)s.s;
		gz->z.avail_in = (uInt)n;
		pack(gz, Z_NO_FLUSH, out);
		s = str_skip(s, n);
	}
}

void
gz_sync(struct gz *gz, struct buf *out)
{
	pack(gz, Z_SYNC_FLUSH, out);
}

void
gz_end(struct gz *gz, struct buf *out)
{
	pack(gz, Z_FINISH, out);
	deflateEnd(&gz->z);
	free(gz);
}

struct gunzip {
	z_stream z;
};

static int
window_bits(enum gz_form form)
{
	return form == GZ_GZIP	 ? MAX_WBITS + GZIP_FRAME
	       : form == GZ_ZLIB ? MAX_WBITS
				 : -MAX_WBITS;
}

struct gunzip *
gunzip_new(enum gz_form form)
{
	struct gunzip *g = mem_resize(NULL, 1, sizeof *g);

	*g = (struct gunzip) { 0 };
	if (inflateInit2(&g->z, window_bits(form)) != Z_OK) {
		errno = ENOMEM;
		die_system("cannot start zlib");
	}
	return g;
}

enum gunzipped
gunzip_step(struct gunzip *g, struct str *in, char *to, size_t *n)
{
	size_t given = in->n < INT_MAX ? in->n : INT_MAX;
	size_t room = *n < INT_MAX ? *n : INT_MAX;
	int got;

	g->z.next_in = (const Bytef *)in->s;
	g->z.avail_in = (uInt)given;
	g->z.next_out = (Bytef *)to;
	g->z.avail_out = (uInt)room;
	got = inflate(&g->z, Z_NO_FLUSH);
	*in = str_skip(*in, given - g->z.avail_in);
	*n = room - g->z.avail_out;
	if (got == Z_MEM_ERROR) {
		errno = ENOMEM;
		die_system("zlib cannot unpack");
	}
	if (got == Z_STREAM_END)
		return GUNZIP_END;
	return got == Z_OK || got == Z_BUF_ERROR ? GUNZIP_MORE : GUNZIP_DAMAGED;
}

void
gunzip_free(struct gunzip *g)
{
	inflateEnd(&g->z);
	free(g);
}
