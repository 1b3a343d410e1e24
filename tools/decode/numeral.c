#include "numeral.h"
#include "utf8.h"

enum how { DIGITS, NOTHING, BULLET, PADDED, LETTERS, ROMAN, LIST, RUN, BY_DIGIT, COUNTED };

/* LIST: its characters in order.  RUN: `first` is 1, the next is 2, up to `last`.  BY_DIGIT and
   COUNTED: the figures from 0 to 9; COUNTED, then ten, hundred, thousand, and `first` says
   that ten keeps its one: 壹拾. */
static const struct format {
	const char *name;
	enum how how;
	const char *figures;
	unsigned first, last;
} formats[] = {
	{ .name = "decimal", .how = DIGITS },
	{ .name = "none", .how = NOTHING },
	{ .name = "bullet", .how = BULLET },
	{ .name = "decimalZero", .how = PADDED },
	{ .name = "upperLetter", .how = LETTERS, .first = 'A' },
	{ .name = "lowerLetter", .how = LETTERS, .first = 'a' },
	{ .name = "upperRoman", .how = ROMAN, .first = 'A' },
	{ .name = "lowerRoman", .how = ROMAN, .first = 'a' },
	{ .name = "chineseCounting", .how = COUNTED, .figures = "〇一二三四五六七八九十百千" },
	{ .name = "chineseCountingThousand",
	    .how = COUNTED,
	    .figures = "〇一二三四五六七八九十百千" },
	{ .name = "japaneseCounting", .how = COUNTED, .figures = "〇一二三四五六七八九十百千" },
	{ .name = "taiwaneseCounting",
	    .how = COUNTED,
	    .figures = "〇一二三四五六七八九十百千" },
	{ .name = "taiwaneseCountingThousand",
	    .how = COUNTED,
	    .figures = "〇一二三四五六七八九十百千" },
	{ .name = "chineseLegalSimplified",
	    .how = COUNTED,
	    .figures = "零壹贰叁肆伍陆柒捌玖拾佰仟",
	    .first = 1 },
	{ .name = "ideographLegalTraditional",
	    .how = COUNTED,
	    .figures = "零壹貳參肆伍陸柒捌玖拾佰仟",
	    .first = 1 },
	{ .name = "ideographDigital", .how = BY_DIGIT, .figures = "〇一二三四五六七八九" },
	{ .name = "taiwaneseDigital", .how = BY_DIGIT, .figures = "〇一二三四五六七八九" },
	{ .name = "japaneseDigitalTenThousand",
	    .how = BY_DIGIT,
	    .figures = "〇一二三四五六七八九" },
	{ .name = "decimalFullWidth", .how = BY_DIGIT, .figures = "０１２３４５６７８９" },
	{ .name = "decimalFullWidth2", .how = BY_DIGIT, .figures = "０１２３４５６７８９" },
	{ .name = "ideographTraditional", .how = LIST, .figures = "甲乙丙丁戊己庚辛壬癸" },
	{ .name = "ideographZodiac", .how = LIST, .figures = "子丑寅卯辰巳午未申酉戌亥" },
	{ .name = "ideographEnclosedCircle", .how = RUN, .first = 0x3280, .last = 0x3289 },
	{ .name = "decimalEnclosedCircle", .how = RUN, .first = 0x2460, .last = 0x2473 },
	{ .name = "decimalEnclosedCircleChinese", .how = RUN, .first = 0x2460, .last = 0x2473 },
	{ .name = "decimalEnclosedParen", .how = RUN, .first = 0x2474, .last = 0x2487 },
	{ .name = "decimalEnclosedFullstop", .how = RUN, .first = 0x2488, .last = 0x249B },
};

unsigned
numeral_format(const char *name)
{
	for (unsigned i = 0; name && i < sizeof formats / sizeof *formats; i++) {
		if (!strcmp(formats[i].name, name))
			return i;
	}
	return NUMERAL_DECIMAL;
}

bool
numeral_is_bullet(unsigned format)
{
	return formats[format].how == BULLET;
}

/* Character i of figures, each of three bytes. */
static void
add_figure(struct buf *out, const struct format *f, unsigned i)
{
	buf_add(out, f->figures + 3 * i, 3);
}

/* A to Z, AA to ZZ, AAA: the letter again and again. */
static void
add_letters(struct buf *out, unsigned n, unsigned first)
{
	for (unsigned times = (n - 1) / 26 + 1; times; times--)
		buf_addc(out, (char)(first + (n - 1) % 26));
}

static void
add_roman(struct buf *out, unsigned n, unsigned a)
{
	static const struct {
		unsigned value;
		const char *letters;
	} steps[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
		{ 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" },
		{ 4, "IV" }, { 1, "I" } };

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		for (; n >= steps[i].value; n -= steps[i].value) {
			for (const char *s = steps[i].letters; *s; s++)
				buf_addc(out, (char)(*s - 'A' + (char)a));
		}
	}
}

/* 12 is 十二, 105 is 一百〇五, 110 is 一百一十. */
static void
add_counted(struct buf *out, unsigned n, const struct format *f)
{
	bool gap = false, any = false;

	for (unsigned unit = 1000, at = 12; unit; unit /= 10, at--) {
		unsigned digit = n / unit % 10;

		if (!digit) {
			gap = any;
			continue;
		}
		if (gap)
			add_figure(out, f, 0);
		if (any || digit > 1 || unit != 10 || f->first)
			add_figure(out, f, digit);
		if (unit > 1)
			add_figure(out, f, at);
		any = true;
		gap = false;
	}
}

static void
add_by_digit(struct buf *out, unsigned n, const struct format *f)
{
	if (n > 9)
		add_by_digit(out, n / 10, f);
	add_figure(out, f, n % 10);
}

/* Does the format have a form for n? */
static bool
reaches(const struct format *f, unsigned n)
{
	switch (f->how) {
	case LETTERS:
		return n >= 1 && n <= 26 * 9;
	case ROMAN:
		return n >= 1 && n < 4000;
	case LIST:
		return n >= 1 && n <= strlen(f->figures) / 3;
	case RUN:
		return n >= 1 && n <= f->last - f->first + 1;
	case COUNTED:
		return n >= 1 && n < 10000;
	default:
		return true;
	}
}

void
numeral_add(struct buf *out, unsigned n, unsigned format)
{
	const struct format *f = &formats[format];

	switch (reaches(f, n) ? f->how : DIGITS) {
	case NOTHING:
	case BULLET:
		break;
	case LETTERS:
		add_letters(out, n, f->first);
		break;
	case ROMAN:
		add_roman(out, n, f->first);
		break;
	case LIST:
		add_figure(out, f, n - 1);
		break;
	case RUN:
		buf_addcp(out, f->first + n - 1);
		break;
	case BY_DIGIT:
		add_by_digit(out, n, f);
		break;
	case COUNTED:
		add_counted(out, n, f);
		break;
	case PADDED:
		if (n < 10)
			buf_addc(out, '0');
		buf_addu(out, n);
		break;
	default:
		buf_addu(out, n);
	}
}
