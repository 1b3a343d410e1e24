#include "prose.h"
size_t
prose_take(struct prose *p, const struct doc *doc, size_t i, struct passage *pa)
{
	struct str f[4];
	rec_split(doc_record(doc, i), f, 4);
	pa->line = rec_number(f[1]);
	pa->text = rec_plain(f[2], &p->b);
	return i + 1;
}
unsigned long
prose_line(const struct passage *p, size_t at)
{
	(void)at;
	return p->line;
}
