/*
 * What a person reads: messages, --help, --version, and the exit status.
 * The only writer to stderr and, out's closed pipe excepted, the only file that ends the
 * program.  A message reads "ogi-NAME: PLACE: what is wrong", lower case, no full stop.
 */
#ifndef SAY_H
#define SAY_H

#include "str.h"

enum exit_code {
	DONE = 0, /* everything read, everything written */
	REJECTED = 1, /* --strict, and at least one document was rejected */
	BAD_USAGE = 2, /* the command line was wrong: nothing was read */
	BAD_SYSTEM = 3 /* open, read, write or memory failed: do not trust the output */
};

/* First call of every main: no file opened later is stdin, stdout or stderr.  name is
   "ogi-split", help its whole --help text; both stay borrowed.  The first line of help is the
   usage. */
void say_start(const char *name, const char *help);

/* The options that every tool has: h, V, s (--strict), and getopt's '?' and ':' (refused,
   status 2).  Give it what getopt_long returned and main's argv. */
void say_option(int c, char *argv[]);

/* A document was rejected: status 1 under --strict. */
void say_rejected(void);

/* Say something about a document (or file); place is quoted, control bytes as \xHH.
   Of one kind of message more than ten times in a row, the rest is counted.  A kind is a
   format, or, if that begins with %s, the text said up to its first figure. */
void say(struct str place, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* As say, and the system is to blame: the final status is 3. */
void say_failed(struct str place, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The command line is wrong: say it with the usage line, end with status 2. */
_Noreturn void die_usage(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The system failed: say it with strerror(errno) if errno is set, end with status 3. */
_Noreturn void die_system(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The worst that happened, as the exit status; says what was counted, once. */
int say_status(void);

#endif
