/*
 * Stdout: every write checked, records written as ogi-stream(5) says.  A full disk ends the
 * program with status 3; a reader that went away ends it as SIGPIPE does, without a word.
 */
#ifndef OUT_H
#define OUT_H

#include "buf.h"
#include "str.h"

/* Write bytes as they are. */
void out_write(const void *, size_t);
void out_str(struct str);

/*
 * A record: out_tag("text", 12), then its fields, then out_end().  out_field escapes what
 * it is given; out_plain takes a field that is known to need no escape (a code, a number,
 * a field taken raw from a record).  out_doc_tag is for records without a LINE.
 */
void out_tag(const char *tag, unsigned long line);
void out_doc_tag(const char *tag);
void out_field(struct str);
void out_plain(struct str);
void out_number(unsigned long);
void out_end(void);

/* meta KEY VALUE in one call; an empty value writes nothing. */
void out_meta(const char *key, struct str value);

/* Write what is held, at once (-u: at each document's end). */
void out_flush(void);
void out_unbuffered(void);
void out_document(void);

/* Flush and close stdout; the program's exit status. */
int out_finish(void);

/* All bytes of s to a descriptor; false with errno set when it cannot. */
bool write_all(int fd, const char *s, size_t n);

/* Have the disk begin with what was written to fd, so that there is less to wait for when it is
   synced.  No more than a hint, which fails without a word. */
void write_behind(int fd);

#endif
