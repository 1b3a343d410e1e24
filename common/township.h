/*
 * Townships, streets and zones by their names (townships.tsv), which lie below the divisions
 * that have codes.
 */
#ifndef TOWNSHIP_H
#define TOWNSHIP_H

#include "region.h"

/* The longest name of the table that s begins with; empty when there is none. */
struct str township_begin(struct str s);

/* The regions of that year in which there is a township or zone of that name: any, or only
   those in or under one of `in`.  m->len is the name's. */
void township_find(
    struct str name, const struct region_match *in, int year, struct region_match *m);

#endif
