#include "mixed.h"
#include "plausible.h"
#include "utf8.h"

/* What a character costs at most that tells nothing (plausible.h).  A single one counts little,
   frequent or not: a rare name is no fault, and a wrong charset makes frequent ones, too. */
enum { USUAL = 50, FREQUENT = -10, RARE = 18, PRIVATE = 24 };

/* So strange are words that were read wrongly: four rare characters. */
enum { STRANGE = 56 };

/* What a wrong charset of Chinese makes of words: Han, marks, letters of Greek and of Korean,
   and what is of private use; but not the marks that part words in Chinese. */
static bool
is_wide(unsigned cp)
{
	enum { LETTERS = 0xA0, OTHERS = 0x530, MARKS = 0x2000, BAD = 0xFFFD };
	enum { STOPS = 0x3000, STOPS_END = 0x3020, COMMA = 0xFF0C };

	return (cp >= LETTERS && cp < OTHERS) ||
	       (cp >= MARKS && cp != BAD && cp != COMMA && !(cp >= STOPS && cp < STOPS_END));
}

static int
strangeness(const unsigned char *costs, unsigned cp)
{
	int more = cp < 0x10000 ? costs[cp] - USUAL : RARE;

	if (cp >= 0xE000 && cp <= 0xF8FF)
		return PRIVATE;
	return more > RARE ? RARE : more < FREQUENT ? FREQUENT : more;
}

static void
count_line(struct mixed *m)
{
	if (m->last > m->ends)
		return;
	m->last = m->ends + 1;
	if (!m->lines++)
		m->first = m->last;
}

static void
add_wide(struct mixed *m, const unsigned char *costs, unsigned cp)
{
	m->strange = is_wide(cp) ? m->strange + strangeness(costs, cp) : 0;
	if (m->strange < 0)
		m->strange = 0;
}

/* Digits and letters among the words tell nothing; all else in ASCII ends them. */
static bool
parts_words(unsigned cp)
{
	return !(
	    (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z'));
}

/* Go on counting the ends of lines: LF, CR and CR LF. */
static void
count_ends(struct mixed *m, struct str s)
{
	const char *at, *end = s.s + s.n;

	if (!s.n)
		return;
	for (at = s.s; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		m->ends += at == s.s ? !m->cr : at[-1] != '\r';
	for (at = s.s; (at = memchr(at, '\r', (size_t)(end - at))); at++)
		m->ends++;
	m->cr = end[-1] == '\r';
}

/* The bytes at s that no strange word begins in: ASCII, and characters that are not rare, as
   nearly all are. */
static size_t
usual_len(const unsigned char *costs, struct str s)
{
	const char *at = s.s, *end = s.s + s.n;

	while (at < end) {
		unsigned char c = (unsigned char)*at;

		if (c >= 0xE0 && c < 0xF0 && costs[utf8_three(at)] <= USUAL)
			at += 3;
		else if (c < 0x80)
			at++;
		else
			break;
	}
	return (size_t)(at - s.s);
}

void
mixed_add(struct mixed *m, struct str s)
{
	const unsigned char *costs = plausible_costs();
	size_t counted = 0; /* as far as ends of lines are */

	for (size_t i = 0; i < s.n;) {
		unsigned cp;

		if (!m->strange && (i += usual_len(costs, str_skip(s, i))) == s.n)
			break;
		i += utf8_get(s.s + i, s.n - i, &cp);
		if (cp >= 0x80)
			add_wide(m, costs, cp);
		else if (parts_words(cp))
			m->strange = 0;
		if (m->strange >= STRANGE) {
			count_ends(m, (struct str) { s.s + counted, i - counted });
			counted = i;
			count_line(m);
		}
	}
	count_ends(m, str_skip(s, counted));
}
