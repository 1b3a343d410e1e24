#include "html.h"
#include "out.h"
#include "reject.h"
#include "sniff.h"

void
html_put(const struct source *source)
{
	const struct format *format = sniff(source->bytes);

	out_meta("format", str_of(format->name));
	reject(source->id, "format", "this is %s, which this release does not read; %s",
	    format->what, format->advice);
}
