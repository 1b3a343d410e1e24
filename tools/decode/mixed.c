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

/* What tells nothing among them; all else ends the words. */
static bool
is_neutral(unsigned cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static int
strangeness(unsigned cp)
{
	int more = (int)plausible_cost(cp) - USUAL;

	if (cp >= 0xE000 && cp <= 0xF8FF)
		return PRIVATE;
	return more > RARE ? RARE : more < FREQUENT ? FREQUENT : more;
}

static void
add_wide(struct mixed *m, unsigned cp)
{
	m->strange += strangeness(cp);
	if (m->strange < 0)
		m->strange = 0;
	if (m->strange < STRANGE || m->last > m->ends)
		return;
	m->last = m->ends + 1;
	if (!m->lines++)
		m->first = m->last;
}

void
mixed_add(struct mixed *m, struct str s)
{
	while (s.n) {
		unsigned cp;

		s = str_skip(s, utf8_get(s.s, s.n, &cp));
		if (is_wide(cp))
			add_wide(m, cp);
		else if (!is_neutral(cp))
			m->strange = 0;
		m->ends += cp == '\r' || (cp == '\n' && !m->cr);
		m->cr = cp == '\r';
	}
}
