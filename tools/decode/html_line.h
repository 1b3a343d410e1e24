/* What a line of a web page looks like, before anybody knows what it says. */
#ifndef HTML_LINE_H
#define HTML_LINE_H

#include "str.h"

/* Does it begin as a chapter of a report does: 一、 or 第一部分? */
bool line_is_chapter(struct str);

/* A digit, half or full width, is in it. */
bool line_has_figure(struct str);

/* A full stop or a semicolon is in it, Chinese as they are. */
bool line_has_sentence(struct str);

/* It is a figure and nothing else: digits, marks, blanks. */
bool line_is_figure(struct str);

#endif
