/*
 * The records of ogi-stream(5): tags, fields, escapes.  A record is borrowed bytes of its
 * line, without the newline; a field is borrowed too, still escaped.
 */
#ifndef REC_H
#define REC_H

#include "buf.h"
#include "str.h"

enum tag {
	TAG_OTHER,
	TAG_DOC,
	TAG_META,
	TAG_TEXT,
	TAG_TABLE,
	TAG_ROW,
	TAG_SECT,
	TAG_CELL,
	TAG_FACT,
	TAG_TASK,
	TAG_MENTION,
	TAG_CHECK,
	TAG_NOTE,
	TAG_END
};

/* The tag that opens a record; TAG_OTHER for one that this release does not know. */
enum tag rec_tag(struct str record);

/* Take the next field off *rest into *field; false when none is left.  Begin with the
   record: the first field is its tag. */
bool rec_next(struct str *rest, struct str *field);

/* Split into at most max fields (the last takes all that remains); missing ones are empty.
   Returns how many stood there. */
size_t rec_split(struct str record, struct str *fields, size_t max);

/* A field as it was before it was escaped: the field itself when it holds no escape, else
   in scratch, which is cleared first.  An unknown escape stays as it stands. */
struct str rec_plain(struct str field, struct buf *scratch);

/* Add s, escaped: \t \n \r \\. */
void rec_escape(struct buf *, struct str s);

/* A number field (LINE); 0 when it is none. */
unsigned long rec_number(struct str field);

/* The cells of a row record that stand for a place covered by a merged cell. */
#define CELL_ABOVE "\\^" /* covered from the row above */
#define CELL_LEFT "\\<" /* covered from the column before */

#endif
