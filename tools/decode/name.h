/* Names that others gave: those of files and of the members of archives. */
#ifndef NAME_H
#define NAME_H

#include "buf.h"

/* Add a name as UTF-8: as it stands when it is that, else made from GB18030, as which old
   programs wrote it; up to its first NUL.  One that is neither gets U+FFFD for what is no
   UTF-8. */
void name_add(struct buf *to, struct str name);

/* Is it what systems leave beside documents: hidden (as in a folder, a part of the path begins
   with a dot), or of macOS or Windows? */
bool name_is_junk(struct str name);

#endif
