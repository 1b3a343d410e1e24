/*
 * The patterns over the head of a page.  All but PUBLISHED, SOURCE and PERIOD are matched
 * against compact twins: simplified script, no blanks, no readings.
 */
#ifndef PATTERNS_H
#define PATTERNS_H

#include "re.h"

enum pattern {
	TITLE_REPORT, /* 1: what stands before 政府信息公开… */
	TITLE_PLAN, /* the same */
	TITLE_OTHER, /* a notice, an interpretation, a catalogue, ... */
	PART_YEAR, /* words of a quarter, half a year, some months */
	ORGANISATION,
	NAVIGATION,
	LABEL_TITLE, /* 信息名称： */
	PUBLISHED, /* 1 to 4: the label, best first */
	SOURCE, /* 1: the value */
	PERIOD,
	PROSE_YEAR, /* 1: 2020年 at the start of a sentence */
	SAID_REPORT, /* 1: organisation, 2: year; 现公布《…》 */
	COMPILED_BY, /* 1: organisation; 由…编制 */
	COMPILES, /* 1: organisation; …编制。 */
	CONTACT, /* 1: organisation; 请与…联系 */
	ISSUER, /* 1: organisation; 发布机构： */
	SUBJECT, /* 1: organisation; 2020年，…深入… */
	INDEX_ISSUER, /* 1: the value; 发布机构： */
	INDEX_NUMBER, /* 1: the value; 索引号： */
	DOCUMENT_NUMBER, /* 1: the value; 文号： */
	BREADCRUMB, /* 1: organisation; 首页 > … > */
	FORMAT_NOTICE, /* the number of the notice that sets the form */
	PATTERNS
};

void patterns_open(void);
void patterns_close(void);
/* As re_match; the groups are re_group(pattern(i), g). */
bool pattern_match(enum pattern, struct str, size_t from);
struct re *pattern(enum pattern);

#endif
