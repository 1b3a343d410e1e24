#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#include "buf.h"
#include "say.h"
#include "utf8.h"

void *
mem_resize(void *p, size_t n, size_t size)
{
	void *q;

	if (size && n > SIZE_MAX / size) {
		errno = ENOMEM;
		die_system("out of memory");
	}
	if (!(q = realloc(p, n && size ? n * size : 1)))
		die_system("out of memory");
	return q;
}

char *
buf_grow(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 256;

	if (n > SIZE_MAX / 4 - b->len) {
		errno = ENOMEM;
		die_system("out of memory");
	}
	if (b->cap - b->len < n) {
		while (cap - b->len < n)
			cap *= 2;
		b->s = mem_resize(b->s, cap, 1);
		b->cap = cap;
	}
	return b->s + b->len;
}

void
buf_add_fixed(struct buf *b, struct str s)
{
	if (b->cap - b->len < s.n) {
		errno = 0;
		die_system("a store of %zu bytes is too small", b->cap);
	}
	buf_addstr(b, s);
}

void
buf_addu(struct buf *b, unsigned long u)
{
	size_t n = 1;
	char *end;

	for (unsigned long rest = u; rest >= 10; rest /= 10)
		n++;
	end = buf_room(b, n) + n;
	do
		*--end = (char)('0' + u % 10);
	while (u /= 10);
	b->len += n;
}

void
buf_addcp(struct buf *b, unsigned cp)
{
	b->len += utf8_put(buf_room(b, 4), cp);
}

void
buf_free(struct buf *b)
{
	free(b->s);
	*b = (struct buf) { 0 };
}
