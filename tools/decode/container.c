#include <sys/stat.h>
#include <unistd.h>

#include "container.h"
#include "members.h"
#include "name.h"
#include "say.h"
#include "sniff.h"
#include "unique.h"

/* As deep as anybody means to pack; and what a container is told by, a block of tar. */
enum { NESTED_MOST = 8, HEAD = 512 };

/* So many times --max-size may come of any file, however small. */
enum { FREE = 8 };

/* One file that the user named. */
struct opening {
	struct document *doc;
	struct buf id; /* of what is open at the moment */
	const struct format *format; /* of its documents, by the user's word; or NULL */
	const struct format *container; /* the same of what they are packed in, until found */
	bool large; /* the file is no pipe, and larger than a document may be */
	struct budget budget;
	size_t held; /* bytes of containers in memory */
	unsigned depth; /* containers open */
	size_t documents; /* written */
	struct unique names; /* theirs, as soon as there may be several */
	bool several;
};

static const struct fault too_deep = {
	"nested_too_deep",
	"it is packed, or an archive, inside more of the same than any report; it was left out"
};
static const struct fault no_document = { "no_document", "there is no document in it" };

/* Is there an end to everything, for a reason that lies in the file as a whole? */
static bool
is_over(const struct opening *o)
{
	return o->budget.spent || o->doc->file.error;
}

/* Give what comes next a name of its own, o->id with a number if need be; how long that was. */
static size_t
number_id(struct opening *o)
{
	size_t len = o->id.len;

	o->doc->number = o->several ? unique_name(&o->names, &o->id) : 1;
	return len;
}

static void
put_fault(struct opening *o, const struct fault *fault)
{
	size_t len;

	if (is_over(o))
		return;
	len = number_id(o);
	document_fault(o->doc, buf_str(&o->id), fault);
	o->id.len = len;
	o->documents++;
}

static void
put_document(struct opening *o, struct input *in, struct str charset)
{
	size_t len = number_id(o);
	struct source about = {
		.id = buf_str(&o->id), .charset = charset, .format = o->format
	};

	o->documents++;
	if (in == &o->doc->file.in && o->large)
		document_too_large(o->doc, about.id);
	else if (!document_put(o->doc, &about, in) && !is_over(o))
		document_fault(o->doc, about.id, in->fault);
	o->id.len = len;
}

static void open_input(struct opening *, struct input *, struct str charset);

static void
open_packed(struct opening *o, struct input *in, const struct coder *coder, struct str charset)
{
	struct expand e = { 0 };

	expand(&e, in, coder, true, &o->budget);
	open_input(o, &e.in, charset);
	expand_close(&e);
	input_free(&e.in);
}

/* A member, unless it is empty (and was not cut off) or junk. */
static void
open_member(struct opening *o, const struct member *member)
{
	size_t len = o->id.len;

	if (name_is_junk(member->name))
		return;
	buf_addc(&o->id, '!');
	name_add(&o->id, member->name);
	if (member->fault)
		put_fault(o, member->fault);
	else if (input_peek(member->data, 1).n || member->data->fault || member->data->cut)
		open_input(o, member->data, member->charset);
	o->id.len = len;
}

static void
open_archive(struct opening *o, struct members *m)
{
	size_t before = o->documents;
	struct member member;
	int got = 0;

	while (!is_over(o) && (got = m->next(m, &member)) > 0)
		open_member(o, &member);
	if (m->passed.len && !is_over(o))
		say(buf_str(&o->id), "passed over: %.*s", (int)m->passed.len, m->passed.s);
	if (got < 0)
		put_fault(o, m->fault);
	else if (o->documents == before)
		put_fault(o, &no_document);
	members_close(m);
}

/* What memory is left for a zip. */
static size_t
room_left(const struct opening *o)
{
	return o->doc->max_size > o->held ? o->doc->max_size - o->held : 0;
}

/* A zip, or, unless the user says that it is an archive, a document that is one.  Its directory
   stands at its end, so that one that fits is held whole, in what the input has ahead. */
static void
open_zip(struct opening *o, struct input *in, struct str charset, bool told)
{
	struct str held = input_peek(in, room_left(o) + 1);
	bool fits = held.n <= room_left(o);

	if (format_is_zipped(o->format) || (!told && format_is_zipped(sniff_zip(held)))) {
		put_document(o, in, charset);
		return;
	}
	o->held += held.n;
	open_archive(
	    o, fits ? members_zip(held, &o->budget) : members_zip_stream(in, &o->budget));
	o->held -= held.n;
}

static bool
is_container(const struct format *format)
{
	static const char *const archives[] = { "zip", "tar", "warc" };

	for (size_t i = 0; i < sizeof archives / sizeof *archives; i++) {
		if (!strcmp(format->name, archives[i]))
			return true;
	}
	return coder_of(format->name);
}

/* What an input is: by its bytes, unless the user named the container and this is it, the
   first thing that is not packed (or is to be packed so). */
static const struct format *
format_of(struct opening *o, struct str head, bool *told)
{
	const struct format *found = sniff(head), *asked = o->container;

	*told = asked && (!found || !coder_of(found->name) || coder_of(asked->name));
	if (!*told)
		return found;
	o->container = NULL;
	return asked;
}

static void
open_container(
    struct opening *o, struct input *in, const char *format, struct str charset, bool told)
{
	const struct coder *coder = coder_of(format);

	if (coder)
		open_packed(o, in, coder, charset);
	else if (!strcmp(format, "tar"))
		open_archive(o, members_tar(in, &o->budget));
	else if (!strcmp(format, "warc"))
		open_archive(o, members_warc(in, &o->budget));
	else
		open_zip(o, in, charset, told);
}

static void
open_input(struct opening *o, struct input *in, struct str charset)
{
	bool told;
	const struct format *format = format_of(o, input_peek(in, HEAD), &told);

	if (!format || (!is_container(format) && !format_is_zipped(format))) {
		put_document(o, in, charset);
	} else if (o->depth == NESTED_MOST) {
		put_fault(o, &too_deep);
	} else {
		o->depth++;
		o->several = true;
		open_container(o, in, format->name, charset, told);
		o->depth--;
	}
}

/* Why nothing follows, as a frame of its own. */
static void
put_end_of_all(struct opening *o, bool asked)
{
	int error = o->doc->file.error;

	number_id(o);
	if (error)
		document_unreadable(o->doc, buf_str(&o->id), asked, "cannot read", error);
	else
		document_fault(o->doc, buf_str(&o->id), &fault_spent);
}

/* Read on to the end of a pipe, so that what writes to it does not die of a closed one. */
static void
drain(struct input *in)
{
	struct str s;

	while ((s = input_peek(in, 1)).n)
		input_drop(in, s.n);
}

static bool
is_large(int fd, const struct stat *st, size_t max_size)
{
	return S_ISREG(st->st_mode) && st->st_size >= 0 && (uint64_t)st->st_size > max_size &&
	       lseek(fd, 0, SEEK_CUR) == 0;
}

static bool
is_pipe(const struct stat *st)
{
	return S_ISFIFO(st->st_mode) || S_ISSOCK(st->st_mode);
}

void
container_read(struct document *doc, struct str id, int fd, bool asked)
{
	const struct format *format = doc->format;
	struct opening o = { .doc = doc };
	struct stat st = { 0 };

	if (!fstat(fd, &st))
		o.large = is_large(fd, &st, doc->max_size);
	o.budget.window = doc->max_size;
	o.budget.free = (uint64_t)doc->max_size * FREE;
	if (format && is_container(format))
		o.container = format;
	else
		o.format = format;
	buf_addstr(&o.id, id);
	input_file(&doc->file, fd, &o.budget.read);
	open_input(&o, &doc->file.in, (struct str) { "", 0 });
	if (is_over(&o))
		put_end_of_all(&o, asked);
	doc->number = 0;
	if (is_pipe(&st))
		drain(&doc->file.in);
	unique_free(&o.names);
	buf_free(&o.id);
}
