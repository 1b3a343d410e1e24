/* The columns of section 三: in which order the heads say that they stand. */
#ifndef REQUESTS_HEADS_H
#define REQUESTS_HEADS_H

#include "reader.h"

enum {
	REQUESTS_COLUMNS = 7,
	REQUESTS_WIDEST = 8 /* with the column 小计 that some add */
};

struct layout {
	const struct form *col[REQUESTS_WIDEST]; /* NULL: 小计, which the form does not have */
	size_t n; /* columns */
	bool heads; /* some head was read */
	bool whole; /* every head was, and tells where its column is */
	bool beside; /* all stand side by side */
	struct span head[REQUESTS_WIDEST]; /* then, where each does, in the order of col */
	size_t width; /* of the widest row of heads */
	const struct item *damaged; /* words that were taken for a head; NULL for none */
	const char *fault; /* why no figure can be placed below them; NULL for nothing */
};

/* The layout of the table whose items were read: the form's order where no head tells another.
 */
struct layout requests_layout(const struct reader *);

#endif
