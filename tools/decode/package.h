/*
 * An Office document's package (Open Packaging Conventions, ECMA-376 part 2): a zip whose
 * members are parts, most of them XML, that name each other by relationships.
 */
#ifndef PACKAGE_H
#define PACKAGE_H

#include "buf.h"
#include "expand.h"
#include "markup.h"

/* Bytes of a part, unpacked: the largest real one has a hundredth of it. */
#define PART_MAX ((size_t)64 << 20)

struct package {
	struct str bytes;
	struct budget budget;
};

/* The bytes stay where they are.  A package that is read on and on, part for part, has no
   more to give at some point: then all parts are missing. */
void package_open(struct package *, struct str bytes);

enum part { PART_WHOLE, PART_MISSING, PART_DAMAGED, PART_TOO_LARGE };

/* How large a part is, unpacked, and how often it stands in the package; PART_TOO_LARGE when
   it has more than PART_MAX bytes.  Names of parts differ by more than case. */
enum part package_look(struct package *, struct str name, size_t *times);

/* Feed a part to a parser that is set up but not open.  PART_DAMAGED: the zip is damaged there,
   the XML is not well-formed, or a handler stopped it; what stands before that was given. */
enum part package_read(struct package *, struct str name, struct markup *);

/* What a part (empty: the package itself) names by relationships: for each of the n types,
   such as "styles", the name of the part into target[i], which is left as it is when there is
   none. */
void package_targets(
    struct package *, struct str part, const char *const *type, size_t n, struct buf *target);

/* The value of an attribute; NULL when it is not there. */
const char *attribute_of(const char **attributes, const char *name);

/* The same, as a number from 0 to max; other when it is none. */
unsigned number_attribute(
    const char **attributes, const char *name, unsigned max, unsigned other);

/* A property that is on: without a value, or with any but 0, false, off and none. */
bool is_on(const char **attributes);

/* Read the relationships of a part; part is empty for those of the package. */
enum part package_relations(struct package *, struct str part, struct markup *);

/* The part that a target of those names: a path from the root, or from the part's folder. */
void package_resolve(struct buf *to, struct str part, const char *target);

#endif
