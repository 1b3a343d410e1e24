#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "say.h"

enum { SAME_MESSAGES = 10, KIND_MAX = 64 };

static struct {
	const char *name;
	const char *help;
	const char *last; /* the format said last: one call site, one kind of message */
	char kind[KIND_MAX]; /* and, where the format is all text, how that began */
	unsigned long same;
	bool strict;
	bool rejected;
	bool failed;
} me = { .name = "ogi" };

/* A descriptor that was closed would go to the next file opened, a table perhaps, which then
   got the messages too.  A closed stdin stays one that cannot be read, a closed stdout one that
   cannot be written. */
static void
hold_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
	}
}

void
say_start(const char *name, const char *help)
{
	hold_descriptors();
	me.name = name;
	me.help = help;
}

static void
usage_line(void)
{
	const char *end = me.help ? strchr(me.help, '\n') : NULL;

	if (end)
		fprintf(stderr, "%.*s\n", (int)(end - me.help), me.help);
}

void
die_usage(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s: ", me.name);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	usage_line();
	fprintf(stderr, "try '%s --help'\n", me.name);
	exit(BAD_USAGE);
}

void
die_system(const char *fmt, ...)
{
	int error = errno;
	va_list ap;

	fprintf(stderr, "%s: ", me.name);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	if (error)
		fprintf(stderr, ": %s", strerror(error));
	fputc('\n', stderr);
	exit(BAD_SYSTEM);
}

void
say_option(int c, char *argv[])
{
	extern int optind, optopt;

	switch (c) {
	case 'h':
		fputs(me.help, stdout);
		exit(fflush(stdout) ? BAD_SYSTEM : DONE);
	case 'V':
		printf("%s %s\n", me.name, VERSION);
		exit(fflush(stdout) ? BAD_SYSTEM : DONE);
	case 's':
		me.strict = true;
		return;
	case ':':
		die_usage("option '%s' needs an argument", argv[optind - 1]);
	default:
		if (optopt && strncmp(argv[optind - 1], "--", 2) != 0)
			die_usage("unknown option '-%c'", optopt);
		die_usage("unknown option '%s'", argv[optind - 1]);
	}
}

void
say_rejected(void)
{
	me.rejected = true;
}

static void
put_quoted(struct str place)
{
	for (size_t i = 0; i < place.n; i++) {
		unsigned char c = (unsigned char)place.s[i];

		if (c < ' ' || c == 0x7f)
			fprintf(stderr, "\\x%02X", c);
		else
			fputc(c, stderr);
	}
}

static void
put_rest(void)
{
	if (me.same > SAME_MESSAGES)
		fprintf(stderr, "%s: ... and %lu more like this\n", me.name,
		    me.same - SAME_MESSAGES);
	me.same = 0;
}

/* Is the message of another kind than the last?  A format that begins with %s tells no kind;
   the text does, up to its first figure. */
static bool
is_other_kind(const char *fmt, va_list ap)
{
	char kind[KIND_MAX] = "";
	bool other;

	if (!strncmp(fmt, "%s", 2)) {
		vsnprintf(kind, sizeof kind, fmt, ap);
		kind[strcspn(kind, "0123456789")] = '\0';
	}
	other = fmt != me.last || strcmp(kind, me.kind) != 0;
	me.last = fmt;
	memcpy(me.kind, kind, sizeof kind);
	return other;
}

static void
put_message(struct str place, const char *fmt, va_list ap)
{
	va_list again;

	va_copy(again, ap);
	if (is_other_kind(fmt, again))
		put_rest();
	va_end(again);
	if (++me.same > SAME_MESSAGES)
		return;
	fprintf(stderr, "%s: ", me.name);
	put_quoted(place);
	fputs(": ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void
say(struct str place, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put_message(place, fmt, ap);
	va_end(ap);
}

void
say_failed(struct str place, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put_message(place, fmt, ap);
	va_end(ap);
	me.failed = true;
}

int
say_status(void)
{
	put_rest();
	if (me.failed)
		return BAD_SYSTEM;
	return me.strict && me.rejected ? REJECTED : DONE;
}
