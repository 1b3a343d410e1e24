/*
 * The labelled fields of a line: 索引号 | 014… | 发布机构 | …, 来源：… 发布时间：…, （地址：…；
 * 邮编：…）.  The labels stand in common/labels.tsv.
 */
#ifndef FIELDS_H
#define FIELDS_H

#include "str.h"

enum field_kind {
	FIELD_TITLE,
	FIELD_INDEX_NUMBER,
	FIELD_DOCUMENT_NUMBER,
	FIELD_ISSUER,
	FIELD_PUBLISHED,
	FIELD_SOURCE,
	FIELD_ADDRESS, /* from here on: how the agency is reached */
	FIELD_POSTCODE,
	FIELD_PHONE,
	FIELD_FAX,
	FIELD_EMAIL,
	FIELD_SITE, /* whoever keeps the web site */
	FIELD_OTHER, /* only ends the field before it */
	FIELD_KINDS
};

struct field {
	enum field_kind kind;
	int rank; /* of its label: the lower is believed */
	size_t at, value; /* where its label and its value begin */
	size_t end; /* of the value, marks and blanks around it taken off */
	bool mark; /* a colon or a pipe sets label and value apart */
};

enum { FIELDS_MAX = 24 };

void fields_open(void);

/* The fields of a line, given as its twin (simplified script), in their order: how many. */
size_t fields_of(struct str twin, struct field *field);

#endif
