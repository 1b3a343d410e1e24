/* The mark that a point of a list begins with. */
#ifndef LIST_ITEM_H
#define LIST_ITEM_H

#include "str.h"

/* The bytes of the mark at the beginning of s: 一、 （一） 1. 1、 (1) 1） ① 一是 第一， • and
   the like; 0 when there is none.  第（一）项 and 1.5 are none. */
size_t list_item(struct str s);

#endif
