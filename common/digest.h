/* SHA-256, in lower-case hexadecimal digits, with a NUL behind them. */
#ifndef DIGEST_H
#define DIGEST_H

#include "str.h"

enum { DIGEST_HEX = 65 };

void digest_bytes(char hex[DIGEST_HEX], struct str bytes);

/* Of what is left to read of a descriptor; false with errno set when that fails. */
bool digest_file(char hex[DIGEST_HEX], int fd);

#endif
