/*
 * What headings.tsv and forms.tsv know of a line: the chapter that it names, the footer that
 * it opens, or the table row that only looks like a heading.
 */
#ifndef NAMES_H
#define NAMES_H

#include "str.h"

struct name {
	int code; /* 1 to 6 */
	bool alone; /* known as a chapter's without a number, too */
	size_t end; /* the bytes of the text that the name takes, closing marks included */
	bool whole; /* the text is the name and nothing more */
};

void names_open(void);
void names_close(void);

/* Does the text (the line without its number) begin with a chapter's name?  Words that run on
   without a mark are another heading or a sentence: no name. */
bool name_find(struct str text, struct name *);

/* Does a joined heading (text, then the next line) begin with a name that needs both?
   name->end counts in the second line. */
bool name_joined(struct str text, struct str next, struct name *);

/* Is the text a row of a statutory table: its label or the beginning of it, with its number in
   front (一、本年新收…), whatever follows?  statistics: in a statistics table, whose rows and
   groups are called as chapters are. */
bool is_row_label(struct str text, bool statistics);

/* Does the text begin with the head of a statistics table's labels? */
bool is_statistics_head(struct str text);

/* Does this line open a page's footer? */
bool is_footer(struct str line);

#endif
