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

static bool
ends_sentence(struct str s)
{
	return str_starts(s, str_of("。")) || *s.s == '!' || *s.s == '?';
}

/* Where the sentence ends that begins at byte `from`: behind its mark, or, if it is too long,
   behind the last clause that it has room for. */
static size_t
sentence_end(const struct mentions *m, size_t from)
{
	const struct flat *flat = &m->flat;
	size_t clause = 0, n;

	for (size_t i = flat_mark(flat, from); i < flat->marks; i++) {
		struct str rest = flat_rest(flat, flat->mark[i]);

		if (flat->mark[i] - from >= SENTENCE_MAX)
			break;
		if (!(n = clause_mark(rest)))
			continue;
		clause = flat->mark[i] + n;
		if (ends_sentence(rest))
			return clause;
	}
	if (flat->text.len - from <= SENTENCE_MAX)
		return flat->text.len;
	return clause ? clause : from + str_cut(flat_rest(flat, from), SENTENCE_MAX).n;
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

/* What stands before a bracket goes on behind it: 不予公开(三类信息)1条. */
static void
see_bracket(struct mentions *m, char c)
{
	if (c == '(' && m->depth++ == 0)
		m->outside = m->said;
	else if (c == ')' && m->depth && --m->depth == 0)
		m->said = m->outside;
}

/* Go on to the next sentence, or to the next piece of a long one. */
static void
next_sentence(struct mentions *m)
{
	struct str text = text_of(m);

	m->sentence = m->seen = m->end;
	m->depth = 0;
	if (text.s[m->end - 1] == '!' || text.s[m->end - 1] == '?' ||
	    (m->end >= 3 && !memcmp(text.s + m->end - 3, "。", 3))) {
		m->begun = m->end;
		m->n_found = 0;
	}
	m->end = sentence_end(m, m->end);
	buf_clear(&m->before);
	m->last.n = 0;
}

/* Go on to byte `at`. */
static void
move_to(struct mentions *m, size_t at)
{
	const struct flat *flat = &m->flat;

	while (m->end <= at && m->end < flat->text.len)
		next_sentence(m);
	for (size_t i = flat_mark(flat, m->seen); i < flat->marks && flat->mark[i] < at; i++)
		see_bracket(m, flat->text.s[flat->mark[i]]);
	m->seen = at > m->seen ? at : m->seen;
	if (m->said < m->sentence)
		m->said = m->sentence;
}

/* The indicator of a figure, unless the sentence has it already, or says, up to byte `at`, that
   the figure is another's. */
static struct str
indicator_of(struct mentions *m, struct str context, const struct finding *f, size_t at)
{
	struct str none = { "", 0 }, found;

	if (m->planned || m->n_found == FOUND_MAX)
		return none;
	found = known_find(context, f->unit, f->whole > 0, m->last);
	for (size_t i = 0; i < m->n_found; i++) {
		if (str_same(m->found[i], found))
			return none;
	}
	if (!found.n || is_apart(&m->self, &m->flat, m->begun, at))
		return none;
	m->found[m->n_found++] = found;
	return found;
}

/* What the words behind a quantity may go on with: 收到12件，办结12件, parts and shares between
   them or not. */
static void
go_on(struct mentions *m, const struct quantity *q, const struct finding *f)
{
	if (f->indicator.n)
		m->last = f->indicator;
	else if (!f->whole && q->class != QUANTITY_TIME && q->class != QUANTITY_SHARE)
		m->last.n = 0;
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
	/* 主动公开12条(2020年为10条): the same of another year. */
	if (f.whole && !m->subject.name.len &&
	    is_apart(&m->self, &m->flat, clause_begin(&m->flat, m->said, f.from), f.from))
		f.whole = 0;
	f.name = buf_str(m->subject.name.len ? &m->subject.name : &m->before);
	if (!f.name.n)
		f.name = subject_rest(&m->flat, q);
	f.indicator = str_of("");
	if (q->class != QUANTITY_TIME && q->class != QUANTITY_SHARE && !q->ranged &&
	    !str_starts(flat_rest(&m->flat, q->to), str_of("的")))
		f.indicator = indicator_of(m, buf_str(&m->subject.context), &f, f.from);
	put(m, p, &f);
	m->said = m->subject.past;
	go_on(m, q, &f);
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
		f.indicator = indicator_of(m, buf_str(&m->context), &f, f.to);
		put(m, p, &f);
		m->said = f.to;
	}
}

void
mentions_begin(struct mentions *m, struct str agency, int year, bool planned)
{
	self_set(&m->self, agency, year);
	m->planned = planned;
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
	m->n_found = 0;
	m->told = (struct str) { NULL, 0 };
	m->sentence = m->begun = m->said = m->seen = m->depth = 0;
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

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
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
	if (n > PIECE_MAX / 2)
		return n;
	/* No figure is cut in two. */
	for (n = str_cut(text, PIECE_MAX).n; n > PIECE_MAX / 2 && is_digit(text.s[n - 1]);)
		n--;
	return n;
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
	self_free(&m->self);
	buf_free(&m->before);
	buf_free(&m->context);
}
