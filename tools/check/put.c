#include "put.h"
#include "out.h"
#include "place.h"

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
	const char *status = "unknown";

	if (o->known)
		status = dec_compare(o->left, o->right) ? "fail" : "pass";
	out_tag("check", o->line);
	out_plain(str_of(o->rule->name));
	out_plain(str_of(o->scope));
	out_plain(str_of(status));
	put_number(o->left, o->known);
	put_number(o->right, o->known);
	put_number(o->delta, o->known);
	out_plain(str_of(o->rule->severity));
	out_plain(o->cells);
	out_end();
}

void
check_add_cell(struct buf *to, int table, int row, int col)
{
	buf_adds(to, place_table_name(table));
	buf_addc(to, '.');
	buf_adds(to, place_row(table, row));
	buf_addc(to, '.');
	buf_adds(to, place_col(table, col));
	buf_addc(to, '@');
}
