/* Work plans: the task table, one `task` record a line. */
#ifndef TASKS_H
#define TASKS_H

#include "grid.h"

enum {
	TASK_CHAPTER,
	TASK_ITEM,
	TASK_NO,
	TASK_REQUIREMENT,
	TASK_RESPONSIBLE,
	TASK_IMPLEMENTING,
	TASK_MEASURE,
	TASK_DEADLINE,
	TASK_FIELDS
};

struct tasks {
	int head[TASK_FIELDS]; /* the field that stands in each column */
	size_t heads; /* 0: no task table yet */
	size_t count; /* tasks of this document */
	struct str chapter, item; /* carried down over merged cells */
	struct buf key;
};

/* A new document. */
void tasks_open(struct tasks *);
void tasks_free(struct tasks *);

/* If the grid is a task table (its heads tell, or it goes on from the last one), write its
   tasks and return true. */
bool tasks_grid(struct tasks *, const struct grid *);

#endif
