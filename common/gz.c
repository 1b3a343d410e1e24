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
