#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#include "buf.h"
#include "say.h"
#include "unpack.h"

struct unpack {
	struct archive *archive;
};

struct unpack *
unpack_memory(struct str bytes)
{
	struct unpack *u = mem_resize(NULL, 1, sizeof *u);

	u->archive = archive_read_new();
	if (!u->archive)
		die_system("out of memory");
	archive_read_support_filter_all(u->archive);
	archive_read_support_format_zip(u->archive);
	archive_read_support_format_tar(u->archive);
	archive_read_open_memory(u->archive, bytes.s, bytes.n);
	return u;
}

int
unpack_next(struct unpack *u, struct str *name)
{
	struct archive_entry *entry;
	int got;

	while ((got = archive_read_next_header(u->archive, &entry)) == ARCHIVE_OK ||
	       got == ARCHIVE_WARN) {
		const char *path = archive_entry_pathname(entry);

		if (!path || archive_entry_filetype(entry) != AE_IFREG)
			continue;
		*name = str_of(path);
		return 1;
	}
	return got == ARCHIVE_EOF ? 0 : -1;
}

ssize_t
unpack_read(struct unpack *u, void *to, size_t n)
{
	ssize_t got = archive_read_data(u->archive, to, n);

	return got < 0 ? -1 : got;
}

const char *
unpack_error(const struct unpack *u)
{
	const char *said = archive_error_string(u->archive);

	return said ? said : "damaged";
}

void
unpack_free(struct unpack *u)
{
	archive_read_free(u->archive);
	free(u);
}
