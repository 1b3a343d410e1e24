/* Plain text in any charset, as records: a `text` for every line. */
#ifndef PLAIN_TEXT_H
#define PLAIN_TEXT_H

#include "source.h"

void plain_text_put(const struct source *);

#endif
