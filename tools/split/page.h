/* A document, seen as a whole: what kind it is, what it says of itself, its sections. */
#ifndef PAGE_H
#define PAGE_H

#include "about.h"
#include "sections.h"
#include "title.h"

enum { CHAPTERS = 6 }; /* of the statutory form */

/* What is known of one document; its rooms serve the next one too. */
struct page {
	struct headings headings;
	struct sections sections;
	struct head head;
	struct title title;
	struct about about;
	enum kind kind;
	enum numbering numbering;
	bool quoted; /* the title is a name in a sentence */
	int named; /* chapters 2 to 4 that stand there by name */
};

void page_see(struct page *, const struct doc *);
void page_free(struct page *);

#endif
