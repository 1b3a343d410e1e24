/* What the files of ogi-emit share. */
#ifndef EMIT_H
#define EMIT_H

#include <stdint.h>

#include "doc.h"
#include "rows.h"

enum table_id {
	REPORTS,
	FACTS,
	DISCLOSURE,
	REQUESTS,
	PROCEEDINGS,
	CELLS,
	SECTIONS,
	MENTIONS,
	TASKS,
	CHECKS,
	NOTES,
	METADATA,
	HISTORY,
	INDICATORS,
	RULES,
	TABLES
};

enum cell_type { CELL_TEXT, CELL_LINES, CELL_NUMBER };

enum { COLUMNS_MAX = 64, FIELDS_MAX = 14, HELD_MAX = 1 << 16 };

/* A table of columns.tsv, and the rows of it that wait to be written. */
struct table {
	enum table_id id;
	struct str name;
	size_t first, n; /* its columns, as rows of columns_data */
	struct str column[COLUMNS_MAX];
	enum cell_type type[COLUMNS_MAX];
	bool asked;
	size_t at; /* the column that comes next */
	struct rows rows;
	struct buf plain, joined; /* scratch of table_put */
};

/* The options that say how a table is written. */
struct style {
	bool crlf, bom, guard, gzip, chinese;
};

/* tables.c: the tables, as columns.tsv has them. */
void tables_load(struct table *, const struct style *);
/* Mark those of a list, set apart by commas, as asked for; false when a name is unknown. */
bool tables_ask(struct table *, struct str list, struct str *unknown);
void table_head(struct table *, const struct style *);
/* A row begins with cells that were made before: as many columns as they fill. */
void table_begin(struct table *, const struct rows *cells, size_t columns);
/* The next cells, made before. */
void table_again(struct table *, const struct rows *cells, size_t columns);
/* The next cell: a field of a record, still escaped; plain text; a count. */
void table_put(struct table *, struct str field);
/* The next n cells: fields that stand in a row in a record. */
void table_put_all(struct table *, const struct str *field, size_t n);
void table_text(struct table *, struct str);
void table_count(struct table *, unsigned long);
/* End the row; a table that holds more than HELD_MAX bytes writes them. */
void table_end(struct table *);
void table_free(struct table *);

/* lines.c: text with the line breaks inside it taken out; in scratch, or s itself. */
struct str join_lines(struct str s, struct buf *scratch);

/* sink.c: where the rows go. */
void sink_open(const struct table *, const char *folder, const struct style *);
/* A folder gets an index, too; lines for it. */
void sink_index_open(void);
void sink_index(struct buf *lines);
/* The name of the file that a table goes to. */
const char *sink_name(const struct table *);
/* Write the rows that a table holds. */
void sink_write(struct table *);
/* How many bytes of it there are so far, held ones counted. */
uint64_t sink_given(const struct table *);
/* Write them, and have them where a reader can see them. */
void sink_sync(struct table *);
/* Write all that is left, and in a folder what package.c makes; give the files their names,
   unless status says that they are not to be trusted.  Returns the program's status. */
int sink_close(struct table *, const struct style *);

/* What is known of a document as a whole. */
enum meta {
	META_SOURCE,
	META_SHA256,
	META_FORMAT,
	META_CHARSET,
	META_SCRIPT,
	META_KIND,
	META_TITLE,
	META_AGENCY,
	META_AGENCY_LEVEL,
	META_REGION_CODE,
	META_REGION,
	META_YEAR,
	META_SCHEMA,
	META_PUBLISHED,
	META_PERIOD_START,
	META_PERIOD_END,
	META_DISCLOSURE,
	META_REQUESTS,
	META_PROCEEDINGS,
	META_STATISTICS,
	META_AGGREGATE,
	META_MISSING,
	METAS
};

struct emit;
struct grid;
struct past;
struct wide;

/* A record, split. */
struct record {
	enum tag tag;
	struct str field[FIELDS_MAX];
	size_t n;
	unsigned long line;
};

/* index.c's: what the documents before took of each table, and lines that wait. */
struct index {
	bool asked;
	uint64_t given[TABLES];
	struct buf lines;
};

struct emit {
	struct table table[TABLES];
	struct index index;
	struct grid *grid;
	struct wide *wide[TABLES]; /* of the three tables that are wide */
	/* of the document at hand */
	struct doc *doc;
	struct str id; /* as the source names it */
	struct str meta[METAS];
	struct said *said; /* metadata.c's */
	size_t said_n, said_room;
	struct rows doc_cells; /* doc */
	struct rows place_cells; /* doc, year, region_code, agency */
	struct buf id_plain, note_plain;
	struct past *past; /* history.c's */
	unsigned long facts, blanks, fails, notes, mentions;
	struct buf found; /* numbers of the sections found */
	bool found_section[100];
	bool found_apart; /* the last of them has two digits */
	/* of the section at hand */
	bool section_open; /* a sect record opened it */
	struct str section, title; /* fields of its record */
	struct rows sentence; /* the cell of the last mention that has one */
	unsigned long section_line;
	struct buf text;
	bool gap; /* a blank line stands before what follows */
};

static inline bool
asked(const struct emit *e, enum table_id t)
{
	return e->table[t].asked;
}

/* document.c: one document, from its records to rows. */
void emit_document(struct emit *, struct doc *);
void emit_free(struct emit *);
/* Leave a malformed record out, with a note. */
void bad_record(struct emit *, const struct record *, const char *why);

/* facts.c: facts and the wide tables. */
void fact_put(struct emit *, const struct record *);
void wide_finish(struct emit *);
void wide_free(struct emit *);

/* plain.c: the tables whose rows are records, field by field. */
void mention_put(struct emit *, const struct record *);
void task_put(struct emit *, const struct record *);
void check_put(struct emit *, const struct record *);
void note_row(
    struct emit *, struct str code, struct str severity, struct str text, unsigned long line);

/* metadata.c: what the document says of itself beyond `reports`; one record at a time, then
   their rows. */
void metadata_see(struct emit *, const struct record *);
void metadata_put(struct emit *);
void metadata_free(struct emit *);

/* history.c: what later reports are held against; the facts of an annual report, then its row.
 */
void history_see(struct emit *, const struct record *fact);
void history_put(struct emit *);
void history_free(struct emit *);

/* sections.c: the text of sections. */
void section_text(struct emit *, const struct record *);
void section_open(struct emit *, const struct record *);
void section_close(struct emit *);

/* grid.c: the cells of any table. */
void grid_open(struct emit *);
void grid_row(struct emit *, size_t entry);
void grid_close(struct emit *);
void grid_document(struct emit *);
void grid_free(struct emit *);

/* index.c: where each document's rows stand.  Begin when the heads are made; a line once a
   document's rows are; what is left at the end. */
void index_begin(struct emit *);
void index_put(struct emit *);
void index_finish(struct emit *);
/* package.c: datapackage.json, by the Frictionless specifications: what the tables of the
   folder are that are asked for, and how their CSV is to be read. */
void package_put(struct buf *out, const struct table *, const struct style *);

/* indicators.c: the dictionary. */
void indicators_put(struct table *);

/* rules.c: the rules of ogi-check. */
void rules_put(struct table *);

#endif
