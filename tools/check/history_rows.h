/*
 * The rows of a CSV file, packed with gzip or not, one after the other or from any place on.
 */
#ifndef HISTORY_ROWS_H
#define HISTORY_ROWS_H

#include "buf.h"

struct gunzip;

struct file_rows {
	const char *path; /* the caller's */
	int fd;
	struct gunzip *gunzip; /* NULL: not packed */
	struct buf text, packed;
	size_t from,
	    scanned; /* where in text the next row begins; how far its end was sought */
	uint64_t at; /* where in the file the text begins, and what was read of it ends */
	uint64_t read_at;
	unsigned long line, next_line;
	size_t chunk;
	bool quoted; /* what was scanned ends inside a quoted cell */
	bool eof, member_open;
};

/* Open a file; false with errno set when that fails. */
bool file_rows_open(struct file_rows *, const char *path);

/* The next row, without its line's end, good until the next call; false at the end.  *at is
   where it stands in the file, for file_rows_seek.  What cannot be read ends the program. */
bool file_rows_next(struct file_rows *, struct str *row, uint64_t *at);

/* Go on at a row of a file that is not packed. */
void file_rows_seek(struct file_rows *, uint64_t at);

void file_rows_free(struct file_rows *);

#endif
