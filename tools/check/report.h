/*
 * One document as the rules see it: its figures, what its records say of it, and what its text
 * says of its year, its agency, and of what its tables count.
 */
#ifndef REPORT_H
#define REPORT_H

#include "doc.h"
#include "figures.h"
#include "rule.h"
#include "stated.h"

enum meta { META_TITLE, META_AGENCY, META_REGION, META_PUBLISHED, META_START, META_END, METAS };

enum { SECTIONS_MAX = 10 };

/* A mention that an indicator is known of. */
struct mention {
	struct str record, indicator;
	unsigned long line, number;
};

struct report {
	struct figures figures;
	struct {
		struct str value; /* escaped */
		unsigned long line;
	} meta[METAS];
	bool annual; /* an annual report: the rules on reports are for no other document */
	int year; /* 0: not known */
	int level; /* of its agency; -1: not known */
	unsigned long section_line[SECTIONS_MAX]; /* 0: there is no such chapter */
	int section; /* where the records are; -1: one past those of the form */
	bool cut_off; /* a note says that its end is missing */
	struct buf doubts; /* the codes of notes by which a table may be misread */
	struct stated stated;
	unsigned long mentions;
	size_t n_mentions, room;
	struct mention *mention;
};

extern const char *const report_keys[METAS];

/* Begin with a document: of what kind it is, of which year, is known. */
void report_begin(struct report *, const struct doc *);
void report_free(struct report *);

/* Take in a record: one of a fact goes to the figures. */
void report_add(struct report *, enum tag, struct str record);

#endif
