/*
 * An answer of a web server, as a crawl keeps it: what its headers say, and its body, freed of
 * chunks and packing.  Crawlers often undo these, and leave the headers that state them: the
 * bytes decide.
 */
#ifndef HTTP_H
#define HTTP_H

#include "expand.h"

struct http_chunks {
	struct input in;
	struct input *from;
	uint64_t left; /* of the chunk at hand */
	bool begun;
};

struct http {
	struct budget *budget;
	unsigned status; /* such as 200; 0 when it cannot be read */
	struct buf type; /* Content-Type, whole; empty for none */
	const struct fault *fault; /* why the body cannot be read, or NULL */
	/* the rest is http.c's */
	struct buf packing, scratch;
	uint64_t length;
	bool sized, chunked;
	struct http_chunks chunks;
	struct expand expand;
};

/* Read the headers that `in` stands at, and give the body, which is good until http_close.
   NULL when these are no headers of HTTP.  A body that ends before its stated length has
   `cut` set: at once, or, of chunks, at its end.  Zero-filled, but for the budget, before the
   first use. */
struct input *http_body(struct http *, struct input_part *in);

/* Ready for the next. */
void http_close(struct http *);
void http_free(struct http *);

#endif
