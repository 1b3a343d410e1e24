/*
 * PCRE2, compiled once, with JIT where there is one.  Patterns and subjects are UTF-8; a
 * byte of the subject that is none matches nothing, and is passed over.  The same pattern may
 * not be matched by two callers at once: its groups live in it until its next match.
 *
 * Write [^\s], [^\d], [^\w]: with \S, \D and \W the JIT of PCRE2 10.42 matches no character of
 * several bytes in this mode.
 */
#ifndef RE_H
#define RE_H

#include "str.h"

struct re;

/* Compile; a bad pattern is a fault of the program and ends it.  Free with re_free. */
struct re *re_new(const char *pattern);

/* The same, faster, for subjects that are known to be valid UTF-8 (not those of a stream, which
   may hold anything). */
struct re *re_new_valid(const char *pattern);
void re_free(struct re *);

/* Match anywhere in s from byte `from` on.  A match that PCRE2 gives up on (its limits) is
   no match. */
bool re_match(struct re *, struct str s, size_t from);

/* Group g of the last match, empty when it took no part; group 0 is the whole match.
   Borrowed from the subject. */
struct str re_group(const struct re *, int g);

#endif
