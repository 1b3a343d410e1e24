#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "history_db.h"
#include "say.h"

/* How long to wait, in milliseconds, while a load writes the database. */
enum { PATIENCE = 60000 };

enum question { OF_AGENCY, OF_PLACES, OF_AGGREGATES, QUESTIONS };

/* What every row begins with; the figures follow, in the order of their columns. */
#define SELECT "SELECT doc, region_code, agency, aggregate, year, figures, digest"

enum { DOC, REGION, AGENCY, AGGREGATE, YEAR, SUM, DIGEST, FIGURES };

static const char *const where[QUESTIONS] = {
	[OF_AGENCY] = " FROM history WHERE region_code = ?1 AND agency = ?2 AND year = ?3 "
		      "ORDER BY rowid DESC LIMIT 256",
	[OF_PLACES] = " FROM history WHERE region_code BETWEEN ?1 AND ?2 AND year = ?3",
	[OF_AGGREGATES] =
	    " FROM history WHERE aggregate <> '' AND region_code BETWEEN ?1 AND ?2 "
	    "AND year = ?3 LIMIT 256",
};

struct history_db {
	const char *path; /* the caller's */
	sqlite3 *db;
	sqlite3_stmt *ask[QUESTIONS];
	sqlite3_stmt *asked; /* NULL: nothing, or all was given */
};

static _Noreturn void
fail(const struct history_db *db)
{
	errno = 0;
	die_system("%s: %s", db->path, sqlite3_errmsg(db->db));
}

bool
history_db_is(const char *path)
{
	static const char magic[] = "SQLite format 3";
	char head[sizeof magic];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : read(fd, head, sizeof head);

	if (fd >= 0)
		close(fd);
	return got == sizeof head && !memcmp(head, magic, sizeof head);
}

static void
prepare(struct history_db *db, enum question q)
{
	struct buf sql = { 0 };

	buf_adds(&sql, SELECT);
	for (size_t i = 0; history_column(i); i++) {
		buf_adds(&sql, ", ");
		buf_adds(&sql, history_column(i));
	}
	buf_adds(&sql, where[q]);
	if (sqlite3_prepare_v2(db->db, sql.s, (int)sql.len, &db->ask[q], NULL) != SQLITE_OK)
		fail(db);
	buf_free(&sql);
}

struct history_db *
history_db_open(const char *path)
{
	struct history_db *db = mem_resize(NULL, 1, sizeof *db);

	*db = (struct history_db) { .path = path };
	if (sqlite3_open_v2(path, &db->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
	    sqlite3_busy_timeout(db->db, PATIENCE) != SQLITE_OK)
		fail(db);
	for (int q = 0; q < QUESTIONS; q++)
		prepare(db, (enum question)q);
	return db;
}

static void
begin(struct history_db *db, enum question q)
{
	if (db->asked)
		sqlite3_reset(db->asked);
	db->asked = db->ask[q];
	sqlite3_reset(db->asked);
}

static void
bind(struct history_db *db, int i, struct str s)
{
	if (sqlite3_bind_text(db->asked, i, s.s, (int)s.n, SQLITE_TRANSIENT) != SQLITE_OK)
		fail(db);
}

void
history_db_ask(struct history_db *db, const struct kept *r, unsigned year)
{
	begin(db, OF_AGENCY);
	bind(db, 1, r->region);
	bind(db, 2, r->agency);
	sqlite3_bind_int(db->asked, 3, (int)year);
}

void
history_db_ask_places(
    struct history_db *db, unsigned first, unsigned last, unsigned year, bool aggregates)
{
	char code[16];

	begin(db, aggregates ? OF_AGGREGATES : OF_PLACES);
	snprintf(code, sizeof code, "%06u", first);
	bind(db, 1, str_of(code));
	snprintf(code, sizeof code, "%06u", last);
	bind(db, 2, str_of(code));
	sqlite3_bind_int(db->asked, 3, (int)year);
}

static struct str
cell(const struct history_db *db, int i)
{
	const char *s = (const char *)sqlite3_column_text(db->asked, i);

	return s ? (struct str) { s, (size_t)sqlite3_column_bytes(db->asked, i) }
		 : (struct str) { "", 0 };
}

static void
take(struct history_db *db, struct kept *r)
{
	kept_begin(r, cell(db, DOC), cell(db, REGION), cell(db, AGENCY), cell(db, AGGREGATE),
	    kept_year(cell(db, YEAR)));
	kept_sum(r, cell(db, SUM), cell(db, DIGEST));
	for (size_t i = 0; history_column(i); i++)
		kept_figure(r, i, cell(db, FIGURES + (int)i));
}

bool
history_db_next(struct history_db *db, struct kept *r)
{
	if (!db->asked)
		return false;
	switch (sqlite3_step(db->asked)) {
	case SQLITE_ROW:
		take(db, r);
		return true;
	case SQLITE_DONE:
		sqlite3_reset(db->asked);
		db->asked = NULL;
		return false;
	default:
		fail(db);
	}
}

void
history_db_close(struct history_db *db)
{
	for (int q = 0; q < QUESTIONS; q++)
		sqlite3_finalize(db->ask[q]);
	sqlite3_close(db->db);
	free(db);
}
