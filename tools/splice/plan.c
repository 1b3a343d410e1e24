#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "say.h"
#include "splice.h"

/* The folder of that name, as a number; the last one is the most likely. */
static long
target_of(struct splice *s, const char *name)
{
	if (!strcmp(name, "-"))
		return NOWHERE;
	for (size_t i = s->targets; i > 0; i--) {
		if (!strcmp(s->target[i - 1].folder, name))
			return (long)i - 1;
	}
	s->target = mem_resize(s->target, s->targets + 1, sizeof *s->target);
	s->target[s->targets] = (struct target) { strdup(name), -1, { 0 } };
	if (!s->target[s->targets].folder)
		die_system("out of memory");
	return (long)s->targets++;
}

static _Noreturn void
bad_line(unsigned long line)
{
	errno = 0;
	die_system("<stdin>:%lu: this is no piece", line);
}

static uint64_t
number(const char *field, unsigned long line)
{
	char *end;
	uint64_t n;

	errno = 0;
	n = field && *field >= '0' && *field <= '9' ? strtoull(field, &end, 10) : 0;
	if (!field || *field < '0' || *field > '9' || *end || errno)
		bad_line(line);
	return n;
}

/* A run of its own, or a part of the one before. */
static void
add_run(struct splice *s, struct run new, const uint64_t *bytes, unsigned long line)
{
	const struct run *last = s->runs ? &s->run[s->runs - 1] : NULL;

	if (!last || last->source != new.source || last->target != new.target) {
		if (s->runs == s->room) {
			s->room = s->room ? s->room * 2 : 64;
			s->run = mem_resize(s->run, s->room, sizeof *s->run);
			s->bytes = mem_resize(s->bytes, s->room * s->tables, sizeof *s->bytes);
		}
		memset(s->bytes + s->runs * s->tables, 0, s->tables * sizeof *s->bytes);
		s->run[s->runs++] = new;
	}
	for (size_t t = 0; t < s->tables; t++) {
		uint64_t *sum = &s->bytes[(s->runs - 1) * s->tables + t];

		if (bytes[t] > UINT64_MAX - *sum)
			bad_line(line);
		*sum += bytes[t];
	}
}

void
plan_read(struct splice *s)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t got;

	for (unsigned long n = 1; (got = getline(&line, &room, stdin)) > 0; n++) {
		uint64_t bytes[TABLES_MAX];
		struct run run;
		char *rest = line;

		if (line[got - 1] == '\n')
			line[got - 1] = '\0';
		run.source = number(strsep(&rest, "\t"), n) - 1;
		if (run.source >= s->sources || !rest)
			bad_line(n);
		run.target = target_of(s, strsep(&rest, "\t"));
		for (size_t t = 0; t < s->tables; t++)
			bytes[t] = number(strsep(&rest, "\t"), n);
		if (rest)
			bad_line(n);
		add_run(s, run, bytes, n);
	}
	if (ferror(stdin))
		die_system("cannot read standard input");
	free(line);
}
