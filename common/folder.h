/*
 * What stands in a folder, in the byte order of the paths below it.  Names that begin with a
 * dot are left out.
 *
 *	struct folder f = { 0 };
 *
 *	if (!folder_list(&f, path))
 *		... errno says why; what was listed until then is there
 *	for (size_t i = 0; i < f.n; i++)
 *		... f.entry[i]
 *	folder_free(&f);
 */
#ifndef FOLDER_H
#define FOLDER_H

#include "buf.h"

/* A link to a file is a file; a link to a folder is told apart, so that every walk ends.  What
   cannot be looked at is a file: opening it will say what is wrong. */
enum kind { KIND_FILE, KIND_FOLDER, KIND_FOLDER_LINK, KIND_SPECIAL };

struct folder_entry {
	size_t at; /* of its name in names */
	const char *name; /* good until folder_free */
	enum kind kind;
};

struct folder {
	struct buf names;
	struct folder_entry *entry;
	size_t n, room;
};

bool folder_list(struct folder *, const char *path);
void folder_free(struct folder *);

/* The kind of a single path. */
enum kind folder_kind(const char *path);

/* Why neither of these two is read. */
#define FOLDER_LINK_SAID "a link to a folder is not followed; name the folder itself"
#define FOLDER_SPECIAL_SAID "this is not a regular file"

#endif
