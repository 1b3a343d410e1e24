/*
 * The editions of the form (schemas.tsv), in the order of their years.
 */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <stddef.h>

struct schema {
	const char *name; /* "v2019" */
	const char *first, *last; /* years of the reports that it is for; last may be "" */
};

/* Edition i; NULL past the last. */
const struct schema *schema_line(size_t i);

/* How many years a report's year is off those of a schema: less than 0 before them, more
   behind; 0 for one of them.  The schema is one that stands there. */
int schema_years_off(const char *schema, int year);

#endif
