/* Lines of `Name: value` up to an empty one, as HTTP and WARC have them (RFC 9112, 5). */
#ifndef HEADER_H
#define HEADER_H

#include "input.h"

/* The bytes of the lines that `in` stands at, the empty one included; 0 when that does not come
   within 64 KiB.  They can be had by input_peek. */
size_t header_length(struct input *);

/* The first value of that name, in whichever case, its folded lines made one; false and an
   empty value when there is none. */
bool header_find(struct str lines, const char *name, struct buf *value);

/* A decimal number, alone; false for anything else, and above INT64_MAX. */
bool header_number(struct str value, uint64_t *number);

/* Is the media type of a Content-Type, without its parameters, this one?  A slash at its end
   stands for all of them. */
bool header_is_type(struct str value, const char *type);

/* Is the last item of a list, set apart by commas, this one? */
bool header_ends_with(struct str value, const char *item);

/* Its parameter charset; empty when there is none. */
struct str header_charset(struct str value);

#endif
