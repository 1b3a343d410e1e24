/*
 * The labels of the statistics forms (v2014, v2008).  Local editions print them freely, so two
 * labels are the same here when they are the same without
 * - what a matching key drops (common/key.h), numbering, and 其中 before them,
 * - 政府, 或, 者, 和, 及, 与, 的; 它 is 他,
 * - the words for a count, and units, at their end: 数, 总数, 次数, 数量, （条）,
 * - notes in brackets, but for numbers, and those that make another figure of it (其中, 上年,
 * 不含). A few labels stand in a form twice, as 其他情形数: then all their lines are given.
 */
#ifndef INDICATOR_H
#define INDICATOR_H

#include "forms.h"
#include "str.h"

struct indicator {
	struct str key;
	const struct form *form;
};

/* Make the dictionary from forms.tsv. */
void indicators_open(void);
void indicators_close(void);

/* The lines of the forms that a text is a label of, in the file's order: the first, and *n how
   many; NULL for none. */
const struct indicator *indicator_find(struct str text, size_t *n);

/* As indicator_find, for two pieces of a torn label. */
const struct indicator *indicator_join(struct str a, struct str b, size_t *n);

/* Is a text a label that stands in these forms alone: long enough to be no other table's? */
bool indicator_is_own(struct str text);

/* Has a text no words but numbering and 其中? */
bool indicator_is_empty(struct str text);

/* Does a text end with the words for a count, as most whole labels do? */
bool indicator_is_whole(struct str text);

/* Does some label begin with this text? */
bool indicator_begins(struct str text);

/* Does some label begin with the first two characters of this text?  A cheap look at prose. */
bool indicator_opens(struct str text);

/* Is a text part of a statistics table: a label or a piece of one, a unit, 其中? */
bool indicator_known(struct str text);

/* Is a text a unit of things or money, or several (条/件)? */
bool is_unit(struct str text);

/* A unit without the brackets round it. */
struct str unit_bare(struct str unit);

/* The unit in the last brackets of a label: 收到申请数（件）, （单位：件）; empty for none.
 *words gets the label without them. */
struct str unit_of_label(struct str text, struct str *words);

#endif
