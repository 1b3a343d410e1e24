/*
 * Sixteen bytes that are compared at once, for text in which hardly any byte is one of those
 * looked for:
 *
 *	block bytes = block_at(s);
 *
 *	if (block_bits((bytes == '"') | (bytes == ',')))
 *		...
 */
#ifndef BLOCK_H
#define BLOCK_H

#include <stddef.h>
#include <string.h>

/* A comparison sets all bits of a byte, or none. */
typedef unsigned char block __attribute__((vector_size(16)));

enum { BLOCK = sizeof(block) };

static inline block
block_at(const char *s)
{
	block bytes;

	memcpy(&bytes, s, BLOCK);
	return bytes;
}

/* A bit for each byte of what comparisons made, the lowest for the first. */
static inline unsigned
block_bits(block found)
{
#ifdef __SSE2__
	typedef char chars __attribute__((vector_size(BLOCK)));

	return (unsigned)__builtin_ia32_pmovmskb128((chars)found);
#else
	unsigned bits = 0;

	for (unsigned i = 0; i < BLOCK; i++)
		bits |= (found[i] & 1u) << i;
	return bits;
#endif
}

#endif
