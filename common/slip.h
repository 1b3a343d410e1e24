/*
 * What clings to a figure: letters that recognition or typing put for digits, marks that point
 * to a footnote.  Texts are in plain spelling (plain.h).
 */
#ifndef SLIP_H
#define SLIP_H

#include "buf.h"

/* A figure with o for 0, l or i for 1, 〇 for 0 (12o, lo.5, a lone o), and nothing but a unit
   behind it: the figure as it should be, with that unit, goes to out.  False, with out
   untouched, when s is anything else; a figure as it should be is none either. */
bool slip_mend(struct str s, struct buf *out);

/* The bytes of the mark that s begins with: * ① 注1 [2] （注）; 0 when there is none.  （1）
   is none: it may as well be a figure. */
size_t slip_mark(struct str s);

#endif
