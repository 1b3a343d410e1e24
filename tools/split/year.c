#include "view.h"

enum { FIRST = 2000, LAST = 2100 };

/* The first year that is said counts; another that differs is remembered, once. */
static void
say_year(struct view *v, int year, const char *from)
{
	struct about *a = v->about;

	if (year < FIRST || year > LAST)
		return;
	if (!a->year) {
		a->year = year;
		a->year_from = from;
	} else if (a->year != year && from && !a->other_year) {
		a->other_year = year;
		a->other_year_from = from;
	}
}

/* The year of group g of a pattern, in the first line of the head that has one. */
static int
year_in(struct view *v, enum pattern which, int g)
{
	int year;

	for (size_t i = 0; i < v->head->all; i++) {
		if (pattern_match(
			which, str_cut(head_compact_twin(v->head, i), PROSE_BYTES), 0) &&
		    (year = year_find(re_group(pattern(which), g), NULL)))
			return year;
	}
	return 0;
}

void
year_of_title(struct view *v)
{
	say_year(v, v->title->year, v->title->years ? "the last of the title's years" : NULL);
}

void
year_of_frame(struct view *v)
{
	say_year(v, v->title->frame_year, "the title in the page's frame");
}

void
year_of_period(struct view *v)
{
	say_year(v, v->about->to.year, "the statistics period");
}

void
year_of_report(struct view *v)
{
	if (!v->about->year)
		say_year(v, year_in(v, SAID_REPORT, 2), "the report's name in a sentence");
}

void
year_of_sentence(struct view *v)
{
	if (!v->about->year)
		say_year(v, year_in(v, PROSE_YEAR, 1), "the beginning of a sentence");
}

void
year_of_heads(struct view *v)
{
	if (!v->about->year)
		say_year(v, year_in(v, HEAD_YEAR, 1), "the heads of a table");
}

/* The query of a page's address: …?nbYear=2021. */
void
year_of_address(struct view *v)
{
	struct str url = doc_meta(v->doc, "url");

	if (v->about->year)
		return;
	if (!url.n && str_starts(v->doc->id, str_of("http")))
		url = v->doc->id;
	if (pattern_match(ADDRESS_YEAR, str_cut(url, 2048), 0))
		say_year(v, year_find(re_group(pattern(ADDRESS_YEAR), 1), NULL),
		    "the page's address");
}
