/*
 * From grids to the statutory tables.  The reader is fed every grid of a document in order;
 * it turns each row into items (labels of the forms, unknown words, runs of values), and
 * when a table ends, lets that table's own file say which value stands in which place.
 */
#ifndef READER_H
#define READER_H

#include "grid.h"
#include "label.h"

enum table {
	TABLE_NONE,
	TABLE_DISCLOSURE,
	TABLE_REQUESTS,
	TABLE_PROCEEDINGS,
	TABLE_STATISTICS,
	TABLES
};

enum item_kind {
	ITEM_LABEL, /* of the forms; which one, its neighbours decide */
	ITEM_WORDS, /* no label, or not yet a whole one */
	ITEM_VALUES /* the cells of one row, or the run of figures after a label */
};

struct item {
	enum item_kind kind;
	const struct label *label; /* ITEM_LABEL: the labels with this key */
	size_t labels;
	bool numbered; /* （七）总计, 3.其他: the number makes it a row */
	bool mended; /* ITEM_LABEL: it is damaged, and was taken for that */
	bool fragment; /* ITEM_WORDS: stands inside a label of this table */
	bool own; /* ITEM_WORDS: goes on with the label before it: a fragment of that very label
		   */
	bool after_gap; /* the row began with an empty cell: merged from above, perhaps */
	struct str text; /* as printed, line breaks as \n */
	unsigned long line;
	size_t first, n; /* ITEM_VALUES: its cells in struct reader */
	size_t row; /* the number of its row among all that were read */
	size_t width; /* the columns of its row; 0 where rows are not told apart */
	size_t offset, span; /* the column of its first cell; how many columns a head takes */
	size_t figures; /* ITEM_VALUES: cells that are not empty */
	size_t lead; /* ITEM_VALUES: cells between the row's label and these, words among them:
			they may name a local row, or stand where figures should */
	bool leads; /* ITEM_VALUES: a label stands behind them in their row, none before */
	size_t self; /* its own number among the items */
	size_t places; /* ITEM_VALUES: the columns of its part of the table; 0 for not known */
	enum shape shape;
};

/* A cell that was placed. */
struct placed {
	const char *table, *row, *col, *schema, *unit;
	struct str words; /* of a local row: services:WORDS or x:WORDS; else empty */
	struct str raw;
	unsigned long line;
	bool inferred;
	bool other_year; /* its table is of another year than the report */
	int rank; /* how sure it is that this table is the one meant; higher counts */
	size_t copy; /* of the table: which, where it stands there more than once */
};

/* A copy of a table, as far as it was placed. */
struct copy {
	size_t places, figures; /* figures: places that are not blank */
	size_t again, rows_again; /* places, and rows, that an earlier copy has, too */
};

/* A row that was not placed. */
struct unplaced {
	unsigned long line;
	size_t at, n; /* what to say of it, in struct reader's texts */
};

struct piece_of_text {
	struct str text;
	unsigned long line;
	bool after_gap, mended;
	size_t row, width, offset, span; /* as of an item */
	enum shape shape;
};

enum { WAITING_MAX = 4 };

struct reader {
	enum table table;
	struct item *item;
	size_t items, item_room;
	struct cell *cell;
	size_t cells, cell_room;
	struct piece_of_text *piece;
	size_t pieces, piece_room;
	struct piece_of_text
	    waiting[WAITING_MAX]; /* labels of several tables, before one opens */
	size_t waits;
	enum shape shape; /* of the grid that is being read */
	size_t row; /* rows read so far */
	struct cell *explicit; /* the cells of the row at hand, without places that a cell to
				  the left takes */
	size_t explicit_room;
	size_t from,
	    to; /* the items of the part that is being placed: its rows have the same places */
	bool fillers; /* the open table has cells whose place says nothing */
	size_t partial; /* the item + 1 that a label was begun in, before its figures; 0 for
			   none */
	struct placed *placed;
	size_t n_placed, placed_room;
	size_t *slot; /* a hash table of placed: index + 1, 0 for free */
	size_t slots;
	struct placed
	    *again; /* cells of places that are filled, until it is known which counts */
	size_t n_again, again_room;
	struct copy *every;
	size_t copies, copy_room;
	size_t copy[TABLES]; /* the copy that is being placed, + 1; 0 for none */
	struct unplaced *unplaced; /* rows of the open table */
	size_t n_unplaced, unplaced_room;
	struct buf texts;
	bool found[TABLES];
	bool told[TABLES]; /* a note says why none of its figures was placed */
	size_t labels[TABLES], labels_other[TABLES]; /* of the table of the report's year that
							has most, and of another year's */
	size_t figures[TABLES]; /* placed, blanks left aside */
	size_t repeated[TABLES]; /* places that stand twice, with other figures */
	unsigned long repeated_line[TABLES];
	int year,
	    caption; /* the report's year, and the one that was named last; 0: not known */
	int section; /* the chapter's number, 0 before the first */
	const char *schema; /* the form of section 二, as far as it is known */
	struct buf key, join, store;
};

const char *table_name(enum table);
enum table table_by_name(const char *);

/* A new document of at most `bytes` bytes, a report on that year (0: not known). */
void reader_open(struct reader *, size_t bytes, int year);
void reader_free(struct reader *);
void reader_grid(struct reader *, const struct grid *);

/* A line between tables names a year: what follows is of that year.  0: of the report's. */
void reader_year(struct reader *, int year);

/* The table that is open ends here (a heading, the document's end). */
void reader_close(struct reader *);

/* The tables, each in its own file: place the values among the items.  They use: */
void read_disclosure(struct reader *);
void read_requests(struct reader *);
void read_proceedings(struct reader *);

/* The form that an item's label has in a table: of this kind and block (NULL for any). */
const struct form *item_form(
    const struct item *, enum form_kind, const char *table, const char *block);

/* Keep a cell.  Of a place that comes again the first figure counts, unless the other's table
   stands in the form's own chapter, is of the report's year, or gives places to read, and that
   one's is not; else the fuller table's. */
void reader_place(struct reader *, struct placed);

/* The document is over: choose among cells of the same place. */
void reader_settle(struct reader *);

/*
 * Which of the values' cells is the first of `columns` places; SIZE_MAX when that cannot be
 * told, and never a guess.  As many figures as places, side by side: there.  Some places
 * blank: the answer depends on how much the shape keeps of the grid.
 * - Tabs, Markdown, markup keep its columns: where full rows of the same width have theirs,
 * else where the heads stand (`head`: the first head's cell in its row, SIZE_MAX if not known).
 *   A row may lack its end, which editors cut off: value_cell.
 * - A cell a line behind a tab keeps every cell of the row after its label.
 * - Pipes keep them unless the page has fillers; then the last place must not be blank, since
 *   a blank may have been moved there.  Where rows are not told apart, all rows with as many
 *   places must have as many cells.
 */
size_t values_start(const struct reader *, const struct item *, size_t columns, size_t head);

/* 行政许可 | 持平 | 3 | 4: the words are no local row's name, since then a place would lack;
   they stand in the first place.  True, with the values from the label on in *wide, when only
   so they fit. */
bool values_widen(
    const struct reader *, const struct item *, size_t columns, size_t head, struct item *wide);

/* The columns that a head takes. */
struct span {
	size_t col, n;
};

/* Does each of n heads, n > 0, begin where the one before it ends? */
bool is_beside(const struct span *head, size_t n);

/* Rows from markup: the column of the cell that stands below the first of n heads, when it and
   those behind it stand below their own heads, each below one; SIZE_MAX when they do not.
   Editors split columns by a hair, so that cells of one column begin in several. */
size_t values_below(
    const struct reader *, const struct item *, const struct span *head, size_t n);

/* Say how many places the rows among items [from, to) have, so that full ones can teach. */
void values_places(struct reader *, size_t from, size_t to, size_t places);

/* Place i of a row whose places begin at start. */
const struct cell *value_cell(
    const struct reader *, const struct item *, size_t start, size_t i);

/* Note that an item's values stand in no place, when the table ends: a note for each row, or
   one for all, where no row of the table was placed. */
void note_unplaced(struct reader *, const struct item *values, struct str label, size_t places);

void notes_flush(struct reader *, const char *table, bool placed);

/* Has a text half of the characters of a label, in their order? */
bool is_like(struct str text, const char *label);

/* Are all the heads there, whole or in pieces (结果 / 维持) among the items? */
bool heads_covered(const struct reader *, const char *table);

#endif
