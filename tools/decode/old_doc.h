/* Word documents of the old kind (.doc), as records. */
#ifndef OLD_DOC_H
#define OLD_DOC_H

#include "source.h"

void old_doc_put(const struct source *);

#endif
