/*
 * The words of one paragraph of a Word document, gathered run by run: those that a page shows.
 * Figures that are raised or lowered become such characters, so that 12 and a raised 1 are no
 * 121.
 */
#ifndef DOCX_WORDS_H
#define DOCX_WORDS_H

#include "buf.h"
#include "docx_style.h"

struct docx_words {
	struct buf text;
	bool hidden; /* by the paragraph's style */
	bool in_run;
	/* of the open run */
	bool run_hidden;
	bool struck;
	enum docx_height height;
	/* of the open w:t */
	bool in_text;
	bool preserve; /* blanks at the ends count */
	size_t text_from;
	unsigned long codes; /* fields that are open, the innermost last: 1 in its code */
};

/* No words, no run, nothing that is open; the text itself stays. */
void docx_words_begin(struct docx_words *);

void docx_words_run(struct docx_words *);
void docx_words_run_end(struct docx_words *);

/* w:fldChar: of a field, what stands before its "separate" is its code. */
void docx_words_field(struct docx_words *, const char *type);

/* w:t: words come. */
void docx_words_open(struct docx_words *, bool preserve);
void docx_words_close(struct docx_words *);

/* Words of the open run, if a page shows them.  False: they are struck out. */
bool docx_words_add(struct docx_words *, struct str);

#endif
