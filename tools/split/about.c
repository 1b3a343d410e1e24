#include "about.h"
#include "view.h"

typedef void finder(struct view *);

/* Who is believed about what: of one thing, the first finder that finds it.  ogi-split(1) has
   this list in words. */
static finder *const trust[] = {
	published_labelled,
	published_bare,
	published_framed,
	published_at_end,

	period_in_head,
	period_later,

	number_of_index,
	number_of_document,
	number_alone,
	issuer_of_index,
	source_labelled,
	source_framed,
	url_of_source,
	url_in_text,
	contact_see,

	agency_of_title,
	agency_line,
	agency_of_report,
	agency_by,
	agency_compiles,
	agency_contact,
	agency_scope,
	agency_issues,
	agency_subject,
	agency_path,
	agency_other,

	year_of_title,
	year_of_frame,
	year_of_period,
	year_of_report,
	year_of_sentence,
	year_of_heads,
	year_of_address,
};

unsigned long
line_of(const struct view *v, size_t i)
{
	return number_of(v->doc, v->head->at[i].line.entry);
}

void
say_line(struct view *v, enum said_key key, struct str text, size_t i)
{
	struct said *said = &v->about->said[key];

	if (said->text.len || !text.n)
		return;
	buf_addstr(&said->text, text);
	said->line = line_of(v, i);
}

size_t
report_begins(const struct view *v)
{
	static const char *const words[] = { "报告", "年报", "统计期限", "统计时限" };

	if (v->title->kind && v->title->at < v->head->n)
		return v->title->at + v->title->lines;
	for (size_t i = 0; i < v->head->n; i++) {
		struct str twin = head_twin(v->head, i);

		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			if (str_find(twin, str_of(words[k])))
				return i;
		}
	}
	return v->head->n;
}

static void
clear(struct about *a)
{
	for (int k = 0; k < SAIDS; k++) {
		buf_clear(&a->said[k].text);
		a->said[k].line = 0;
	}
	buf_clear(&a->period);
	buf_clear(&a->other_agency);
	a->published = a->from = a->to = a->framed = (struct date) { 0 };
	a->year = a->other_year = 0;
	a->year_from = a->other_year_from = NULL;
	a->signs = a->on_disclosure = a->format_notice = false;
}

/* Cheap, for every line. */
static bool
may_be_notice(struct str twin)
{
	return str_find(twin, str_of("开办函")) || str_find(twin, str_of("格式"));
}

/* What tells a report that has no title, or a notice that looks like one. */
static void
see_signs(struct view *v)
{
	struct about *a = v->about;

	for (size_t i = 0; i < v->head->n; i++)
		a->format_notice |= may_be_notice(head_twin(v->head, i)) &&
				    pattern_match(
					FORMAT_NOTICE, head_compact_twin(v->head, i), 0);
	for (size_t i = 0; !v->title->kind && i < v->head->all; i++) {
		struct str twin = str_cut(head_compact_twin(v->head, i), PROSE_BYTES);

		a->signs |= pattern_match(SAID_REPORT, twin, 0);
		a->on_disclosure |= str_find(twin, str_of("信息公开")) ||
				    str_find(twin, str_of("政务公开"));
	}
}

void
about_find(struct about *a, const struct doc *doc, struct head *head, const struct title *title)
{
	struct view v = { .about = a, .doc = doc, .head = head, .title = title };

	clear(a);
	see_signs(&v);
	labels_see(&v);
	for (size_t i = 0; i < sizeof trust / sizeof *trust; i++)
		trust[i](&v);
}

void
about_free(struct about *a)
{
	for (int k = 0; k < SAIDS; k++)
		buf_free(&a->said[k].text);
	buf_free(&a->period);
	buf_free(&a->other_agency);
}
