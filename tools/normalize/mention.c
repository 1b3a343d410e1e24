#include "mention.h"
#include "clause.h"
#include "known.h"
#include "lack.h"
#include "out.h"
#include "utf8.h"

/* A sentence that is longer, in bytes, is told in pieces, and a passage looked at in pieces. */
enum { SENTENCE_MAX = 1200, PIECE_MAX = 65536 };

/* What is written of a quantity. */
struct finding {
	size_t from, to; /* in the flat text */
	struct str name, indicator;
	struct dec value, most;
	bool ranged;
	struct str unit;
	const char *approx;
	size_t whole;
};

static struct str
text_of(const struct mentions *m)
{
	return buf_str(&m->flat.text);
}

static inline bool
ends_sentence(struct str s)
{
	return s.s[0] == '!' || s.s[0] == '?' ||
	       (s.s[0] == '\xE3' && str_starts(s, str_of("。")));
}

/* Where the sentence ends that begins at byte `from`: behind its mark, or, if it is too long,
   behind the last clause that it has room for. */
static size_t
sentence_end(const struct mentions *m, size_t from)
{
	struct str text = text_of(m);
	size_t clause = 0, mark;

	for (size_t at = from; at < text.n; at++) {
		struct str rest = str_skip(text, at);

		if (ends_sentence(rest))
			return at + clause_mark(rest);
		if (at - from >= SENTENCE_MAX && !utf8_is_inside(text.s[at]))
			return clause ? clause : at;
		if ((mark = clause_mark(rest)))
			clause = at + mark;
	}
	return text.n;
}

static void
put_value(struct dec value)
{
	static struct buf number;

	buf_clear(&number);
	dec_print(&number, value);
	out_plain(buf_str(&number));
}

/* The sentence, unless it is that of the mention before, whole as it was then. */
static void
put_sentence(struct mentions *m, const struct finding *f)
{
	struct str sentence = flat_source(
	    &m->flat, m->sentence, f->to > m->end ? f->to : m->end);

	if (m->told.s != sentence.s || m->told.n != sentence.n)
		out_field(sentence);
	else
		out_plain(str_of(""));
	m->told = sentence;
}

static void
put(struct mentions *m, const struct passage *p, const struct finding *f)
{
	m->number++;
	out_tag("mention", prose_line(p, m->base + m->flat.origin[f->from]));
	out_number(m->section);
	out_field(f->name);
	out_plain(f->indicator);
	put_value(f->value);
	if (f->ranged)
		put_value(f->most);
	else
		out_plain(str_of(""));
	out_plain(f->unit);
	out_plain(str_of(f->approx));
	if (f->whole)
		out_number(f->whole);
	else
		out_plain(str_of(""));
	out_field(flat_source(&m->flat, f->from, f->to));
	put_sentence(m, f);
	out_end();
}

/* Go on to the sentence that byte `at` stands in. */
static void
move_to(struct mentions *m, size_t at)
{
	while (m->end <= at && m->end < text_of(m).n) {
		m->sentence = m->end;
		m->end = sentence_end(m, m->end);
		buf_clear(&m->before);
		m->last.n = 0;
	}
	if (m->said < m->sentence)
		m->said = m->sentence;
}

/* Does the last year that the sentence names before byte `at` differ from the report's? */
static bool
is_of_other_year(const struct mentions *m, size_t at)
{
	struct str s = { m->flat.text.s + m->sentence, at - m->sentence };
	const struct str mark = str_of("年");
	int year = 0;

	for (const char *found; (found = str_find(s, mark));) {
		size_t n = (size_t)(found - s.s);

		if (n >= 4 && (!memcmp(found - 4, "19", 2) || !memcmp(found - 4, "20", 2)) &&
		    found[-2] >= '0' && found[-2] <= '9' && found[-1] >= '0' &&
		    found[-1] <= '9')
			year = (found[-4] - '0') * 1000 + (found[-3] - '0') * 100 +
			       (found[-2] - '0') * 10 + (found[-1] - '0');
		s = str_skip(s, n + mark.n);
	}
	return year && m->year && year != m->year;
}

static void
write_quantity(struct mentions *m, const struct passage *p, const struct quantity *q)
{
	struct finding f = { .from = q->from,
		.to = q->to,
		.value = q->value,
		.most = q->most,
		.ranged = q->ranged,
		.unit = q->unit,
		.approx = q->approx };

	move_to(m, q->from);
	subject_find(&m->flat, q, m->said, &m->subject);
	if (m->subject.marks & LEX(LEX_RATE))
		return;
	f.whole = parts_take(&m->parts, &m->flat, q, m->subject.marks, m->number + 1);
	f.name = buf_str(m->subject.name.len ? &m->subject.name : &m->before);
	if (!f.name.n)
		f.name = subject_rest(&m->flat, q);
	f.indicator = str_of("");
	if (q->class != QUANTITY_TIME && q->class != QUANTITY_SHARE)
		f.indicator = known_find(
		    buf_str(&m->subject.context), q->unit, f.whole > 0, m->last);
	if (f.indicator.n && is_of_other_year(m, q->figure))
		f.indicator.n = 0;
	put(m, p, &f);
	m->said = m->subject.past;
	if (f.indicator.n)
		m->last = f.indicator;
	if (!m->subject.alone) {
		buf_clear(&m->before);
		buf_addstr(&m->before, f.name);
	}
}

static void
write_lacks(struct mentions *m, const struct passage *p, const struct lack *lack, size_t n)
{
	move_to(m, lack->from);
	for (size_t i = 0; i < n; i++) {
		struct finding f = { .from = lack[i].from,
			.to = lack[i].to,
			.name = lack[i].name,
			.unit = str_of(""),
			.approx = "none",
			.indicator = str_of("") };

		buf_clear(&m->context);
		buf_addstr(&m->context, lack[i].verb);
		buf_addstr(&m->context, lack[i].context);
		f.indicator = known_find(buf_str(&m->context), f.unit, false, f.unit);
		if (f.indicator.n && is_of_other_year(m, f.from))
			f.indicator.n = 0;
		put(m, p, &f);
		m->said = f.to;
	}
}

void
mentions_begin(struct mentions *m, int year)
{
	m->year = year;
	m->number = 0;
}

/* Those of a piece of a passage. */
static void
write_piece(struct mentions *m, const struct passage *p, struct str piece)
{
	struct lack lacks[LACK_MAX];
	struct quantity q;
	size_t past = 0, n;

	flat_make(&m->flat, piece);
	parts_begin(&m->parts);
	buf_clear(&m->before);
	m->last = str_of("");
	m->told = (struct str) { NULL, 0 };
	m->sentence = m->said = 0;
	m->end = sentence_end(m, 0);
	for (size_t i = 0; i < m->flat.starts; i++) {
		size_t at = m->flat.start[i];

		if (at < past)
			continue;
		if ((n = lack_at(&m->flat, at, lacks, &past)))
			write_lacks(m, p, lacks, n);
		else if (quantity_at(&m->flat, at, m->sentence, &q, &past))
			write_quantity(m, p, &q);
	}
}

/* How much of a passage is looked at at once: all of it, or up to the end of a sentence. */
static size_t
piece_len(struct str text)
{
	struct str stop = str_of("。");
	size_t n = PIECE_MAX;

	if (text.n <= PIECE_MAX)
		return text.n;
	while (n > PIECE_MAX / 2 && memcmp(text.s + n - stop.n, stop.s, stop.n) != 0)
		n--;
	return n > PIECE_MAX / 2 ? n : str_cut(text, PIECE_MAX).n;
}

void
mentions_write(struct mentions *m, const struct passage *p, unsigned long section)
{
	struct str rest = p->text;
	size_t n;

	m->section = section;
	m->base = 0;
	for (; rest.n; rest = str_skip(rest, n), m->base += n) {
		n = piece_len(rest);
		write_piece(m, p, (struct str) { rest.s, n });
	}
}

void
mentions_free(struct mentions *m)
{
	flat_free(&m->flat);
	subject_free(&m->subject);
	buf_free(&m->before);
	buf_free(&m->context);
}
