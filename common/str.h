/* A borrowed run of bytes: a pointer and a length, never owned, not ended by NUL. */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *s;
	size_t n;
};

/* One of a list of constants, whose length the compiler knows: { STR("一"), STR("二") }. */
#define STR(literal)                                                                           \
	{                                                                                      \
		literal, sizeof(literal) - 1                                                   \
	}

/* The bytes of a C string, without its NUL. */
static inline struct str
str_of(const char *s)
{
	return (struct str) { s, strlen(s) };
}

static inline bool
str_same(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || !memcmp(a.s, b.s, a.n));
}

static inline bool
str_is(struct str a, const char *b)
{
	return str_same(a, str_of(b));
}

/* Does s begin with prefix? */
static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && !memcmp(s.s, prefix.s, prefix.n);
}

/* The same of a C string: one of many that are tried, of which few match. */
static inline bool
str_begins(struct str s, const char *prefix)
{
	size_t i = 0;

	while (i < s.n && prefix[i] && s.s[i] == prefix[i])
		i++;
	return !prefix[i];
}

/* As str_find, for what is longer than a word. */
const char *str_find_long(struct str s, struct str needle);

/* The first place of needle in s, or NULL.  An empty needle stands nowhere. */
static inline const char *
str_find(struct str s, struct str needle)
{
	enum { WORD = 64 };
	const char *at = s.s, *end = s.s + s.n;
	size_t last = needle.n - 1;

	if (!needle.n || s.n < needle.n)
		return NULL;
	if (needle.n > WORD)
		return str_find_long(s, needle);
	/* memmem makes a table for each word, or looks at every byte.  The last byte of a Han
	   character is the one that tells most. */
	for (at += last; (at = memchr(at, needle.s[last], (size_t)(end - at))); at++) {
		if (!memcmp(at - last, needle.s, needle.n))
			return at - last;
	}
	return NULL;
}

/* A hash of s (as FNV-1a, but by eight bytes as long as there are), going on from seed: 0, or
   the hash of what comes before. */
static inline size_t
str_hash(size_t seed, struct str s)
{
	uint64_t h = seed ^ UINT64_C(14695981039346656037), eight;
	size_t i = 0;

	for (; i + sizeof eight <= s.n; i += sizeof eight) {
		memcpy(&eight, s.s + i, sizeof eight);
		h = (h ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	for (; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* What follows the first n bytes. */
static inline struct str
str_skip(struct str s, size_t n)
{
	return n < s.n ? (struct str) { s.s + n, s.n - n } : (struct str) { s.s + s.n, 0 };
}

/* Take the next name off a list whose names a bar sets apart; false at its end. */
static inline bool
str_next_name(struct str *list, struct str *name)
{
	const char *bar = list->n ? memchr(list->s, '|', list->n) : NULL;

	*name = (struct str) { list->s, bar ? (size_t)(bar - list->s) : list->n };
	if (!list->n)
		return false;
	*list = str_skip(*list, name->n + (bar != NULL));
	return true;
}

#endif
