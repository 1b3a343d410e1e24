/*
 * Places: the divisions of regions.tsv (GB/T 2260), and the place that a name begins with.
 * Names are given in simplified script without blanks.
 */
#ifndef REGION_H
#define REGION_H

#include "buf.h"

enum region_level { REGION_CENTRAL, REGION_PROVINCE, REGION_PREFECTURE, REGION_COUNTY };

struct region {
	unsigned code;
	enum region_level level;
	const char *name;
};

/* The region with a code, NULL when there is none. */
const struct region *region_of_code(unsigned code);

/* The division above: of a county, the prefecture or, where there is none, the province;
   NULL above a province. */
const struct region *region_above(const struct region *);

/* The name in full: a district's with its city in front (北京市朝阳区), any other's alone. */
void region_add_name(struct buf *, const struct region *);

enum { REGIONS_MAX = 16 };

struct region_match {
	const struct region *at[REGIONS_MAX];
	size_t n; /* 0: no place; more than 1: the name alone does not say which */
	size_t len; /* the bytes that the place takes */
	bool shortened; /* its last name stands without its kind (新乡, not 新乡市) */
};

/* The place that s begins with, as closely as it says: 北京市朝阳区体育局 is one, 朝阳区体育局
   may be two. */
void region_begin(struct str s, struct region_match *);

/* The regions in or under r that are called so, whole or short, districts too. */
void region_under(const struct region *r, struct str name, struct region_match *);

/* The regions whose whole name ends at s + end (成都市 in …在成都市), the longest name that
 * fits. */
void region_end(struct str s, size_t end, struct region_match *);

/* How often the region, its short name or one above it is named in s. */
size_t region_count(const struct region *, struct str s);

#endif
