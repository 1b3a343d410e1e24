/*
 * What Word's styles and lists say of a paragraph: the number that Word would print before it
 * (一、 is often no text of the document), whether its words are hidden, whether it is a line
 * of the table of contents; and of a run, whether it is raised.
 *
 *	struct docx_style *s = docx_style_new();
 *	docx_style_markup(s, &m);	read styles.xml and numbering.xml with m
 *	docx_style_ready(s);
 *	...
 *	docx_style_free(s);
 */
#ifndef DOCX_STYLE_H
#define DOCX_STYLE_H

#include "buf.h"
#include "markup.h"

/* Levels of a list. */
#define LIST_LEVELS 9

struct docx_style;

/* What a paragraph says of itself; NULL or UINT_MAX for what it does not say. */
struct docx_asked {
	struct str style; /* the ID of its style; empty for none */
	unsigned num, level; /* of w:numPr; num 0 is no number at all */
};

struct docx_style *docx_style_new(void);
void docx_style_free(struct docx_style *);

/* Set up a parser to read styles and lists into it: as many parts as there are. */
void docx_style_markup(struct docx_style *, struct markup *);

/* All parts are read. */
void docx_style_ready(struct docx_style *);

/* Count the next paragraph, and add its number, if it has one, as Word prints it: 一、. */
void docx_style_number(struct docx_style *, const struct docx_asked *, struct buf *);

/* Are the words of this style hidden?  Is it one of those of tables of contents? */
bool docx_style_hides(const struct docx_style *, struct str style);
bool docx_style_contents(const struct docx_style *, struct str style);

/* How high words stand: what w:vertAlign says, and what a style does. */
enum docx_height { HEIGHT_UNSAID, HEIGHT_PLAIN, HEIGHT_RAISED, HEIGHT_LOWERED };
enum docx_height docx_height(const char *said);
enum docx_height docx_style_height(const struct docx_style *, struct str style);

#endif
