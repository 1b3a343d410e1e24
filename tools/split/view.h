/* What the files share that look for what a document says of itself (about.h). */
#ifndef VIEW_H
#define VIEW_H

#include "about.h"
#include "fields.h"
#include "patterns.h"

/* A field of an index, or of the lines round the title: the one with the best label. */
struct labelled {
	struct str value; /* empty: none was found */
	size_t i; /* the line of the head */
	int rank;
};

struct view {
	struct about *about;
	const struct doc *doc;
	struct head *head;
	const struct title *title;
	struct labelled label[FIELD_KINDS];
};

enum { VALUE_BYTES = 120, PROSE_BYTES = 480, NEAR = 60 };

/* Keep what is said in line i of the head; what was said before stays. */
void say_line(struct view *, enum said_key, struct str text, size_t i);

/* The first line of the head that the report itself may speak in: behind its title, or the
   first that speaks of a report. */
size_t report_begins(const struct view *);

/* The LINE of line i of the head. */
unsigned long line_of(const struct view *, size_t i);

/* labelled.c: read the fields of the head's lines, once, for all that follow. */
void labels_see(struct view *);

/* Does line i begin with a label?  Then it is no name, and no other label's value. */
bool begins_with_label(struct head *, size_t i);

/* The finders, each of which adds to v->about what it finds. */

/* labelled.c */
void number_of_index(struct view *);
void number_of_document(struct view *);
void number_alone(struct view *); /* 某审〔2025〕1号 in a line of its own */
void issuer_of_index(struct view *);
void source_labelled(struct view *);
void source_framed(struct view *);
void url_of_source(struct view *);
void url_in_text(struct view *);

/* published.c */
void published_labelled(struct view *);
void published_bare(struct view *);
void published_framed(struct view *);
void published_at_end(struct view *);

/* The printed date at the very beginning of s, but for marks; false when none stands there. */
bool date_at(struct str s, struct date *);
bool is_full(const struct date *);

/* period.c */
void period_in_head(struct view *);
void period_later(struct view *);

/* agency.c */
void agency_of_title(struct view *);
void agency_line(struct view *); /* above the title, or above the date of a signature */
void agency_of_report(struct view *); /* 现公布《…报告》 */
void agency_by(struct view *); /* 由…编制 */
void agency_compiles(struct view *); /* …编制。 */
void agency_contact(struct view *); /* 请与…联系 */
void agency_scope(struct view *); /* 汇总…各县 */
void agency_issues(struct view *); /* 发布机构, 来源 */
void agency_subject(struct view *); /* 2020年，…深入… */
void agency_path(struct view *); /* 首页 > … > */
void agency_other(struct view *);

/* year.c */
void year_of_title(struct view *);
void year_of_frame(struct view *);
void year_of_period(struct view *);
void year_of_report(struct view *);
void year_of_sentence(struct view *);
void year_of_heads(struct view *); /* 本年增/减（指2020年…） in a table */
void year_of_address(struct view *);

/* contact.c */
void contact_see(struct view *);

#endif
