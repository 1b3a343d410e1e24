/*
 * An input that unpacks another.  What comes out is counted against what was read of the file:
 * a bomb, a small file that unpacks without end, ends with a fault.
 */
#ifndef EXPAND_H
#define EXPAND_H

#include "coder.h"
#include "input.h"

/* What one file that the user named may take. */
struct budget {
	uint64_t read; /* bytes of the file: so far, or all */
	uint64_t unpacked; /* bytes that came of them */
	uint64_t free; /* so many may come of any file, of a large one many times its size */
	size_t window; /* that a coder may hold; one inside another gets less */
	bool spent; /* no more is to be had */
};

/* Count n more bytes unpacked; false when they are too many. */
bool budget_spend(struct budget *, uint64_t n);

extern const struct fault fault_spent;

struct expand {
	struct input in;
	struct input *from;
	const struct coder *coder;
	void *state; /* the coder's, between the first and the last byte of a packed run */
	bool many; /* one packed run may follow another, with zeros behind the last */
	bool begun;
	size_t window;
	struct budget *budget;
};

/* Zero-filled before the first use; each is closed again, the last opened first.  many: as in a
   file; else one run, and what stands behind it is left in `from`. */
void expand(
    struct expand *, struct input *from, const struct coder *, bool many, struct budget *);

/* Let go of the coder; the input is ready for another use, or input_free. */
void expand_close(struct expand *);

/* May s be the beginning of what the coder packed? */
bool expand_fits(const struct coder *, struct str s);

#endif
