#include <getopt.h>

#include "filter.h"
#include "out.h"
#include "say.h"

static const struct option options[] = {
	{ "strict", no_argument, NULL, 's' },
	{ "unbuffered", no_argument, NULL, 'u' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

void
filter_start(const char *name, const char *help, int argc, char *argv[])
{
	int c;

	say_start(name, help);
	while ((c = getopt_long(argc, argv, ":suhV", options, NULL)) != -1) {
		if (c == 'u')
			out_unbuffered();
		else
			say_option(c, argv);
	}
	if (optind < argc)
		die_usage("a filter reads standard input; '%s' is not wanted", argv[optind]);
}
