/*
 * Which of the possible headings are the document's: the best ascending chain of them.
 */
#ifndef SECTIONS_H
#define SECTIONS_H

#include "heading.h"

enum { SECTION_FOOTER = 9 };

struct section {
	const struct heading *heading;
	int code;
};

struct sections {
	struct section *at;
	size_t n, room;
	size_t footer; /* the text record that opens the footer; 0 when there is none */
	/* the rest is sections.c's */
	struct link *link;
	size_t links;
};

/* How the sections are numbered. */
enum numbering {
	AS_PRINTED, /* by the printed number */
	BY_NAME /* by the chapters of the statutory form; others as printed */
};

/* Chapters 2 to 4 of the statutory form that stand there by name: how many; *first is the
   record of the first heading of any kind that looks real (doc->n when there is none). */
int sections_named(const struct headings *, const struct doc *, size_t *first);

void sections_choose(struct sections *, const struct headings *, enum numbering);

/* The text record that opens the page's footer, behind the last section's heading; 0 when
   there is none. */
size_t sections_footer(const struct sections *, const struct doc *);

void sections_free(struct sections *);

#endif
