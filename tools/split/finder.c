#include "finder.h"

void
finder_add(struct finder *f, struct heading h)
{
	struct headings *out = f->out;

	if (out->n == out->room) {
		out->room = out->room ? out->room * 2 : 64;
		out->at = mem_resize(out->at, out->room, sizeof *out->at);
	}
	out->at[out->n++] = h;
	if (h.last > h.entry)
		f->skip_to = h.last + 1;
}

void
finder_content(struct finder *f)
{
	if (f->out->n)
		f->out->at[f->out->n - 1].content = true;
}

size_t
finder_offset(const struct finder *f, struct str s)
{
	return (size_t)(s.s - f->text.s);
}

bool
is_list(struct str s)
{
	static const char *const marks[] = { "，二、", ",二、", "；二、", ";二、", "，三、",
		",三、", "；三、", ";三、" };

	s = str_cut(s, 1024);
	if (!str_find(s, str_of("二、")) && !str_find(s, str_of("三、")))
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_find(s, str_of(marks[i])))
			return true;
	}
	return false;
}
