#ifndef PROSE_H
#define PROSE_H
#include "doc.h"
struct passage {
	struct str text;
	unsigned long line;
};
struct prose {
	struct buf b;
};
size_t prose_take(struct prose *, const struct doc *, size_t i, struct passage *);
unsigned long prose_line(const struct passage *, size_t at);
#endif
