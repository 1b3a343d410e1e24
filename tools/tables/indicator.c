#include <stdlib.h>

#include "firsts.h"
#include "indicator.h"
#include "key.h"
#include "plain.h"
#include "utf8.h"
#include "words.h"

enum { HAN = 3, TEXT_MAX = 480, LOOK = 48, OWN_MIN = 5 * HAN, UNIT_MAX = 12 };

static struct indicator *entries; /* by key, then as in forms.tsv */
static size_t count, room;

/* Keys with the words for a count, sorted. */
struct list {
	struct str *key;
	size_t n, room;
};

static struct firsts whole_firsts, whole_seconds; /* characters of wholes */
static struct list wholes, tails; /* of every label; every end of one: what stands inside it */
static struct buf keys;
static struct buf soft, scratch, bare; /* of the text at hand */

static size_t
char_len(struct str s)
{
	unsigned cp;

	return utf8_get(s.s, s.n, &cp);
}

static bool
is_one_of(const char *s, const char *set)
{
	for (; *set; set += HAN) {
		if (!memcmp(s, set, HAN))
			return true;
	}
	return false;
}

/* Characters that numbers are made of, and 其中. */
static const char numerals[] = "一二三四五六七八九十", among[] = "其中";

/* Those that a label may have or lack, one that it may have at the end of a torn text, and one
   that stands for another. */
static const char dropped[] = "府或者和及与的", torn[] = "政", other[] = "它";

/* May a character be a numeral, may it be one of the others?  A cheap look, since few are. */
static struct firsts may_number, may_soften;

static void
add_firsts(struct firsts *firsts, const char *set)
{
	for (struct str rest = str_of(set); rest.n; rest = str_skip(rest, HAN))
		firsts_add(firsts, rest);
}

/* The numbers, and 其中, that a key begins with: 其中1当面申请数, 二1政府公报…. */
static size_t
numbering(struct str key)
{
	size_t at = 0;

	while (at < key.n) {
		struct str rest = str_skip(key, at);

		if (*rest.s >= '0' && *rest.s <= '9')
			at++;
		else if (rest.n < HAN || !firsts_may(&may_number, rest))
			break;
		else if (is_one_of(rest.s, numerals))
			at += HAN;
		else if (str_starts(rest, str_of(among)))
			at += 2 * HAN;
		else
			break;
	}
	return at;
}

/* What a label has for the character that its key begins with: nothing, another, or itself. */
static struct str
softened(struct str key, size_t len)
{
	struct str rest = str_skip(key, len);

	if (len != HAN || !firsts_may(&may_soften, key))
		return (struct str) { key.s, len };
	if (is_one_of(key.s, other))
		return str_of("他");
	if (is_one_of(key.s, dropped) ||
	    (is_one_of(key.s, torn) && (!rest.n || str_starts(rest, str_of("府")))))
		len = 0;
	return (struct str) { key.s, len };
}

/* Add a key without its numbering and the words that say nothing, as far as it takes for n
   bytes.  政 at the end may be half of a word that was torn. */
static void
soften_key(struct buf *out, struct str key, size_t n)
{
	char *from = buf_room(out, key.n + HAN), *put = from;

	for (key = str_skip(key, numbering(key)); key.n && (size_t)(put - from) < n;) {
		size_t len = char_len(key);
		struct str soft_one = softened(key, len);

		for (size_t i = 0; i < soft_one.n; i++)
			*put++ = soft_one.s[i];
		key = str_skip(key, len);
	}
	out->len += (size_t)(put - from);
}

/* The same of a text. */
static void
soften(struct buf *out, struct str text)
{
	soften_key(out, key_of(text, &scratch), SIZE_MAX);
}

/* The key without the words for a count at its end; two characters stay. */
static struct str
without_count(struct str key)
{
	while (key.n > 2 * HAN && is_one_of(key.s + key.n - HAN, "数量总次件条篇个人元万"))
		key.n -= HAN;
	return key;
}

static int
by_bytes(struct str a, struct str b)
{
	int order = memcmp(a.s, b.s, a.n < b.n ? a.n : b.n);

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int
by_key(const void *a, const void *b)
{
	const struct indicator *x = a, *y = b;
	int order = by_bytes(x->key, y->key);

	return order ? order : (x->form > y->form) - (x->form < y->form);
}

static int
by_bytes_of(const void *a, const void *b)
{
	return by_bytes(*(const struct str *)a, *(const struct str *)b);
}

static void
add_key(struct list *list, struct str key)
{
	if (list->n == list->room) {
		list->room = list->room ? list->room * 2 : 4096;
		list->key = mem_resize(list->key, list->room, sizeof *list->key);
	}
	list->key[list->n++] = key;
}

static void
add_tails(struct str key)
{
	add_key(&wholes, key);
	firsts_add(&whole_firsts, key);
	if (key.n)
		firsts_add(&whole_seconds, str_skip(key, char_len(key)));
	for (; key.n; key = str_skip(key, char_len(key)))
		add_key(&tails, key);
}

/* The keys never move: indicators_open gave them room for every byte of the texts. */
static void
add(struct str text, const struct form *form)
{
	struct str key = { keys.s + keys.len, 0 };

	soften(&keys, text);
	key.n = (size_t)(keys.s + keys.len - key.s);
	add_tails(key);
	if (count == room) {
		room = room ? room * 2 : 1024;
		entries = mem_resize(entries, room, sizeof *entries);
	}
	entries[count++] = (struct indicator) { without_count(key), form };
}

static void
add_form(const struct form *form)
{
	struct str rest = str_of(form->aliases), name;

	add(str_of(form->label), form);
	while (str_next_name(&rest, &name))
		add(name, form);
}

/* A line of the forms that stands twice under one key (its label and another spelling). */
static void
drop_doubles(void)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (!kept || by_key(&entries[kept - 1], &entries[i]))
			entries[kept++] = entries[i];
	}
	count = kept;
}

void
indicators_open(void)
{
	const struct form *form;
	size_t bytes = 0;

	add_firsts(&may_number, numerals);
	add_firsts(&may_number, among);
	add_firsts(&may_soften, dropped);
	add_firsts(&may_soften, torn);
	add_firsts(&may_soften, other);
	for (size_t i = 0; (form = form_line(i)); i++)
		bytes += strlen(form->label) + strlen(form->aliases) + 8;
	buf_room(&keys, bytes);
	for (size_t i = 0; (form = form_line(i)); i++) {
		if (!strcmp(form->table, "statistics"))
			add_form(form);
	}
	qsort(entries, count, sizeof *entries, by_key);
	drop_doubles();
	qsort(wholes.key, wholes.n, sizeof *wholes.key, by_bytes_of);
}

void
indicators_close(void)
{
	free(entries);
	free(wholes.key);
	free(tails.key);
	buf_free(&keys);
	buf_free(&soft);
	buf_free(&scratch);
	buf_free(&bare);
}

static const struct indicator *
find_key(struct str key, size_t *n)
{
	size_t low = 0, high = count;

	*n = 0;
	if (!key.n)
		return NULL;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (by_bytes(entries[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + *n < count && str_same(entries[low + *n].key, key))
		++*n;
	return *n ? &entries[low] : NULL;
}

/* The bytes of the bracket that s begins with, one of three bytes in wide or one in narrow; 0
   for none.  Few characters need more than a look at their first byte. */
static size_t
bracket(struct str s, const char *narrow, const char *wide)
{
	unsigned char c = s.n ? (unsigned char)*s.s : 0;

	if (c == (unsigned char)narrow[0] || c == (unsigned char)narrow[1])
		return 1;
	return (c == 0xEF || c == 0xE3) && s.n >= HAN && is_one_of(s.s, wide) ? HAN : 0;
}

static size_t
opening(struct str s)
{
	return bracket(s, "([", "（【");
}

static size_t
closing(struct str s)
{
	return bracket(s, ")]", "）】");
}

static bool
has_notes(struct str s)
{
	return s.n && (memchr(s.s, '(', s.n) || memchr(s.s, '[', s.n) ||
			  str_find(s, str_of("（")) || str_find(s, str_of("【")));
}

/* Add a text without what stands in brackets, which goes to *notes. */
static void
without_notes(struct buf *out, struct buf *notes, struct str text)
{
	size_t depth = 0, n;

	for (; text.n; text = str_skip(text, n)) {
		if ((n = opening(text))) {
			depth++;
		} else if ((n = closing(text))) {
			depth -= depth > 0;
		} else {
			n = char_len(text);
			buf_add(depth ? notes : out, text.s, n);
		}
	}
}

/* 收到申请数（其中网上） is another figure than 收到申请数.  （不含…） may be the form's own
   note, in other words. */
static bool
changes_meaning(struct str notes, const struct indicator *found)
{
	static const char *const words[] = { "其中", "上年", "上一年", "去年", "同比" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_find(notes, str_of(words[i])))
			return true;
	}
	return (str_find(notes, str_of("不含")) || str_find(notes, str_of("不包括")) ||
		   str_find(notes, str_of("除外"))) &&
	       !strstr(found->form->label, "不包括");
}

/* As indicator_find; the text's key is in `soft` already. */
static const struct indicator *
find_text(struct str text, size_t *n)
{
	static struct buf notes;
	const struct indicator *found = find_key(without_count(buf_str(&soft)), n);

	if (found || !has_notes(text))
		return found;
	buf_clear(&bare);
	buf_clear(&notes);
	without_notes(&bare, &notes, text);
	if (!notes.len)
		return NULL;
	buf_clear(&soft);
	soften(&soft, buf_str(&notes));
	if (!soft.len)
		return NULL;
	buf_clear(&soft);
	soften(&soft, buf_str(&bare));
	found = find_key(without_count(buf_str(&soft)), n);
	if (found && !changes_meaning(buf_str(&notes), found))
		return found;
	*n = 0;
	return NULL;
}

const struct indicator *
indicator_find(struct str text, size_t *n)
{
	static const struct str stop = { "。", 3 };

	*n = 0;
	/* Prose comes here, too, and all cells of other tables: most begin as no label does. */
	if (text.n > TEXT_MAX)
		return NULL;
	if (!opening(text) && !indicator_opens(str_cut(text, LOOK)) &&
	    (text.n > LOOK || !has_notes(text)))
		return NULL;
	if (text.n > LOOK && str_find(text, stop))
		return NULL;
	buf_clear(&soft);
	soften(&soft, text);
	return find_text(text, n);
}

const struct indicator *
indicator_join(struct str a, struct str b, size_t *n)
{
	static struct buf both;

	*n = 0;
	if (a.n + b.n > TEXT_MAX)
		return NULL;
	buf_clear(&both);
	buf_addstr(&both, a);
	buf_addstr(&both, b);
	return indicator_find(buf_str(&both), n);
}

bool
indicator_is_own(struct str text)
{
	size_t n;
	const struct indicator *found = indicator_find(text, &n);

	return found && found->form->kind == FORM_ROW && soft.len >= OWN_MIN;
}

/* Does a key of the list begin so? */
static bool
any_begins(const struct list *list, struct str key)
{
	size_t low = 0, high = list->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (by_bytes(list->key[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < list->n && str_starts(list->key[low], key);
}

/* The bytes of a text's key behind its numbering. */
static size_t
words_len(struct str text)
{
	struct str key = key_of(text, &scratch);

	return key.n - numbering(key);
}

bool
indicator_is_empty(struct str text)
{
	return !words_len(text);
}

bool
indicator_is_whole(struct str text)
{
	buf_clear(&soft);
	soften(&soft, text);
	return without_count(buf_str(&soft)).n < soft.len;
}

bool
indicator_begins(struct str text)
{
	if (text.n > TEXT_MAX)
		return false;
	buf_clear(&soft);
	soften(&soft, text);
	return words_len(text) > HAN && any_begins(&wholes, buf_str(&soft));
}

bool
indicator_opens(struct str text)
{
	enum { LITTLE = 2 * HAN + 1, TWO = UTF8_MAX + 1 };
	unsigned first = key_first(text);
	struct str rest;
	size_t n;

	/* Most texts begin with what is neither passed over nor any label's first character. */
	if (!firsts_has(&whole_firsts, first) && !firsts_has(&may_number, first) &&
	    !firsts_has(&may_soften, first) && !(first >= '0' && first <= '9'))
		return false;
	/* The beginning of the key tells, but where it is numbers and soft words. */
	buf_clear(&soft);
	soften_key(&soft, key_begin(text, LITTLE, &scratch), TWO);
	if (soft.len < TWO) {
		buf_clear(&soft);
		soften_key(&soft, key_of(text, &scratch), TWO);
	}
	if (!firsts_may(&whole_firsts, buf_str(&soft)))
		return false;
	n = char_len(buf_str(&soft));
	rest = str_skip(buf_str(&soft), n);
	if (rest.n && !firsts_may(&whole_seconds, rest))
		return false;
	n += rest.n ? char_len(rest) : 0;
	return any_begins(&wholes, (struct str) { soft.s, n });
}

struct str
unit_bare(struct str unit)
{
	size_t n = opening(unit);

	if (!n)
		return unit;
	unit = str_skip(unit, n);
	for (n = 1; n <= HAN && n < unit.n; n++) {
		if (closing(str_skip(unit, unit.n - n)) == n)
			return trim((struct str) { unit.s, unit.n - n });
	}
	return unit;
}

static bool
is_one_unit(struct str s)
{
	const struct word *times;

	if (word_is(WORD_COUNT, s) || word_is(WORD_MONEY, s))
		return true;
	return (times = word_begins(WORD_TIMES, s)) &&
	       word_is(WORD_COUNT, str_skip(s, times->text.n));
}

bool
is_unit(struct str text)
{
	struct str s;

	if (text.n > UNIT_MAX * 2 || !plain_of(text, &scratch))
		return false;
	s = buf_str(&scratch);
	if (s.n > 2 && *s.s == '(' && s.s[s.n - 1] == ')')
		s = (struct str) { s.s + 1, s.n - 2 };
	while (s.n) {
		const char *slash = memchr(s.s, '/', s.n);
		size_t n = slash ? (size_t)(slash - s.s) : s.n;

		if (!is_one_unit((struct str) { s.s, n }))
			return false;
		s = str_skip(s, slash ? n + 1 : n);
	}
	return scratch.len > 0;
}

struct str
unit_of_label(struct str text, struct str *words)
{
	static const struct str word = { "单位", 6 };
	struct str none = { "", 0 }, unit = none, before;
	size_t n;

	*words = before = text = trim(text);
	for (struct str s = text; s.n; s = str_skip(s, char_len(s))) {
		if ((n = opening(s))) {
			unit = str_skip(s, n);
			before.n = (size_t)(s.s - text.s);
		}
	}
	for (n = 1; n <= HAN && n < unit.n; n++) {
		if (closing(str_skip(unit, unit.n - n)) == n)
			break;
	}
	if (n > HAN || n >= unit.n)
		return none;
	unit = trim((struct str) { unit.s, unit.n - n });
	if (str_starts(unit, word)) {
		unit = str_skip(unit, word.n);
		unit = str_skip(
		    unit, str_starts(unit, str_of("：")) ? HAN : unit.n && *unit.s == ':');
		unit = trim(unit);
	}
	if (!is_unit(unit))
		return none;
	*words = before;
	return unit;
}

/* Most documents have no statistics table, and no use for them. */
static const struct list *
sorted_tails(void)
{
	static bool sorted;

	if (!sorted)
		qsort(tails.key, tails.n, sizeof *tails.key, by_bytes_of);
	sorted = true;
	return &tails;
}

bool
indicator_known(struct str text)
{
	struct str unit;
	size_t n;

	if (text.n > TEXT_MAX)
		return false;
	if (is_unit(text) || indicator_find(text, &n))
		return true;
	unit = unit_of_label(text, &text);
	buf_clear(&soft);
	soften(&soft, text);
	/* The last character of a label, with its unit: 密（件）. */
	if (words_len(text) > (unit.n ? 0 : HAN))
		return any_begins(sorted_tails(), without_count(buf_str(&soft)));
	/* （二）被, 其中：涉: torn after the first character. */
	return numbering(buf_str(&scratch)) > 0 && any_begins(&wholes, buf_str(&soft)) &&
	       (numbering(buf_str(&scratch)) < scratch.len ||
		   str_is(buf_str(&scratch), "其中"));
}
