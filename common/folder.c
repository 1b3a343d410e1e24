#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "folder.h"

static enum kind
kind_at(int dir, const char *name)
{
	bool link;
	struct stat st;

	link = !fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) && S_ISLNK(st.st_mode);
	if (fstatat(dir, name, &st, 0))
		return KIND_FILE; /* opening it will say what is wrong */
	if (S_ISDIR(st.st_mode))
		return link ? KIND_FOLDER_LINK : KIND_FOLDER;
	return S_ISREG(st.st_mode) ? KIND_FILE : KIND_SPECIAL;
}

static enum kind
kind_of(int dir, const struct dirent *e)
{
	if (e->d_type == DT_REG)
		return KIND_FILE;
	if (e->d_type == DT_DIR)
		return KIND_FOLDER;
	return kind_at(dir, e->d_name);
}

static void
keep(struct folder *f, const char *name, enum kind kind)
{
	if (f->n == f->room) {
		f->room = f->room ? f->room * 2 : 64;
		f->entry = mem_resize(f->entry, f->room, sizeof *f->entry);
	}
	f->entry[f->n++] = (struct folder_entry) { f->names.len, NULL, kind };
	buf_add(&f->names, name, strlen(name) + 1);
}

/* The order of the paths below: a folder's name sorts as with its slash. */
static int
by_path(const void *a, const void *b)
{
	const struct folder_entry *x = a, *y = b;
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

bool
folder_list(struct folder *f, const char *path)
{
	DIR *dir = opendir(path);
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

void
folder_free(struct folder *f)
{
	free(f->entry);
	buf_free(&f->names);
}

enum kind
folder_kind(const char *path)
{
	return kind_at(AT_FDCWD, path);
}
