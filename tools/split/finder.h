/* What the files share that find headings (heading.h). */
#ifndef FINDER_H
#define FINDER_H

#include "heading.h"
#include "text.h"

enum { LONG_LINE = 200, /* lines that may hold a report */ SHORT_LINE = 60, NUMBERS_MAX = 20 };

struct finder {
	struct headings *out;
	const struct doc *doc;
	struct line line;
	struct str text; /* of the line, untrimmed: what offsets count in */
	bool statistics; /* the lines are those of a statistics table: its head stands above */
	size_t skip_to; /* entries before it are part of a wrapped heading */
};

void finder_add(struct finder *, struct heading);
/* Text stands behind the heading that was found last. */
void finder_content(struct finder *);
/* Where s begins in the line's text. */
size_t finder_offset(const struct finder *, struct str s);

/* Are further headings listed in the line: 一、概述，二、…，三、…? */
bool is_list(struct str);

/* inside.c: headings within a long line. */
void finder_inside(struct finder *);

/* signs.c: what tells the kind of a document without being a heading of the first level. */
/* （一）主动公开…, （二）依申请公开…: a report has them. */
void sign_level2(struct headings *, struct str line);
/* The heads of a task table: 责任单位, 牵头单位, ... */
bool is_task_head(struct str);
/* 工作任务 at `entry` with one of those near it. */
void sign_tasks(struct headings *, const struct doc *, size_t entry, struct str line);
/* The heads of table 二. */
void sign_form(struct headings *, struct str cell);

#endif
