/*
 * gzip, written and read.  The same bytes in give the same bytes out: no name and no time in
 * the header.  The one room that knows zlib.
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

/* What stands around the packed bytes: gzip's head and tail, zlib's, or nothing. */
enum gz_form { GZ_GZIP, GZ_ZLIB, GZ_RAW };

enum gunzipped { GUNZIP_MORE, GUNZIP_END, GUNZIP_DAMAGED };

struct gunzip;

struct gunzip *gunzip_new(enum gz_form);

/* Unpack: what is used up of in is taken off it; *n, the room at `to`, becomes what was
   written.  GUNZIP_END: one gzip member is whole, and its sum right. */
enum gunzipped gunzip_step(struct gunzip *, struct str *in, char *to, size_t *n);

void gunzip_free(struct gunzip *);

#endif
