/*
 * Lines of running text, put together into paragraphs, as `text` records.  A line that reaches
 * the right margin goes on in the next one, if that begins at the left margin; all others are
 * lines of their own: headings, centred titles, a paragraph's last line.
 */
#ifndef PDF_TEXT_H
#define PDF_TEXT_H

#include "pdf_lines.h"

struct pdf_text {
	const struct pdf_lines *lines;
	struct pdf_margin *margin; /* of each page */
	bool indents; /* paragraphs begin with an indent */
	double em; /* the size of most lines that go on; 0 for not known */
	struct buf paragraph, text;
	const struct pdf_line *last; /* of the paragraph that is open; NULL for none */
	unsigned long number; /* of its first line */
};

struct pdf_margin {
	double left, right;
};

void pdf_text_open(struct pdf_text *, const struct pdf_lines *);
void pdf_text_line(struct pdf_text *, const struct pdf_line *);

/* The paragraph ends here. */
void pdf_text_end(struct pdf_text *);
void pdf_text_free(struct pdf_text *);

/* Does it begin as a heading does: 一、 or （一）? */
bool pdf_is_heading(struct str);

#endif
