#include <stdlib.h>

#include "buf.h"
#include "key.h"
#include "label.h"
#include "say.h"
#include "utf8.h"

/* Every beginning of every key, by hash: a whole key knows its labels, the others none. */
struct entry {
	struct str key;
	size_t first, n;
};

/* Every piece of every key, two characters or more, with the tables whose labels it stands in.
 */
struct piece {
	struct str key;
	unsigned tables; /* a bit for each */
};

/* Powers of two, more than twice what stands in them. */
enum { ENTRIES = 1 << 13, PIECES = 1 << 16, TABLES_MAX = 8 };

static struct label *labels;
static size_t count, room, used;
static struct buf keys;
static struct entry entries[ENTRIES];
static struct piece pieces[PIECES];
static size_t pieces_used;
static const char *tables[TABLES_MAX];

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
	enum { FIRST = 0x4E00, LAST = 0x56DB };
	static const unsigned numerals[] = { FIRST, 0x4E8C, 0x4E09, LAST, 0x4E94, 0x516D,
		0x4E03, 0x516B, 0x4E5D, 0x5341 }; /* 一 to 十 */

	if (cp < FIRST || cp > LAST)
		return false; /* as most are */
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
		if (cp == numerals[i])
			return true;
	}
	return false;
}

bool
label_is_number(unsigned first)
{
	return (first >= '0' && first <= '9') || is_numeral(first);
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
	labels[count++] = (struct label) { label_bare(key), form, text.n && *text.s == '~' };
}

/* The entry of a key, or the free one where it belongs. */
static struct entry *
find_entry(struct str key)
{
	size_t i = str_hash(0, key) & (ENTRIES - 1);

	while (entries[i].key.n && !str_same(entries[i].key, key))
		i = (i + 1) & (ENTRIES - 1);
	return &entries[i];
}

static struct piece *
find_piece(struct str key)
{
	size_t i = str_hash(0, key) & (PIECES - 1);

	while (pieces[i].key.n && !str_same(pieces[i].key, key))
		i = (i + 1) & (PIECES - 1);
	return &pieces[i];
}

static unsigned
table_bit(const char *table)
{
	for (unsigned i = 0; i < TABLES_MAX; i++) {
		if (!tables[i])
			tables[i] = table;
		if (!strcmp(tables[i], table))
			return 1u << i;
	}
	die_system("forms.tsv has more than %d tables", TABLES_MAX);
}

static void
index_pieces(size_t label)
{
	struct str key = labels[label].key;
	unsigned bit = table_bit(labels[label].form->table), cp;

	for (size_t from = 0; from < key.n; from += utf8_get(key.s + from, key.n - from, &cp)) {
		size_t to = from + utf8_get(key.s + from, key.n - from, &cp);

		while (to < key.n) {
			struct piece *piece;

			to += utf8_get(key.s + to, key.n - to, &cp);
			piece = find_piece((struct str) { key.s + from, to - from });
			if (!piece->key.n && ++pieces_used > PIECES / 2)
				die_system(
				    "forms.tsv has more labels than the dictionary holds");
			piece->key = (struct str) { key.s + from, to - from };
			piece->tables |= bit;
		}
	}
}

static void
index_label(size_t label)
{
	struct str key = labels[label].key;
	struct entry *entry;
	unsigned cp;

	for (size_t n = 0; n < key.n;) {
		n += utf8_get(key.s + n, key.n - n, &cp);
		entry = find_entry((struct str) { key.s, n });
		if (!entry->key.n && ++used > ENTRIES / 2)
			die_system("forms.tsv has more labels than the dictionary holds");
		entry->key = (struct str) { key.s, n };
		if (n < key.n)
			continue;
		entry->first = entry->n ? entry->first : label;
		entry->n++;
	}
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
		struct str rest = str_of(form->aliases), name;

		if (!strcmp(form->table, "statistics"))
			continue; /* they have a dictionary of their own: indicator.h */
		add(str_of(form->label), form);
		while (str_next_name(&rest, &name))
			add(name, form);
	}
	qsort(labels, count, sizeof *labels, by_key);
	for (size_t i = 0; i < count; i++) {
		index_label(i);
		index_pieces(i);
	}
}

void
labels_close(void)
{
	label_mend_close();
	free(labels);
	buf_free(&keys);
}

const struct label *
label_at(size_t i)
{
	return i < count ? &labels[i] : NULL;
}

const struct label *
label_find(struct str bare, size_t *n)
{
	const struct entry *entry = find_entry(bare);

	*n = bare.n ? entry->n : 0;
	return *n ? &labels[entry->first] : NULL;
}

const struct label *
label_read(struct str text, struct buf *key, size_t *n)
{
	enum { LITTLE = 12 };
	struct str begin = label_bare(key_begin(text, LITTLE, key));

	*n = 0;
	if (!label_begins(begin))
		return NULL;
	return label_find(label_bare(key_of(text, key)), n);
}

bool
label_begins(struct str bare)
{
	return !bare.n || find_entry(bare)->key.n;
}

bool
label_inside(struct str bare, const char *table)
{
	return bare.n > 3 && (find_piece(bare)->tables & table_bit(table));
}
