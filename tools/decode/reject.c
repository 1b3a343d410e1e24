#include <stdarg.h>
#include <stdio.h>

#include "note.h"
#include "reject.h"
#include "say.h"

void
reject(struct str id, const char *code, const char *fmt, ...)
{
	char why[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof why, fmt, ap);
	va_end(ap);
	say(id, "%s", why);
	note_put(0, code, "%s", why);
}
