/*
 * A growing run of bytes.  Zero-filled is empty and ready.  When memory or SIZE_MAX ends,
 * the program ends with status 3, so no caller checks.  A pointer into a buf is good until
 * the next call that adds to it.
 */
#ifndef BUF_H
#define BUF_H

#include <stddef.h>

#include "str.h"

struct buf {
	char *s;
	size_t len, cap;
};

/* realloc, or the end of the program.  n * size is checked for overflow. */
void *mem_resize(void *p, size_t n, size_t size);

/* Make room for n more bytes; returns where they will stand. */
char *buf_grow(struct buf *, size_t n); /* when there is none */

static inline char *
buf_room(struct buf *b, size_t n)
{
	return b->s && b->cap - b->len >= n ? b->s + b->len : buf_grow(b, n);
}

static inline void
buf_add(struct buf *b, const void *s, size_t n)
{
	if (n) {
		memcpy(buf_room(b, n), s, n);
		b->len += n;
	}
}

static inline void
buf_addc(struct buf *b, char c)
{
	*buf_room(b, 1) = c;
	b->len++;
}

static inline void
buf_addstr(struct buf *b, struct str s)
{
	buf_add(b, s.s, s.n);
}

static inline void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

/* As buf_addstr, into room that buf_room made before: for a store that others point into.  A
   store that is too small ends the program, as it may not move. */
void buf_add_fixed(struct buf *, struct str);

void buf_addu(struct buf *, unsigned long);
/* One code point as UTF-8. */
void buf_addcp(struct buf *, unsigned cp);
void buf_free(struct buf *);

static inline void
buf_clear(struct buf *b)
{
	b->len = 0;
}

static inline struct str
buf_str(const struct buf *b)
{
	return (struct str) { b->s, b->len };
}

#endif
