/*
 * What the text of a report says of itself: of which year it is, who made it, whom to ask.  It
 * is looked for before the first chapter, in the first, in the last and behind it, where
 * reports say it, and there in a few thousand bytes each.
 */
#ifndef STATED_H
#define STATED_H

#include "buf.h"

enum { STATED_YEARS = 16, STATED_NAMES = 4, STATED_SECTIONS = 10 };

struct stated_name {
	bool contact; /* whom to ask; else who made it */
	unsigned long line;
	size_t at, len; /* in names */
};

struct stated {
	size_t n_years;
	struct {
		int year;
		unsigned long line;
		bool heading; /* of a chapter */
	} year[STATED_YEARS];
	size_t n_names;
	struct stated_name name[STATED_NAMES];
	struct buf names; /* simplified, without blanks */
	size_t read[STATED_SECTIONS]; /* bytes looked at */
	bool opened; /* the first sentence of chapter 1 was seen */
};

void stated_clear(struct stated *);

/* Is text of that chapter (-1: one past those of the form) looked at, still? */
bool stated_reads(const struct stated *, int section);

/* A line of running text, and the title of a chapter: fields as they stand in a record. */
void stated_text(struct stated *, int section, unsigned long line, struct str field);
void stated_heading(struct stated *, int section, unsigned long line, struct str field);

#endif
