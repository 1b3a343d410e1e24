/* The number of a page, as it stands alone on a line: 3, - 3 -, 第 3 页 共 5 页. */
#ifndef FOLIO_H
#define FOLIO_H

#include "str.h"

enum folio_kind {
	FOLIO_NONE,
	FOLIO_BARE, /* 3: it may as well be a figure */
	FOLIO_MARKED, /* 3/5, -3, 第3: the same, but for marks of a page number */
	FOLIO_SET /* - 3 -, 第3页: set in marks on both sides, as no figure is */
};

/* What s is; the (first) number goes to *number unless it is none. */
enum folio_kind folio_read(struct str s, long *number);

#endif
