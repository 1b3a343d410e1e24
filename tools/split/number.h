/* The number in front of a heading. */
#ifndef NUMBER_H
#define NUMBER_H

#include "heading.h"
#include "str.h"

struct number {
	enum heading_style style;
	int value;
	size_t end; /* the bytes up to the heading's words: number, mark, blanks */
	bool mark; /* a mark or the word 部分 sets the number off */
};

/* Does s begin with a number as headings have it: 一、 1. 第一部分?  （一） is none. */
bool number_read(struct str s, struct number *);

/* The bytes of a number in brackets, （三） or (3), and a mark behind it; 0 for none. */
size_t bracket_read(struct str s, int *value);

/* A Chinese numeral (一 to 九十九) at s: its bytes, 0 for none. */
size_t numeral_read(struct str s, int *value);

#endif
