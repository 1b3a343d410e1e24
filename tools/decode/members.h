/*
 * What every archive is: members, one after the other, each a name and an input.  unarc.c
 * and warc.c each make one.
 *
 *	while ((got = m->next(m, &member)) > 0)
 *		... read member.data, or not ...
 *	if (got < 0)
 *		reject(id, m->fault->code, "%s", m->fault->what);
 *	members_close(m);
 *
 * Only members that can be documents come: no folders, links, devices.  None is ever written
 * to disk: a name is a label, and may be anything.
 */
#ifndef MEMBERS_H
#define MEMBERS_H

#include "expand.h"
#include "input.h"

struct member {
	struct str name; /* bytes, in whatever charset */
	struct input *data;
	const struct fault *fault; /* why it cannot be read, or NULL */
	struct str charset; /* the label that HTTP gave; empty for none */
	/* All are good until the next call. */
};

struct members {
	/* Go on to the next member, past what was not read of the last: 1; 0 at the end; -1,
	   with fault set, when what follows cannot be found. */
	int (*next)(struct members *, struct member *);
	void (*close)(struct members *);
	const struct fault *fault;
	struct buf passed; /* at the end: what was passed over that a user may miss, in words */
};

static inline void
members_close(struct members *m)
{
	buf_free(&m->passed);
	m->close(m);
}

/* A member's header and its place: counted, so that millions of nothings end, too. */
enum { MEMBER_COST = 512 };

/* A zip that stands in memory: its directory, at its end, says what is in it. */
struct members *members_zip(struct str whole, struct budget *);

/* A zip or a tar that comes by.  What of a zip its directory alone says is not known then. */
struct members *members_zip_stream(struct input *, struct budget *);
struct members *members_tar(struct input *, struct budget *);

struct members *members_warc(struct input *, struct budget *);

#endif
