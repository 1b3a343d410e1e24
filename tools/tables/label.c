#include <stdlib.h>

#include "buf.h"
#include "key.h"
#include "label.h"
#include "utf8.h"

static struct label *labels;
static size_t count, room;
static struct buf keys;

static int
by_key(const void *a, const void *b)
{
	const struct label *x = a, *y = b;
	size_t n = x->key.n < y->key.n ? x->key.n : y->key.n;
	int order = n ? memcmp(x->key.s, y->key.s, n) : 0;

	if (order)
		return order;
	if (x->key.n != y->key.n)
		return x->key.n < y->key.n ? -1 : 1;
	return x->form < y->form ? -1 : x->form > y->form; /* forms.tsv's order */
}

static bool
is_numeral(unsigned cp)
{
	static const unsigned numerals[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
		0x4E03, 0x516B, 0x4E5D, 0x5341 }; /* 一 to 十 */

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
		if (cp == numerals[i])
			return true;
	}
	return false;
}

struct str
label_bare(struct str key)
{
	struct str s = key;
	unsigned cp;
	size_t n;

	while (s.n && *s.s >= '0' && *s.s <= '9')
		s = str_skip(s, 1);
	if (s.n != key.n)
		return s;
	while (s.n && (n = utf8_get(s.s, s.n, &cp)) && is_numeral(cp))
		s = str_skip(s, n);
	return s;
}

/* The keys never move: labels_open gave them room for every byte of the texts. */
static void
add(struct str text, const struct form *form)
{
	struct str key = { keys.s + keys.len, keys.len };

	key_add(&keys, text);
	key.n = keys.len - key.n;
	if (count == room) {
		room = room ? room * 2 : 256;
		labels = mem_resize(labels, room, sizeof *labels);
	}
	labels[count++] = (struct label) { label_bare(key), form };
}

void
labels_open(void)
{
	const struct form *form;
	size_t bytes = 0;

	for (size_t i = 0; (form = form_line(i)); i++)
		bytes += strlen(form->label) + strlen(form->aliases) + 8;
	buf_room(&keys, bytes);
	for (size_t i = 0; (form = form_line(i)); i++) {
		struct str rest = str_of(form->aliases);

		add(str_of(form->label), form);
		while (rest.n) {
			const char *bar = memchr(rest.s, '|', rest.n);
			size_t n = bar ? (size_t)(bar - rest.s) : rest.n;

			add((struct str) { rest.s, n }, form);
			rest = str_skip(rest, bar ? n + 1 : n);
		}
	}
	qsort(labels, count, sizeof *labels, by_key);
}

void
labels_close(void)
{
	free(labels);
	buf_free(&keys);
}

/* The first label whose key is not before this one. */
static size_t
lower_bound(struct str key)
{
	struct label wanted = { key, NULL };
	size_t low = 0, high = count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (by_key(&labels[mid], &wanted) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct label *
label_find(struct str bare, size_t *n)
{
	size_t first = lower_bound(bare), last = first;

	while (bare.n && last < count && str_same(labels[last].key, bare))
		last++;
	*n = last - first;
	return *n ? &labels[first] : NULL;
}

bool
label_begins(struct str bare)
{
	size_t i = lower_bound(bare);

	return !bare.n || (i < count && str_starts(labels[i].key, bare));
}

bool
label_inside(struct str bare, const char *table)
{
	if (bare.n < 6)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(labels[i].form->table, table) && str_find(labels[i].key, bare))
			return true;
	}
	return false;
}
