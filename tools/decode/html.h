/* Web pages, as records. */
#ifndef HTML_H
#define HTML_H

#include "source.h"

void html_put(const struct source *);

#endif
