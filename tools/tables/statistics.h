/*
 * The statistics forms: one number a row, v2014 (政府信息公开情况统计表) and v2008 (the older
 * one, with codes).  Grids become records, a label each with its unit and its figure; when the
 * table ends, the order of the records tells labels apart that stand there twice, and each
 * figure is placed.
 */
#ifndef STATISTICS_H
#define STATISTICS_H

#include "indicator.h"
#include "reader.h"

enum { COLUMNS_MAX = 32, SIDES_MAX = 4, TORN_MAX = 4 };

enum role {
	ROLE_NONE, /* nothing stands above it */
	ROLE_LABEL,
	ROLE_UNIT,
	ROLE_INDEX, /* a number or code of the row */
	ROLE_REMARK,
	ROLE_COUNT, /* 统计数, 本年累计 */
	ROLE_TOTAL, /* 合计, beside columns of others */
	ROLE_YEAR, /* a year's: 2016年 */
	ROLE_PERIOD, /* 本期实际 */
	ROLE_LAST, /* of the year before, or what changed since */
	ROLE_OTHER /* a head that no form has */
};

struct column {
	enum role role;
	int year; /* that its head names; 0: none */
	bool annual; /* the head of a period says that it is the year */
	struct str text;
};

/* What the heads say.  Sides are tables side by side, each with columns of its own. */
struct head {
	struct column column[COLUMNS_MAX];
	size_t columns; /* 0: no head was read */
	size_t sides;
	size_t first[SIDES_MAX + 1]; /* the columns of a side */
	size_t value[SIDES_MAX]; /* the column that counts; SIZE_MAX: none can be told */
	size_t before, figures; /* columns of figures before a label, and behind it */
	size_t place; /* which of those behind it counts; SIZE_MAX: not known */
	size_t codes; /* how many of them are no figures, but codes */
};

struct record {
	struct str text, unit, raw;
	unsigned long line;
	const struct indicator *label; /* the lines of the forms it may be; NULL: none */
	size_t labels;
	enum {
		RECORD_BARE, /* no figure, no cell for one */
		RECORD_CELL, /* raw is the cell's text, empty for a blank */
		RECORD_UNPLACED /* figures that cannot be told apart; raw is the first */
	} value;
	size_t part, side; /* rows go on in each side of each part */
	const struct form *form; /* what it was found to be; NULL: a row that no form has */
	bool lost; /* the order does not tell which of its labels it is */
};

/* Where torn labels wait for their other half. */
struct side {
	struct str torn[TORN_MAX];
	size_t torns;
	size_t last; /* its last record + 1; 0: none */
};

/* A label in a row, or in a run of cells, and what follows it. */
struct segment {
	bool open;
	struct str text, unit;
	unsigned long line;
	size_t units, values, empties, fillers;
	struct cell cell[COLUMNS_MAX]; /* values and empties, in order */
	size_t cells;
	bool bad; /* something stands there that belongs to no such row */
};

struct statistics {
	struct reader *reader;
	struct record *record;
	size_t records, room;
	struct head head;
	struct side side[SIDES_MAX];
	struct segment segment;
	size_t part, turn;
	enum shape shape;
	bool open, unclear; /* unclear: no column of figures could be chosen */
	unsigned long unclear_line;
	const char *schema; /* the form of the table that was placed last */
	int caption; /* the year that the words before it name */
	struct buf store; /* joined texts */
};

/* A new document of at most `bytes` bytes. */
void statistics_open(struct statistics *, struct reader *, size_t bytes);
void statistics_free(struct statistics *);

/* Are there rows of such a table in the grid?  They are [*from, *to). */
bool statistics_in(const struct statistics *, const struct grid *, size_t *from, size_t *to);

/* Read rows [from, to) of a grid. */
void statistics_grid(struct statistics *, const struct grid *, size_t from, size_t to);

/* The table ends: place its figures. */
void statistics_close(struct statistics *);

/* --- between its files */

/* The role of a head's text; ROLE_NONE for words that are no head of the forms. */
enum role head_role(struct str text);

/* The heads that begin at row `at` of [at, to); returns the row after them. */
size_t head_of_rows(struct head *, const struct grid *, size_t at, size_t to, int year);

/* The heads among cells, from cell `at` on; returns the cell after them. */
size_t head_of_cells(struct head *, const struct cell *, size_t at, size_t n, int year);

/* Is it a row of heads? */
bool head_begins(const struct grid *, const struct row *);

/* Is there a column of figures that counts? */
bool head_is_clear(const struct head *);

/* A record, or a piece of a torn label: filled says that a unit or a cell stands beside it. */
void record_add(struct statistics *, struct record, bool filled, size_t side);

/* Place the figures of the records. */
void records_place(struct statistics *);

#endif
