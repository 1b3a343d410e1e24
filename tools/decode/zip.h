/*
 * zip, as PKWARE's APPNOTE 6.3 has it.  Its directory stands at the end, and is read piece by
 * piece, never held; what has none (a pipe, a file that was cut off) is read by the headers
 * that stand before each member.
 */
#ifndef ZIP_H
#define ZIP_H

#include "archive.h"

/* A header of either kind. */
struct zip_entry {
	struct buf name; /* bytes; UTF-8 where the archive says so by a field of its own */
	unsigned flags, method;
	uint32_t crc;
	uint64_t packed, size;
	uint64_t at; /* of the local header; in the directory only */
	bool link; /* a symbolic one; known from the directory only */
	bool wide; /* sizes have 64 bits */
};

/* The directory of a zip in a store. */
struct zip_directory {
	struct input_stored in;
	uint64_t shift; /* what stands before the archive */
	uint64_t left; /* entries that are to come; only these bits are known: */
	uint64_t known;
};

/* Zero-filled before the first use.  False when there is none. */
bool zip_directory(struct zip_directory *, const struct store *);

/* The next entry: 1; 0 at the end, -1 when it is damaged, or holds other than all. */
int zip_directory_next(struct zip_directory *, struct zip_entry *);

/* Read a local header that `in` stands at; false when it is none. */
bool zip_local(struct input *in, struct zip_entry *);

/* A member's bytes: unpacked, their sum checked at their end. */
struct zip_data {
	struct input in;
	struct input *from; /* unpacked */
	struct input *tail; /* has a descriptor behind the packed bytes; or NULL */
	struct expand expand;
	struct zip_entry entry; /* its name is not used */
	struct budget *budget;
	uint32_t crc;
	uint64_t size;
};

/* NULL, or why the member cannot be read.  tail: the input that is packed, when what its
   entry lacks stands behind it. */
const struct fault *zip_data(struct zip_data *, const struct zip_entry *, struct input *packed,
    struct input *tail, struct budget *);

/* Let go; ready for the next, or input_free of in and expand.in. */
void zip_data_close(struct zip_data *);

/* Is it a folder, by its name? */
bool zip_is_folder(const struct zip_entry *);

#endif
