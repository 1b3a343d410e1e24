#include "agency.h"
#include "agency_context.h"
#include "key.h"
#include "note.h"
#include "out.h"
#include "utf8.h"

enum { NAME_BYTES = 300 };

static void
locate(struct agency *a)
{
	a->level = "";
	a->known = a->zone = false;
	name_see_place(a);
	if (name_is_central(a)) {
		a->place.n = 0;
		name_see_central(a);
		return;
	}
	name_see_zone(a);
	name_see_town(a);
	name_see_level(a);
	if (a->place.n > 1)
		context_decide(a);
	else if (a->place.n)
		context_see_county(a);
	else if (!a->known)
		context_work_out(a);
}

/* The printed name in simplified script, without blanks. */
static void
read_name(struct agency *a, struct str printed)
{
	struct buf plain = { 0 }, simple = { 0 };

	buf_clear(&a->name);
	printed = trim(rec_plain(printed, &plain));
	if (printed.n > NAME_BYTES)
		printed.n = NAME_BYTES;
	printed.n = utf8_valid(printed.s, printed.n);
	place_add_text(&simple, printed);
	for (size_t at = 0; at < simple.len;) {
		size_t n = space_len(simple.s + at, simple.len - at);

		if (n) {
			at += n;
			continue;
		}
		n = utf8_get(simple.s + at, simple.len - at, &(unsigned) { 0 });
		buf_add(&a->name, simple.s + at, n);
		at += n;
	}
	buf_free(&plain);
	buf_free(&simple);
}

/* The name that was read is of another time than the report, or the time is not known and the
   code was another one before. */
static void
note_year(const struct region *read, const struct region *then, int year)
{
	const struct region *before = region_before(then);
	struct buf name = { 0 };

	if (year && !region_holds(read, year)) {
		region_add_name(&name, read, read->last);
		note_put(0, "region_year",
		    read->last < year
			? "%.*s (%u) is known up to %d, and the report is of %d"
			: "%.*s (%u) is known from %d on, and the report is of %d",
		    (int)name.len, name.s, read->code,
		    read->last < year ? read->last : read->first, year);
	} else if (!year && before && region_holds(before, 0) &&
		   !strcmp(before->name, then->name)) {
		region_add_name(&name, then, 0);
		note_put(0, "region_year",
		    "%.*s had the code %u up to %d, and the report's year is not known",
		    (int)name.len, name.s, before->code, before->last);
	}
	buf_free(&name);
}

static void
put_region(const struct region *read, int year)
{
	const struct region *r = year ? region_in(read, year) : read;
	struct buf code = { 0 }, name = { 0 };

	note_year(read, r, year);
	buf_addu(&code, r->code);
	region_add_name(&name, r, year);
	out_meta("region_code", buf_str(&code));
	out_meta("region", buf_str(&name));
	buf_free(&code);
	buf_free(&name);
}

void
agency_write(const struct doc *doc)
{
	static struct agency a;

	if (doc->rejected)
		return;
	name_open();
	a.places.doc = doc;
	a.places.year = (int)(rec_number(doc_meta(doc, "year")) % 10000);
	a.places.read = false;
	read_name(&a, doc_meta(doc, "agency_printed"));
	if (!a.name.len) {
		note_put(
		    0, "no_agency", "no name of an agency stands in the title or the text");
		return;
	}
	locate(&a);
	out_meta("agency", buf_str(&a.name));
	out_meta("agency_level", str_of(a.level));
	if (a.place.n == 1)
		put_region(a.place.at[0], a.places.year);
}
