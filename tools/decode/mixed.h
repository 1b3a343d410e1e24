/*
 * Words that make no sense in a text's charset, as a part in another charset does that was
 * pasted in: characters that no report has, one after the other.
 */
#ifndef MIXED_H
#define MIXED_H

#include "str.h"

/* Zero-filled before the first piece. */
struct mixed {
	size_t lines; /* that have such words */
	unsigned long first; /* the number of the first of them */
	/* the rest is mixed.c's */
	unsigned long ends; /* of lines, so far */
	unsigned long last; /* the line counted last */
	bool cr; /* the last character was one */
	int strange; /* how much the words at hand are, until they are common again */
};

/* Look at the next piece of the text: valid UTF-8, cut between characters. */
void mixed_add(struct mixed *, struct str piece);

#endif
