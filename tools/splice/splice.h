/*
 * What is put together from what.  The plan is all in memory, as runs; the tables are then gone
 * through one by one, so that no more files are open than there are folders.
 */
#ifndef SPLICE_H
#define SPLICE_H

#include <stdint.h>

#include "buf.h"

enum { TABLES_MAX = 64, NOWHERE = -1 };

/* Pieces that follow each other in one source, and go to one folder. */
struct run {
	size_t source;
	long target; /* or NOWHERE */
};

/* A folder, and its file of the table at hand, of which so much was taken. */
struct source {
	const char *folder;
	int fd;
	char *bytes;
	size_t size, at;
};

/* A folder, and its file of the table at hand. */
struct target {
	char *folder;
	int fd; /* or -1 */
	struct buf held; /* to be written */
};

struct splice {
	const char *table[TABLES_MAX];
	size_t tables;
	struct source *source;
	struct target *target;
	size_t sources, targets;
	struct run *run;
	uint64_t *bytes; /* of each run, as many as there are tables */
	size_t runs, room;
};

/* Read the plan from standard input, when the tables and the sources are known.  A line that is
   no piece ends the program with status 3. */
void plan_read(struct splice *);

#endif
