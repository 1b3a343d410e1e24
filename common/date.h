/*
 * Dates in Chinese text: 2017年03月28日, 2021 年 1 月 1 日, 二〇二〇年一月五日, 2021-1-1,
 * 2020/01/18, 2021.1.5, 6月30日, 2020年12月; digits half-width, full-width or Chinese.
 *
 * What lost a part is no date: 20211月1日, 202111日 and 2007年45日 give nothing, nor does a
 * day that the calendar lacks (2月30日) or a year outside 1900 to 2100.  date_repair reads
 * such.
 */
#ifndef DATE_H
#define DATE_H

#include "str.h"

struct date {
	int year, month, day; /* 0: not stated */
};

/* The first date in s.  `year` stands in where s gives none (6月30日); 0: then it is no date.
   The month is always stated; the day is 0 in 2020年12月 and 12月底.  where (may be NULL)
   gets the span, so that the next date is sought behind it. */
bool date_find(struct str s, int year, struct date *d, struct str *where);

/* The first date in s that lost characters, as years are written that styled text fell out of:
   20211月1日, 202111日, 20211231日, 2021年1月1起, and where `year` stands in, 1231日.  True
   only when its digits can be read as one day and no other; where gets the span.  A date that
   lost nothing is read too.  Half-width digits alone. */
bool date_repair(struct str s, int year, struct date *d, struct str *where);

/* Does a stand before b in the calendar?  Both have a day. */
bool date_before(const struct date *a, const struct date *b);

/* The last day of a month, 1 to 12. */
int date_last_day(int year, int month);

/* YYYY-MM-DD; empty when the year, the month or the day is not stated. */
void date_iso(const struct date *, char out[11]);

/* The first year in s, 2000 to 2100: one with 年 behind it (2020年, ２０２０ 年度, 二〇二〇年),
   else one in bare digits (2020政府信息公开); 0 for none.  Of a range of years (2020—2021年) it
   is the last.  where (may be NULL) gets the span, with 年 and 年度. */
int year_find(struct str s, struct str *where);

/* The same; *first gets the range's first year, or the year itself. */
int year_find_last(struct str s, int *first, struct str *where);

#endif
