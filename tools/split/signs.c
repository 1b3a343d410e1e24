#include "finder.h"

static bool
has_any(struct str s, const char *const *words)
{
	for (; *words; words++) {
		if (str_find(s, str_of(*words)))
			return true;
	}
	return false;
}

void
sign_level2(struct headings *out, struct str line)
{
	static const char *const open[] = { "主动公开", "主動公開", "公开的主要内容",
		"公開的主要內容", NULL };
	static const char *const asked[] = { "依申请公开", "依申請公開", NULL };

	line = str_cut(line, 120);
	if (has_any(line, open))
		out->level2 |= 1;
	if (has_any(line, asked))
		out->level2 |= 2;
}

bool
is_task_head(struct str s)
{
	static const char *const heads[] = { "责任", "責任", "牵头", "牽頭", NULL };

	return has_any(s, heads);
}

void
sign_tasks(struct headings *out, const struct doc *doc, size_t from, struct str line)
{
	size_t end = from + 40 < doc->n ? from + 40 : doc->n;
	struct line next;

	if (out->task_table || line.n > LONG_LINE)
		return;
	for (int lines = 0; lines < 8 && line_next(doc, from, end, &next); lines++) {
		out->task_table |= next.text.n < LONG_LINE && is_task_head(next.text);
		from = next.entry + 1;
	}
}

void
sign_form(struct headings *out, struct str cell)
{
	static const char *const heads[] = { "第二十条第", "第二十條第", "第二十条 第",
		"第二十條 第" };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		out->form_table |= str_begins(cell, heads[i]);
}
