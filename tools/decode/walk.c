#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "container.h"
#include "folder.h"
#include "name.h"
#include "walk.h"

struct walk {
	struct document *doc;
	struct buf path; /* of the file at hand, with a NUL behind it */
	struct buf id; /* the same as UTF-8 */
};

static const char *
c_path(struct walk *w)
{
	*buf_room(&w->path, 1) = '\0';
	return w->path.s;
}

/* What documents of the path are named by: a part of it that is not UTF-8 is taken for GB18030,
   no byte of which is a slash. */
static struct str
id_of(struct walk *w)
{
	struct str path = buf_str(&w->path);

	buf_clear(&w->id);
	for (size_t at = 0; at < path.n;) {
		const char *slash = memchr(path.s + at, '/', path.n - at);
		size_t n = slash ? (size_t)(slash - path.s) - at : path.n - at;

		name_add(&w->id, (struct str) { path.s + at, n });
		if (slash)
			buf_addc(&w->id, '/');
		at += n + (slash != NULL);
	}
	return buf_str(&w->id);
}

static void
put_unreadable(struct walk *w, bool asked, const char *what, int error)
{
	document_unreadable(w->doc, id_of(w), asked, what, error);
}

static void
read_file(struct walk *w, bool asked)
{
	/* O_NONBLOCK: should a FIFO have come in a file's place, the walk goes on. */
	int fd = open(c_path(w), O_RDONLY | O_CLOEXEC | (asked ? 0 : O_NONBLOCK));

	if (fd < 0) {
		put_unreadable(w, asked, "cannot open", errno);
		return;
	}
	container_read(w->doc, id_of(w), fd, asked);
	close(fd);
}

static void walk_folder(struct walk *w, bool asked);

static void
visit(struct walk *w, const struct folder_entry *e)
{
	switch (e->kind) {
	case KIND_FILE:
		read_file(w, false);
		break;
	case KIND_FOLDER:
		walk_folder(w, false);
		break;
	case KIND_FOLDER_LINK:
		put_unreadable(w, false, FOLDER_LINK_SAID, 0);
		break;
	case KIND_SPECIAL:
		put_unreadable(w, false, FOLDER_SPECIAL_SAID, 0);
		break;
	}
}

/* The folder at w->path, which is left as it was. */
static void
walk_folder(struct walk *w, bool asked)
{
	size_t len = w->path.len;
	struct folder f = { 0 };

	if (!folder_list(&f, c_path(w)))
		put_unreadable(w, asked, "cannot list the folder", errno);
	for (size_t i = 0; i < f.n; i++) {
		if (w->path.s[len - 1] != '/')
			buf_addc(&w->path, '/');
		buf_adds(&w->path, f.entry[i].name);
		visit(w, &f.entry[i]);
		w->path.len = len;
	}
	folder_free(&f);
}

void
walk(struct document *doc, struct str name)
{
	struct walk w = { .doc = doc };
	struct stat st;

	buf_addstr(&w.path, name);
	if (!stat(c_path(&w), &st) && S_ISDIR(st.st_mode)) {
		while (w.path.len > 1 && w.path.s[w.path.len - 1] == '/')
			w.path.len--;
		walk_folder(&w, true);
	} else {
		read_file(&w, true);
	}
	buf_free(&w.path);
	buf_free(&w.id);
}

void
walk_found(struct document *doc, struct str name)
{
	struct walk w = { .doc = doc };
	struct folder_entry e = { 0 };

	buf_addstr(&w.path, name);
	e.kind = folder_kind(c_path(&w));
	visit(&w, &e);
	buf_free(&w.path);
	buf_free(&w.id);
}
