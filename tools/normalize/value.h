/*
 * What a cell says, as a value.  Nothing is guessed: what can be read in two ways is text.
 */
#ifndef VALUE_H
#define VALUE_H

#include "dec.h"

enum state { STATE_NUMBER, STATE_BLANK, STATE_NA, STATE_TEXT, STATE_INFERRED };

/* What is noted of a figure that was read. */
enum value_doubt {
	VALUE_PLAIN,
	VALUE_JOINED, /* blanks stood between the digits */
	VALUE_MARKED, /* the mark of a footnote stood behind it */
	VALUE_BRACKETED, /* it stood in brackets: (5) */
	VALUE_MENDED /* letters stood for digits: 1O */
};

struct value {
	enum state state; /* STATE_INFERRED when bracketed or mended */
	struct dec number; /* an amount is in 万元 */
	struct str unit; /* borrowed, good until the next call */
	enum value_doubt doubt;
};

/* The column that a cell stands in. */
struct value_column {
	struct str head; /* the unit that its head states; may be empty */
	const char *form; /* the form's unit; may be empty.  head counts before it, and a unit
			     in the cell before both */
	bool changes; /* its figures say how much less or more: （5） is less */
};

void value_read(struct value *, struct str raw, const struct value_column *);

/* The name of a state, as a fact has it. */
const char *state_name(enum state);

#endif
