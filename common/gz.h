/*
 * gzip, written.  The same bytes in give the same bytes out: no name and no time in the
 * header.  The one room that knows zlib.
 */
#ifndef GZ_H
#define GZ_H

#include "buf.h"

struct gz;

struct gz *gz_new(void);

/* Pack s; what is ready is added to out, which may be nothing yet. */
void gz_add(struct gz *, struct str s, struct buf *out);

/* Add all that was packed so far, so that a reader can unpack it now. */
void gz_sync(struct gz *, struct buf *out);

/* Add the end of the gzip file, and free the packer. */
void gz_end(struct gz *, struct buf *out);

#endif
