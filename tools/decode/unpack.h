/*
 * The members of a zip that stands in memory, for the documents that are one.
 *
 *	struct unpack *u = unpack_memory(bytes, &budget);
 *	while ((got = unpack_next(u, &name)) > 0)
 *		while ((n = unpack_read(u, to, sizeof to)) > 0)
 *			...
 *	unpack_free(u);
 */
#ifndef UNPACK_H
#define UNPACK_H

#include <sys/types.h>

#include "expand.h"

struct unpack;

/* The bytes stay where they are; what is unpacked, of members that are passed, too, counts. */
struct unpack *unpack_memory(struct str bytes, struct budget *);

/* Go on to the next regular file: 1, and its name as the archive has it (any bytes, good until
   the next call); 0 at the end; -1 when the archive is damaged. */
int unpack_next(struct unpack *, struct str *name);

/* The next bytes of the member: how many, 0 at its end, -1 when it is damaged. */
ssize_t unpack_read(struct unpack *, void *to, size_t n);

void unpack_free(struct unpack *);

#endif
