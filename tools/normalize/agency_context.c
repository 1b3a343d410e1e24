#include "agency_context.h"
#include "note.h"
#include "township.h"

/* Put the place that was worked out in front of the name, and say so. */
static void
complete(struct agency *a, const struct region *r, size_t drop, const char *from)
{
	struct buf full = { 0 };
	/* The township stands in the name, as far from its end as before. */
	size_t behind = a->town.n ? (size_t)(a->name.s + a->name.len - a->town.s) : 0;

	r = region_in(r, a->places.year);
	region_add_name(&full, r, a->places.year);
	buf_addstr(&full, str_skip(buf_str(&a->name), drop));
	note_put(0, "agency_worked_out", "%.*s, printed as %.*s: %s", (int)full.len, full.s,
	    (int)a->name.len, a->name.s, from);
	a->place.at[0] = r;
	a->place.n = 1;
	a->place.len = full.len - (a->name.len - drop);
	buf_free(&a->name);
	a->name = full;
	a->rest = str_skip(buf_str(&a->name), a->place.len);
	a->town.s = a->name.s + a->name.len - behind;
	name_see_level(a);
}

/* One name, several places (朝阳区): the township below and what else the document speaks of
   decide. */
void
context_decide(struct agency *a)
{
	const char *from = "the place that the text speaks of";
	size_t len = a->place.len;
	struct region_match m;

	if (a->town.n) {
		township_find(a->town, &a->place, a->places.year, &m);
		if (m.n == 1)
			from = "there alone is such a township";
		if (m.n)
			a->place = m;
	}
	place_decide(&a->places, &a->place);
	if (a->place.n == 1) {
		complete(a, a->place.at[0], len, from);
		return;
	}
	name_note_places(a, "agency_ambiguous", &a->place);
	for (size_t i = 0; i < a->place.n; i++) {
		if (a->place.at[i]->level != a->place.at[0]->level)
			return;
	}
	if (!*a->level)
		a->level = name_level(a->place.at[0]);
}

/* A township of a city: the table may know in which of its counties. */
void
context_see_county(struct agency *a)
{
	const struct region *city = a->place.at[0];
	struct region_match m = { .n = 0 };
	struct buf name = { 0 };

	if (strcmp(a->level, "township") != 0 || city->level == REGION_COUNTY)
		return;
	if (a->town.n)
		township_find(a->town, &a->place, a->places.year, &m);
	place_decide(&a->places, &m);
	if (m.n == 1 && m.at[0] != city && a->zone) {
		region_add_name(&name, m.at[0], a->places.year);
		note_put(0, "agency_worked_out",
		    "%.*s is in %.*s: there alone is such a township", (int)a->town.n,
		    a->town.s, (int)name.len, name.s);
		a->place.at[0] = m.at[0];
	} else if (m.n == 1 && m.at[0] != city) {
		complete(a, m.at[0], a->place.len, "there alone is such a township");
	} else if (m.n > 1) {
		name_note_places(a, "agency_ambiguous", &m);
		a->place.n = 0;
	} else if (!m.n && !a->zone) {
		region_add_name(&name, city, a->places.year);
		note_put(0, "no_region",
		    "no such township is in the table; the code is that of %.*s", (int)name.len,
		    name.s);
	}
	buf_free(&name);
}

/* A township alone: where there is one of that name. */
static void
find_town(struct agency *a, struct region_match *m, const char **from)
{
	struct region_match most;

	*from = "the one township of that name";
	township_find(a->town, NULL, a->places.year, m);
	if (m->n > 1) {
		*from = "of the townships of that name, the one whose place the text speaks of";
		place_decide(&a->places, m);
		return;
	}
	if (!m->n || place_is_named(&a->places, m->at[0]))
		return;
	/* A document on quite another place is from a township that the table lacks. */
	place_mentioned(&a->places, "", &most);
	if (most.n && most.at[0]->code / 10000 != m->at[0]->code / 10000)
		region_add(m, most.at[0]);
}

/* The ways to tell the place of a bare name, from the surest on. */
static void
look_around(struct agency *a, const char *kind, struct region_match *m, const char **from)
{
	bool township = !strcmp(a->level, "township");
	const struct region *site;

	*from = "its full name stands in the text";
	place_before(&a->places, str_skip(buf_str(&a->name), strlen(kind)), kind, m);
	if (m->n || name_is_of_unknown(a))
		return;
	*from = "the site";
	if ((site = place_of_site(&a->places)))
		region_add(m, site);
	place_keep_kind(m, kind);
	if (m->n)
		return;
	*from = "the owner of the page";
	place_of_owner(&a->places, kind, m);
	if (m->n)
		return;
	if (a->town.n)
		find_town(a, m, from);
	if (m->n || !(*kind || township))
		return;
	*from = "the place named most in the text";
	place_mentioned(&a->places, kind, m);
}

/* 市体育局: the place stands elsewhere, if at all. */
void
context_work_out(struct agency *a)
{
	bool township = !strcmp(a->level, "township");
	const char *kind = township ? "" : name_kind(buf_str(&a->name)), *from;
	size_t skip = strlen(kind);
	struct region_match m;

	look_around(a, kind, &m, &from);
	if (!*a->level)
		a->level = name_kind_level(kind);
	if (m.n == 1) {
		complete(a, m.at[0], skip, from);
		context_see_county(a);
	} else if (m.n)
		name_note_places(a, "agency_ambiguous", &m);
	else
		note_put(
		    0, "no_region", "neither the agency's name nor the text names its place");
}
