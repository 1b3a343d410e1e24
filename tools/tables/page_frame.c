#include "page_frame.h"
#include "key.h"
#include "out.h"

/* Bytes, three to a Han character: what is shorter may be a label or a remark. */
enum { PROSE_LEAST = 120 };

static bool
is_prose(struct str s)
{
	return s.n >= PROSE_LEAST && str_find(s, str_of("。"));
}

bool
is_page_frame(const struct grid *grid)
{
	bool prose = false;

	for (size_t i = 0; i < grid->rows; i++) {
		const struct row *row = &grid->row[i];
		size_t words = 0;

		for (size_t k = 0; k < row->n; k++) {
			const struct cell *cell = &grid->cell[row->first + k];

			if (cell->kind == CELL_VALUE)
				return false;
			if (cell->kind != CELL_TEXT)
				continue;
			if (words++)
				return false;
			prose = prose || is_prose(cell->text);
		}
	}
	return prose;
}

static void
write_cell(const struct cell *cell)
{
	struct str rest = cell->text, line;

	while (rest.n) {
		const char *end = memchr(rest.s, '\n', rest.n);

		line = (struct str) { rest.s, end ? (size_t)(end - rest.s) : rest.n };
		rest = str_skip(rest, line.n + (end != NULL));
		if (!trim(line).n)
			continue;
		out_tag("text", cell->line);
		out_field(line);
		out_end();
	}
}

void
page_frame_write(const struct grid *grid)
{
	for (size_t i = 0; i < grid->cells; i++) {
		if (grid->cell[i].kind == CELL_TEXT)
			write_cell(&grid->cell[i]);
	}
}
