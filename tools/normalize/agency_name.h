/*
 * What an agency's name says of its place and its level, step by step.
 */
#ifndef AGENCY_NAME_H
#define AGENCY_NAME_H

#include "whereabouts.h"

struct agency {
	struct buf name; /* simplified, without blanks */
	struct str rest; /* of the name, behind the place */
	struct region_match place;
	struct str town; /* the township that the name goes on with, if the table has it */
	const char *level; /* "" when it is not known */
	bool known; /* all that can be said of the place has been */
	bool zone; /* the place is a zone's */
	struct places places;
};

/* Make the patterns; before anything else, and as often as need be. */
void name_open(void);

/* The place that the name begins with, the zone, the township behind it, the level. */
void name_see_place(struct agency *);
void name_see_zone(struct agency *);
void name_see_town(struct agency *);
void name_see_level(struct agency *);

/* A central body, or one of its branches: those have their place inside the name. */
bool name_is_central(const struct agency *);
void name_see_central(struct agency *);

/* Does the name begin with a place of its own that the tables lack? */
bool name_is_of_unknown(const struct agency *);

/* The word for its place that a bare name begins with (市 in 市体育局), "" when it has none;
   the level that the word tells, and that of a region. */
const char *name_kind(struct str name);
const char *name_kind_level(const char *kind);
const char *name_level(const struct region *);

/* A note that lists the places that are left. */
void name_note_places(const struct agency *, const char *code, const struct region_match *);

#endif
