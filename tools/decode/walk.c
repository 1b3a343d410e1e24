#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "container.h"
#include "walk.h"

enum kind { KIND_FILE, KIND_FOLDER, KIND_FOLDER_LINK, KIND_SPECIAL };

struct entry {
	size_t at; /* of its name in names */
	const char *name;
	enum kind kind;
};

struct folder {
	struct buf names;
	struct entry *entry;
	size_t n, room;
};

struct walk {
	struct document *doc;
	struct buf path; /* of the file at hand, with a NUL behind it */
};

static const char *
c_path(struct walk *w)
{
	*buf_room(&w->path, 1) = '\0';
	return w->path.s;
}

static void
read_file(struct walk *w, bool asked)
{
	/* O_NONBLOCK: should a FIFO have come in a file's place, the walk goes on. */
	int fd = open(c_path(w), O_RDONLY | O_CLOEXEC | (asked ? 0 : O_NONBLOCK));

	if (fd < 0) {
		document_unreadable(buf_str(&w->path), asked, "cannot open", errno);
		return;
	}
	container_read(w->doc, buf_str(&w->path), fd, asked);
	close(fd);
}

static enum kind
kind_of(int dir, const struct dirent *e)
{
	bool link = e->d_type == DT_LNK;
	struct stat st;

	if (e->d_type == DT_REG)
		return KIND_FILE;
	if (e->d_type == DT_DIR)
		return KIND_FOLDER;
	if (e->d_type == DT_UNKNOWN && !fstatat(dir, e->d_name, &st, AT_SYMLINK_NOFOLLOW))
		link = S_ISLNK(st.st_mode);
	if (fstatat(dir, e->d_name, &st, 0))
		return KIND_FILE; /* opening it will say what is wrong */
	if (S_ISDIR(st.st_mode))
		return link ? KIND_FOLDER_LINK : KIND_FOLDER;
	return S_ISREG(st.st_mode) ? KIND_FILE : KIND_SPECIAL;
}

static void
keep(struct folder *f, const char *name, enum kind kind)
{
	if (f->n == f->room) {
		f->room = f->room ? f->room * 2 : 64;
		f->entry = mem_resize(f->entry, f->room, sizeof *f->entry);
	}
	f->entry[f->n++] = (struct entry) { f->names.len, NULL, kind };
	buf_add(&f->names, name, strlen(name) + 1);
}

/* The order of the paths below: a folder's name sorts as with its slash. */
static int
by_path(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	const unsigned char *p = (const unsigned char *)x->name;
	const unsigned char *q = (const unsigned char *)y->name;

	while (*p && *p == *q)
		p++, q++;
	return (*p			    ? *p
		   : x->kind == KIND_FOLDER ? '/'
					    : 0) -
	       (*q			    ? *q
		   : y->kind == KIND_FOLDER ? '/'
					    : 0);
}

/* List the folder at w->path; false with errno set when that fails. */
static bool
list(struct walk *w, struct folder *f)
{
	DIR *dir = opendir(c_path(w));
	const struct dirent *e;
	int error;

	if (!dir)
		return false;
	while (errno = 0, e = readdir(dir)) {
		if (*e->d_name != '.')
			keep(f, e->d_name, kind_of(dirfd(dir), e));
	}
	error = errno;
	closedir(dir);
	for (size_t i = 0; i < f->n; i++)
		f->entry[i].name = f->names.s + f->entry[i].at;
	if (f->n)
		qsort(f->entry, f->n, sizeof *f->entry, by_path);
	errno = error;
	return !error;
}

static void walk_folder(struct walk *w, bool asked);

static void
visit(struct walk *w, const struct entry *e)
{
	switch (e->kind) {
	case KIND_FILE:
		read_file(w, false);
		break;
	case KIND_FOLDER:
		walk_folder(w, false);
		break;
	case KIND_FOLDER_LINK:
		document_unreadable(buf_str(&w->path), false,
		    "a link to a folder is not followed; name the folder itself", 0);
		break;
	case KIND_SPECIAL:
		document_unreadable(buf_str(&w->path), false, "this is not a regular file", 0);
		break;
	}
}

/* The folder at w->path, which is left as it was. */
static void
walk_folder(struct walk *w, bool asked)
{
	size_t len = w->path.len;
	struct folder f = { 0 };

	if (!list(w, &f))
		document_unreadable(buf_str(&w->path), asked, "cannot list the folder", errno);
	for (size_t i = 0; i < f.n; i++) {
		if (w->path.s[len - 1] != '/')
			buf_addc(&w->path, '/');
		buf_adds(&w->path, f.entry[i].name);
		visit(w, &f.entry[i]);
		w->path.len = len;
	}
	free(f.entry);
	buf_free(&f.names);
}

void
walk(struct document *doc, struct str name)
{
	struct walk w = { doc, { 0 } };
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
}
