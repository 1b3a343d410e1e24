#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "doc.h"
#include "out.h"
#include "say.h"

#ifndef IN_CHUNK
#define IN_CHUNK 65536
#endif

enum { LINE_KEPT = 4096 };

/* Drop what was given before, and move what follows to the front. */
static void
move_down(struct doc *doc)
{
	doc->in.len -= doc->from;
	doc->scanned -= doc->from;
	memmove(doc->in.s, doc->in.s + doc->from, doc->in.len);
	doc->from = 0;
}

/* Read one more chunk; false at the end of the input.  For room, bytes move only when those
   dropped are as many, so that a large document does not move with each chunk. */
static bool
more(struct doc *doc)
{
	ssize_t got;

	if (doc->eof)
		return false;
	if (doc->in.cap - doc->in.len < IN_CHUNK && doc->from &&
	    doc->from >= doc->in.len - doc->from)
		move_down(doc);
	do
		got = read(STDIN_FILENO, buf_room(&doc->in, IN_CHUNK), IN_CHUNK);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		die_system("cannot read standard input");
	doc->in.len += (size_t)got;
	doc->eof = got == 0;
	return got > 0;
}

static struct str
text_of(const struct doc *doc, const struct doc_entry *line)
{
	return (struct str) { doc->in.s + doc->from + line->at, line->len };
}

/* The next line from doc->scanned on, without its newline; false when the input ends.  A last
   line without newline was cut off, and is not given.  Of a line over DOC_MAX bytes no more
   than the beginning is kept, and doc->overgrown is set. */
static bool
next_line(struct doc *doc, struct doc_entry *line)
{
	const char *newline;
	size_t seen = 0;

	while (doc->in.len == doc->scanned + seen ||
	       !(newline = memchr(doc->in.s + doc->scanned + seen, '\n',
		     doc->in.len - doc->scanned - seen))) {
		if (doc->in.len - doc->scanned > DOC_MAX) {
			doc->in.len = doc->scanned + LINE_KEPT;
			doc->overgrown = true;
		}
		seen = doc->in.len - doc->scanned;
		if (!more(doc))
			return false;
	}
	line->at = doc->scanned - doc->from;
	line->len = (size_t)(newline - doc->in.s) - doc->scanned;
	doc->scanned += line->len + 1;
	line->tag = rec_tag(text_of(doc, line));
	return true;
}

static void
keep(struct doc *doc, struct doc_entry entry)
{
	if (doc->n == doc->room) {
		doc->room = doc->room ? doc->room * 2 : 1024;
		doc->entry = mem_resize(doc->entry, doc->room, sizeof *doc->entry);
	}
	if (entry.tag == TAG_META) {
		entry.meta_before = doc->last_meta;
		doc->last_meta = (uint32_t)doc->n + 1;
	}
	doc->entry[doc->n++] = entry;
}

static void
drop(struct doc *doc)
{
	doc->from = doc->scanned;
	doc->n = doc->last_meta = 0;
	doc->rejected = doc->overgrown = false;
}

/* A line is to be read again. */
static void
unread(struct doc *doc, const struct doc_entry *line)
{
	doc->scanned = doc->from + line->at;
}

static struct str
id_of(struct str record)
{
	struct str field[2];

	rec_split(record, field, 2);
	return field[1];
}

static void
cut_off(struct str id)
{
	struct buf plain = { 0 };

	say_failed(rec_plain(id, &plain),
	    "the stream breaks off inside this document; it is left out");
	buf_free(&plain);
}

/* Put bytes before those that are not yet scanned. */
static void
put_back(struct doc *doc, struct str s)
{
	drop(doc);
	move_down(doc);
	buf_room(&doc->in, s.n);
	memmove(doc->in.s + s.n, doc->in.s, doc->in.len);
	memcpy(doc->in.s, s.s, s.n);
	doc->in.len += s.n;
}

/* Go on past the `end` of a document of which nothing is kept; false when there is none. */
static bool
skip_records(struct doc *doc)
{
	struct doc_entry line;

	while (next_line(doc, &line)) {
		if (line.tag == TAG_END)
			return true;
		if (line.tag == TAG_DOC) {
			unread(doc, &line);
			return false;
		}
		if (doc_bytes(doc) > DOC_MAX / 16)
			drop(doc);
	}
	return false;
}

/* Over DOC_MAX: of all its records make the frame with a note in it, to be read next. */
static void
skip_large(struct doc *doc)
{
	struct buf frame = { 0 }, id = { 0 };

	buf_addstr(&frame, doc_record(doc, 0));
	buf_addstr(&id, id_of(buf_str(&frame)));
	buf_adds(&frame, "\nnote\t0\terror\tovergrown\tits records take more than ");
	buf_addu(&frame, DOC_MAX >> 20);
	buf_adds(&frame, " MiB; it is left out\nend\t");
	buf_addstr(&frame, buf_str(&id));
	buf_addc(&frame, '\n');
	drop(doc);
	if (skip_records(doc))
		put_back(doc, buf_str(&frame));
	else
		cut_off(buf_str(&id));
	buf_free(&id);
	buf_free(&frame);
}

static void
see_note(struct doc *doc, struct str record)
{
	struct str field[4];

	rec_split(record, field, 4);
	if (str_is(field[2], "error")) {
		doc->rejected = true;
		say_rejected();
	}
}

/* Read on to the `end` of the document whose `doc` record is entry 0. */
static bool
read_frame(struct doc *doc)
{
	struct doc_entry line;

	while (next_line(doc, &line)) {
		if (line.tag == TAG_DOC) {
			cut_off(id_of(doc_record(doc, 0)));
			unread(doc, &line);
			return false;
		}
		keep(doc, line);
		if (line.tag == TAG_NOTE)
			see_note(doc, doc_record(doc, doc->n - 1));
		if (line.tag == TAG_END)
			return true;
		if (doc->overgrown || doc_bytes(doc) > DOC_MAX) {
			skip_large(doc);
			return false;
		}
	}
	cut_off(id_of(doc_record(doc, 0)));
	return false;
}

/* A record that belongs to no document. */
static void
outside(const struct doc *doc, struct str record)
{
	if (doc->last || doc->overgrown) {
		say(str_of("<stdin>"), "a record outside any document is left out");
		say_rejected();
	} else {
		out_str(record);
		out_end();
	}
}

bool
doc_next(struct doc *doc)
{
	struct doc_entry line;

	for (;;) {
		drop(doc);
		if (!next_line(doc, &line)) {
			if (doc->in.len > doc->scanned)
				say_failed(str_of("<stdin>"),
				    "the last record has no newline; it is left out");
			doc->in.len = doc->scanned = doc->from = 0;
			return false;
		}
		if (line.tag != TAG_DOC) {
			outside(doc, text_of(doc, &line));
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
	out_write(doc_record(doc, i).s, doc->entry[i].len + 1);
}

/* Has a `meta` record this key? */
static bool
has_key(struct str record, struct str key)
{
	record = str_skip(record, strlen("meta\t"));
	return str_starts(record, key) && (record.n == key.n || record.s[key.n] == '\t');
}

struct str
doc_meta(const struct doc *doc, const char *key)
{
	struct str field[4], name = str_of(key);

	for (size_t i = doc->last_meta; i; i = doc->entry[i - 1].meta_before) {
		if (has_key(doc_record(doc, i - 1), name)) {
			rec_split(doc_record(doc, i - 1), field, 4);
			return field[2];
		}
	}
	return str_of("");
}
