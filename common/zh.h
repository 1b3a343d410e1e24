/*
 * Chinese characters, one by one: traditional to simplified, and which script a character
 * gives away.  The table is made at build time from OpenCC's own (common/mkzh.c).
 */
#ifndef ZH_H
#define ZH_H

#include "buf.h"
#include "zh_table.h"

/* As zh_simplify, for a character outside the table. */
unsigned zh_unify(unsigned cp);

/* The simplified form of a character; itself when it has none.  A radical (⾏) or compatibility
   ideograph, which PDF text has for whole characters, counts as the character (variants.tsv).
 */
static inline unsigned
zh_simplify(unsigned cp)
{
	if (cp < ZH_FIRST || cp > ZH_LAST)
		return zh_unify(cp);
	return zh_table[cp - ZH_FIRST].simple;
}

/* +1: written in traditional script only; -1: in simplified only; 0: in both. */
static inline int
zh_script(unsigned cp)
{
	return cp < ZH_FIRST || cp > ZH_LAST ? 0 : zh_table[cp - ZH_FIRST].script;
}

/* Add s in simplified script, every character in its place: the same bytes at the same
   offsets, so that what is found in the copy can be cut out of s. */
void zh_add(struct buf *out, struct str s);

#endif
