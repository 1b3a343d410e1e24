/*
 * A deadline of a work plan, as a date: 6月30日, 6月底前, 年底, 上半年, 第三季度.  A month, a
 * quarter or a half is its last day; 10月前, which may mean either end of the month, is none.
 */
#ifndef DEADLINE_H
#define DEADLINE_H

#include "date.h"

enum deadline {
	DEADLINE_NONE, /* there is none to be read: blank, or 持续推进 */
	DEADLINE_DATE,
	DEADLINE_UNREAD /* words that are no date, or more than one */
};

/* Read s; year (0: unknown) stands in where s gives none. */
enum deadline deadline_read(struct str s, int year, struct date *);

#endif
