/* Tables that hold no table but lay out a page: a report that stands in one cell. */
#ifndef PAGE_FRAME_H
#define PAGE_FRAME_H

#include "grid.h"

/* Has each row of the grid one cell with words at most, and some cell sentences, while none
   has a figure alone? */
bool is_page_frame(const struct grid *);

/* Write its words as `text` records, a line each. */
void page_frame_write(const struct grid *);

#endif
