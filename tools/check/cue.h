/* The words of cues.tsv.  Texts are in simplified script, without blanks. */
#ifndef CUE_H
#define CUE_H

#include "str.h"

enum cue_kind {
	CUE_GOVERNMENT,
	CUE_OFFICE,
	CUE_LEAD,
	CUE_BODY,
	CUE_REPORT,
	CUE_ANNOUNCE,
	CUE_PREPARE,
	CUE_OTHER,
	CUE_BEHIND,
	CUE_MAKER,
	CUE_CONTACT,
	CUE_ENDS,
	CUE_YEAR,
	CUE_CUT,
	CUE_DOUBT,
	CUES
};

/* The longest word of a kind that s ends in, or begins with; empty when there is none.  *means
   (may be NULL) gets what the word means. */
struct str cue_end(enum cue_kind, struct str s, const char **means);
struct str cue_begin(enum cue_kind, struct str s);

/* Is s a word of that kind? */
bool cue_is(enum cue_kind, struct str s);

/* The first word of a kind in s, the longest where several begin at one place; empty when there
   is none. */
struct str cue_in(enum cue_kind, struct str s);

#endif
