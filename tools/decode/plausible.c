#include "plausible.h"
#include "data.h"
#include "key.h"
#include "recode.h"
#include "utf8.h"
#include "zh.h"

/*
 * What a character costs: -10 log10 of its probability in the documents at hand.  A byte drawn
 * by lot costs 24.  An ASCII character gains nothing over one, so that markup has no say among
 * charsets that have ASCII; in UTF-16, where it takes two bytes, it gains.
 */
enum {
	COST_BYTE = 24,
	COST_FREQUENT = 30,
	COST_LETTER = 44,
	COST_COMMON =
	    50, /* Han characters of the first level of GB 2312, or what they simplify */
	COST_MARK = 50,
	COST_SECOND = 56, /* of the second level */
	COST_FOREIGN = 56,
	COST_CONTROL = 60,
	COST_HAN = 68, /* the others */
	COST_RARE = 80, /* outside the first block */
	COST_PRIVATE = 84,
	COST_BAD = 100
};

/* Of the first plane; what is in no range is COST_HAN, so little is known of it. */
static const struct {
	unsigned first, last;
	unsigned char cost;
} ranges[] = {
	{ 0x0000, 0x001F, COST_CONTROL },
	{ 0x0020, 0x007E, COST_BYTE },
	{ 0x007F, 0x009F, COST_CONTROL },
	{ 0x00A0, 0x024F, COST_LETTER }, /* Latin */
	{ 0x0370, 0x052F, COST_LETTER }, /* Greek, Cyrillic */
	{ 0x0530, 0x1FFF, COST_FOREIGN },
	{ 0x2000, 0x2BFF, COST_MARK },
	{ 0x3000, 0x30FF, COST_MARK }, /* kana, too, which 0 and a letter are in UTF-16 */
	{ 0x3200, 0x33FF, COST_FOREIGN },
	{ 0x3400, 0x4DBF, COST_RARE },
	{ 0xAC00, 0xD7A3, COST_MARK }, /* Hangul */
	{ 0xE000, 0xF8FF, COST_PRIVATE },
	{ 0xFE30, 0xFE6F, COST_MARK },
	{ 0xFF00, 0xFFEF, COST_MARK },
	{ 0xFFF0, 0xFFFF, COST_BAD },
};

static unsigned char cost[0x10000];

/* Each character of s has that cost; places of GB 2312 that are none stay private. */
static void
load_text(struct str s, unsigned char is)
{
	while (s.n) {
		unsigned cp;

		s = str_skip(s, utf8_get(s.s, s.n, &cp));
		if (cp < 0x10000 && cost[cp] != COST_PRIVATE)
			cost[cp] = is;
	}
}

/* The characters of the rows from first to last of GB 2312. */
static void
load_rows(struct recode *r, unsigned char first, unsigned char last, unsigned char is)
{
	struct buf rows = { 0 };
	struct str piece;

	for (unsigned row = first; row <= last; row++) {
		for (unsigned place = 0xA1; place <= 0xFE; place++) {
			buf_addc(&rows, (char)row);
			buf_addc(&rows, (char)place);
		}
	}
	recode_open(r, encoding_of(str_of("gb2312")), buf_str(&rows));
	while (recode_next(r, &piece))
		load_text(piece, is);
	buf_free(&rows);
}

static void
load(void)
{
	struct recode r = { 0 };

	memset(cost, COST_HAN, sizeof cost);
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		memset(cost + ranges[i].first, ranges[i].cost,
		    ranges[i].last - ranges[i].first + 1);
	load_rows(&r, 0xB0, 0xD7, COST_COMMON);
	load_rows(&r, 0xD8, 0xF7, COST_SECOND);
	recode_free(&r);
	for (size_t i = 0; i < frequent_data.rows; i++)
		load_text(str_of(data_cell(&frequent_data, i, 0)), COST_FREQUENT);
	for (unsigned cp = 0x3400; cp <= 0x9FFF; cp++) {
		if (zh_simplify(cp) != cp && zh_simplify(cp) < 0x10000)
			cost[cp] = cost[zh_simplify(cp)];
	}
	load_text(str_of("\t\n\v\f\r"), COST_BYTE);
}

const unsigned char *
plausible_costs(void)
{
	if (!*cost)
		load();
	return cost;
}

static void
add_char(struct plausible *p, unsigned cp)
{
	unsigned char is = cp < 0x10000 ? cost[cp] : COST_RARE;

	p->gain -= is;
	p->chars += cp >= 0x80;
	p->frequent += is == COST_FREQUENT;
	p->odd += is == COST_CONTROL || is >= COST_PRIVATE;
	p->bad += cp == 0xFFFD;
}

void
plausible_add(struct plausible *p, struct str s, size_t bytes)
{
	if (!*cost)
		load();
	p->gain += COST_BYTE * (long)bytes;
	while (s.n) {
		unsigned cp;
		size_t n = utf8_get(s.s, s.n, &cp);

		p->visible = p->visible || !space_len(s.s, s.n);
		add_char(p, cp);
		s = str_skip(s, n);
	}
}

bool
plausible_chinese(const struct plausible *p)
{
	enum { MEAN = 10 };

	return p->gain > 0 && (p->frequent * 2 >= p->chars || p->gain >= MEAN * (long)p->chars);
}

bool
plausible_decent(const struct plausible *p)
{
	return !p->odd && p->gain >= -(long)p->chars * (COST_SECOND - 2 * COST_BYTE);
}

bool
plausible_sure(const struct plausible *p)
{
	return p->chars >= 100 && p->frequent * 10 >= p->chars * 7 && p->odd * 50 <= p->chars;
}
