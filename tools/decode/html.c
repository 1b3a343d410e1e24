#include "html.h"
#include "charset.h"
#include "out.h"
#include "reject.h"
#include "sniff.h"

void
html_put(const struct source *source)
{
	struct buf start = { 0 };
	const struct format *format = sniff(charset_start(source->bytes, &start));

	buf_free(&start);
	out_meta("format", str_of(format->name));
	reject(source->id, "format", "this is %s, which this release does not read; %s",
	    format->what, format->advice);
}
