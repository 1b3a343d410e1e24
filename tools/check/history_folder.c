#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "history_folder.h"
#include "say.h"

/* Deeper than partitions go; a link that leads back up ends here. */
enum { DEPTH_MAX = 16 };

static const char *const tables[] = { "history.csv", "history.csv.gz", "facts.csv",
	"facts.csv.gz" };

struct walk {
	struct buf path; /* ended by NUL */
	void (*file)(void *of, const char *path);
	void *of;
	size_t found;
};

static void
go_to(struct walk *walk, size_t folder, const char *name)
{
	walk->path.len = folder;
	if (*name)
		buf_addc(&walk->path, '/');
	buf_add(&walk->path, name, strlen(name) + 1);
}

/* Take the first of the tables that is there. */
static void
take_table(struct walk *walk, size_t folder)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		go_to(walk, folder, tables[i]);
		if (access(walk->path.s, F_OK))
			continue;
		walk->found++;
		walk->file(walk->of, walk->path.s);
		return;
	}
}

static void
enter(struct walk *walk, size_t folder, int depth)
{
	struct dirent **entry;
	struct stat st;
	int n;

	go_to(walk, folder, "");
	n = depth > DEPTH_MAX ? -1 : scandir(walk->path.s, &entry, NULL, alphasort);
	if (n < 0)
		die_system("cannot read the folder %s", walk->path.s);
	take_table(walk, folder);
	for (int i = 0; i < n; i++) {
		const char *name = entry[i]->d_name;

		go_to(walk, folder, name);
		if (*name != '.' && entry[i]->d_type != DT_REG && !stat(walk->path.s, &st) &&
		    S_ISDIR(st.st_mode))
			enter(walk, walk->path.len - 1, depth + 1);
		free(entry[i]);
	}
	free(entry);
}

void
history_folder(const char *path, void (*file)(void *of, const char *path), void *of)
{
	struct walk walk = { .file = file, .of = of };

	buf_adds(&walk.path, path);
	enter(&walk, walk.path.len, 0);
	errno = 0;
	if (!walk.found)
		die_system("%s holds no history.csv and no facts.csv", path);
	buf_free(&walk.path);
}
