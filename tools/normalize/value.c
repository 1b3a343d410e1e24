#include "value.h"
#include "key.h"
#include "plain.h"
#include "slip.h"
#include "spelt.h"
#include "words.h"

enum { DIGITS_MAX = 40, TEN_THOUSAND = 10000 };

/* What a unit says of the figure before it. */
struct unit {
	enum { UNIT_NONE, UNIT_MONEY, UNIT_COUNT, UNIT_UNKNOWN } kind;
	int tens; /* the power of ten that makes it 万元, or the thing's own unit */
	struct str name;
};

static struct str
skip_space(struct str s)
{
	while (s.n && (*s.s == ' ' || *s.s == '\n'))
		s = str_skip(s, 1);
	return s;
}

/* （万元） is 万元. */
static struct str
without_brackets(struct str s)
{
	if (s.n > 2 && *s.s == '(' && s.s[s.n - 1] == ')')
		return (struct str) { s.s + 1, s.n - 2 };
	return s;
}

static struct unit
unit_of(struct str s)
{
	const struct word *word;
	struct unit unit = { UNIT_NONE, 0, s };

	if (!s.n)
		return unit;
	if ((word = word_is(WORD_MONEY, s))) {
		unit = (struct unit) { UNIT_MONEY, word->number, str_of("万元") };
		return unit;
	}
	unit.kind = UNIT_COUNT;
	if (word_is(WORD_COUNT, s))
		return unit;
	if ((word = word_begins(WORD_TIMES, s))) {
		unit.tens = word->number;
		unit.name = str_skip(s, word->text.n);
		if (!unit.name.n || word_is(WORD_COUNT, unit.name))
			return unit;
	}
	return (struct unit) { UNIT_UNKNOWN, 0, s };
}

/* The unit that a column's figures have.  The form's units are few, and are the same pointer
   from cell to cell. */
static struct unit
column_unit(struct str head, const char *form)
{
	static const char *last;
	static struct unit last_unit;
	static struct buf scratch;
	struct unit unit;

	if (form != last) {
		last_unit = unit_of(str_of(form));
		last = form;
	}
	if (!head.n || !plain_of(head, &scratch))
		return last_unit;
	unit = unit_of(buf_str(&scratch));
	if (unit.kind != UNIT_MONEY && unit.name.n == 0)
		unit.name = last_unit.name;
	if ((unit.kind == UNIT_MONEY) != (last_unit.kind == UNIT_MONEY) &&
	    last_unit.kind != UNIT_NONE)
		return (struct unit) { UNIT_UNKNOWN, 0, head };
	if (unit.kind == UNIT_UNKNOWN)
		unit.kind = UNIT_COUNT;
	return unit;
}

/* How many digits s begins with. */
static size_t
digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	return n;
}

static bool
is_digit_at(struct str s, size_t at)
{
	return digits(str_skip(s, at)) > 0;
}

/* What parts groups of digits at s: a comma, with a blank behind it perhaps, an apostrophe, a
   blank; its bytes, 0 for nothing of the kind. */
static size_t
separator_len(struct str s)
{
	if (!s.n || (*s.s != ',' && *s.s != '\'' && *s.s != ' '))
		return 0;
	if (*s.s == ',' && s.n > 1 && s.s[1] == ' ')
		return 2;
	return 1;
}

/* Digits in groups of three (1,234,567 or 1 234 567), then decimals; what it is without the
   separators goes to out.  Returns the bytes read; 0 when the groups are not well-formed. */
static size_t
grouped(struct str s, char out[DIGITS_MAX], size_t *len, char *separator)
{
	size_t n = digits(s), at = n, gap, places;

	*separator = '\0';
	*len = 0;
	if (!n || n > DIGITS_MAX / 2)
		return 0;
	memcpy(out, s.s, *len = n);
	while ((gap = separator_len(str_skip(s, at))) && is_digit_at(s, at + gap)) {
		if ((*separator && s.s[at] != *separator) || n > 3 || *s.s == '0' ||
		    digits(str_skip(s, at + gap)) != 3 || *len > DIGITS_MAX / 2)
			return 0;
		*separator = s.s[at];
		memcpy(out + *len, s.s + at + gap, 3);
		*len += 3;
		at += gap + 3;
	}
	if (at < s.n && s.s[at] == '.') {
		places = digits(str_skip(s, at + 1));
		if (!places || places > DIGITS_MAX - *len - 1)
			return 0;
		memcpy(out + *len, s.s + at, places + 1);
		*len += places + 1;
		at += places + 1;
	}
	return at;
}

/* Take a sign off *s: -1, +1, or 0 for none.  An arrow may stand at the end. */
static int
take_sign(struct str *s)
{
	const struct word *plus = word_begins(WORD_PLUS, *s),
			  *minus = word_begins(WORD_MINUS, *s);
	struct str arrow;

	if (plus || minus) {
		*s = skip_space(str_skip(*s, (plus ? plus : minus)->text.n));
		return plus ? 1 : -1;
	}
	arrow = str_skip(*s, s->n > 3 ? s->n - 3 : 0);
	if (!str_is(arrow, "↑") && !str_is(arrow, "↓"))
		return 0;
	s->n -= 3;
	return str_is(arrow, "↑") ? 1 : -1;
}

/* The figure that s begins with; returns its bytes, 0 for none. */
static size_t
read_figure(struct str s, struct value *v, bool *spelt)
{
	char out[DIGITS_MAX], separator;
	size_t len, n;

	*spelt = false;
	if (!digits(s)) {
		*spelt = true;
		return spelt_read(s, &v->number);
	}
	n = grouped(s, out, &len, &separator);
	if (!n || !dec_parse((struct str) { out, len }, &v->number))
		return 0;
	if (separator == ' ')
		v->doubt = VALUE_JOINED;
	return n;
}

/* Bring the figure to its unit; false when the units do not go together. */
static bool
convert(struct value *v, struct unit column, struct unit own, bool spelt)
{
	if (own.kind == UNIT_UNKNOWN || column.kind == UNIT_UNKNOWN)
		return false;
	if (own.kind == UNIT_NONE) {
		if (column.kind == UNIT_MONEY && spelt && v->number.units >= TEN_THOUSAND)
			return false;
		return dec_shift(&v->number, column.tens);
	}
	if (column.kind != UNIT_NONE && column.kind != own.kind)
		return false;
	if (own.name.n)
		v->unit = own.name;
	return dec_shift(&v->number, own.tens);
}

/* The unit that stands behind a figure.  万 and 亿 alone are money in a column of money, and
   multiply elsewhere. */
static struct unit
own_unit(struct str s, struct unit column)
{
	struct unit unit;
	const struct word *times;

	s = without_brackets(skip_space(s));
	unit = unit_of(s);
	if (unit.kind == UNIT_MONEY && column.kind != UNIT_MONEY &&
	    (times = word_is(WORD_TIMES, s)))
		unit = (struct unit) { UNIT_COUNT, times->number, { "", 0 } };
	return unit;
}

/* s without the marks of footnotes at either end. */
static struct str
without_marks(struct str s)
{
	size_t n;

	s = skip_space(s);
	while ((n = slip_mark(s)))
		s = skip_space(str_skip(s, n));
	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_skip(s, i);

		while ((n = slip_mark(rest)))
			rest = skip_space(str_skip(rest, n));
		if (!rest.n)
			s.n = i;
	}
	return s;
}

/* The unit behind a figure, where a footnote's mark may stand too. */
static struct unit
behind(struct value *v, struct str s, struct unit column)
{
	struct unit unit = own_unit(s, column);
	struct str bare;

	if (unit.kind != UNIT_UNKNOWN)
		return unit;
	bare = without_marks(s);
	if (bare.n == s.n)
		return unit;
	v->doubt = VALUE_MARKED;
	return own_unit(bare, column);
}

/* s is in plain spelling; a figure with its sign and unit. */
static void
read_plain(struct value *v, struct str s, struct unit column)
{
	struct unit own;
	bool spelt;
	int sign = take_sign(&s);
	size_t n = read_figure(s, v, &spelt);

	if (!n)
		return;
	own = behind(v, str_skip(s, n), column);
	/* A lone 一 is as often a dash. */
	if (spelt && own.kind == UNIT_NONE && str_is(s, "一"))
		return;
	if (!convert(v, column, own, spelt))
		return;
	if (sign < 0)
		v->number.units = -v->number.units;
	v->state = STATE_NUMBER;
}

/* （5）: five, or five less where changes stand. */
static void
read_bracketed(struct value *v, struct str s, struct unit column, bool changes)
{
	struct str inner = without_brackets(s);

	if (inner.n == s.n || !is_digit_at(inner, 0))
		return;
	read_plain(v, inner, column);
	if (v->state != STATE_NUMBER)
		return;
	if (changes)
		v->number.units = -v->number.units;
	v->doubt = VALUE_BRACKETED;
	v->state = STATE_INFERRED;
}

/* 1O, lO, behind a sign perhaps. */
static void
read_mended(struct value *v, struct str s, struct unit column)
{
	static struct buf mended;
	int sign = take_sign(&s);

	if (!slip_mend(s, &mended))
		return;
	read_plain(v, buf_str(&mended), column);
	if (v->state != STATE_NUMBER)
		return;
	if (sign < 0)
		v->number.units = -v->number.units;
	v->doubt = VALUE_MENDED;
	v->state = STATE_INFERRED;
}

void
value_read(struct value *v, struct str raw, const struct value_column *in)
{
	static struct buf scratch;
	struct unit column = column_unit(in->head, in->form);
	struct str plain;

	*v = (struct value) { .state = STATE_TEXT, .unit = column.name };
	if (raw.n <= 18 && raw.n && digits(raw) == raw.n && column.kind == UNIT_COUNT &&
	    !column.tens && dec_parse(raw, &v->number)) {
		v->state = STATE_NUMBER;
		return;
	}
	raw = trim(raw);
	if (!raw.n) {
		v->state = STATE_BLANK;
		return;
	}
	if (!plain_of(raw, &scratch) || !scratch.len)
		return;
	plain = buf_str(&scratch);
	if (word_is_na(plain)) {
		v->state = STATE_NA;
		return;
	}
	read_plain(v, plain, column);
	if (v->state == STATE_TEXT)
		read_bracketed(v, plain, column, in->changes);
	if (v->state == STATE_TEXT)
		read_mended(v, plain, column);
}

const char *
state_name(enum state state)
{
	static const char *const names[] = { "number", "blank", "na", "text", "inferred" };

	return names[state];
}
