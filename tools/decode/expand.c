#include "expand.h"

/* How many bytes may come of one; and how much less window a coder gets inside another. */
enum { RATIO = 64, NARROWER = 4, HEAD = 4 };

/* A packed run costs more than its bytes: its coder is set up anew. */
enum { RUN_COST = 4096 };

const struct fault fault_spent = { "unpacked_too_much",
	"it unpacks to far more than its size allows; the rest was left out" };

static const struct fault damaged = { "archive_damaged", "its packed bytes are damaged" };
static const struct fault trailing = { "archive_damaged",
	"bytes that were not packed stand behind those that were" };
static const struct fault wide = { "too_large",
	"it takes more memory to unpack than --max-size; raise that, or unpack it first" };

bool
budget_spend(struct budget *b, uint64_t n)
{
	b->unpacked += n;
	b->spent = b->spent || b->unpacked > b->free + b->read * RATIO;
	return !b->spent;
}

static ssize_t
fail(struct expand *e, const struct fault *fault)
{
	e->in.fault = fault;
	return -1;
}

static void
end_run(struct expand *e)
{
	if (e->state)
		e->coder->close(e->state);
	e->state = NULL;
}

/* Take zeros, which tapes and disks leave behind a file; false when others stand there. */
static bool
only_zeros(struct input *in)
{
	struct str s;

	while ((s = input_peek(in, 1)).n) {
		for (size_t i = 0; i < s.n; i++) {
			if (s.s[i])
				return false;
		}
		input_drop(in, s.n);
	}
	return true;
}

/* Begin the next packed run: 1; 0 when there is none, -1 at a fault. */
static ssize_t
next_run(struct expand *e)
{
	bool (*begins)(struct str) = e->coder->begins;

	if (e->begun && !e->many)
		return 0;
	if (e->begun && !begins(input_peek(e->from, HEAD))) {
		bool end = only_zeros(e->from);

		return e->from->fault ? fail(e, e->from->fault) : end ? 0 : fail(e, &trailing);
	}
	if (e->begun && !budget_spend(e->budget, RUN_COST))
		return fail(e, &fault_spent);
	e->state = e->coder->open(e->window);
	e->begun = true;
	return 1;
}

/* One step: what was unpacked, which may be nothing yet; -1 at a fault. */
static ssize_t
step(struct expand *e, char *to, size_t n)
{
	struct str in = input_peek(e->from, 1), left = in;
	enum coded coded = e->coder->step(e->state, &left, to, &n);

	e->in.cut = e->from->cut;
	input_drop(e->from, in.n - left.n);
	if (coded == CODED_DAMAGED)
		return fail(e, &damaged);
	if (coded == CODED_WIDE)
		return fail(e, &wide);
	if (coded == CODED_END)
		end_run(e);
	else if (!in.n && !n)
		return fail(e, e->from->fault ? e->from->fault : &fault_cut);
	else if (left.n == in.n && !n)
		return fail(e, &damaged);
	return budget_spend(e->budget, n) ? (ssize_t)n : fail(e, &fault_spent);
}

static ssize_t
pull(struct input *in, char *to, size_t n)
{
	struct expand *e = (struct expand *)in;
	ssize_t got;

	do {
		if (!e->state && (got = next_run(e)) <= 0)
			return got;
		got = step(e, to, n);
	} while (got == 0);
	return got;
}

void
expand(struct expand *e, struct input *from, const struct coder *coder, bool many,
    struct budget *budget)
{
	input_clear(&e->in);
	e->in.pull = pull;
	e->from = from;
	e->coder = coder;
	e->many = many;
	e->begun = false;
	e->budget = budget;
	e->window = budget->window;
	budget->window /= NARROWER;
}

void
expand_close(struct expand *e)
{
	end_run(e);
	if (e->budget)
		e->budget->window = e->window;
	e->budget = NULL;
}

bool
expand_fits(const struct coder *coder, struct str s)
{
	enum { TRIED = 512 };
	void *state = coder->open(TRIED);
	char scratch[TRIED];
	size_t n = sizeof scratch;
	bool fits = coder->step(state, &s, scratch, &n) != CODED_DAMAGED;

	coder->close(state);
	return fits;
}
