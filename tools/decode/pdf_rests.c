/*
 * The rest of a label: its lines that stand so far from its figures that they seem to be rows
 * of their own, without figures.  A page ends between them, or the words of a cell stand at its
 * top. They are told from rows whose cells are empty by the number that a label begins with:
 * only where the label above has one, and they have none.
 */
#include "pdf_boxes.h"
#include "pdf_text.h"

bool
box_is_numbered(struct str s)
{
	static const char *const marks[] = { ".", "．", "、" };
	size_t n = 0;

	while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	for (size_t i = 0; n && i < sizeof marks / sizeof *marks; i++) {
		if (str_starts(str_skip(s, n), str_of(marks[i])))
			return true;
	}
	return pdf_is_heading(s);
}

static struct str
label_of(const struct boxes *b, const struct box_row *row)
{
	return (struct str) { b->text.s + row->at, row->n };
}

/* A label and the rest of it, in the scratch buffer; false when that grows longer than any. */
static bool
join(struct boxes *b, struct str label, struct str rest)
{
	buf_clear(&b->scratch);
	buf_addstr(&b->scratch, label);
	pdf_join(&b->scratch, rest);
	return b->scratch.len <= LABEL_BYTES;
}

/* Put a row with one of this part. */
static bool
join_row(struct boxes *b, struct box_row *above, const struct box_row *row)
{
	if (!above->labelled || row->col < above->col || !box_is_numbered(label_of(b, above)) ||
	    !join(b, label_of(b, above), label_of(b, row)))
		return false;
	above->at = b->text.len;
	above->n = b->scratch.len;
	buf_addstr(&b->text, buf_str(&b->scratch));
	return true;
}

/* Put a row with the last label of the page before. */
static bool
join_before(struct boxes *b, const struct box_row *row)
{
	const struct table_cell *above = b->label ? &b->table.cell[b->label - 1] : NULL;

	if (!above || b->label_page == b->line->page ||
	    !join(b, (struct str) { b->table.text.s + above->at, above->n }, label_of(b, row)))
		return false;
	table_reword(&b->table, b->label - 1, buf_str(&b->scratch));
	return true;
}

void
boxes_rests(struct boxes *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->rows; i++) {
		const struct box_row *row = &b->row[i];
		bool rest = row->labelled && !row->cells && !box_is_numbered(label_of(b, row));

		if (!rest || !(n ? join_row(b, &b->row[n - 1], row) : join_before(b, row)))
			b->row[n++] = *row;
	}
	b->rows = n;
}
