#include "key.h"
#include "view.h"

bool
begins_with_label(struct head *head, size_t i)
{
	struct field field[FIELDS_MAX];
	struct str twin = str_cut(head_twin(head, i), VALUE_BYTES);

	return fields_of(twin, field) && field[0].at <= 8;
}

/* A label that stands alone in its line has its value in the next: 索引号： or a list of
   labels and values in turn. */
static struct str
value_below(struct view *v, size_t i)
{
	static const char *const bullets[] = { "•", "·", "- ", "* ", "●" };
	struct str s;

	if (i + 1 >= v->head->n || (v->title->lines && i + 1 == v->title->at) ||
	    begins_with_label(v->head, i + 1))
		return (struct str) { "", 0 };
	s = v->head->at[i + 1].line.text;
	for (size_t k = 0; k < sizeof bullets / sizeof *bullets; k++) {
		if (str_begins(s, bullets[k]))
			s = trim(str_skip(s, strlen(bullets[k])));
	}
	return s.n <= VALUE_BYTES ? s : (struct str) { "", 0 };
}

/* Is the value one that the field can have? */
static bool
fits(enum field_kind kind, struct str value)
{
	struct date d;

	switch (kind) {
	case FIELD_INDEX_NUMBER:
		return pattern_match(INDEX_VALUE, value, 0);
	case FIELD_DOCUMENT_NUMBER:
		return pattern_match(NUMBER_VALUE, value, 0);
	case FIELD_PUBLISHED:
		return date_at(value, &d);
	case FIELD_ISSUER:
		return value.n >= 6 && !memchr(value.s, ':', value.n);
	case FIELD_SOURCE:
		return true;
	default:
		return false;
	}
}

static void
see_field(struct view *v, size_t i, const struct field *f)
{
	struct labelled *best = &v->label[f->kind];
	struct str text = v->head->at[i].line.text;
	struct str value = { text.s + f->value, f->end - f->value };
	bool whole = f->end == f->value && f->end >= text.n && f->at <= 8;

	if (best->value.n && best->rank <= f->rank)
		return;
	/* A date is told by its shape; words may be anything. */
	if (whole || (!value.n && f->kind == FIELD_PUBLISHED && f->end >= text.n))
		value = value_below(v, i);
	else if (f->kind == FIELD_SOURCE && !f->mark)
		return;
	if (value.n && value.n <= VALUE_BYTES && fits(f->kind, value))
		*best = (struct labelled) { value, i, f->rank };
}

void
labels_see(struct view *v)
{
	struct field field[FIELDS_MAX];

	for (size_t i = 0; i < v->head->n; i++) {
		size_t n = fields_of(head_twin(v->head, i), field);

		for (size_t k = 0; k < n; k++) {
			if (field[k].kind < FIELD_ADDRESS && field[k].kind != FIELD_TITLE)
				see_field(v, i, &field[k]);
		}
	}
}

static void
say_label(struct view *v, enum said_key key, enum field_kind kind)
{
	say_line(v, key, v->label[kind].value, v->label[kind].i);
}

/* The value as a pattern has it at its beginning; no blanks stand in it. */
static void
say_matched(struct view *v, enum said_key key, enum field_kind kind, enum pattern which)
{
	if (v->label[kind].value.n && pattern_match(which, v->label[kind].value, 0))
		say_line(v, key, re_group(pattern(which), 1), v->label[kind].i);
}

void
number_of_index(struct view *v)
{
	say_matched(v, SAID_INDEX_NUMBER, FIELD_INDEX_NUMBER, INDEX_VALUE);
}

void
number_of_document(struct view *v)
{
	say_matched(v, SAID_DOCUMENT_NUMBER, FIELD_DOCUMENT_NUMBER, NUMBER_VALUE);
}

void
number_alone(struct view *v)
{
	for (size_t i = 0; i < v->head->n && !v->about->said[SAID_DOCUMENT_NUMBER].text.len;
	     i++) {
		struct str text = v->head->at[i].line.text;

		if (text.n <= VALUE_BYTES && pattern_match(NUMBER_ALONE, text, 0))
			say_line(v, SAID_DOCUMENT_NUMBER, text, i);
	}
}

void
issuer_of_index(struct view *v)
{
	say_label(v, SAID_ISSUER, FIELD_ISSUER);
}

/* Is the value the address of a page? */
static bool
is_url(struct str value)
{
	return str_starts(value, str_of("http:")) || str_starts(value, str_of("https:"));
}

void
source_labelled(struct view *v)
{
	struct labelled *label = &v->label[FIELD_SOURCE];
	struct str value = label->value;
	struct date d;

	for (size_t at = 0; at < value.n; at++) {
		struct str rest = str_skip(value, at);

		if (space_len(rest.s, rest.n) || str_starts(rest, str_of("【")) ||
		    str_starts(rest, str_of("】")) || *rest.s == '[' || *rest.s == ']' ||
		    date_at(rest, &d))
			value.n = at;
	}
	if (is_url(value) || memchr(value.s ? value.s : "", ':', value.n))
		return;
	say_line(v, SAID_SOURCE, value, label->i);
}

void
source_framed(struct view *v)
{
	struct said *said = &v->about->said[SAID_SOURCE];
	struct str source = trim(doc_meta(v->doc, "content_source"));

	if (!said->text.len && source.n <= VALUE_BYTES)
		buf_addstr(&said->text, source);
}

/* A page that was copied says where from; its frame may have said so already. */
void
url_of_source(struct view *v)
{
	struct labelled *label = &v->label[FIELD_SOURCE];

	if (is_url(label->value) && !doc_meta(v->doc, "url").n &&
	    pattern_match(URL, label->value, 0))
		say_line(v, SAID_URL, re_group(pattern(URL), 0), label->i);
}

/* The report's own address, as its first lines give it: 电子版可在…（http://…）下载. */
void
url_in_text(struct view *v)
{
	if (v->about->said[SAID_URL].text.len || doc_meta(v->doc, "url").n)
		return;
	for (size_t i = report_begins(v); i < v->head->all; i++) {
		if (pattern_match(URL, v->head->at[i].line.text, 0) &&
		    pattern_match(PUBLISHES, head_twin(v->head, i), 0))
			say_line(v, SAID_URL, re_group(pattern(URL), 0), i);
	}
}
