#include "str.h"

const char *
str_find_long(struct str s, struct str needle)
{
	return memmem(s.s, s.n, needle.s, needle.n);
}
