/* Charsets that put Chinese into bytes of ASCII: they read as ASCII, and are not. */
#ifndef SEVEN_BIT_H
#define SEVEN_BIT_H

#include "str.h"

/* Which of them a text of ASCII alone is in; NULL for none. */
const char *seven_bit(struct str);

#endif
