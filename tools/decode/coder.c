#include "coder.h"
#include "gz.h"

static void *
open_gzip(size_t window)
{
	(void)window;
	return gunzip_new(GZ_GZIP);
}

static void *
open_zlib(size_t window)
{
	(void)window;
	return gunzip_new(GZ_ZLIB);
}

static void *
open_deflate(size_t window)
{
	(void)window;
	return gunzip_new(GZ_RAW);
}

static enum coded
step(void *gunzip, struct str *in, char *to, size_t *n)
{
	static const enum coded coded[] = { [GUNZIP_MORE] = CODED_MORE,
		[GUNZIP_END] = CODED_END,
		[GUNZIP_DAMAGED] = CODED_DAMAGED };

	return coded[gunzip_step(gunzip, in, to, n)];
}

static void
close_gunzip(void *gunzip)
{
	gunzip_free(gunzip);
}

static bool
begins_gzip(struct str head)
{
	return str_starts(head, str_of("\x1F\x8B"));
}

const struct coder coder_gzip = { "gzip", open_gzip, step, close_gunzip, begins_gzip };
const struct coder coder_zlib = { "zlib", open_zlib, step, close_gunzip, NULL };
const struct coder coder_deflate = { "deflate", open_deflate, step, close_gunzip, NULL };

const struct coder *
coder_of(const char *format)
{
	static const struct coder *const coders[] = { &coder_gzip, &coder_bzip2, &coder_xz,
		&coder_zstd };

	for (size_t i = 0; i < sizeof coders / sizeof *coders; i++) {
		if (!strcmp(coders[i]->name, format))
			return coders[i];
	}
	return NULL;
}
