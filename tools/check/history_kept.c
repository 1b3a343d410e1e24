#include <stdlib.h>

#include "history_kept.h"
#include "rec.h"

enum { YEAR_MAX = 9999, REGION_DIGITS = 6, REGION_MAX = 999999, BYTE_BITS = 7 };

static struct str
keep(struct buf *text, struct str s)
{
	struct str kept = { text->s + text->len, s.n };

	buf_add_fixed(text, s);
	return kept;
}

void
kept_begin(struct kept *r, struct str doc, struct str region, struct str agency,
    struct str aggregate, unsigned year)
{
	struct buf text = r->text;

	buf_clear(&text);
	buf_room(&text, doc.n + region.n + agency.n + aggregate.n + 1);
	*r = (struct kept) { .year = year };
	r->doc = keep(&text, doc);
	r->region = keep(&text, region);
	r->agency = keep(&text, agency);
	r->aggregate = keep(&text, aggregate);
	r->text = text;
}

void
kept_copy(struct kept *r, const struct kept *from)
{
	kept_begin(r, from->doc, from->region, from->agency, from->aggregate, from->year);
	r->summed = from->summed;
	r->sum = from->sum;
	memcpy(r->stands, from->stands, sizeof r->stands);
	memcpy(r->known, from->known, sizeof r->known);
	memcpy(r->value, from->value, sizeof r->value);
}

void
kept_figure(struct kept *r, size_t slot, struct str value)
{
	r->known[slot] = value.n && dec_parse(value, &r->value[slot]);
	r->stands[slot] = r->known[slot];
}

void
kept_fact(struct kept *r, struct str table, struct str row, struct str col, struct str state,
    struct str value, const struct place *p)
{
	bool known = str_is(state, "number") || str_is(state, "inferred");
	int slot = -1;

	r->summed = true;
	if (known)
		history_add(&r->sum, p, table, row, col, value);
	if (p && !p->part)
		slot = history_slot(p->table, p->row, p->col);
	if (slot < 0 || r->stands[slot])
		return;
	if (known)
		kept_figure(r, (size_t)slot, value);
	r->stands[slot] = true;
}

void
kept_sum(struct kept *r, struct str figures, struct str digest)
{
	char digits[HISTORY_DIGEST + 1] = "", *end = digits;

	if (digest.n == HISTORY_DIGEST) {
		memcpy(digits, digest.s, digest.n);
		r->sum.digest = strtoull(digits, &end, 16);
	}
	r->sum.figures = rec_number(figures);
	r->summed = end == digits + HISTORY_DIGEST;
}

bool
kept_is(const struct kept *r, const struct kept *of, unsigned year)
{
	return r->year == year && str_same(r->region, of->region) &&
	       str_same(r->agency, of->agency);
}

/* --- packed: numbers in groups of seven bits, the lowest first */

static void
put(struct buf *to, uint64_t u)
{
	for (; u >> BYTE_BITS; u >>= BYTE_BITS)
		buf_addc(to, (char)(u | 0x80));
	buf_addc(to, (char)u);
}

static uint64_t
get(struct str *from)
{
	uint64_t u = 0;
	int bits = 0;

	while (from->n) {
		unsigned char c = (unsigned char)*from->s;

		*from = str_skip(*from, 1);
		u |= (uint64_t)(c & 0x7F) << bits;
		if (!(c & 0x80))
			break;
		bits += BYTE_BITS;
	}
	return u;
}

static void
put_str(struct buf *to, struct str s)
{
	put(to, s.n);
	buf_addstr(to, s);
}

static struct str
get_str(struct str *from)
{
	size_t n = get(from);
	struct str s = { from->s, n };

	*from = str_skip(*from, n);
	return s;
}

/* A figure's sign goes to its lowest bit but one; the lowest says that a scale follows. */
static void
put_dec(struct buf *to, struct dec d)
{
	bool minus = d.units < 0;
	uint64_t units = minus ? 0 - (uint64_t)d.units : (uint64_t)d.units;

	put(to, units << 2 | (uint64_t)minus << 1 | (d.scale != 0));
	if (d.scale)
		put(to, (uint64_t)d.scale);
}

static struct dec
get_dec(struct str *from)
{
	uint64_t u = get(from);
	struct dec d = { .units = (int64_t)(u >> 2) };

	if (u & 2)
		d.units = -d.units;
	if (u & 1)
		d.scale = (int)get(from);
	return d;
}

/* Most figures are 0: two sets say which are known, and which of these are others. */
void
kept_pack(struct buf *to, const struct kept *r)
{
	uint64_t known = 0, other = 0;

	for (size_t i = 0; i < HISTORY_FIGURES; i++) {
		known |= (uint64_t)r->known[i] << i;
		other |= (uint64_t)(r->known[i] && r->value[i].units) << i;
	}
	put_str(to, r->doc);
	put_str(to, r->region);
	put_str(to, r->agency);
	put_str(to, r->aggregate);
	put(to, (uint64_t)r->year << 1 | r->summed);
	if (r->summed) {
		buf_add(to, &r->sum.digest, sizeof r->sum.digest);
		put(to, r->sum.figures);
	}
	put(to, known);
	put(to, other);
	for (size_t i = 0; i < HISTORY_FIGURES; i++) {
		if (other >> i & 1)
			put_dec(to, r->value[i]);
	}
}

void
kept_unpack(struct str packed, struct kept *r)
{
	struct str doc = get_str(&packed), region = get_str(&packed), agency = get_str(&packed),
		   aggregate = get_str(&packed);
	uint64_t year = get(&packed), known, other;

	kept_begin(r, doc, region, agency, aggregate, (unsigned)(year >> 1));
	r->summed = year & 1;
	if (r->summed) {
		memcpy(&r->sum.digest, packed.s, sizeof r->sum.digest);
		packed = str_skip(packed, sizeof r->sum.digest);
		r->sum.figures = get(&packed);
	}
	known = get(&packed);
	other = get(&packed);
	for (size_t i = 0; i < HISTORY_FIGURES; i++) {
		r->known[i] = r->stands[i] = known >> i & 1;
		if (other >> i & 1)
			r->value[i] = get_dec(&packed);
	}
}

void
kept_free(struct kept *r)
{
	buf_free(&r->text);
}

static unsigned
number(struct str s, unsigned most)
{
	unsigned u = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9' || u > most)
			return 0;
		u = 10 * u + (unsigned)(s.s[i] - '0');
	}
	return u > most ? 0 : u;
}

unsigned
kept_year(struct str s)
{
	return number(s, YEAR_MAX);
}

unsigned
kept_region(struct str s)
{
	return s.n == REGION_DIGITS ? number(s, REGION_MAX) : 0;
}
