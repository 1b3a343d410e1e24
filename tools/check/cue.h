/* The words of cues.tsv.  Texts are in simplified script, without blanks. */
#ifndef CUE_H
#define CUE_H

#include "str.h"

/* The longest word of a kind that s ends in, or begins with; empty when there is none.  *means
   (may be NULL) gets what the word means. */
struct str cue_end(const char *kind, struct str s, const char **means);
struct str cue_begin(const char *kind, struct str s);

/* Is s a word of that kind? */
bool cue_is(const char *kind, struct str s);

/* The first word of a kind in s, the longest where several begin at one place; empty when there
   is none. */
struct str cue_in(const char *kind, struct str s);

#endif
