/*
 * What a cell says, as a value.  Nothing is guessed: what can be read in two ways is text.
 */
#ifndef VALUE_H
#define VALUE_H

#include "dec.h"

enum state { STATE_NUMBER, STATE_BLANK, STATE_NA, STATE_TEXT, STATE_INFERRED };

struct value {
	enum state state;
	struct dec number; /* an amount is in 万元 */
	struct str unit; /* borrowed, good until the next call */
	bool joined; /* blanks stood between the digits */
};

/* Read raw.  head is the unit that the column's head states, form the form's unit; either may
   be empty, head counts before form, and a unit in the cell before both. */
void value_read(struct value *, struct str raw, struct str head, const char *form);

/* The name of a state, as a fact has it. */
const char *state_name(enum state);

#endif
