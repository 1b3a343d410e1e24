#include "key.h"
#include "names.h"
#include "utf8.h"
#include "view.h"

/*
 * How the agency is reached: （地址：…；邮编：…；电话：…；传真：…；电子邮箱：…）, in the
 * report's own words.  What stands before the report, or in the page's foot, is somebody
 * else's.
 */
enum {
	PARAGRAPH = 4096,
	LINES_MAX = 4, /* that one bracket may go on over */
	LAST_LINES = 16, /* of the document, where some say it */
	SHORT_LINE = 150,
	RUN = 5, /* digits of a telephone that stand together */
	PHONE_DIGITS = 7,
	POSTCODE_DIGITS = 6
};

struct reach {
	struct view *view;
	struct buf text, twin; /* of the paragraph: printed, without readings */
	unsigned long line;
	bool any; /* more than an address was found */
};

static void
say(struct reach *r, enum said_key key, struct str value)
{
	struct said *said = &r->view->about->said[key];

	if (!value.n)
		return;
	if (said->text.len && key != SAID_PHONE && key != SAID_FAX)
		return;
	if (said->text.len) {
		if (str_find(buf_str(&said->text), value))
			return;
		buf_addc(&said->text, ';');
	} else {
		said->line = r->line;
	}
	buf_addstr(&said->text, value);
	r->any |= key != SAID_ADDRESS;
}

/* A character of a value, full-width forms made plain. */
static size_t
plain_get(struct str s, unsigned *cp)
{
	size_t n = utf8_get(s.s, s.n, cp);

	if (*cp >= 0xFF01 && *cp <= 0xFF5E)
		*cp -= 0xFF01 - '!';
	return n;
}

static bool
is_digit(unsigned cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_dash(unsigned cp)
{
	return cp == '-' || cp == 0x2014 || cp == 0x2013 || cp == 0x2015 || cp == 0x2500;
}

/* The digits that stand at s before anything but a dash. */
static size_t
run_of(struct str s)
{
	size_t digits = 0, n;
	unsigned cp;

	while (s.n && (n = plain_get(s, &cp)) && (is_digit(cp) || is_dash(cp))) {
		digits += is_digit(cp);
		s = str_skip(s, n);
	}
	return digits;
}

/* One telephone number at the beginning of *s, which moves behind it. */
static size_t
number_take(struct str *s, struct buf *number)
{
	size_t digits = 0, n;
	bool open = false;
	unsigned cp;

	buf_clear(number);
	for (; s->n; *s = str_skip(*s, n)) {
		n = plain_get(*s, &cp);
		if (space_len(s->s, s->n)) {
			if (digits >= PHONE_DIGITS && run_of(trim(*s)) >= PHONE_DIGITS)
				break;
			continue;
		}
		if (cp == '(' && !digits)
			open = true;
		else if (cp == ')' && open)
			open = false;
		else if (!is_digit(cp) && !(is_dash(cp) && digits) && cp != '+' &&
			 !(cp == 0x8F6C && digits >= PHONE_DIGITS))
			break;
		digits += is_digit(cp);
		buf_addcp(number, cp);
	}
	while (number->len && !is_digit((unsigned char)number->s[number->len - 1]))
		number->len--;
	return digits;
}

/* Does one of the characters stand at the beginning of s? */
static size_t
begins_with(struct str s, const char *characters)
{
	unsigned cp;
	size_t n = s.n ? utf8_get(s.s, s.n, &cp) : 0;

	return n && str_find(str_of(characters), (struct str) { s.s, n }) ? n : 0;
}

/* The numbers of a value: several stand with a mark or a blank between.  What a unit follows
   is a count. */
static void
say_numbers(struct reach *r, enum said_key key, struct str value)
{
	struct buf number = { 0 };
	size_t digits;

	do {
		digits = number_take(&value, &number);
		value = trim(value);
		if (digits >= PHONE_DIGITS &&
		    !begins_with(value, "次件条條个個人起余餘万萬宗例项項%"))
			say(r, key, buf_str(&number));
		value = trim(str_skip(value, begins_with(value, "/、,，;；或和及")));
	} while (digits && run_of(value));
	buf_free(&number);
}

static void
say_postcode(struct reach *r, struct str value)
{
	struct buf code = { 0 };
	unsigned cp;
	size_t n;

	for (; value.n; value = str_skip(value, n)) {
		n = plain_get(value, &cp);
		if (is_digit(cp))
			buf_addcp(&code, cp);
		else if (!space_len(value.s, value.n))
			break;
	}
	if (code.len == POSTCODE_DIGITS)
		say(r, SAID_POSTCODE, buf_str(&code));
	buf_free(&code);
}

static void
say_email(struct reach *r, struct str value)
{
	struct buf address = { 0 };
	unsigned cp;
	size_t n;

	for (; value.n; value = str_skip(value, n)) {
		n = plain_get(value, &cp);
		if (cp > ' ' && cp < 0x7F && !memchr("<>()[]|;,\\", (int)cp, 10))
			buf_addcp(&address, cp);
		else if (!space_len(value.s, value.n) && cp != '<')
			break;
	}
	while (address.len && address.s[address.len - 1] == '.')
		address.len--;
	if (pattern_match(EMAIL, buf_str(&address), 0))
		say(r, SAID_EMAIL, buf_str(&address));
	buf_free(&address);
}

/* Without what follows an address: the sentence's rest, a bracket that closes round it. */
static void
say_address(struct reach *r, struct str value)
{
	struct buf compact = { 0 };

	compact_add(&compact, value);
	if (pattern_match(POSTAL, buf_str(&compact), 0))
		say(r, SAID_ADDRESS, re_group(pattern(POSTAL), 1));
	buf_free(&compact);
}

/* The value of field k.  电话（传真）： and 电话/传真： share what stands behind the second. */
static struct str
value_of(const struct reach *r, const struct field *field, size_t n, size_t k)
{
	size_t from = field[k].value, end = field[k].end;

	if (k + 1 < n && end <= from + 3 && field[k + 1].at <= end + 3 &&
	    (field[k].kind == FIELD_PHONE || field[k].kind == FIELD_FAX) &&
	    (field[k + 1].kind == FIELD_PHONE || field[k + 1].kind == FIELD_FAX))
		return value_of(r, field, n, k + 1);
	while (from < end) {
		struct str s = { r->text.s + from, end - from };
		size_t step = space_len(s.s, s.n);

		if (memchr("):", *s.s, 2))
			step = 1;
		else if (str_starts(s, str_of("）")) || str_starts(s, str_of("：")) ||
			 str_starts(s, str_of("为")))
			step = 3;
		if (!step)
			break;
		from += step;
	}
	return (struct str) { r->text.s + from, end - from };
}

/* What the paragraph says; behind 技术支持 and the like it is about others. */
static bool
see_paragraph(struct reach *r)
{
	struct field field[FIELDS_MAX];
	bool seen = false;
	size_t n;

	buf_clear(&r->twin);
	twin_add(&r->twin, buf_str(&r->text));
	n = fields_of(buf_str(&r->twin), field);
	for (size_t k = 0; k < n && field[k].kind != FIELD_SITE; k++) {
		struct str value = value_of(r, field, n, k);

		if (field[k].kind == FIELD_ADDRESS)
			say_address(r, value);
		else if (field[k].kind == FIELD_POSTCODE)
			say_postcode(r, value);
		else if (field[k].kind == FIELD_PHONE)
			say_numbers(r, SAID_PHONE, value);
		else if (field[k].kind == FIELD_FAX)
			say_numbers(r, SAID_FAX, value);
		else if (field[k].kind == FIELD_EMAIL)
			say_email(r, value);
		else
			continue;
		seen = true;
	}
	return seen;
}

/* Does a label's sign stand close before byte `at`? */
static bool
has_sign(struct str s, size_t at)
{
	static const char *const signs[] = { "话", "話", "邮", "郵", "传真", "傳真", "地址",
		"方式" };
	size_t from = at > NEAR ? at - NEAR : 0;
	struct str before = { s.s + from, at - from };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (str_find(before, str_of(signs[i])))
			return true;
	}
	return false;
}

/* Is byte i of s in a run of five digits, or at a full-width digit? */
static bool
in_number(struct str s, size_t i)
{
	size_t from = i, end = i;

	if ((unsigned char)s.s[i] == 0xEF)
		return i + 2 < s.n && (unsigned char)s.s[i + 1] == 0xBC &&
		       (unsigned char)s.s[i + 2] >= 0x90 && (unsigned char)s.s[i + 2] <= 0x99;
	while (end < s.n && end < i + RUN && is_digit((unsigned char)s.s[end]))
		end++;
	while (end > i && from && end - from < RUN && is_digit((unsigned char)s.s[from - 1]))
		from--;
	return end - from >= RUN;
}

/* May the text hold a label and its value?  Cheap, since most lines do not: of a run of digits
   every fifth byte finds one, and of five full-width digits it finds the first byte of one. */
static bool
may_tell(struct str s)
{
	const char *at;

	s = str_cut(s, PARAGRAPH);
	at = memchr(s.s, '@', s.n);
	if (at && has_sign(s, (size_t)(at - s.s)))
		return true;
	for (size_t i = RUN - 1; i < s.n; i += RUN) {
		unsigned char c = (unsigned char)s.s[i];

		if ((is_digit(c) || c == 0xEF) && in_number(s, i) && has_sign(s, i))
			return true;
	}
	return s.n <= SHORT_LINE && str_find(s, str_of("地址"));
}

/* How many brackets are open at the end of s. */
static int
open_brackets(struct str s)
{
	int open = 0;

	for (size_t i = 0; i < s.n; i++) {
		struct str at = str_skip(s, i);

		open += *at.s == '(' || str_starts(at, str_of("（"));
		open -= *at.s == ')' || str_starts(at, str_of("）"));
	}
	return open;
}

/* Read the paragraph that begins in that line: it goes on while a bracket is open. */
static bool
see_line(struct reach *r, struct line line)
{
	const struct doc *doc = r->view->doc;

	buf_clear(&r->text);
	r->line = number_of(doc, line.entry);
	plain_add(&r->text, str_cut(line.text, PARAGRAPH));
	for (int i = 1; i < LINES_MAX && open_brackets(buf_str(&r->text)) > 0; i++) {
		if (!line_next(doc, line.entry + 1, doc->n, &line))
			break;
		plain_add(&r->text, str_cut(line.text, PARAGRAPH));
	}
	return see_paragraph(r);
}

/* Does a page's foot open in the records from `from` to `to`? */
static bool
has_foot(const struct doc *doc, size_t from, size_t to)
{
	struct line line;

	while (line_next(doc, from, to + 1, &line)) {
		if (is_footer(line.text))
			return true;
		from = line.entry + 1;
	}
	return false;
}

/* Is what stands in line i of the head, from line `from` on, the web site's?  Behind the first
   chapter any words of a page's foot tell, before it those that name who keeps the site. */
static bool
is_site(struct view *v, size_t from, size_t i)
{
	struct field field[FIELDS_MAX];
	size_t n = v->head->n;

	for (; from <= i && from < n; from++) {
		if (fields_of(head_twin(v->head, from), field) && field[0].kind == FIELD_SITE)
			return true;
	}
	return i >= n && has_foot(v->doc, v->head->at[n].line.entry, v->head->at[i].line.entry);
}

/* Lines of the first pages, to the end of the first block that says something. */
static void
see_head(struct reach *r)
{
	struct view *v = r->view;
	size_t from = report_begins(v);

	for (size_t i = from; i < v->head->all; i++) {
		struct line line = v->head->at[i].line;
		bool seen = false;

		line.text = trim(text_of(v->doc, line.entry));
		if (v->doc->entry[line.entry].tag == TAG_TEXT && may_tell(line.text)) {
			if (is_site(v, from, i))
				return;
			seen = see_line(r, line);
		}
		if (!seen && r->any)
			return;
	}
}

/* The last lines of the document, above the page's foot. */
static void
see_end(struct reach *r)
{
	const struct view *v = r->view;
	size_t n = v->head->all, from = v->doc->n, checked, lines = 0;
	size_t after = n ? v->head->at[n - 1].line.entry + 1 : 0;
	struct line line;

	while (from > after && lines < LAST_LINES) {
		from--;
		lines += line_next(v->doc, from, from + 1, &line);
	}
	for (checked = from; line_next(v->doc, from, v->doc->n, &line); from = line.entry + 1) {
		bool seen = false;

		if (may_tell(line.text)) {
			if (has_foot(v->doc, checked, line.entry))
				return;
			checked = line.entry + 1;
			seen = see_line(r, line);
		}
		if (!seen && r->any)
			return;
	}
}

void
contact_see(struct view *v)
{
	struct reach r = { .view = v };
	struct said *address = &v->about->said[SAID_ADDRESS];

	if (v->title->kind != KIND_OTHER) {
		see_head(&r);
		if (!r.any)
			see_end(&r);
	}
	if (!r.any)
		buf_clear(&address->text);
	buf_free(&r.text);
	buf_free(&r.twin);
}
