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
	if (m->strange >= STRANGE)
		count_line(m);
}

/* Digits and letters among the words tell nothing; all else in ASCII ends them. */
static void
add_ascii(struct mixed *m, char c)
{
	if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
		return;
	m->strange = 0;
	m->ends += c == '\r' || (c == '\n' && !m->cr);
}

void
mixed_add(struct mixed *m, struct str s)
{
	const unsigned char *costs = plausible_costs();

	for (size_t i = 0, n; i < s.n; i += n) {
		unsigned cp;

		n = utf8_get(s.s + i, s.n - i, &cp);
		if (cp < 0x80)
			add_ascii(m, s.s[i]);
		else
			add_wide(m, costs, cp);
		m->cr = cp == '\r';
	}
}
