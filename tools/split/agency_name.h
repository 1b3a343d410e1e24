/* An organisation's name, cut out of the words round it. */
#ifndef AGENCY_NAME_H
#define AGENCY_NAME_H

#include "str.h"

/* A name as a sentence or a title gives it, without brackets and particles around it; empty
   when it says nothing by itself (我局, 全市).  Takes and gives compact text. */
struct str agency_clean(struct str);

#endif
