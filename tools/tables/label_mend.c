/* Damaged labels: which one was meant, where there is but one that it could be. */
#include <stdlib.h>

#include "buf.h"
#include "label.h"
#include "utf8.h"
#include "words.h"

enum {
	LETTERS_MAX = 64,
	LABEL_MIN = 4, /* characters of a label that can be mended at all */
	REPLACE_MIN = 5, /* of one that may have another character in its place */
	TORN_MIN = 6, /* characters left of a label that lost several */
	APART = 2 /* edits: no other label may be as near as that */
};

/* A key, letter by letter. */
struct letters {
	unsigned cp[LETTERS_MAX];
	size_t n; /* 0: none, or too many */
};

/* A label, or one with a letter left out, by its hash. */
struct slot {
	uint64_t hash;
	size_t label; /* + 1; 0 for free */
};

static struct letters *letters; /* of each label */
static struct slot *slots;
static size_t count, size;

static struct letters
spell(struct str key)
{
	struct letters l = { .n = 0 };
	unsigned cp;

	while (key.n) {
		if (l.n == LETTERS_MAX) {
			l.n = 0;
			return l;
		}
		key = str_skip(key, utf8_get(key.s, key.n, &cp));
		l.cp[l.n++] = cp;
	}
	return l;
}

/* The hash of a key without its letter `out`; with all of them when out is past the end. */
static uint64_t
hash_without(const struct letters *l, size_t out)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < l->n; i++)
		h = i == out ? h : (h ^ l->cp[i]) * UINT64_C(1099511628211);
	return h ^ h >> 29;
}

static void
put_slot(uint64_t hash, size_t label)
{
	size_t i = hash & (size - 1);

	while (slots[i].label)
		i = (i + 1) & (size - 1);
	slots[i] = (struct slot) { hash, label + 1 };
}

/* The index is made when the first damaged label is met: most documents have none. */
static void
open_index(void)
{
	size_t all = 0;

	while (label_at(count))
		count++;
	letters = mem_resize(NULL, count, sizeof *letters);
	for (size_t i = 0; i < count; i++) {
		letters[i] = spell(label_at(i)->key);
		all += letters[i].n + 1;
	}
	for (size = 1; size < 2 * all;)
		size *= 2;
	slots = mem_resize(NULL, size, sizeof *slots);
	memset(slots, 0, size * sizeof *slots);
	for (size_t i = 0; i < count; i++) {
		if (letters[i].n < LABEL_MIN ||
		    (i && str_same(label_at(i)->key, label_at(i - 1)->key)))
			continue;
		for (size_t out = 0; out <= letters[i].n; out++)
			put_slot(hash_without(&letters[i], out), i);
	}
}

void
label_mend_close(void)
{
	free(letters);
	free(slots);
}

static size_t
same_begin(const struct letters *a, const struct letters *b)
{
	size_t n = 0;

	while (n < a->n && n < b->n && a->cp[n] == b->cp[n])
		n++;
	return n;
}

static size_t
same_end(const struct letters *a, const struct letters *b, size_t most)
{
	size_t n = 0;

	while (n < most && a->cp[a->n - 1 - n] == b->cp[b->n - 1 - n])
		n++;
	return n;
}

/* Do at most `most` edits (a letter lost, added, replaced) make b of a? */
static bool
is_within(const struct letters *a, const struct letters *b, size_t most)
{
	size_t row[LETTERS_MAX + 1];

	if (a->n > b->n + most || b->n > a->n + most)
		return false;
	for (size_t k = 0; k <= b->n; k++)
		row[k] = k;
	for (size_t i = 1; i <= a->n; i++) {
		size_t corner = row[0], best = row[0] = i;

		for (size_t k = 1; k <= b->n; k++) {
			size_t edits = corner + (a->cp[i - 1] != b->cp[k - 1]);

			corner = row[k];
			if (row[k - 1] + 1 < edits)
				edits = row[k - 1] + 1;
			if (corner + 1 < edits)
				edits = corner + 1;
			row[k] = edits;
			best = edits < best ? edits : best;
		}
		if (best > most)
			return false;
	}
	return row[b->n] <= most;
}

/* Have two labels the same meaning: the same lines of the forms? */
static bool
means_same(const struct label *a, const struct label *b)
{
	size_t n, m;

	a = label_find(a->key, &n);
	b = label_find(b->key, &m);
	for (size_t i = 0; n == m && i < n; i++) {
		if (a[i].form != b[i].form)
			return false;
	}
	return n == m;
}

static bool
turns(unsigned cp)
{
	char utf8[4] = { 0 };
	size_t n = utf8_put(utf8, cp);

	return word_is(WORD_TURN, (struct str) { utf8, n }) != NULL;
}

static bool
is_latin(unsigned cp)
{
	return cp < 0x80;
}

/* Is this text one edit from the label, and the edit no change of meaning?  不, 上 and their
   like turn a label into another; what is added in front or behind names a part of it. */
static bool
is_slip(const struct letters *text, const struct letters *label)
{
	size_t at = same_begin(text, label);
	bool added = text->n > label->n;

	if (!is_within(text, label, 1))
		return false;
	if (added && (at == 0 || at + 1 == text->n) && !is_latin(text->cp[at]))
		return false;
	if (text->n == label->n && label->n < REPLACE_MIN)
		return false;
	return !(text->n >= label->n && turns(text->cp[at])) &&
	       !(text->n <= label->n && turns(label->cp[at]));
}

/* Is it what remains of a label that lost a run of characters: two thirds of it or more? */
static bool
is_torn(const struct letters *text, const struct letters *label)
{
	size_t begin, lost;

	if (text->n < TORN_MIN || text->n + 2 > label->n || text->n * 3 < label->n * 2)
		return false;
	begin = same_begin(text, label);
	if (begin + same_end(text, label, text->n - begin) < text->n)
		return false;
	for (lost = label->n - text->n; lost; lost--) {
		if (turns(label->cp[begin + lost - 1]))
			return false;
	}
	return true;
}

/* Could the text be meant for any other label? */
static bool
is_ambiguous(const struct letters *text, size_t label)
{
	for (size_t i = 0; i < count; i++) {
		if (is_within(text, &letters[i], APART) &&
		    !means_same(label_at(label), label_at(i)))
			return true;
	}
	return false;
}

/* Keep a label that the text may be meant for: false when there is one of another meaning. */
static bool
keep(size_t *found, size_t label)
{
	if (*found == SIZE_MAX)
		*found = label;
	return means_same(label_at(*found), label_at(label));
}

static bool
look_up(const struct letters *text, uint64_t hash, size_t *found)
{
	for (size_t i = hash & (size - 1); slots[i].label; i = (i + 1) & (size - 1)) {
		size_t label = slots[i].label - 1;

		if (slots[i].hash == hash && is_slip(text, &letters[label]) &&
		    !keep(found, label))
			return false;
	}
	return true;
}

static size_t
find_slip(const struct letters *text)
{
	size_t found = SIZE_MAX;

	for (size_t out = 0; out <= text->n; out++) {
		if (!look_up(text, hash_without(text, out), &found))
			return SIZE_MAX;
	}
	return found;
}

static size_t
find_torn(const struct letters *text)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < count; i++) {
		if (is_torn(text, &letters[i]) && !keep(&found, i))
			return SIZE_MAX;
	}
	return found;
}

const struct label *
label_mend(struct str bare, size_t *n)
{
	struct letters text = spell(bare);
	size_t found;

	*n = 0;
	if (text.n + 1 < LABEL_MIN)
		return NULL;
	if (!count)
		open_index();
	found = find_slip(&text);
	if (found == SIZE_MAX)
		found = find_torn(&text);
	if (found == SIZE_MAX || is_ambiguous(&text, found))
		return NULL;
	return label_find(label_at(found)->key, n);
}
