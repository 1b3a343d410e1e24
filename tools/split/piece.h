/* The words of a line that may be a title, or a part of one. */
#ifndef PIECE_H
#define PIECE_H

#include "text.h"

/* Without the marks that lists, Markdown and menus put in front of a line, and without the
   name of a field: 信息名称：…. */
struct str piece_of(struct str line);

/* Without what sites and tables hang on: empty cells, a file's suffix, the site's name. */
struct str untailed(struct str);

#endif
