#include <errno.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include "digest.h"

static void
finish(char *hex, struct sha256_ctx *ctx)
{
	static const char digit[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(ctx, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		hex[2 * i] = digit[digest[i] >> 4];
		hex[2 * i + 1] = digit[digest[i] & 15];
	}
	hex[2 * sizeof digest] = '\0';
}

void
digest_bytes(char hex[DIGEST_HEX], struct str bytes)
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, bytes.n, (const uint8_t *)bytes.s);
	finish(hex, &ctx);
}

bool
digest_file(char hex[DIGEST_HEX], int fd)
{
	static uint8_t piece[1 << 16];
	struct sha256_ctx ctx;
	ssize_t got;

	sha256_init(&ctx);
	while ((got = read(fd, piece, sizeof piece)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		sha256_update(&ctx, (size_t)got, piece);
	}
	finish(hex, &ctx);
	return true;
}
