/*
 * Places: the divisions of regions.tsv (GB/T 2260), with the names and codes that they had
 * before, and the place that a name begins with.  Names are given in simplified script without
 * blanks.  A year is that of a report, 0 when it is not known.
 */
#ifndef REGION_H
#define REGION_H

#include "buf.h"

enum region_level { REGION_CENTRAL, REGION_PROVINCE, REGION_PREFECTURE, REGION_COUNTY };

/* A place under one code and name.  A place that was renamed, or got another code, is several
   regions, one after the other. */
struct region {
	unsigned code;
	enum region_level level;
	const char *name;
	int first, last; /* the years that have it, REGION_NOW in those to come */
};

enum { REGION_NOW = 9999 };

/* The region that has a code in that year, or nearest to it; the latest for 0.  NULL when the
   code is none. */
const struct region *region_of_code(unsigned code, int year);

/* The division above: of a county, the prefecture or, where there is none, the province;
   NULL above a province. */
const struct region *region_above(const struct region *, int year);

/* May a report of that year call the place so?  The new name may, when it came up in the year
   after, in which the report was written. */
bool region_holds(const struct region *, int year);

/* The same place as it was in that year, as far as that is known; the latest for 0. */
const struct region *region_in(const struct region *, int year);

/* The same place before; NULL when that is not known. */
const struct region *region_before(const struct region *);

/* Is r above the other, or the same? */
bool region_has(const struct region *r, const struct region *other);

/* The name in full: a district's with its city in front (北京市朝阳区), any other's alone. */
void region_add_name(struct buf *, const struct region *, int year);

/* The first short name (朝阳), the whole when it has none. */
struct str region_short(const struct region *);

enum { REGIONS_MAX = 128 };

struct region_match {
	size_t n; /* 0: no place; more than 1: the name alone does not say which */
	size_t len; /* the bytes that the place takes */
	size_t before; /* those in front of its last name: 北京市 in 北京市朝阳区 */
	bool shortened; /* its last name stands without its kind (新乡, not 新乡市) */
	const struct region *at[REGIONS_MAX];
};

/* Add a region once. */
void region_add(struct region_match *, const struct region *);

/* Leave those that may be meant in that year, each place once; all when none may be. */
void region_settle(struct region_match *, int year);

/* The place that s begins with, as closely as it says: 北京市朝阳区体育局 is one, 朝阳区体育局
   may be two. */
void region_begin(struct str s, int year, struct region_match *);

/* The regions in or under r that are called so, whole or short, districts too. */
void region_under(const struct region *r, struct str name, int year, struct region_match *);

/* The regions of that year whose whole name ends at s + end (成都市 in …在成都市), the longest
   name that fits. */
void region_end(struct str s, size_t end, int year, struct region_match *);

#endif
