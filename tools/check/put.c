#include "put.h"
#include "out.h"
#include "place.h"

/* "requests.new.total@" and its like, made when first asked for. */
static struct buf names;
static struct {
	size_t at, len;
} name[PLACE_TABLES][PLACE_ROWS][PLACE_COLS];

static void
put_number(struct dec d, bool known)
{
	static struct buf number;

	buf_clear(&number);
	if (known)
		dec_print(&number, d);
	out_plain(buf_str(&number));
}

void
check_put(const struct outcome *o)
{
	static const char *const words[] = {
		[CHECK_UNKNOWN] = "unknown", [CHECK_PASS] = "pass", [CHECK_FAIL] = "fail"
	};
	bool sided = o->sided && o->status != CHECK_UNKNOWN;

	out_tag("check", o->line);
	out_plain(str_of(o->rule->name));
	out_plain(str_of(o->scope));
	out_plain(str_of(words[o->status]));
	put_number(o->left, sided);
	put_number(o->right, sided);
	put_number(o->delta, sided);
	out_plain(str_of(o->rule->severity));
	out_plain(o->cells);
	if (o->other.n)
		out_field(o->other);
	out_end();
}

void
outcome_sides(struct outcome *o, struct dec left, struct dec right, bool at_most)
{
	int order = dec_compare(left, right);

	o->left = left;
	o->right = right;
	o->sided = dec_subtract(&o->delta, left, right);
	o->status = !o->sided				   ? CHECK_UNKNOWN
		    : order == 0 || (at_most && order < 0) ? CHECK_PASS
							   : CHECK_FAIL;
}

void
outcome_counts(struct outcome *o, long left, long right, bool at_most)
{
	outcome_sides(o, (struct dec) { left, 0 }, (struct dec) { right, 0 }, at_most);
}

static void
make_name(int table, int row, int col)
{
	size_t at = names.len;

	buf_adds(&names, place_table_name(table));
	buf_addc(&names, '.');
	buf_adds(&names, place_row(table, row));
	buf_addc(&names, '.');
	buf_adds(&names, place_col(table, col));
	buf_addc(&names, '@');
	name[table][row][col].at = at;
	name[table][row][col].len = names.len - at;
}

static void
begin_item(struct buf *to)
{
	if (to->len)
		buf_addc(to, ' ');
}

void
check_add_cell(struct buf *to, int table, int row, int col, unsigned long line)
{
	if (!name[table][row][col].len)
		make_name(table, row, col);
	begin_item(to);
	buf_add(to, names.s + name[table][row][col].at, name[table][row][col].len);
	buf_addu(to, line);
}

void
check_add_part(struct buf *to, const char *kind, const char *part, unsigned long line)
{
	begin_item(to);
	buf_adds(to, kind);
	if (*part) {
		buf_addc(to, '.');
		buf_adds(to, part);
	}
	buf_addc(to, '@');
	buf_addu(to, line);
}
