#include <stdlib.h>

#include "data.h"
#include "fields.h"
#include "key.h"
#include "say.h"

enum { KIND, RANK, LABEL }; /* the columns of labels.tsv */
enum { LABELS_MAX = 250, NO_LABEL = 0, BUCKETS = 4096 };

static const char *const kinds[FIELD_KINDS] = { "title", "index_number", "document_number",
	"issuer", "published", "source", "address", "postcode", "phone", "fax", "email", "site",
	"other" };

struct label {
	struct str text;
	enum field_kind kind;
	int rank;
	unsigned char next; /* the next one in its bucket */
};

/* The labels, longest first, in buckets by their first character: a line is full of characters
   that begin none. */
static struct {
	struct label at[LABELS_MAX + 1]; /* at[NO_LABEL] is none */
	unsigned char bucket[BUCKETS];
} labels;

static size_t
bucket_of(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;

	if (*u < 0x80)
		return *u >= 'A' && *u <= 'Z' ? *u | 0x20 : *u;
	return n >= 3 ? (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu) : 0;
}

static int
longer(const void *a, const void *b)
{
	size_t x = ((const struct label *)a)->text.n, y = ((const struct label *)b)->text.n;

	return (x < y) - (x > y);
}

static enum field_kind
kind_of(const char *name)
{
	for (int k = 0; k < FIELD_KINDS; k++) {
		if (!strcmp(name, kinds[k]))
			return (enum field_kind)k;
	}
	die_system("labels.tsv has a field '%s'", name);
}

void
fields_open(void)
{
	const struct data *d = &labels_data;

	if (d->rows > LABELS_MAX)
		die_system("labels.tsv has more than %d labels", LABELS_MAX);
	for (size_t i = 0; i < d->rows; i++)
		labels.at[i + 1] = (struct label) { str_of(data_cell(d, i, LABEL)),
			kind_of(data_cell(d, i, KIND)), atoi(data_cell(d, i, RANK)), NO_LABEL };
	qsort(labels.at + 1, d->rows, sizeof *labels.at, longer);
	for (size_t i = d->rows; i; i--) {
		struct label *l = &labels.at[i];
		unsigned char *bucket = &labels.bucket[bucket_of(l->text.s, l->text.n)];

		l->next = *bucket;
		*bucket = (unsigned char)i;
	}
}

static bool
same_char(char a, char b)
{
	return a == b || ((a | 0x20) == b && a >= 'A' && a <= 'Z');
}

/* Does the label stand at `at`, blanks inside passed over?  Where it ends; 0 when not. */
static size_t
label_ends(struct str s, size_t at, struct str label)
{
	size_t n;

	for (size_t i = 0; i < label.n;) {
		if (at < s.n && same_char(s.s[at], label.s[i])) {
			at++;
			i++;
		} else if (i && i % 3 == 0 && (n = space_len(s.s + at, s.n - at))) {
			at += n;
		} else {
			return 0;
		}
	}
	return at;
}

/* The bytes at s of what stands between a label and its value, or around either; *mark when
   it is a colon or a pipe. */
static size_t
edge(struct str s, bool *mark)
{
	static const char *const marks[] = { "•", "·", "【", "】", "［", "］", "◆", "■", "●",
		"＿" };

	if (!s.n)
		return 0;
	*mark = *s.s == ':' || *s.s == '|' || str_starts(s, str_of("：")) ||
		str_starts(s, str_of("｜"));
	if (*mark)
		return (unsigned char)*s.s < 0x80 ? 1 : 3;
	if (*s.s == '\\')
		return s.n > 1 && s.s[1] == 't' ? 2 : 0;
	if (memchr("[]-", *s.s, 3))
		return 1;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_begins(s, marks[i]))
			return strlen(marks[i]);
	}
	return space_len(s.s, s.n);
}

/* May a label begin at `at`: does no other word run into it?  A longer label with a colon
   behind may follow anything, as the agency's address may, which needs no colon. */
static bool
is_apart(struct str s, size_t at)
{
	bool mark;
	unsigned char before = at ? (unsigned char)s.s[at - 1] : ' ';

	if (before < 0x80)
		return !((before | 0x20) >= 'a' && (before | 0x20) <= 'z');
	return at >= 3 && edge((struct str) { s.s + at - 3, 3 }, &mark) == 3;
}

/* The label at `at`, with the field that it opens; false when none stands there. */
static bool
field_at(struct str s, size_t at, struct field *f)
{
	unsigned char i = labels.bucket[bucket_of(s.s + at, s.n - at)];

	for (; i != NO_LABEL; i = labels.at[i].next) {
		const struct label *l = &labels.at[i];
		size_t end = label_ends(s, at, l->text), n;
		bool mark;

		if (!end)
			continue;
		*f = (struct field) { l->kind, l->rank, at, end, s.n, false };
		for (bool bar = false; (n = edge(str_skip(s, f->value), &mark));
		     f->value += n) {
			if (bar && s.s[f->value] == '|')
				break; /* an empty cell */
			bar |= s.s[f->value] == '|';
			f->mark |= mark;
		}
		if (l->kind >= FIELD_ADDRESS && l->kind <= FIELD_EMAIL)
			return true;
		if (f->mark && l->text.n > 6)
			return true;
		if (is_apart(s, at) && (f->mark || f->value > end || end == s.n))
			return true;
	}
	return false;
}

/* The value of f ends before `end`, at the latest: at a cell's end, and without blanks. */
static void
end_value(struct str s, struct field *f, size_t end)
{
	const char *bar;
	struct str value;

	if (f->value > end)
		f->value = end;
	value = (struct str) { s.s + f->value, end - f->value };
	if (value.n && (bar = memchr(value.s, '|', value.n)))
		value.n = (size_t)(bar - value.s);
	value = trim(value);
	if (value.n)
		f->value = (size_t)(value.s - s.s);
	f->end = f->value + value.n;
}

size_t
fields_of(struct str twin, struct field *field)
{
	size_t n = 0, at = 0;

	while (at < twin.n && n < FIELDS_MAX) {
		unsigned char c = (unsigned char)twin.s[at];

		if (labels.bucket[bucket_of(twin.s + at, twin.n - at)] == NO_LABEL ||
		    !field_at(twin, at, &field[n])) {
			at += c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
			continue;
		}
		if (n)
			end_value(twin, &field[n - 1], at);
		at = field[n].value;
		n++;
	}
	if (n)
		end_value(twin, &field[n - 1], twin.n);
	return n;
}
