#include "across_whole.h"
#include "words.h"

/* Is the agency a government, the office that reports for one, or the place itself? */
static bool
is_government(struct str agency, struct str region)
{
	const struct word *word;

	if (str_same(agency, region))
		return true;
	for (size_t i = 0; (word = word_line(WORD_GOVERNMENT, i)); i++) {
		if (agency.n >= word->text.n &&
		    str_same(str_skip(agency, agency.n - word->text.n), word->text))
			return true;
	}
	return false;
}

static bool
counts(struct str clause)
{
	const struct word *word;

	for (size_t i = 0; (word = word_line(WORD_COUNTED, i)); i++) {
		if (str_find(clause, word->text) &&
		    (!*word->means || str_find(clause, str_of(word->means))))
			return true;
	}
	return false;
}

/* The whole that a clause counts. */
static struct str
whole_of(struct str clause)
{
	const struct word *word;

	for (size_t i = 0; (word = word_line(WORD_WHOLE, i)); i++) {
		if (str_find(clause, word->text) && counts(clause))
			return word->text;
	}
	return str_of("");
}

/* Take a clause off the text. */
static struct str
next_clause(struct str *text)
{
	static const char *const marks[] = { "，", "。", "；" };
	struct str clause = *text;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *at = str_find(clause, str_of(marks[i]));

		if (at)
			clause.n = (size_t)(at - clause.s);
	}
	*text = str_skip(*text, clause.n + strlen(marks[0]));
	return clause;
}

static struct str
whole_in(struct str text)
{
	struct str whole = { "", 0 };

	while (text.n && !whole.n)
		whole = whole_of(next_clause(&text));
	return whole;
}

struct str
across_whole(const struct doc *doc, struct str agency, unsigned long *line)
{
	struct str whole = { "", 0 }, field[3];

	if (!is_government(agency, doc_meta(doc, "region")))
		return whole;
	for (size_t i = 0; i < doc->n && !whole.n; i++) {
		if (doc->entry[i].tag != TAG_TEXT || !word_in(WORD_WHOLE, doc_record(doc, i)))
			continue;
		rec_split(doc_record(doc, i), field, 3);
		*line = rec_number(field[1]);
		whole = whole_in(field[2]);
	}
	return whole;
}
