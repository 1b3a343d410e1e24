#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "data.h"
#include "note.h"
#include "out.h"
#include "say.h"

enum { CODE, STAGE, SEVERITY };

static const char *
find(struct str code, int column)
{
	for (size_t i = 0; i < notes_data.rows; i++) {
		if (str_is(code, data_cell(&notes_data, i, CODE)))
			return data_cell(&notes_data, i, (size_t)column);
	}
	return NULL;
}

void
note_put(unsigned long line, const char *code, const char *fmt, ...)
{
	const char *severity = find(str_of(code), SEVERITY);
	struct buf text = { 0 };
	va_list ap;
	int n;

	if (!severity)
		die_system("the note '%s' does not stand in notes.tsv", code);
	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	va_start(ap, fmt);
	vsnprintf(buf_room(&text, (size_t)n + 1), (size_t)n + 1, fmt, ap);
	va_end(ap);
	text.len = (size_t)n;
	out_tag("note", line);
	out_plain(str_of(severity));
	out_plain(str_of(code));
	out_field(buf_str(&text));
	out_end();
	buf_free(&text);
	if (!strcmp(severity, "error"))
		say_rejected();
}

const char *
note_stage(struct str code)
{
	const char *stage = find(code, STAGE);

	return stage ? stage : "";
}
