/*
 * The patterns over the head of a page.  Most are matched against compact twins: simplified
 * script, no blanks, no readings; PERIOD and PUBLISHES against twins, and what tells values and
 * numbers against the text as printed.
 */
#ifndef PATTERNS_H
#define PATTERNS_H

#include "re.h"

enum pattern {
	TITLE_REPORT, /* 1: what stands before 政府信息公开… */
	TITLE_PLAN, /* the same */
	TITLE_OTHER, /* a notice, an interpretation, a catalogue, ... */
	REPORT_NOTICE, /* 关于公布…年度报告的公告, and the report below it */
	PICTURE, /* words of a report that is retold in pictures */
	PART_YEAR, /* words of a quarter, half a year, some months */
	ORGANISATION,
	NAVIGATION,
	PERIOD, /* the words before the dates */
	PROSE_YEAR, /* 1: 2020年 at the start of a sentence */
	HEAD_YEAR, /* 1: 本年增/减（指2020年… */
	ADDRESS_YEAR, /* 1: ?nbYear=2020 */
	SAID_REPORT, /* 1: organisation, 2: year; 现公布《…》 */
	SAID_TITLE, /* 1: 现公布《…报告》 */
	COMPILED_BY, /* 1: organisation; 由…编制 */
	COMPILES, /* 1: organisation; …编制。 */
	CONTACT, /* 1: organisation; 请与…联系 */
	SCOPE, /* 1: place; 汇总…各县 */
	SUBJECT, /* 1: organisation; 2020年，…深入… */
	BREADCRUMB, /* 1: organisation; 首页 > … > */
	INDEX_VALUE, /* 1: an index number, at the beginning */
	NUMBER_VALUE, /* 1: a document number, at the beginning */
	NUMBER_ALONE, /* a document number and nothing else */
	URL,
	PUBLISHES, /* words of a sentence on where the report can be read */
	EMAIL,
	POSTAL, /* 1: a postal address, at the beginning */
	FORMAT_NOTICE, /* the number of the notice that sets the form */
	PATTERNS
};

void patterns_open(void);
void patterns_close(void);
/* As re_match; the groups are re_group(pattern(i), g). */
bool pattern_match(enum pattern, struct str, size_t from);
struct re *pattern(enum pattern);

#endif
