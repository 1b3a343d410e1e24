/*
 * From a file to documents.  A file is one document; or packed, or an archive, or both, to any
 * sane nesting, and then is as many as stand in it.  What it is, its bytes tell.
 *
 * A packed document has the file's ID, one in an archive ARCHIVE!MEMBER.  An archive that is
 * damaged, holds nothing, or is passed over is a frame of its own, with a note.
 */
#ifndef CONTAINER_H
#define CONTAINER_H

#include "document.h"

/* Write the frames of all that fd gives; id is its path or name.  asked: the user named it, so
   that a failure to read it is the system's (status 3). */
void container_read(struct document *, struct str id, int fd, bool asked);

#endif
