#include "agency_name.h"
#include "utf8.h"
#include "view.h"

/* The part of the printed text that stands at the same place as `found` in its twin. */
static struct str
printed(struct str text, struct str twin, struct str found)
{
	return (struct str) { text.s + (found.s - twin.s), found.n };
}

static void
say_agency(struct view *v, struct str name, size_t i)
{
	say_line(v, SAID_AGENCY, agency_clean(name), i);
}

static bool
is_known(const struct view *v)
{
	return v->about->said[SAID_AGENCY].text.len > 0;
}

void
agency_of_title(struct view *v)
{
	struct str name = buf_str(&v->title->agency);

	if (v->title->at < v->head->n)
		say_line(v, SAID_AGENCY, name, v->title->at);
	else
		buf_addstr(&v->about->said[SAID_AGENCY].text, name);
}

/* Line i when it is an organisation's name alone; empty when not. */
static struct str
name_alone(struct view *v, size_t i)
{
	struct str twin = head_compact_twin(v->head, i), name = head_compact(v->head, i);

	while (twin.n && twin.s[twin.n - 1] == '|')
		twin.n--;
	if (twin.n >= 200 || !is_organisation(twin) || head_is_navigation(v->head, i) ||
	    begins_with_label(v->head, i))
		return (struct str) { "", 0 };
	return (struct str) { name.s, twin.n };
}

/* Right above the title, or above the date of its signature. */
void
agency_line(struct view *v)
{
	size_t end = v->title->lines ? v->title->at : v->head->n;
	struct date d;

	for (size_t i = end; i-- > 0 && !is_known(v) && end - i <= 2;)
		say_agency(v, name_alone(v, i), i);
	for (size_t i = 0; !is_known(v) && i + 1 < v->head->n; i++) {
		struct str name = name_alone(v, i);

		if (name.n && date_find(str_cut(head_twin(v->head, i + 1), NEAR), 0, &d, NULL))
			say_agency(v, name, i);
	}
}

/* An organisation that a sentence names, by a pattern with the name as group 1. */
static void
see_sentence(struct view *v, enum pattern which)
{
	struct head *head = v->head;

	for (size_t i = 0; i < head->all && !is_known(v); i++) {
		struct str twin = head_compact_twin(head, i);

		if ((which == BREADCRUMB || !head_is_navigation(head, i)) &&
		    pattern_match(which, str_cut(twin, PROSE_BYTES), 0))
			say_agency(v,
			    printed(head_compact(head, i), twin, re_group(pattern(which), 1)),
			    i);
	}
}

/* Sentences on a report name its agency; those of other documents may be about anybody. */
static void
see_report(struct view *v, enum pattern which)
{
	if (v->title->kind != KIND_OTHER)
		see_sentence(v, which);
}

void
agency_of_report(struct view *v)
{
	see_report(v, SAID_REPORT);
}

void
agency_by(struct view *v)
{
	see_report(v, COMPILED_BY);
}

void
agency_compiles(struct view *v)
{
	see_report(v, COMPILES);
}

void
agency_contact(struct view *v)
{
	see_report(v, CONTACT);
}

void
agency_scope(struct view *v)
{
	see_report(v, SCOPE);
}

void
agency_issues(struct view *v)
{
	static const enum field_kind kinds[] = { FIELD_ISSUER, FIELD_SOURCE };

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds && !is_known(v); k++) {
		const struct labelled *label = &v->label[kinds[k]];
		struct buf compact = { 0 }, twin = { 0 };

		compact_add(&compact, label->value);
		twin_add(&twin, buf_str(&compact));
		if (twin.len && is_organisation(buf_str(&twin)))
			say_agency(v, buf_str(&compact), label->i);
		buf_free(&compact);
		buf_free(&twin);
	}
}

void
agency_subject(struct view *v)
{
	see_report(v, SUBJECT);
}

void
agency_path(struct view *v)
{
	see_sentence(v, BREADCRUMB);
}

/* Do the characters of a stand in b, in their order?  A short name is made of a long one so. */
static bool
is_short_for(struct str a, struct str b)
{
	unsigned x, y;

	while (a.n && b.n) {
		size_t n = utf8_get(b.s, b.n, &y), m = utf8_get(a.s, a.n, &x);

		b = str_skip(b, n);
		if (x == y)
			a = str_skip(a, m);
	}
	return !a.n;
}

/* The organisation that line i names by a pattern, if it is not the title's. */
static struct str
other_name(struct view *v, size_t i, enum pattern which)
{
	struct str twin = str_cut(head_compact_twin(v->head, i), PROSE_BYTES), name;
	struct str title = buf_str(&v->title->agency);

	if (!pattern_match(which, twin, 0))
		return (struct str) { "", 0 };
	name = re_group(pattern(which), 1);
	if (!is_organisation(name))
		return (struct str) { "", 0 };
	name = agency_clean(printed(head_compact(v->head, i), twin, name));
	if (is_short_for(name, title) || is_short_for(title, name))
		name.n = 0;
	return name;
}

/* Another organisation that the text names as the report's, where the title names one. */
void
agency_other(struct view *v)
{
	struct buf *other = &v->about->other_agency;
	size_t end; /* of the introduction */

	if (!v->title->agency.len || v->title->kind != KIND_REPORT)
		return;
	end = v->head->n + 3 < v->head->all ? v->head->n + 3 : v->head->all;
	for (size_t i = report_begins(v); i < end && !other->len; i++) {
		struct str twin = head_twin(v->head, i);

		if (str_find(twin, str_of("公布")))
			buf_addstr(other, other_name(v, i, SAID_REPORT));
		if (!other->len && str_find(twin, str_of("编制")))
			buf_addstr(other, other_name(v, i, COMPILED_BY));
	}
}
