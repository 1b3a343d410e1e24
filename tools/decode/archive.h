/*
 * What every archive is: members, one after the other, each a name and an input.  zip.c,
 * tar.c and warc.c each make one.
 *
 *	while ((got = a->next(a, &member)) > 0)
 *		... read member.data, or not ...
 *	if (got < 0)
 *		reject(id, a->fault->code, "%s", a->fault->what);
 *	archive_close(a);
 *
 * Only members that can be documents come: no folders, links, devices.  None is ever written
 * to disk: a name is a label, and may be anything.
 */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include "expand.h"
#include "input.h"

struct member {
	struct str name; /* bytes, in whatever charset */
	struct input *data;
	const struct fault *fault; /* why it cannot be read, or NULL */
	struct str charset; /* the label that HTTP gave; empty for none */
	/* All are good until the next call. */
};

struct archive {
	/* Go on to the next member, past what was not read of the last: 1; 0 at the end; -1,
	   with fault set, when what follows cannot be found. */
	int (*next)(struct archive *, struct member *);
	void (*close)(struct archive *);
	const struct fault *fault;
	struct buf passed; /* at the end: what was passed over that a user may miss, in words */
};

static inline void
archive_close(struct archive *a)
{
	buf_free(&a->passed);
	a->close(a);
}

/* A member's header and its place: counted, so that millions of nothings end, too. */
enum { ARCHIVE_MEMBER_COST = 512 };

/* A zip in a store; or one that comes by; or one in a store whose end, with its directory, was
   cut off. */
struct archive *archive_zip(const struct store *, struct budget *);
struct archive *archive_zip_stream(struct input *, struct budget *);
struct archive *archive_zip_cut(const struct store *, struct budget *);

struct archive *archive_tar(struct input *);

/* Is this, of at least 512 bytes, a header of tar, its sum right? */
bool tar_is_header(struct str);

struct archive *archive_warc(struct input *, struct budget *);

#endif
