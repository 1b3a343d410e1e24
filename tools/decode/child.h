/*
 * Another program that reads a document for us, as a child process under limits: on time, on
 * memory, and on what it may write.  The one room of the suite that starts a process.
 *
 * The program finds the document under the name CHILD_INPUT, which is its standard input, a
 * file in memory that it may seek in; there are no temporary files.  What it writes is taken
 * piece by piece as it comes.  No shell is in between, no descriptor of ours is left open in
 * it, and it ends when we end.  When child_run returns, the program and all that it started
 * are gone.
 *
 *	struct child child = { .argv = argv, .input = bytes, .take = take, .of = &state };
 *
 *	if (child_run(&child) != CHILD_DONE)
 *		reject(id, "unreadable", "%s", child.said);
 */
#ifndef CHILD_H
#define CHILD_H

#include "str.h"

#define CHILD_INPUT "/dev/stdin"

enum child_end {
	CHILD_DONE, /* it ended with status 0 */
	CHILD_FAILED, /* it ended with another status, or died */
	CHILD_MISSING, /* there is no such program */
	CHILD_SLOW, /* it took longer than CHILD_SECONDS, and was killed */
	CHILD_ENDLESS /* it wrote more than CHILD_OUTPUT, and was killed */
};

enum {
	CHILD_SECONDS = 7,
	CHILD_OUTPUT = 32 << 20, /* bytes */
	CHILD_MEMORY = 64 << 20, /* bytes of its own; its code and its files are not counted */
	CHILD_SAID = 160
};

struct child {
	const char *const *argv; /* the program, looked for in PATH, and its arguments; NULL */
	struct str input;
	void (*take)(void *of, struct str); /* the next bytes of its standard output */
	void *of;
	/* for the user, when child_run returns: the first line that it wrote to standard error,
	   cut to fit, with ? for what is not ASCII; or why it could not be run */
	char said[CHILD_SAID];
};

enum child_end child_run(struct child *);

#endif
