#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "doc.h"
#include "note.h"
#include "out.h"
#include "say.h"

#ifndef IN_CHUNK
#define IN_CHUNK 65536
#endif

/* Read one more chunk; false at the end of the input. */
static bool
more(struct doc *doc)
{
	ssize_t got;

	if (doc->eof)
		return false;
	do
		got = read(STDIN_FILENO, buf_room(&doc->in, IN_CHUNK), IN_CHUNK);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		die_system("cannot read standard input");
	doc->in.len += (size_t)got;
	doc->eof = got == 0;
	return got > 0;
}

/* The next line from doc->scanned on, without its newline; false when the input ends.  A last
   line without newline was cut off, and is not given. */
static bool
next_line(struct doc *doc, struct doc_entry *line)
{
	size_t seen = doc->scanned;

	for (;;) {
		const char *newline = doc->in.len > seen
					  ? memchr(doc->in.s + seen, '\n', doc->in.len - seen)
					  : NULL;

		if (newline) {
			line->at = doc->scanned;
			line->len = (size_t)(newline - doc->in.s) - doc->scanned;
			doc->scanned += line->len + 1;
			return true;
		}
		seen = doc->in.len;
		if (!more(doc))
			return false;
	}
}

static void
keep(struct doc *doc, struct doc_entry entry)
{
	if (doc->n == doc->room) {
		doc->room = doc->room ? doc->room * 2 : 1024;
		doc->entry = mem_resize(doc->entry, doc->room, sizeof *doc->entry);
	}
	doc->entry[doc->n++] = entry;
}

/* Drop what was given before, so that the next document begins at 0. */
static void
drop(struct doc *doc)
{
	size_t rest = doc->in.len - doc->scanned;

	if (rest)
		memmove(doc->in.s, doc->in.s + doc->scanned, rest);
	doc->in.len = rest;
	doc->scanned = 0;
	doc->n = 0;
}

static struct str
id_of(struct str record)
{
	struct str field[2];

	rec_split(record, field, 2);
	return field[1];
}

static void
cut_off(const struct doc *doc)
{
	struct buf id = { 0 };

	say_failed(rec_plain(id_of(doc_record(doc, 0)), &id),
	    "the stream breaks off inside this document; it is left out");
	buf_free(&id);
}

/* Over DOC_MAX: keep the `doc` record, skip to the `end`, write the frame with a note. */
static void
skip_large(struct doc *doc)
{
	struct buf frame = { 0 };
	struct doc_entry line;
	enum tag tag = TAG_OTHER;

	buf_addstr(&frame, doc_record(doc, 0));
	drop(doc);
	while (tag != TAG_END && next_line(doc, &line)) {
		tag = rec_tag((struct str) { doc->in.s + line.at, line.len });
		if (tag != TAG_END && doc->scanned > DOC_MAX / 16)
			drop(doc);
	}
	out_str(buf_str(&frame));
	out_end();
	note_put(0, "too_large", "its records take more than %zu MiB; it is left out",
	    DOC_MAX >> 20);
	out_doc_tag("end");
	out_plain(id_of(buf_str(&frame)));
	out_end();
	buf_free(&frame);
}

static void
see_note(struct str record)
{
	struct str field[4];

	rec_split(record, field, 4);
	if (str_is(field[2], "error"))
		say_rejected();
}

/* Read on to the `end` of the document whose `doc` record is entry 0. */
static bool
read_frame(struct doc *doc)
{
	struct doc_entry line;

	while (next_line(doc, &line)) {
		line.tag = rec_tag((struct str) { doc->in.s + line.at, line.len });
		if (line.tag == TAG_DOC) {
			cut_off(doc);
			doc->scanned = line.at;
			return false;
		}
		keep(doc, line);
		if (line.tag == TAG_NOTE)
			see_note(doc_record(doc, doc->n - 1));
		if (line.tag == TAG_END)
			return true;
		if (doc->scanned > DOC_MAX) {
			skip_large(doc);
			return false;
		}
	}
	cut_off(doc);
	return false;
}

bool
doc_next(struct doc *doc)
{
	struct doc_entry line;

	for (;;) {
		drop(doc);
		if (!next_line(doc, &line)) {
			if (doc->in.len)
				say_failed(str_of("<stdin>"),
				    "the last record has no newline; it is left out");
			doc->in.len = 0;
			return false;
		}
		line.tag = rec_tag((struct str) { doc->in.s + line.at, line.len });
		if (line.tag != TAG_DOC) {
			out_write(doc->in.s + line.at, line.len + 1);
			continue;
		}
		keep(doc, line);
		if (read_frame(doc)) {
			doc->id = id_of(doc_record(doc, 0));
			return true;
		}
	}
}

void
doc_free(struct doc *doc)
{
	free(doc->entry);
	buf_free(&doc->in);
}

void
doc_pass(const struct doc *doc, size_t i)
{
	out_write(doc->in.s + doc->entry[i].at, doc->entry[i].len + 1);
}

struct str
doc_meta(const struct doc *doc, const char *key)
{
	struct str field[3], value = { "", 0 };

	for (size_t i = 0; i < doc->n; i++) {
		if (doc->entry[i].tag != TAG_META)
			continue;
		rec_split(doc_record(doc, i), field, 3);
		if (str_is(field[1], key))
			value = field[2];
	}
	return value;
}
