/*
 * Everything in a document that may be a heading of the first level.  What is one is decided
 * in sections.c, from all of them together.
 */
#ifndef HEADING_H
#define HEADING_H

#include "doc.h"

enum heading_style {
	STYLE_HAN, /* 一、 */
	STYLE_PART, /* 第一部分 */
	STYLE_DIGIT, /* 1、 or, if name and number are a chapter's, （一） */
	STYLE_ALONE /* a name without a number */
};

struct heading {
	size_t entry,
	    last; /* the text records that it takes: last > entry when it is wrapped */
	size_t from, to; /* its bytes: from in the TEXT of `entry`, to in that of `last` */
	unsigned char stray; /* bytes before its number that are dirt, and no part of it */
	unsigned char style, number, code; /* number as printed, code by name; 0: none */
	bool alone; /* a name that needs no number */
	bool tabbed; /* stands behind a tab, as a cell does */
	bool content; /* something stands between it and the next one */
};

struct headings {
	struct heading *at;
	size_t n, room;
	unsigned
	    level2; /* sub-headings （一）主动公开…, （二）依申请公开… seen: bits 0 and 1 */
	bool form_table; /* the heads of table 二 stand somewhere: 第二十条第（一）项 */
	bool task_table; /* the heads of a task table stand somewhere */
};

/* Find them.  inside: also within lines, for reports that stand in one line. */
void headings_find(struct headings *, const struct doc *, bool inside);
void headings_free(struct headings *);

#endif
